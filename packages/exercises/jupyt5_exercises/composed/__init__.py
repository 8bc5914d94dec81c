"""Skills drawn from grammars: no two alike, so that a statement has to be read, not recognised."""
from __future__ import annotations

import random

from ..catalogue import Skill
from .formulas import draw_formula
from .frames import draw_frame_task
from .models import draw_model_task

AREAS = {'pandas': draw_frame_task, 'latex': draw_formula, 'ml': draw_model_task}


def compose(area: str, rng: random.Random) -> Skill:
    """A new skill of `area` (a key of AREAS), in the form of the hand-written ones."""
    return AREAS[area](rng)
