"""Small tables and skills in short form, for skill files that bring their own story table."""
from __future__ import annotations

import re
from typing import Any

_BARE = re.compile(r'-?\d+(\.\d+)?|True|False|None|\{\w+\}')


def story(name: str, *columns: str) -> str:
    """Source of a data frame. A column is `'name: a, b, c'`; numbers, True, False, None and `{slot}` stay bare, all else becomes
    a text; `!` after the colon makes every value a text, `;` may part values that hold commas."""
    lines = []
    for column in columns:
        head, _, rest = column.partition(': ')
        texts = rest.startswith('!')
        parts = [part.strip() for part in rest.lstrip('!').split(';' if ';' in rest else ',')]
        cells = [part if not texts and _BARE.fullmatch(part) else f'"{part}"' for part in parts]
        lines.append(f'    "{head}": [{", ".join(cells)}],')
    return f'{name} = pd.DataFrame({{{{\n' + '\n'.join(lines) + '\n}})'


def skill(
    name: str, level: int, setup: str, say: list[str], code: str, check: list[str], alt: list[str] | None = None, prefix: list[str] | None = None,
    **slots: list[Any],
) -> dict[str, Any]:
    """A pandas skill; keyword arguments are its slots."""
    made: dict[str, Any] = dict(
        id='pandas/' + name, area='pandas', level=level, slots=slots, setup=setup, say=say, code=code, alt=alt or [], check=check
    )
    if prefix:
        made['prefix'] = prefix
    return made
