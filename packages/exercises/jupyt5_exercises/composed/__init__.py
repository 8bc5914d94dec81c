"""Skills drawn from grammars: no two alike, so that a statement has to be read, not recognised."""
from __future__ import annotations

import random

from ..catalogue import Skill
from .equations import draw_equation
from .formulas import draw_formula
from .frames import draw_frame_task
from .tables import draw_table_task



def _pandas(rng: random.Random) -> Skill:
    return (draw_frame_task if rng.random() < 0.4 else draw_table_task)(rng)


def _latex(rng: random.Random) -> Skill:
    return (draw_formula if rng.random() < 0.4 else draw_equation)(rng)


AREAS = {'pandas': _pandas, 'latex': _latex}


def compose(area: str, rng: random.Random) -> Skill:
    """A new skill of `area` ('pandas' or 'latex'), in the form of the hand-written ones."""
    return AREAS[area](rng)
