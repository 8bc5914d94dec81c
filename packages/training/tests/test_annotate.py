"""Targets are real blocks; nothing measured on and nothing of validation gets into training."""
from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from jupyt5_training.annotate import cell_targets, main
from jupyt5_training.blocks import find_blocks
from jupyt5_training.identifiers import find_identifiers
from jupyt5_training.overlap import measured_grams, overlapping
from jupyt5_training.records import read_records

FUNCTION = '''def mean_of_towns(table, column):
    """Mean of each town."""
    grouped = table.groupby("town")
    return grouped[column].mean()

# sort them by size
result = mean_of_towns(data, "price").sort_values()
top = result.tail(3)

print(top)'''


def test_blocks_are_bodies_behind_docstrings_and_statements_behind_comments() -> None:
    assert find_blocks(FUNCTION) == [(2, 4), (6, 8)]


def test_what_is_no_python_has_no_blocks() -> None:
    assert find_blocks('%matplotlib inline\n!ls') is None


def test_bodies_on_the_line_of_their_head_are_no_blocks() -> None:
    assert find_blocks('if a_long_name: b_long_name = c_long_name') == []


def test_loops_branches_and_decorated_methods_have_bodies() -> None:
    source = 'class Town:\n    @property\n    def size(self):\n        return self.people // 1000\n\nfor town in towns:\n    if town.size > 3:\n        print(town.size)'
    assert find_blocks(source) == [(1, 4), (3, 4), (6, 8), (7, 8)]


def test_marked_cells_are_no_targets() -> None:
    cell: dict[str, Any] = dict(type='code', source='total = price * units')
    assert cell_targets(cell, 4, random.Random(1)) == [dict(cell=4, startLine=0, endLine=1)]
    for mark in (dict(parses=False), dict(comment_only=True), dict(placeholder=True), dict(n_dup=99), dict(type='markdown')):
        assert cell_targets({**cell, **mark}, 4, random.Random(1)) == []


SOLUTION = 'rain_share = rain_table.groupby(month_name).amount.sum() / yearly_total\nranking = rain_share.sort_values(ascending=False).head(number_of_months)'


def write(path: Path, records: list[dict[str, Any]]) -> Path:
    path.write_text(''.join(json.dumps(record) + '\n' for record in records))
    return path


def notebook(repo: str, *sources: str) -> dict[str, Any]:
    return dict(repo=repo, licence='MIT', path='a.ipynb', group='ds', cells=[dict(type='code', source=source) for source in sources])


def test_a_long_shared_run_of_code_is_found_and_a_literal_is_not(tmp_path: Path) -> None:
    write(tmp_path / 'problems.jsonl', [dict(task_id='T/1', solution=SOLUTION, prompt='x = [1, 2, 3, 4, 5, 6, 7, 8, 9]')])
    grams = measured_grams([tmp_path])
    assert (overlapping('# mine\n' + SOLUTION, grams) or ('', ''))[0] == 'problems.jsonl:T/1'
    assert overlapping('x = [1, 2, 3, 4, 5, 6, 7, 8, 9]', grams) is None
    assert overlapping(FUNCTION, grams) is None


def test_overlaps_are_dropped_and_reported(tmp_path: Path) -> None:
    (tmp_path / 'measured').mkdir()
    write(tmp_path / 'measured/problems.jsonl', [dict(task_id='T/1', solution=SOLUTION)])
    source = write(tmp_path / 'in.jsonl', [notebook('good', FUNCTION), notebook('bad', SOLUTION)])
    out, report = tmp_path / 'out.jsonl', tmp_path / 'report.txt'
    main([str(source), '--out', str(out), '--measured', str(tmp_path / 'measured'), '--report', str(report)])
    assert [record['repo'] for record in read_records(out)] == ['good']
    assert 'bad/a.ipynb: shares with problems.jsonl:T/1' in report.read_text()


def test_cells_of_a_validation_repository_never_occur_in_training(tmp_path: Path) -> None:
    valid = write(tmp_path / 'valid.jsonl', [notebook('held', FUNCTION, 'df.head()')])
    copied = FUNCTION.replace('\n\n', '\n \n')
    source = write(tmp_path / 'in.jsonl', [notebook('held', SOLUTION), notebook('other', copied, SOLUTION, 'df.head()')])
    out = tmp_path / 'out.jsonl'
    main([str(source), '--out', str(out), '--apart-from', str(valid)])
    (record,) = read_records(out)
    assert record['repo'] == 'other'
    assert [cell['source'] for cell in record['cells']] == [SOLUTION, 'df.head()']


def test_identifiers_are_names_of_several_notebooks() -> None:
    records = [notebook('a', 'rain_mm = data["month_no"]\n_hidden = 1'), notebook('b', 'rain_mm = 3\nonce = "month_no"'), notebook('c', 'x == 1')]
    assert sorted(find_identifiers(records)) == ['month_no', 'rain_mm']
