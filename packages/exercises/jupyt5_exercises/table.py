"""A table of a domain: its columns and values, and the many ways to write it down in a notebook."""
from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from .catalogue import Domain

LAYOUTS = ('dict', 'dict', 'dict', 'dict', 'variable', 'line', 'records', 'rows', 'csv', 'zip')


@dataclass(frozen=True)
class Table:
    """`columns`: name -> values, all of one length; `kinds`: slot family ('num', 'cat', ...) -> column names."""

    name: str
    columns: dict[str, list[Any]]
    kinds: dict[str, list[str]]


def draw_value(kind: tuple[str, float, float], rng: random.Random) -> float:
    type_name, low, high = kind
    if type_name == 'int':
        return rng.randint(int(low), int(high))
    return round(rng.uniform(low, high), rng.choice([1, 2]))


def draw_table(domain: Domain, rng: random.Random) -> Table:
    """Six to ten rows of every column of the domain; the first two rows differ in every category."""
    rows = rng.randint(6, 10)
    name_column, names = domain['name']
    columns: dict[str, list[Any]] = {
        name_column: [names[i % len(names)] + ('' if i < len(names) else str(i)) for i in range(rows)]
    }
    for column, values in domain['cat']:
        columns[column] = [rng.choice(values) for _ in range(rows)]
        columns[column][:2] = values[:2]
    for column, kind in domain['num']:
        columns[column] = [draw_value(kind, rng) for _ in range(rows)]
    year, month = rng.choice([2019, 2020, 2021, 2022, 2023, 2024]), rng.randint(1, 9)
    columns[domain['date'][0]] = sorted(
        f'{year}-{rng.randint(month, month + 2):02d}-{rng.randint(1, 28):02d}' for _ in range(rows)
    )
    columns[domain['text'][0]] = [rng.choice(domain['text'][1]) for _ in range(rows)]
    columns[domain['bool'][0]] = [True, False] + [rng.random() < 0.5 for _ in range(rows - 2)]
    kinds = {
        'num': [column for column, _ in domain['num']],
        'int': [column for column, kind in domain['num'] if kind[0] == 'int'],
        'cat': [column for column, _ in domain['cat']],
        **{kind: [domain[kind][0]] for kind in ('date', 'text', 'name', 'bool')},
    }
    return Table(rng.choice(domain['df'] + ['df', 'df', 'df', 'data']), columns, kinds)


def literal(value: Any) -> str:
    return 'None' if value is None else repr(value)


def write_table(table: Table, columns: list[str], rng: random.Random, layout: str | None = None) -> str:
    """Source of the cell that makes `table` with only `columns`, in a drawn layout."""
    layout = layout or rng.choice(LAYOUTS)
    name, data = table.name, {column: table.columns[column] for column in columns}
    rows = list(zip(*data.values()))
    lists = {column: '[' + ', '.join(map(literal, values)) + ']' for column, values in data.items()}
    quote = (lambda text: '"' + text + '"') if rng.random() < 0.3 else repr
    if layout == 'csv' and all(value is not None and ',' not in str(value) for row in rows for value in row):
        lines = '\n'.join(','.join(map(str, row)) for row in [tuple(columns), *rows])
        return f'import io\n\n{name} = pd.read_csv(io.StringIO("""{lines}\n"""))'
    if layout == 'line' and sum(map(len, lists.values())) < 150:
        return f'{name} = pd.DataFrame({{' + ', '.join(f'{quote(c)}: {lists[c]}' for c in columns) + '})'
    if layout == 'variable':
        raw = rng.choice(['data', 'raw', 'd', 'records'])
        raw = raw if raw != name else 'raw_data'
        inner = ''.join(f'    {quote(c)}: {lists[c]},\n' for c in columns)
        return f'{raw} = {{\n{inner}}}\n{name} = pd.DataFrame({raw})'
    if layout == 'records' and len(columns) <= 5:
        inner = ''.join(
            '    {' + ', '.join(f'{quote(c)}: {literal(v)}' for c, v in zip(columns, row)) + '},\n' for row in rows
        )
        return f'{name} = pd.DataFrame([\n{inner}])'
    if layout == 'rows':
        open_, close = rng.choice(['()', '[]'])
        close = ',)' if len(columns) == 1 and close == ')' else close
        inner = ''.join(f'    {open_}' + ', '.join(map(literal, row)) + f'{close},\n' for row in rows)
        return f'{name} = pd.DataFrame([\n{inner}], columns={columns!r})'
    if layout == 'zip' and len(columns) <= 4:
        lines = [f'{name} = pd.DataFrame()'] + [f'{name}[{quote(c)}] = {lists[c]}' for c in columns]
        return '\n'.join(lines)
    return f'{name} = pd.DataFrame({{\n' + ''.join(f'    {quote(c)}: {lists[c]},\n' for c in columns) + '})'
