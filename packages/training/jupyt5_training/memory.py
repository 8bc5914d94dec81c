"""Drops from a memory what we measure on: `python -m jupyt5_training.memory IN.jsonl --measured FOLDER ... --out OUT.jsonl`.

IN is what `jupyt5_exercises memory` writes: a solved exercise a line, `{"skill", "statement", "code"}`.
"""
from __future__ import annotations

import argparse
import json
from pathlib import Path

from .overlap import measured_grams, overlapping


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('memory', type=Path)
    parser.add_argument('--measured', type=Path, nargs='*', default=[], help='tasks and benchmarks whose code must not be in it')
    parser.add_argument('--out', type=Path, required=True)
    options = parser.parse_args(arguments)
    grams = measured_grams(options.measured)
    lines = options.memory.read_text('utf-8').splitlines(keepends=True)
    kept = [line for line in lines if not overlapping(json.loads(line)['code'], grams)]
    options.out.write_text(''.join(kept), 'utf-8')
    print(f'{options.out}: {len(kept)} exercises, {len(lines) - len(kept)} dropped')


if __name__ == '__main__':
    from .command import run_command

    run_command(main)
