"""Skills drawn from grammars: no two alike, so that a statement has to be read, not recognised."""
from __future__ import annotations

import random

from ..catalogue import Skill
from .arrays import draw_array_task
from .by_hand import draw_hand_task
from .equations import draw_equation
from .formulas import draw_formula
from .frames import draw_frame_task
from .longer import draw_python_task
from .models import draw_model_task
from .preparation import draw_preparation_task
from .steps import draw_step
from .stories import draw_story_task
from .story_scripts import draw_story_script
from .tables import draw_table_task


def draw_pandas_task(rng: random.Random) -> Skill:
    return rng.choices([draw_frame_task, draw_table_task, draw_story_task], [2, 3, 3])[0](rng)


def draw_latex_task(rng: random.Random) -> Skill:
    return rng.choices([draw_formula, draw_equation], [2, 3])[0](rng)


def draw_learning_task(rng: random.Random) -> Skill:
    return rng.choices([draw_model_task, draw_preparation_task, draw_step, draw_hand_task], [5, 4, 4, 5])[0](rng)


def draw_script_or_function(rng: random.Random) -> Skill:
    return rng.choices([draw_python_task, draw_story_script], [3, 1])[0](rng)


AREAS = {'pandas': draw_pandas_task, 'latex': draw_latex_task, 'ml': draw_learning_task, 'python': draw_script_or_function, 'numpy': draw_array_task}
# How often each is drawn where all exercises come from grammars.
WEIGHTS = {'pandas': 5, 'latex': 3, 'ml': 3, 'python': 3, 'numpy': 2}


def compose(area: str, rng: random.Random) -> Skill:
    """A new skill of `area` (a key of AREAS), in the form of the hand-written ones."""
    return AREAS[area](rng)
