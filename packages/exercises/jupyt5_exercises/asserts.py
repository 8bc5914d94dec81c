"""Turns the values of a skill's check expressions, as computed by the reference, into assert statements."""
from __future__ import annotations

import math
import random
from typing import Any

SAME = '''def same(a, b):
    """Nested lists, tuples and dicts, floats within 1e-6."""
    if isinstance(b, dict): return set(a) == set(b) and all(same(a[k], b[k]) for k in b)
    if isinstance(b, (list, tuple)): return len(a) == len(b) and all(map(same, a, b))
    return abs(a - b) <= 1e-6 * max(1, abs(b)) if isinstance(b, float) else a == b'''


def plain(value: Any) -> Any:
    """`value` as plain Python with floats of 8 digits; ValueError if it cannot stand in a source file."""
    import numpy as np

    if isinstance(value, (np.bool_, np.integer, np.floating)):
        value = value.item()
    if isinstance(value, (list, tuple)):
        return type(value)(plain(x) for x in value)
    if isinstance(value, dict):
        return {plain(k): plain(x) for k, x in value.items()}
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        if math.isnan(value) or math.isinf(value):
            raise ValueError('check value is nan or inf')
        return float(f'{value:.8g}')
    raise ValueError(f'check value of type {type(value).__name__}')


def _has_float(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_has_float, value.values()))
    return isinstance(value, float) or (isinstance(value, (list, tuple)) and any(map(_has_float, value)))


def _is_flat(value: Any) -> bool:
    numbers = isinstance(value, (list, tuple)) and len(value) > 0
    return numbers and all(isinstance(x, (int, float)) and not isinstance(x, bool) for x in value)


def write_assert(expression: str, value: Any, rng: random.Random) -> str:
    """One assert statement (floats within 1e-6) that `expression` has `value`; may need SAME."""
    if isinstance(value, bool):
        return f'assert {expression}' if value else f'assert not {expression}'
    if value is None:
        return f'assert {expression} is None'
    if isinstance(value, float):
        close = [f'abs({expression} - {value!r}) < 1e-6 * max(1, abs({value!r}))', f'np.isclose({expression}, {value!r})']
        return 'assert ' + rng.choice(close)
    if _has_float(value):
        if _is_flat(value):
            return f'assert np.allclose({expression}, {value!r})'
        if isinstance(value, dict) and _is_flat(list(value.values())):
            keys = f'set({expression}) == set(_e) and all(np.isclose({expression}[k], _e[k]) for k in _e)'
            return f'_e = {value!r}\nassert {keys}'
        return f'assert same({expression}, {value!r})'
    return f'assert {expression} == {value!r}'


def write_asserts(pairs: list[tuple[str, Any]], rng: random.Random) -> str:
    lines = [write_assert(expression, value, rng) for expression, value in pairs]
    if any(line.startswith('assert same(') for line in lines):
        lines.insert(0, SAME)
    return '\n'.join(lines)
