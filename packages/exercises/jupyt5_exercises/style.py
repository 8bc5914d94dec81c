"""How one notebook looks: titles, headings of exercises, where statements stand, what stands between exercises."""
from __future__ import annotations

import random
import re
from dataclasses import dataclass

TITLES = [
    '# {t}', '# {t}', '# Exercises: {t}', '# Working with {t}', '# {t} notebook', '# Lab: {t}', '## {t}', '# {t}: practice',
    '# Homework\n\nTopic: {t}', '# Assignment {n}\n\n{t}', '{t}\n===', '# Week {n} - {t}', '# Notes on {t}', '**{t}**',
    '# {t}\n\nFill in the empty cells.', '# {t}\n\nComplete the cells marked below.', '# Analysis of {t}', '# Tutorial {n}: {t}',
    '# {t}\n\nIn this notebook we practise {a}.', '<h1>{t}</h1>', '# Quiz {n}', '# Worksheet {n}', '# {a} with {t}',
    '# Exploring {t}\n\n*A short notebook.*', '# {a}: problem set {n}', '# Chapter {n}. {a}', '',  '',
]
HEADS = [
    ('', 8), ('**Task {i}**\n\n', 2), ('### Exercise {i}\n\n', 2), ('### Problem {i}\n\n', 1), ('### Question {i}\n\n', 1),
    ('Exercise {i}. ', 2), ('Exercise {i}: ', 1), ('TODO: ', 2), ('Task: ', 2), ('**Task:** ', 1), ('Q{i}. ', 1), ('{i}. ', 2),
    ('{i}) ', 1), ('**Exercise {i}.** ', 1), ('## Task {i}\n', 1), ('#### {i}.\n\n', 1), ('*Exercise {i}* ', 1), ('### {i}\n', 1),
    ('**Q{i}:** ', 1), ('## {i}. Your turn\n\n', 1), ('> ', 1), ('- [ ] ', 1), ('Problem {i} ({p} points). ', 1), ('**TODO** ', 1),
    ('### Step {i}\n\n', 1), ('## Part {i}\n\n', 1), ('Exercise:\n\n', 1),
]
COMMENT_HEADS = ['', '', '', '', '', 'TODO: ', 'TODO: ', 'Task: ', 'Exercise {i}: ', 'Q{i}: ', '{i}. ', 'Task {i}: ', 'task {i} - ', 'YOUR CODE: ']
YOUR_CODE = ['# your code here', '# YOUR CODE HERE', '# Write your code below', '# solution', '# your answer', '# TODO', '# code:']
AREA_WORDS = {
    'pandas': 'pandas', 'latex': 'formulas in Python', 'ml': 'machine learning', 'python': 'plain Python', 'numpy': 'numpy',
    'stats': 'statistics', 'plot': 'plotting', 'any': 'data science',
}
PLACES = ('markdown', 'comment', 'comment-above', 'docstring', 'plain-comment')


@dataclass(frozen=True)
class Style:
    title: str
    head: str
    comment_head: str
    """Weights of the places where a statement may stand, in the order of PLACES."""
    place_weights: tuple[float, ...]
    """How much the statements' words may be changed, 0..1."""
    liveliness: float
    show_tests: float
    explore: float
    show_result: float
    your_code: float
    data_inline: float
    imports: str
    share_table: bool


def draw_style(rng: random.Random) -> Style:
    heads, weights = zip(*HEADS)
    mostly = rng.choice(['markdown', 'markdown', 'markdown', 'comment', 'mixed', 'mixed', 'above'])
    place_weights = {
        'markdown': (1.0, 0.0, 0.0, 0.0, 0.0), 'comment': (0.1, 0.7, 0.1, 0.1, 0.0), 'mixed': (0.6, 0.2, 0.08, 0.08, 0.04),
        'above': (0.3, 0.1, 0.5, 0.05, 0.05),
    }[mostly]
    return Style(
        title=rng.choice(TITLES), head=rng.choices(heads, weights)[0], comment_head=rng.choice(COMMENT_HEADS),
        place_weights=place_weights, liveliness=rng.choice([0.0, 0.3, 0.6, 0.9]), show_tests=rng.choice([0.0, 0.5, 0.9, 1.0]),
        explore=rng.choice([0.0, 0.0, 0.2, 0.5]), show_result=rng.choice([0.0, 0.0, 0.3]), your_code=rng.choice([0.0, 0.0, 0.0, 0.5]),
        data_inline=rng.choice([0.0, 0.0, 0.15]), imports=rng.choice(['needed', 'needed', 'needed', 'both', 'all', 'swapped']),
        share_table=rng.random() < 0.55,
    )  # fmt: skip


def write_title(style: Style, topic: str, area: str, rng: random.Random) -> str:
    return style.title.format(t=topic, n=rng.randint(1, 12), a=AREA_WORDS[area])


def write_imports(style: Style, code: str) -> str:
    """The import cell for a notebook whose code cells are `code`; '' if it needs none."""
    np, pd = 'import numpy as np', 'import pandas as pd'
    needed = [line for line, used in ((np, r'\bnp\.'), (pd, r'\bpd\.')) if re.search(used, code)]
    lines = {'needed': needed, 'both': [np, pd], 'all': [np, pd], 'swapped': needed[::-1]}[style.imports]
    if style.imports == 'all' or re.search(r'\bplt\.', code):
        lines = lines + ['import matplotlib.pyplot as plt']
    return '\n'.join(lines)
