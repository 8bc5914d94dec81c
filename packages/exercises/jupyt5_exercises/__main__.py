"""Command line: `make` writes notebooks, `check` runs every skill thoroughly in several bindings."""
from __future__ import annotations

import argparse
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
    check = commands.add_parser('check', help='reference and alternatives pass, the empty cell fails')
    check.add_argument('--bindings', type=int, default=3)
    check.add_argument('--match', default='', help='only skills whose id contains this')
    options = parser.parse_args(arguments)
    if options.command == 'make':
        from .make import make_notebooks

        make_notebooks(options.count, options.seed, options.out.absolute(), options.skills, options.workers, options.first)
        return 0
    return check_skills(options.bindings, options.match)


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
