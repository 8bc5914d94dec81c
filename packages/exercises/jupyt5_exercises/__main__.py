"""Command line: `make` writes notebooks, `memory` solved exercises, `check` runs every skill thoroughly, `doctests` mines docstrings."""
from __future__ import annotations

import argparse
import json
import os
import random
import sys
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog='jupyt5_exercises', description=__doc__)
    commands = parser.add_subparsers(dest='command', required=True)
    make = commands.add_parser('make', help='write executed exercises as masked notebooks (JSONL); goes on where it stopped')
    make.add_argument('--count', type=int, required=True)
    make.add_argument('--seed', type=int, required=True)
    make.add_argument('--out', type=Path, required=True)
    make.add_argument('--workers', type=int, default=1)
    make.add_argument('--first', type=int, default=0, help='index of the first notebook, to split one seed over files')
    make.add_argument('--skills', choices=['all', 'train', 'held-out'], default='train')
    make.add_argument('--composed', type=float, default=0.0, help='share of exercises from grammars, 0..1 (1: nothing else)')
    check = commands.add_parser('check', help='reference and alternatives pass, the empty cell fails')
    check.add_argument('--bindings', type=int, default=3)
    check.add_argument('--match', default='', help='only skills whose id contains this')
    doctests = commands.add_parser('doctests', help='notebooks from the docstring examples of numpy, pandas, scipy, scikit-learn')
    doctests.add_argument('--out', type=Path, required=True)
    doctests.add_argument('--libraries', nargs='+', default=['numpy', 'pandas', 'scipy', 'sklearn'])
    memory = commands.add_parser('memory', help="write the model's memory: short solved exercises (JSONL)")
    memory.add_argument('--composed', type=int, default=800, help='of each area with a grammar')
    memory.add_argument('--seed', type=int, default=1)
    memory.add_argument('--out', type=Path, required=True)
    options = parser.parse_args(arguments)
    if options.command == 'memory':
        from .memory import write_memory

        print(f'{write_memory(options.out.absolute(), options.composed, options.seed)} exercises')
        return 0
    if options.command == 'make':
        from .make import make_notebooks

        make_notebooks(options.count, options.seed, options.out.absolute(), options.skills, options.workers, options.first, options.composed)
        return 0
    if options.command == 'doctests':
        return write_doctests(options.out.absolute(), tuple(options.libraries))
    return check_skills(options.bindings, options.match)


def write_doctests(path: Path, libraries: tuple[str, ...]) -> int:
    """Each library in a process and an empty folder of its own: examples change global settings and write files."""
    from multiprocessing import get_context

    from .doctests import library_doctests
    from .make import prepare_worker

    count = targets = 0
    with path.open('w', encoding='utf-8') as file, get_context('spawn').Pool(1, prepare_worker, maxtasksperchild=1) as pool:
        for library, records in zip(libraries, pool.imap(library_doctests, libraries)):
            file.writelines(json.dumps(record, ensure_ascii=False) + '\n' for record in records)
            count, targets = count + len(records), targets + sum(len(record['targets']) for record in records)
            print(f'{library}: {len(records)} notebooks', file=sys.stderr, flush=True)
    print(f'{count} notebooks with {targets} targets')
    return 0


def check_skills(bindings: int, match: str) -> int:
    """Prints what is broken; 1 if anything is."""
    os.environ.setdefault('MPLBACKEND', 'Agg')
    from .catalogue import all_domains, all_skills
    from .exercise import verify_skill

    broken, seen = 0, set()
    skills = [skill for skill in all_skills() if match in skill['id']]
    for skill in skills:
        if skill['id'] in seen or len(skill['say']) < 4:
            broken += 1
            print(f'{skill["id"]}: the id occurs twice, or there are fewer than 4 statements')
        seen.add(skill['id'])
        for i in range(bindings):
            rng = random.Random(f'{skill["id"]}{i}')
            try:
                verify_skill(skill, rng, rng.choice(all_domains()))
            except Exception as error:
                broken += 1
                print(f'{skill["id"]}, binding {i}: {error}'[:600])
                break
    print(f'{len(skills)} skills, {sum(len(skill["say"]) for skill in skills)} statements, {broken} broken')
    return 1 if broken else 0


if __name__ == '__main__':
    sys.exit(main())
