"""Random tasks on a table: conditions, arithmetic and aggregations put together, each said in one of many ways.

Texts are templates of `bind.fill`: `{num1}` is a column of numbers, `{cat1}` one of categories, `{cat1_v}` a value that occurs.
"""
from __future__ import annotations

import random
from dataclasses import dataclass

from ..catalogue import Skill
from .phrasing import ask, ask_column

AGGREGATES = {
    'mean': ['mean', 'average', 'mean value', 'typical (mean) value'], 'sum': ['sum', 'total', 'overall sum', 'summed up value'],
    'max': ['maximum', 'largest value', 'highest value', 'biggest value'], 'min': ['minimum', 'smallest value', 'lowest value'],
    'median': ['median'], 'std': ['standard deviation', 'std'], 'nunique': ['number of distinct values', 'number of different values'],
    'count': ['number of non-missing values', 'count'],
}  # fmt: skip
COMPARISONS = {
    '>': ['greater than', 'above', 'more than', 'higher than', 'over', '>', 'exceeding'], '<': ['less than', 'below', 'under', 'smaller than', '<'],
    '>=': ['at least', 'greater than or equal to', '>=', 'no less than', 'not below'], '<=': ['at most', 'up to', '<=', 'not above', 'no more than'],
}  # fmt: skip
OPERATIONS = {
    '+': ['the sum of {a} and {b}', '{a} plus {b}', '{a} and {b} added up'], '-': ['{a} minus {b}', 'the difference of {a} and {b}', '{b} subtracted from {a}'],
    '*': ['{a} times {b}', 'the product of {a} and {b}', '{a} multiplied by {b}'], '/': ['{a} divided by {b}', 'the ratio of {a} to {b}', '{a} per {b}'],
}  # fmt: skip


@dataclass(frozen=True)
class Phrase:
    """What is said, and its code."""

    say: str
    code: str


def column_of(slot: str, rng: random.Random) -> Phrase:
    name = '{' + slot + '}'
    return Phrase(rng.choice([f'`{name}`', f'`{name}`', name, f'the column `{name}`', f'"{name}"']), '{df}["' + name + '"]')


def condition(rng: random.Random) -> Phrase:
    kind = rng.choices(['number', 'category', 'not', 'flag', 'between', 'in'], [5, 4, 1, 2, 1, 1])[0]
    if kind == 'number':
        column, sign = column_of('num1', rng), rng.choice(list(COMPARISONS))
        return Phrase(f'{column.say} is {rng.choice(COMPARISONS[sign])} {{num1_v}}', f'{column.code} {sign} {{num1_v}}')
    if kind == 'between':
        column = column_of('num1', rng)
        return Phrase(f'{column.say} lies between {{low}} and {{num1_v}} (both included)', f'{column.code}.between({{low}}, {{num1_v}})')
    if kind == 'flag':
        column, no = column_of('bool1', rng), rng.random() < 0.4
        return Phrase(f'{column.say} is {"False" if no else "True"}', ('~' if no else '') + column.code)
    column = column_of('cat1', rng)
    if kind == 'in':
        return Phrase(f'{column.say} is one of "{{cat1_v}}" and "other"', f'{column.code}.isin(["{{cat1_v}}", "other"])')
    is_not = kind == 'not'
    said = rng.choice(['is not', 'differs from', '!='] if is_not else ['is', 'equals', '==', 'is equal to'])
    return Phrase(f'{column.say} {said} {rng.choice(["", chr(34)])}{{cat1_v}}'.replace('"{cat1_v}', '"{cat1_v}"'), f'{column.code} {"!=" if is_not else "=="} "{{cat1_v}}"')


def where(rng: random.Random) -> Phrase:
    first = condition(rng)
    if rng.random() < 0.72:
        return first
    column, sign = column_of('num2', rng), rng.choice(list(COMPARISONS))
    joined, sign2 = rng.choice([('and', '&'), ('and', '&'), ('or', '|')])
    second = Phrase(f'{column.say} is {rng.choice(COMPARISONS[sign])} {{num2_v}}', f'{column.code} {sign} {{num2_v}}')
    wrap = lambda code: code if code.startswith('~') or '.between(' in code or '.isin(' in code else f'({code})'  # noqa: E731
    return Phrase(f'{first.say} {joined} {second.say}', f'{wrap(first.code)} {sign2} {wrap(second.code)}')


def _amount(rng: random.Random) -> Phrase:
    """Arithmetic with one or two columns and perhaps a number."""
    a, b = column_of('num1', rng), column_of('num2', rng)
    sign = rng.choice(list(OPERATIONS))
    said = rng.choice(OPERATIONS[sign]).replace('{a}', a.say).replace('{b}', b.say)
    code = f'{a.code} {sign} {b.code}'
    kind = rng.random()
    if kind < 0.5:
        return Phrase(said, code)
    number = rng.choice(['2', '10', '100', '1000', '0.5', '60', '12', '3'])
    if kind < 0.65:
        return Phrase(rng.choice([f'{a.say} times {number}', f'{a.say} multiplied by {number}']), f'{a.code} * {number}')
    if kind < 0.8:
        return Phrase(rng.choice([f'{a.say} divided by {number}', f'{a.say} / {number}']), f'{a.code} / {number}')
    if kind < 0.9:
        return Phrase(f'{said}, times {number}', f'({code}) * {number}' if sign in '+-' else f'{code} * {number}')
    return Phrase(rng.choice([f'{a.say} as a percentage of its total', f'the share of {a.say} in its sum, in percent']), f'100 * {a.code} / {a.code}.sum()')


def task(say: list[str], code: str, check: list[str], uses: list[str] | None = None, prefix: list[str] | None = None) -> Skill:
    """A skill on the table, in one idiom: where a statement leaves the choice open, the plainest way is always the answer."""
    slots = {'low': ['0', '1', '-5']}
    return dict(
        id='composed/table', area='pandas', level=1, uses=uses or ['df'], say=say, code=code, prefix=prefix or [''], alt=[], check=check, slots=slots
    )


def _filter(rng: random.Random) -> Skill:
    chosen = where(rng)
    say = [
        f'Keep only the rows of `{{df}}` where {chosen.say}; call the result `{{res}}`.', f'Select the rows in which {chosen.say} and store them in `{{res}}`.',
        f'`{{res}}`: all rows with {chosen.say}', f'Filter `{{df}}`: {chosen.say}. Name: `{{res}}`.', f'Which rows have the property that {chosen.say}? Save them as `{{res}}`.',
        f'Could you pull out the rows where {chosen.say}? Put them in `{{res}}` please.', f'TODO: rows where {chosen.say} -> {{res}}',
        f'We only need the entries for which {chosen.say}. Produce `{{res}}`.',
    ]  # fmt: skip
    say += ask(f'the rows where {chosen.say}', rng, 4)
    return task(say, f'{{res}} = {{df}}[{chosen.code}]', ['len({res})', '{res}.index.tolist()'])


def _new_column(rng: random.Random) -> Skill:
    amount = _amount(rng)
    say = [
        f'Add a column `{{new}}` to `{{df}}`: {amount.say}.', f'Compute {amount.say} in a new column called `{{new}}`.', f'New column `{{new}}` = {amount.say}',
        f'`{{df}}` should get another column, `{{new}}`, with {amount.say}.', f'Put {amount.say} into the column {{new}} of `{{df}}`.',
        f'# TODO: {amount.say} -> column "{{new}}"', f'What is {amount.say} for every row? Store it as the column `{{new}}`.',
    ]  # fmt: skip
    say += ask_column(amount.say, rng, 4)
    return task(say, f'{{df}}["{{new}}"] = {amount.code}', ['{df}["{new}"].round(6).tolist()', '"{new}" in {df}.columns'])


def _flag(rng: random.Random) -> Skill:
    chosen = where(rng)
    if rng.random() < 0.5:
        say = [
            f'Add a boolean column `{{new}}` to `{{df}}` that is True if {chosen.say}, otherwise False.', f'Flag rows: the new column `{{new}}` tells whether {chosen.say}.',
            f'`{{new}}` (column of `{{df}}`): True where {chosen.say}', f'Mark in a column {{new}} whether {chosen.say}.',
        ]  # fmt: skip
        return task(say, f'{{df}}["{{new}}"] = {chosen.code}', ['{df}["{new}"].tolist()', 'int({df}["{new}"].sum())'])
    yes, no = rng.choice([('yes', 'no'), ('high', 'low'), ('ok', 'check'), ('big', 'small'), ('keep', 'drop'), ('A', 'B')])
    say = [
        f'Add the column `{{new}}`: "{yes}" if {chosen.say}, else "{no}".', f'Label every row: column `{{new}}` is "{yes}" where {chosen.say} and "{no}" everywhere else.',
        f'New column `{{new}}` with the text {yes} if {chosen.say} and {no} otherwise',
    ]  # fmt: skip
    return task(say, f'{{df}}["{{new}}"] = np.where({chosen.code}, "{yes}", "{no}")', ['{df}["{new}"].tolist()'])


def _one_number(rng: random.Random) -> Skill:
    how = rng.choice(list(AGGREGATES))
    said, column = rng.choice(AGGREGATES[how]), column_of('num3', rng)
    if rng.random() < 0.3:
        chosen = where(rng)
        say = [f'How many rows of `{{df}}` are there where {chosen.say}? Store the number in `{{res}}`.', f'Count the rows where {chosen.say} -> `{{res}}`', f'`{{res}}`: number of rows with {chosen.say}']
        return task(say, f'{{res}} = ({chosen.code}).sum()', ['int({res})'])
    if rng.random() < 0.5:
        say = [f'Compute the {said} of {column.say} and store it in `{{res}}`.', f'`{{res}}` = {said} of {column.say}', f'What is the {said} of {column.say}? Save it as `{{res}}`.']
        return task(say, f'{{res}} = {column.code}.{how}()', ['round(float({res}), 6)'])
    chosen = where(rng)
    say = [
        f'What is the {said} of {column.say} over the rows where {chosen.say}? Store it in `{{res}}`.', f'`{{res}}`: {said} of {column.say}, only rows where {chosen.say}',
        f'Take the rows where {chosen.say} and compute the {said} of their {column.say}; name it `{{res}}`.',
    ]  # fmt: skip
    return task(say, f'{{res}} = {{df}}.loc[{chosen.code}, "{{num3}}"].{how}()', ['round(float({res}), 6)'])


def _group(rng: random.Random) -> Skill:
    how = rng.choice(list(AGGREGATES))
    said, column = rng.choice(AGGREGATES[how]), column_of('num1', rng)
    key, key_say, key_code = '{cat1}', '`{cat1}`', f'"{{cat1}}"'
    frame, only = '{df}', ''
    if rng.random() < 0.25:
        chosen = Phrase('`{num2}` is above {num2_v}', f'{{df}}["{{num2}}"] >= {{num2_v}}') if rng.random() < 0.5 else condition(rng)
        if 'above' in chosen.say and '>=' in chosen.code:
            chosen = Phrase('`{num2}` is at least {num2_v}', chosen.code)
        frame, only = f'{{df}}[{chosen.code}]', f', using only rows where {chosen.say}'
    code, more, check = f'{frame}.groupby({key_code})["{{num1}}"].{how}()', '', ['{res}.round(6).to_dict()']
    order = rng.random()
    if order < 0.2:
        code, more, check = code + '.sort_values(ascending=False)', rng.choice([', largest first', ', in descending order', ' (sorted, highest first)']), check + ['{res}.round(6).tolist()']
    elif order < 0.3:
        code, more, check = code + '.sort_values()', rng.choice([', smallest first', ', in ascending order']), check + ['{res}.round(6).tolist()']
    elif order < 0.4:
        code, more, check = code + '.reset_index()', ' as a DataFrame with both columns', ['{res}.shape[1]', '{res}["{num1}"].round(6).tolist()', '{res}["{cat1}"].tolist()']
    elif order < 0.5:
        code, more, check = code + '.to_dict()', ' as a dictionary', ['sorted({res})', '{{k: round(float(v), 6) for k, v in {res}.items()}}']
    elif order < 0.6:
        code, more, check = code + '.idxmax()', '', ['{res}']
        say = [f'Which {key} has the highest {said} of {column.say}{only}? Store its name in `{{res}}`.', f'`{{res}}`: the {key_say} with the largest {said} of {column.say}{only}']
        return task(say, f'{{res}} = {code}', check)
    say = [
        f'Compute the {said} of {column.say} for each {key_say}{only}{more}. Store it in `{{res}}`.', f'{said} of {column.say} per {key_say}{only}{more} -> `{{res}}`',
        f'`{{res}}`: {said} of {column.say} by {key}{only}{more}', f'For every {key_say}, what is the {said} of {column.say}{only}? Save as `{{res}}`{more}.',
        f'Group `{{df}}` by {key_say} and take the {said} of {column.say}{only}{more}; name: {{res}}', f'# TODO: {said} of {{num1}} in each {key}{more} -> {{res}}',
    ]  # fmt: skip
    return task(say, f'{{res}} = {code}', check)


def _order(rng: random.Random) -> Skill:
    n = rng.choice([1, 2, 3, 4, 5])
    down = rng.random() < 0.6
    end = ', ascending=False' if down else ''
    said = rng.choice(['descending', 'largest first', 'from high to low'] if down else ['ascending', 'smallest first', 'from low to high'])
    if rng.random() < 0.4:
        say = [f'Sort `{{df}}` by `{{num1}}`, {said}, as `{{res}}`.', f'`{{res}}`: the table ordered by {{num1}} ({said})', f'Order the rows by {{num1}} {said}. Name: {{res}}']
        return task(say, f'{{res}} = {{df}}.sort_values("{{num1}}"{end})', ['{res}["{num1}"].tolist()'])
    best = rng.choice(['largest', 'highest', 'biggest'] if down else ['smallest', 'lowest'])
    say = [
        f'The {n} rows with the {best} `{{num1}}`, {said}, as `{{res}}`.', f'Top {n}: sort by {{num1}} ({said}) and keep the first {n} rows. Save to `{{res}}`.',
        f'Find the {n} rows of `{{df}}` with the {best} {{num1}}; store them in `{{res}}`.',
    ]  # fmt: skip
    return task(say, f'{{res}} = {{df}}.sort_values("{{num1}}"{end}).head({n})', ['{res}["{num1}"].tolist()', 'len({res})'])


def _columns(rng: random.Random) -> Skill:
    kind = rng.choice(['drop', 'select', 'rename', 'unique', 'counts', 'cumsum', 'list', 'row'])
    tasks = {
        'drop': ([f'`{{res}}`: `{{df}}` without the column `{{num1}}`.', 'Drop the column {num1} and call the new frame `{res}`.', 'Produce `{res}`, the same frame without the column `{num1}`.'],
                 f'{{res}} = {{df}}.drop(columns="{{num1}}")', ['list({res}.columns)', '"{num1}" in {df}.columns']),
        'select': (['Keep only the columns `{cat1}` and `{num1}`, as `{res}`.', '`{res}`: just the columns {cat1}, {num1} of {df}', 'A frame `{res}` with only `{cat1}` and `{num1}`'],
                   f'{{res}} = {{df}}[["{{cat1}}", "{{num1}}"]]', ['list({res}.columns)', 'len({res})']),
        'rename': (['Rename the column `{num1}` to `{new}`; result `{res}`.', '`{res}` is `{df}` with {num1} called {new}.', 'The column {num1} should be called {new} in `{res}`.'],
                   f'{{res}} = {{df}}.rename(columns={{{{"{{num1}}": "{{new}}"}}}})', ['list({res}.columns)']),
        'unique': (['All different values of `{cat1}`, sorted, as the list `{res}`.', 'Which values does {cat1} take? A sorted list `{res}`.', '`{res}`: sorted list of the distinct {cat1}'],
                   f'{{res}} = sorted({{df}}["{{cat1}}"].unique())', ['list({res})']),
        'counts': (['How often does each `{cat1}` occur? Store the counts in `{res}`.', 'Number of rows per {cat1} -> `{res}` (Series)', 'Count the rows of every {cat1}; name: `{res}`'],
                   f'{{res}} = {{df}}["{{cat1}}"].value_counts()', ['{res}.to_dict()']),
        'cumsum': (['Add a column `{new}` with the running total of `{num1}`.', 'Cumulative sum of {num1} as new column `{new}`', 'Column `{new}`: {num1} added up so far'],
                   f'{{df}}["{{new}}"] = {{df}}["{{num1}}"].cumsum()', ['{df}["{new}"].round(6).tolist()']),
        'list': (['The values of `{num1}` as a Python list `{res}`.', 'Turn the column {num1} into a list called `{res}`.', '`{res}` = list of all {num1}'],
                 f'{{res}} = {{df}}["{{num1}}"].tolist()', ['list({res})']),
        'row': (['What is the `{name1}` of the row with the highest `{num1}`? Save it in `{res}`.', '`{res}`: {name1} with the largest {num1}', 'Which {name1} has the maximum {num1}? -> `{res}`'],
                f'{{res}} = {{df}}.loc[{{df}}["{{num1}}"].idxmax(), "{{name1}}"]', ['{res}']),
    }  # fmt: skip
    say, code, check = tasks[kind]
    return task(say, code, check)


def draw_frame_task(rng: random.Random) -> Skill:
    return rng.choices([_filter, _new_column, _flag, _one_number, _group, _order, _columns], [4, 5, 3, 3, 5, 2, 3])[0](rng)
