"""One exercise: a bound skill, executed. The fast path runs one solution once; the thorough one also every other."""
from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from .asserts import plain, write_asserts
from .bind import Slots, bind, fill
from .catalogue import Domain, Skill
from .execute import run_cells
from .table import Table

IMPORTS = 'import numpy as np\nimport pandas as pd\nimport matplotlib.pyplot as plt'


@dataclass(frozen=True)
class Exercise:
    skill_id: str
    slots: Slots
    """Template of the statement, and the statement with the slots filled in."""
    say_template: str
    say: str
    """Cells before the exercise: data, then the skill's own setup."""
    data: str
    setup: str
    """What may already stand in the cell (may be no beginning of `code`)."""
    prefix: str
    code: str
    tests: str
    table: Table


class BrokenSkill(Exception):
    """A solution or a check of a skill does not hold in some binding."""


def make_exercise(
    skill: Skill, rng: random.Random, domain: Domain, namespace: dict[str, Any], shared: Table | None = None
) -> Exercise:
    """Binds and runs the skill in `namespace` (which goes on to the next exercise); whatever breaks is raised."""
    slots, data, table = bind(skill, rng, domain, shared)
    setup = fill(skill.get('setup', ''), slots)
    code = fill(rng.choice([skill['code']] * 2 + skill.get('alt', [])), slots)
    run_cells([cell for cell in (data, setup) if cell] + [code], namespace)
    tests = write_asserts(_values(skill, slots, namespace), rng)
    template = rng.choice(skill['say'])
    fits = [p for p in (fill(p, slots) for p in skill.get('prefix', [''])) if code.startswith(p) or p.startswith('#')]
    return Exercise(
        skill['id'], slots, template, fill(template, slots), data, setup, rng.choice(fits or ['']), code, tests, table
    )


def _values(skill: Skill, slots: Slots, namespace: dict[str, Any]) -> list[tuple[str, Any]]:
    pairs: list[tuple[str, Any]] = []
    for expression in (fill(check, slots) for check in skill['check']):
        run_cells([f'_value = {expression}'], namespace)
        pairs.append((expression, plain(namespace.pop('_value'))))
    return pairs


def verify_skill(skill: Skill, rng: random.Random, domain: Domain) -> None:
    """Thorough: the reference and every alternative pass the checks of the reference, an empty cell fails them."""
    slots, data, _ = bind(skill, rng, domain)
    for say in skill['say']:
        fill(say, slots)
    for prefix in skill.get('prefix', []):
        fill(prefix, slots)
    base = [cell for cell in (IMPORTS, data, fill(skill.get('setup', ''), slots)) if cell]
    reference = fill(skill['code'], slots)
    namespace: dict[str, Any] = {'__name__': 'nb'}
    run_cells(base + [reference], namespace)
    tests = write_asserts(_values(skill, slots, namespace), rng)
    for solution in [reference] + [fill(alt, slots) for alt in skill.get('alt', [])]:
        try:
            run_cells(base + [solution, tests], {'__name__': 'nb'})
        except Exception as cause:
            raise BrokenSkill(f'{skill["id"]}: {type(cause).__name__}: {cause} in\n{solution}\n{tests}') from cause
    for empty in ('', 'pass'):
        try:
            run_cells(base + [empty, tests], {'__name__': 'nb'})
        except Exception:
            continue
        raise BrokenSkill(f'{skill["id"]}: the checks pass with an empty cell')
