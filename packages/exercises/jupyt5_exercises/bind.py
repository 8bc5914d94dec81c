"""Binds a skill to a domain: chooses names and values for its slots and writes the cell that holds its data."""
from __future__ import annotations

import json
import random
import re
from typing import Any

from .catalogue import Domain, Skill
from .table import Table, draw_table, draw_value, write_table

NEW = (
    'total ratio score diff scaled flag rank share value level per_unit norm adjusted change result points index_value '
    'gap weighted relative label group_mean delta percent is_high bucket rate cost_per'
).split()
RESULT = (
    'result out answer res summary top ans table selected stats values output final subset found report picked counts '
    'outcome r solution totals filtered my_result'
).split()
FUNCTION = 'compute solve f transform calc evaluate helper process run g func apply_rule build get_result'.split()
COLUMN_SLOTS = ('num1', 'num2', 'num3', 'int1', 'cat1', 'cat2', 'date1', 'text1', 'name1', 'bool1')

Slots = dict[str, Any]


def fill(template: str, slots: Slots) -> str:
    """Replaces `{name}` by its slot; `{{` and `}}` are literal braces. A missing slot is a KeyError."""
    return re.sub(
        r'\{\{|\}\}|\{(\w+)\}', lambda m: m.group(0)[0] if m.group(1) is None else str(slots[m.group(1)]), template
    )


def can_share(skill: Skill) -> bool:
    """Whether the skill works on a plain table that other exercises of the notebook use as well."""
    return list(skill.get('uses', [])) == ['df']


def bind(skill: Skill, rng: random.Random, domain: Domain, shared: Table | None = None) -> tuple[Slots, str, Table]:
    """Slots, the source of the data cell ('' if there is none or if `shared` already stands), and the table used."""
    uses = set(skill.get('uses', []))
    table = shared or draw_table(domain, rng)
    slots = _table_slots(table, domain, rng)
    if 'nan' in uses:
        _poke_holes(table, slots, rng)
    source = ''
    if uses & {'df', 'df2'} and not shared:
        source = write_table(table, _columns(skill, slots, table, uses, rng), rng)
    if 'df2' in uses:
        source += '\n' + _second_table(domain, slots, rng)
    for piece in _arrays(uses, slots, domain, rng):
        source += '\n' + piece
    for key, choices in skill.get('slots', {}).items():
        choice = rng.choice(choices)
        # A dict binds several slots that belong together, such as an equation and its matrix.
        slots.update(choice if isinstance(choice, dict) else {key: choice})
    for key in skill.get('slots', {}):
        if isinstance(slots.get(key), str):
            slots[key] = fill(slots[key], slots)
    return slots, source.strip(), table


def _table_slots(table: Table, domain: Domain, rng: random.Random) -> Slots:
    slots: Slots = {'df': table.name, 'k': rng.randint(2, 4), 'fn': rng.choice(FUNCTION)}
    numbers, categories = table.kinds['num'][:], table.kinds['cat'][:]
    rng.shuffle(numbers)
    rng.shuffle(categories)
    for i in range(3):
        slots[f'num{i + 1}'] = numbers[i % len(numbers)]
    for i in range(2):
        slots[f'cat{i + 1}'] = categories[i % len(categories)]
    slots['int1'] = rng.choice(table.kinds['int'] or numbers)
    for kind in ('date', 'text', 'name', 'bool'):
        slots[kind + '1'] = table.kinds[kind][0]
    taken = {*domain['df'], *domain['second']['df'], table.name}
    slots['new'] = rng.choice([name for name in NEW if name not in table.columns])
    slots['res'] = rng.choice([name for name in RESULT if name not in taken])
    for slot in ('num1', 'num2'):
        values = sorted(table.columns[slots[slot]])
        slots[slot + '_v'] = values[len(values) // 2]
    for slot in ('cat1', 'cat2', 'name1', 'date1'):
        slots[slot + '_v'] = table.columns[slots[slot]][rng.randrange(2)]
    return slots


def _poke_holes(table: Table, slots: Slots, rng: random.Random) -> None:
    rows = len(table.columns[slots['num1']])
    for i in rng.sample(range(rows), 2):
        table.columns[slots['num1']][i] = None
    table.columns[slots['cat2']][rng.randrange(2, rows)] = None


def _columns(skill: Skill, slots: Slots, table: Table, uses: set[str], rng: random.Random) -> list[str]:
    """Columns that the skill needs and, now and then, others; repeats two rows for skills about duplicates."""
    text = json.dumps(skill)
    needed = {slots[slot] for slot in COLUMN_SLOTS if '{' + slot in text}
    share = rng.choice([0.0, 0.2, 0.45])
    names = [c for c in table.columns if c in needed or rng.random() < share]
    if len(names) < 2:
        names = [c for c in table.columns if c in names or c in list(table.columns)[:2]]
    if 'dup' in uses:
        for values in table.columns.values():
            values += [values[0], values[2]]
    return names


def _second_table(domain: Domain, slots: Slots, rng: random.Random) -> str:
    second = domain['second']
    slots['df2'] = rng.choice(second['df'])
    slots['attr1'], slots['attr2'] = second['num'][0], second['cat'][0]
    keys = dict(domain['cat'])[slots['cat1']]
    numbers = [draw_value(second['num'][1], rng) for _ in keys]
    texts = [rng.choice(second['cat'][1]) for _ in keys]
    inner = f'{slots["cat1"]!r}: {keys!r}, {slots["attr1"]!r}: {numbers!r}, {slots["attr2"]!r}: {texts!r}'
    return f'{slots["df2"]} = pd.DataFrame({{{inner}}})'


def _arrays(uses: set[str], slots: Slots, domain: Domain, rng: random.Random) -> list[str]:
    pieces = []
    seed = rng.randint(0, 99)
    if 'xy_class' in uses:
        shape = (rng.choice([80, 100, 120, 150]), rng.choice([2, 3, 4]))
        pieces.append(
            f'rng = np.random.default_rng({seed})\nX = rng.normal(size={shape})\n'
            'y = (X[:, 0] + 0.5 * X[:, 1] + 0.3 * rng.normal(size=len(X)) > 0).astype(int)'
        )
    if 'xy_reg' in uses:
        shape = (rng.choice([60, 80, 100]), rng.choice([1, 2, 3]))
        pieces.append(
            f'rng = np.random.default_rng({seed})\nX = rng.uniform(-1, 1, size={shape})\n'
            'y = 3 * X[:, 0] - 2 + 0.1 * rng.normal(size=len(X))'
        )
    if 'arr' in uses:
        slots['arr'] = rng.choice(['a', 'x', 'arr', 'values', 'data', 'v', 'signal', 'samples'])
        kind = rng.choice([('int', 0, 30), ('int', -9, 9)])
        pieces.append(f'{slots["arr"]} = np.array({[draw_value(kind, rng) for _ in range(rng.randint(6, 10))]!r})')
    if 'mat' in uses:
        slots['mat'] = rng.choice(['A', 'M', 'mat', 'grid', 'B', 'matrix'])
        rows, columns = rng.randint(3, 4), rng.randint(3, 4)
        values = [[rng.randint(-5, 12) for _ in range(columns)] for _ in range(rows)]
        pieces.append(f'{slots["mat"]} = np.array({values!r})')
    if 'words' in uses:
        slots['words'] = rng.choice(['words', 'names', 'items', 'labels', 'tokens'])
        pool = sum([v for _, v in domain['cat']], []) + domain['name'][1] + ['level', 'data', 'Anna', 'noon', 'pandas']
        pieces.append(f'{slots["words"]} = {rng.sample(pool, 6)!r}')
    if 'nums' in uses:
        slots['nums'] = rng.choice(['nums', 'numbers', 'xs', 'readings', 'series_values'])
        pieces.append(f'{slots["nums"]} = {[rng.randint(-9, 40) for _ in range(rng.randint(6, 9))]!r}')
    return pieces
