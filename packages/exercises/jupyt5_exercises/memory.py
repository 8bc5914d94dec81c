"""Writes the memory that stands beside a model: solved exercises as `{"skill", "statement", "code"}`, one JSON object a line.

The hand-written training skills in some of their wordings, and as many composed ones; short ones only, since several have to fit a
window beside the notebook. Nothing is executed: skills are verified by the tests, composed ones when exercises are made of them.
"""
from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

from .bind import bind, fill
from .catalogue import Skill, all_domains, skills_of
from .composed import AREAS, compose

WORDINGS = 4
LONGEST_STATEMENT, LONGEST_CODE, LONGEST = 260, 300, 420


def memory_entries(composed: int, seed: int) -> Iterator[dict[str, str]]:
    """Entries of every training skill, then of `composed` drawn ones for each area; the same for a seed."""
    rng = random.Random(seed)
    for skill in skills_of('train'):
        for say in rng.sample(skill['say'], min(WORDINGS, len(skill['say']))):
            yield from _entry(skill, skill['id'], say, rng)
    for area in AREAS:
        for number in range(composed):
            skill = compose(area, rng)
            yield from _entry(skill, f'{skill["id"]}#{number}', rng.choice(skill['say']), rng)


def _entry(skill: Skill, name: str, say: str, rng: random.Random) -> Iterator[dict[str, str]]:
    slots, _, _ = bind(skill, rng, rng.choice(all_domains()))
    statement, code = fill(say, slots).strip(), fill(skill['code'], slots).strip()
    if len(statement) <= LONGEST_STATEMENT and len(code) <= LONGEST_CODE and len(statement) + len(code) <= LONGEST:
        yield dict(skill=name, statement=statement, code=code)


def write_memory(path: Path, composed: int, seed: int) -> int:
    """Writes the file, statements and codes that repeat left out; returns how many entries it has."""
    seen: set[str] = set()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open('w', encoding='utf-8') as file:
        for entry in memory_entries(composed, seed):
            key = entry['statement'] + entry['code']
            if key not in seen:
                seen.add(key)
                file.write(json.dumps(entry, ensure_ascii=False) + '\n')
    return len(seen)
