"""Skills hold in random bindings; notebooks are whole, varied, reproducible, and their targets are the solutions."""
from __future__ import annotations

import json
import os
import random
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault('MPLBACKEND', 'Agg')

from jupyt5_exercises.__main__ import main
from jupyt5_exercises.asserts import plain, write_asserts
from jupyt5_exercises.bind import bind, fill
from jupyt5_exercises.catalogue import all_domains, all_skills, is_held_out, skills_of
from jupyt5_exercises.exercise import verify_skill
from jupyt5_exercises.execute import TooSlow, run_cells
from jupyt5_exercises.make import complete_lines, make_one
from jupyt5_exercises.table import LAYOUTS, draw_table, write_table
from jupyt5_exercises.wording import word


def records(count: int, seed: int = 3, part: str = 'train') -> list[dict[str, Any]]:
    return [json.loads(make_one(i, seed, part)) for i in range(count)]


@pytest.fixture(scope='module')
def notebooks() -> list[dict[str, Any]]:
    return records(60)


@pytest.mark.parametrize('skill', all_skills()[::23], ids=lambda skill: skill['id'])
def test_reference_and_alternatives_pass_and_the_empty_cell_fails(skill: dict[str, Any]) -> None:
    rng = random.Random(skill['id'])
    verify_skill(skill, rng, rng.choice(all_domains()))


def test_every_statement_and_solution_of_every_skill_can_be_filled_in() -> None:
    for skill in all_skills():
        slots, _, _ = bind(skill, random.Random(1), all_domains()[0])
        for text in [*skill['say'], skill['code'], *skill.get('alt', []), *skill['check'], *skill.get('prefix', [])]:
            fill(text, slots)


def test_ids_are_unique_and_every_skill_has_four_statements() -> None:
    ids = [skill['id'] for skill in all_skills()]
    assert len(set(ids)) == len(ids) > 1500
    assert min(len(skill['say']) for skill in all_skills()) >= 4


def test_about_one_skill_in_twenty_is_held_out_and_never_in_training(notebooks: list[dict[str, Any]]) -> None:
    held_out = {skill['id'] for skill in skills_of('held-out')}
    assert 0.03 < len(held_out) / len(all_skills()) < 0.07
    assert not held_out & {skill['id'] for skill in skills_of('train')}
    assert not any(is_held_out(name) for record in notebooks for name in skill_names(record))
    assert all(is_held_out(name) for record in records(3, part='held-out') for name in skill_names(record))


def skill_names(record: dict[str, Any]) -> list[str]:
    parts = record['path'].split('/')
    return ['/'.join(parts[i : i + 2]) for i in range(0, len(parts), 2)]


def test_notebooks_run_from_top_to_bottom(notebooks: list[dict[str, Any]]) -> None:
    for record in notebooks[:25]:
        run_cells([cell['source'] for cell in record['cells'] if cell['type'] == 'code'], {'__name__': 'nb'})


def test_targets_are_whole_lines_of_code_cells(notebooks: list[dict[str, Any]]) -> None:
    for record in notebooks:
        assert 1 <= len(record['targets']) <= 4
        for target in record['targets']:
            cell = record['cells'][target['cell']]
            lines = cell['source'].split('\n')
            assert cell['type'] == 'code'
            assert 0 <= target['startLine'] < target['endLine'] == len(lines)
            assert '\n'.join(lines[target['startLine'] :]).strip()


def test_some_targets_keep_a_first_line_and_some_are_whole_cells(notebooks: list[dict[str, Any]]) -> None:
    starts = [target['startLine'] for record in notebooks for target in record['targets']]
    assert 0.2 < sum(start > 0 for start in starts) / len(starts) < 0.9


def test_the_same_seed_and_index_give_the_same_notebook() -> None:
    assert make_one(5, 3, 'train') == make_one(5, 3, 'train') != make_one(6, 3, 'train')


def test_make_goes_on_behind_a_cut_line(tmp_path: Path) -> None:
    out = tmp_path / 'out.jsonl'
    out.write_text(make_one(0, 9, 'train') + '\n{"cells": [')
    assert main(['make', '--count', '3', '--seed', '9', '--out', str(out)]) == 0
    assert complete_lines(out) == 3
    assert out.read_text().splitlines()[2] == make_one(2, 9, 'train')


@pytest.mark.parametrize('layout', sorted(set(LAYOUTS)))
def test_every_layout_of_a_table_makes_the_same_table(layout: str) -> None:
    table = draw_table(all_domains()[0], random.Random(4))
    columns = list(table.columns)[:4]
    namespace: dict[str, Any] = {}
    run_cells(['import pandas as pd', write_table(table, columns, random.Random(2), layout)], namespace)
    assert namespace[table.name].to_dict('list') == {column: table.columns[column] for column in columns}


def test_words_change_but_names_and_formulas_stay() -> None:
    slots = dict(res='total_x', df='df', num1='price')
    template = 'Compute the mean of `{num1}` with $\\sum_i x_i$. Store it in `{res}`.'
    variants = {word(template, slots, random.Random(i), 1.0) for i in range(200)}
    assert len(variants) > 60
    assert all('$\\sum_i x_i$' in text and 'total_x' in text and 'price' in text for text in variants)
    assert word(template, slots, random.Random(1), 0.0) == fill(template, slots)


def test_a_dict_slot_binds_values_that_belong_together() -> None:
    skill = dict(all_skills()[0], slots={'pair': [{'word': 'at least', 'sign': '>='}, {'word': 'below', 'sign': '<'}]})
    found = {(s['word'], s['sign']) for s in (bind(skill, random.Random(i), all_domains()[0])[0] for i in range(20))}
    assert found == {('at least', '>='), ('below', '<')}


def test_asserts_hold_for_the_values_they_were_made_of() -> None:
    pairs = [('a', plain(0.1 + 0.2)), ('b', [1.5, None]), ('c', {'x': 1.5}), ('d', True), ('e', None), ('f', [1, 2.5]), ('g', 'text')]
    values = dict(pairs)
    import numpy as np

    run_cells([write_asserts(pairs, random.Random(1))], {**values, 'np': np})
    with pytest.raises(AssertionError):
        run_cells([write_asserts(pairs, random.Random(1))], {**values, 'b': [1.6, None], 'np': np})


def test_a_check_value_that_cannot_be_written_is_refused() -> None:
    for value in (float('nan'), {1, 2}, object()):
        with pytest.raises(ValueError, match='check value'):
            plain(value)


def test_an_endless_cell_is_stopped() -> None:
    with pytest.raises(TooSlow):
        run_cells(['while True: pass'], {}, limit_seconds=1)



def test_check_command_reports_no_broken_skill(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(['check', '--bindings', '1', '--match', 'pandas/gb-mean']) == 0
    assert ' 0 broken' in capsys.readouterr().out


def test_docstring_examples_become_notebooks_that_run() -> None:
    from jupyt5_exercises.doctests import Documented, notebook_of

    doc = '''Double every number.

Parameters
----------
x : list

Examples
--------
>>> import numpy as np
>>> x = np.array([1, 2])
>>> double = lambda a: 2 * a
>>> double(x)
array([2, 4])

Negative numbers work as well, see :func:`numpy.negative`:

>>> double(-x)
array([-2, -4])

This one is wrong:

>>> double(x)
array([9, 9])
'''
    record = notebook_of(Documented('lib.double', 'numpy', doc))
    assert record is not None
    assert [cell['source'] for cell in record['cells']] == [
        '# lib.double\n\nDouble every number.', 'import numpy as np', 'x = np.array([1, 2])\ndouble = lambda a: 2 * a\ndouble(x)',
        'Negative numbers work as well, see `numpy.negative`:', 'double(-x)',
    ]  # fmt: skip
    assert record['targets'] == [dict(cell=2, startLine=2, endLine=3), dict(cell=4, startLine=0, endLine=1)]
