"""Corpus notebooks -> masked notebooks (JSONL) with the places that may be masked: `python -m jupyt5_training.annotate`.

Also checks exercises: what overlaps the tasks and benchmarks we measure on is dropped and listed in the report.
"""
from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from typing import Any

from .blocks import find_blocks
from .overlap import measured_grams, overlapping
from .records import read_records
from .tokenizer import GROUP_WEIGHTS

MAX_TARGET_CHARS = 1500
MAX_DUPLICATES = 8
BLOCKS_PER_CELL = 3
# Cells below this (imports, `df.head()`) may stand anywhere.
SHORT_CELL_CHARS = 60

Record = dict[str, Any]


def cell_targets(cell: Record, index: int, rng: random.Random) -> list[dict[str, int]]:
    """The whole cell if it is worth predicting, and up to BLOCKS_PER_CELL blocks inside it."""
    source = cell['source']
    if cell['type'] != 'code' or cell.get('parses') is False or cell.get('comment_only') or cell.get('placeholder'):
        return []
    if cell.get('n_dup', 1) > MAX_DUPLICATES or len(source.strip()) < 12:
        return []
    blocks = find_blocks(source)
    if blocks is None:
        return []
    lines = source.split('\n')
    only_imports = all(not line.strip() or line.startswith(('import ', 'from ', '#', ' ', ')')) for line in lines)
    if only_imports and rng.random() < 0.7:
        return []
    ranges = [(0, len(lines))] + (blocks if len(blocks) <= BLOCKS_PER_CELL else rng.sample(blocks, BLOCKS_PER_CELL))
    fits = [(a, b) for a, b in ranges if sum(len(line) + 1 for line in lines[a:b]) <= MAX_TARGET_CHARS]
    return [dict(cell=index, startLine=a, endLine=b) for a, b in fits]


def annotate(record: Record, rng: random.Random) -> Record:
    """A masked-notebook record; an exercise keeps the targets it came with."""
    cells = [dict(type=cell['type'], source=cell['source']) for cell in record['cells']]
    targets = record.get('targets')
    if targets is None:
        targets = [target for i, cell in enumerate(record['cells']) for target in cell_targets(cell, i, rng)]
    return {**{key: record[key] for key in ('repo', 'licence', 'path', 'group')}, 'cells': cells, 'targets': targets}


class Validation:
    """Repositories and longer code cells of the validation split, which must not be trained on."""

    def __init__(self, paths: list[Path]) -> None:
        self.repositories: set[str] = set()
        self.cells: set[str] = set()
        for record in (record for path in paths for record in read_records(path)):
            self.repositories.add(record['repo'])
            self.cells.update(_squeeze(cell['source']) for cell in record['cells'] if _is_long_code(cell))

    def without(self, record: Record) -> Record | None:
        """`record` without the cells that occur in validation; None if its repository does."""
        if record['repo'] in self.repositories:
            return None
        if 'targets' in record:
            return record  # an exercise: its cells are addressed by number
        cells = [cell for cell in record['cells'] if not (_is_long_code(cell) and _squeeze(cell['source']) in self.cells)]
        return {**record, 'cells': cells}


def _is_long_code(cell: Record) -> bool:
    return cell['type'] == 'code' and len(cell['source']) >= SHORT_CELL_CHARS


def _squeeze(source: str) -> str:
    return ''.join(source.split())


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('source', type=Path, nargs='+', help='records to read, .jsonl or .jsonl.zst')
    parser.add_argument('--out', type=Path, required=True)
    parser.add_argument('--measured', type=Path, nargs='*', default=[], help='folders of tasks and benchmarks')
    parser.add_argument('--report', type=Path, help='where to list what was dropped')
    parser.add_argument('--apart-from', type=Path, nargs='*', default=[], help='validation records: their repositories and cells are kept out')
    parser.add_argument('--keep-groups', action='store_true', help='do not thin out cloud SDK notebooks (validation)')
    parser.add_argument('--seed', type=int, default=0)
    options = parser.parse_args(arguments)
    rng = random.Random(options.seed)
    grams = measured_grams(options.measured)
    validation = Validation(options.apart_from)
    kept = dropped = targets = thinned = apart = 0
    report: list[str] = []
    with options.out.open('w', encoding='utf-8') as file:
        for record in (record for path in options.source for record in read_records(path)):
            if not options.keep_groups and rng.random() >= GROUP_WEIGHTS.get(record['group'], 1.0):
                thinned += 1
                continue
            record = validation.without(record)
            if record is None:
                apart += 1
                continue
            hits = [hit for cell in record['cells'] if cell['type'] == 'code' and (hit := overlapping(cell['source'], grams))]
            if hits:
                dropped += 1
                report.append(f'{record["repo"]}/{record["path"]}: shares with {hits[0][0]}: {hits[0][1]}')
                continue
            result = annotate(record, rng)
            if result['targets']:
                kept += 1
                targets += len(result['targets'])
                file.write(json.dumps(result, ensure_ascii=False) + '\n')
    summary = f'{kept} notebooks with {targets} targets; {thinned} thinned out; {apart} of validation repositories; {dropped} dropped for overlap ({len(grams)} runs of tokens looked for)'
    print(summary)
    if options.report:
        options.report.write_text('\n'.join([summary, *report]) + '\n', encoding='utf-8')


if __name__ == '__main__':
    from .command import run_command

    run_command(main)
