"""All skills and domains, and the share of skills that is held out to measure what training never saw."""
from __future__ import annotations

import hashlib
import importlib
import pkgutil
from functools import lru_cache
from typing import Any

from . import domains as domain_files
from . import skills as skill_files

Skill = dict[str, Any]
Domain = dict[str, Any]

HELD_OUT_SHARE = 0.05


def _modules(package: Any) -> list[Any]:
    names = sorted(info.name for info in pkgutil.iter_modules(package.__path__))
    return [importlib.import_module(f'{package.__name__}.{name}') for name in names]


@lru_cache(maxsize=1)
def all_skills() -> tuple[Skill, ...]:
    """Every skill, file by file in alphabetical order."""
    return tuple(skill for module in _modules(skill_files) for skill in module.SKILLS)


@lru_cache(maxsize=1)
def all_domains() -> tuple[Domain, ...]:
    return tuple(domain for module in _modules(domain_files) for domain in module.DOMAINS)


def is_held_out(skill_id: str) -> bool:
    """Whether a skill is kept for validation; decided by its name, so adding skills moves no other."""
    first = hashlib.sha256(skill_id.encode()).digest()[0]
    return first < 256 * HELD_OUT_SHARE


def skills_of(part: str) -> list[Skill]:
    """Skills of `part`: 'all', 'train' or 'held-out'."""
    if part not in ('all', 'train', 'held-out'):
        raise ValueError(f"part must be 'all', 'train' or 'held-out', got {part!r}")
    return [skill for skill in all_skills() if part == 'all' or is_held_out(skill['id']) == (part == 'held-out')]
