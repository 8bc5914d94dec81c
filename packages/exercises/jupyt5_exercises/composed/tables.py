"""Random tasks on a table, second part: sources, group-wise work, strings, dates, missing values, joins, shapes, several steps.

Each kind is a noun phrase and one expression of the plainest idiom; `phrasing` makes statements of it.
"""
from __future__ import annotations

import random

from ..catalogue import Skill
from .frames import AGGREGATES, Phrase, condition, task, where
from .phrasing import ask, ask_column, ask_function

Kind = tuple[str, str, list[str]]


def _tick(slot: str, rng: random.Random) -> str:
    return rng.choice(['`{%s}`', '`{%s}`', '{%s}', '"{%s}"', 'column `{%s}`']) % slot


def _aggregate(rng: random.Random) -> tuple[str, str]:
    how = rng.choice(list(AGGREGATES))
    return rng.choice(AGGREGATES[how]), how


def _part(rng: random.Random) -> Phrase:
    """The table or some of its rows: what is said behind a noun, and the frame."""
    kind = rng.choice(['all', 'all', 'where', 'where', 'best', 'first', 'last'])
    n = rng.choice([2, 3, 4, 5])
    if kind == 'where':
        chosen = where(rng)
        return Phrase(rng.choice([' over the rows where ', ', only for rows where ', ' among the rows where ', ', counting only rows where ']) + chosen.say, f'{{df}}[{chosen.code}]')
    if kind == 'best':
        down = rng.random() < 0.6
        said = rng.choice(['largest', 'highest'] if down else ['smallest', 'lowest'])
        return Phrase(f' among the {n} rows with the {said} {_tick("num2", rng)}', f'{{df}}.{"nlargest" if down else "nsmallest"}({n}, "{{num2}}")')
    if kind in ('first', 'last'):
        return Phrase(f' of the {kind} {n} rows', f'{{df}}.{"head" if kind == "first" else "tail"}({n})')
    return Phrase('', '{df}')


def _values(rng: random.Random) -> Kind:
    """One number, or one list, of a part of the table."""
    part = _part(rng)
    kind = rng.choice(['aggregate', 'aggregate', 'quantile', 'list', 'names', 'unique', 'range', 'share', 'correlation', 'label', 'counts', 'zip', 'rounded', 'product'])
    number = ['round(float({res}), 6)']
    if kind == 'aggregate':
        said, how = _aggregate(rng)
        return f'the {said} of {_tick("num1", rng)}{part.say}', f'{part.code}["{{num1}}"].{how}()', number
    if kind == 'rounded':
        said, how = rng.choice([('mean', 'mean'), ('standard deviation', 'std'), ('median', 'median'), ('average', 'mean')])
        digits = rng.choice([1, 2, 3])
        return f'the {said} of {_tick("num1", rng)}{part.say}, rounded to {digits} digits', f'round({part.code}["{{num1}}"].{how}(), {digits})', number
    if kind == 'quantile':
        q = rng.choice([0.1, 0.25, 0.75, 0.8, 0.9, 0.95])
        said = rng.choice([f'the {q} quantile', f'the {round(100 * q)}th percentile'])
        return f'{said} of {_tick("num1", rng)}{part.say}', f'{part.code}["{{num1}}"].quantile({q})', number
    if kind == 'list':
        return f'a list of the values of {_tick("num1", rng)}{part.say}', f'{part.code}["{{num1}}"].tolist()', ['{res}']
    if kind == 'names':
        sort = rng.random() < 0.4
        code = f'{part.code}["{{name1}}"].tolist()'
        return f'the {"sorted " if sort else ""}list of {_tick("name1", rng)}{part.say}', f'sorted({part.code}["{{name1}}"])' if sort else code, ['{res}']
    if kind == 'unique':
        return f'the number of different {_tick("cat1", rng)}{part.say}', f'{part.code}["{{cat1}}"].nunique()', ['int({res})']
    if kind == 'range':
        x = f'{part.code}["{{num1}}"]'
        return f'the range (largest minus smallest value) of {_tick("num1", rng)}{part.say}', f'{x}.max() - {x}.min()', number
    if kind == 'share':
        chosen = where(rng)
        percent = rng.random() < 0.4
        code = f'({chosen.code}).mean()'
        return (f'the percentage of rows where {chosen.say}', f'100 * {code}', number) if percent else (rng.choice(['the share of rows where ', 'the fraction of rows where ']) + chosen.say, code, number)
    if kind == 'correlation':
        return f'the correlation between {_tick("num1", rng)} and {_tick("num2", rng)}', '{df}["{num1}"].corr({df}["{num2}"])', number
    if kind == 'label':
        down = rng.random() < 0.6
        said, how = (rng.choice(['largest', 'highest', 'biggest']), 'idxmax') if down else (rng.choice(['smallest', 'lowest']), 'idxmin')
        return f'the {_tick("name1", rng)} with the {said} {_tick("num1", rng)}', f'{{df}}.loc[{{df}}["{{num1}}"].{how}(), "{{name1}}"]', ['{res}']
    if kind == 'counts':
        return f'how often each {_tick("cat1", rng)} occurs{part.say}, as a dictionary', f'{part.code}["{{cat1}}"].value_counts().to_dict()', ['{res}']
    if kind == 'zip':
        return f'a dictionary from {_tick("name1", rng)} to {_tick("num1", rng)}', 'dict(zip({df}["{name1}"], {df}["{num1}"]))', ['{res}']
    return f'the sum of {_tick("num1", rng)} times {_tick("num2", rng)}{part.say}', f'({part.code}["{{num1}}"] * {part.code}["{{num2}}"]).sum()', number


def _frames(rng: random.Random) -> Kind:
    """Another table."""
    n = rng.choice([1, 2, 3])
    down = rng.random() < 0.5
    kind = rng.choice(['two keys', 'best of group', 'first of group', 'columns', 'without', 'index', 'renumbered', 'distinct', 'slice', 'sampled', 'assign', 'both', 'renamed', 'filtered sorted', 'sorted columns'])
    first = ['{res}["{num1}"].tolist()', 'len({res})']
    if kind == 'two keys':
        code = f'{{df}}.sort_values(["{{cat1}}", "{{num1}}"], ascending=[True, {not down}])'
        return f'`{{df}}` sorted by {_tick("cat1", rng)} and, within it, by {_tick("num1", rng)} {"descending" if down else "ascending"}', code, first
    if kind in ('best of group', 'first of group'):
        many = f'{n} rows' if n > 1 else 'row'
        said = 'highest' if kind == 'best of group' else 'lowest'
        code = f'{{df}}.sort_values("{{num1}}"{", ascending=False" if said == "highest" else ""}).groupby("{{cat1}}").head({n})'
        return f'the {many} with the {said} {_tick("num1", rng)} of each {_tick("cat1", rng)}', code, ['sorted({res}["{num1}"].tolist())', 'len({res})']
    if kind == 'columns':
        return f'only the columns {_tick("name1", rng)} and {_tick("num1", rng)} of `{{df}}`', '{df}[["{name1}", "{num1}"]]', ['list({res}.columns)', 'len({res})']
    if kind == 'without':
        return f'`{{df}}` without the columns {_tick("num1", rng)} and {_tick("cat1", rng)}', '{df}.drop(columns=["{num1}", "{cat1}"])', ['list({res}.columns)']
    if kind == 'index':
        return f'`{{df}}` with {_tick("name1", rng)} as its index', '{df}.set_index("{name1}")', ['{res}.index.tolist()', 'list({res}.columns)']
    if kind == 'renumbered':
        chosen = condition(rng)
        return f'the rows where {chosen.say}, with a fresh index from 0', f'{{df}}[{chosen.code}].reset_index(drop=True)', ['{res}.index.tolist()', 'len({res})', '{res}.iloc[:, 0].tolist()']
    if kind == 'distinct':
        return f'the first row of every {_tick("cat1", rng)} (drop later rows with the same value)', '{df}.drop_duplicates("{cat1}")', ['{res}.index.tolist()']
    if kind == 'slice':
        a, b = rng.choice([(0, 2), (1, 3), (1, 4), (2, 5)])
        return f'the rows at the positions {a} to {b - 1}', f'{{df}}.iloc[{a}:{b}]', ['{res}.index.tolist()']
    if kind == 'sampled':
        return 'every second row of `{df}`, beginning with the first', '{df}.iloc[::2]', ['{res}.index.tolist()']
    if kind == 'assign':
        return f'a copy of `{{df}}` with the extra column `{{new}}`, {_tick("num1", rng)} times {n + 1}', f'{{df}}.assign({{new}}={{df}}["{{num1}}"] * {n + 1})', ['{res}["{new}"].round(6).tolist()', '"{new}" in {df}.columns']
    if kind == 'both':
        return f'the {n} rows with the lowest and the {n} rows with the highest {_tick("num1", rng)}, in one frame', f'pd.concat([{{df}}.nsmallest({n}, "{{num1}}"), {{df}}.nlargest({n}, "{{num1}}")])', first
    if kind == 'renamed':
        return f'`{{df}}` with the column {_tick("num1", rng)} renamed to `{{new}}`', '{df}.rename(columns={{"{num1}": "{new}"}})', ['list({res}.columns)']
    if kind == 'filtered sorted':
        chosen = condition(rng)
        return f'the rows where {chosen.say}, sorted by {_tick("num2", rng)}{", largest first" if down else ""}', f'{{df}}[{chosen.code}].sort_values("{{num2}}"{", ascending=False" if down else ""})', ['{res}["{num2}"].tolist()', 'len({res})']
    return '`{df}` with its columns in alphabetical order', '{df}[sorted({df}.columns)]', ['list({res}.columns)']


def _groups(rng: random.Random) -> Kind:
    said, how = _aggregate(rng)
    key, value = _tick('cat1', rng), _tick('num1', rng)
    per = rng.choice(['per', 'for each', 'by', 'for every'])
    pairs = ['{res}.round(6).to_dict()']
    kind = rng.choice(['pair', 'table', 'pivot', 'several', 'named', 'size', 'normalized', 'crosstab', 'best name', 'first', 'spread', 'filtered', 'top group', 'list', 'distinct', 'two values'])
    base = '{df}.groupby("{cat1}")'
    if kind == 'pair':
        return f'the {said} of {value} {per} {key} and {_tick("cat2", rng)}', f'{{df}}.groupby(["{{cat1}}", "{{cat2}}"])["{{num1}}"].{how}()', ['len({res})', '{res}.round(6).tolist()']
    if kind == 'table':
        return f'the {said} of {value} for each pair of {key} and {_tick("cat2", rng)}, with {{cat1}} in the rows and {{cat2}} in the columns', f'{{df}}.groupby(["{{cat1}}", "{{cat2}}"])["{{num1}}"].{how}().unstack()', ['{res}.shape', '{res}.columns.tolist()', '{res}.fillna(0).round(6).values.tolist()']
    if kind == 'pivot':
        how2 = rng.choice(['mean', 'sum', 'max', 'min'])
        return f'a pivot table with the {rng.choice(AGGREGATES[how2])} of {value}: {key} as rows, {_tick("cat2", rng)} as columns', f'{{df}}.pivot_table(index="{{cat1}}", columns="{{cat2}}", values="{{num1}}", aggfunc="{how2}")', ['{res}.shape', '{res}.fillna(0).round(6).values.tolist()']
    if kind == 'several':
        a, b = rng.sample(['mean', 'sum', 'max', 'min', 'count', 'std', 'median'], 2)
        return f'the {a} and the {b} of {value} {per} {key} (columns {a}, {b})', f'{base}["{{num1}}"].agg(["{a}", "{b}"])', ['{res}.fillna(0).round(6).values.tolist()', 'list({res}.columns)']
    if kind == 'named':
        a, b = rng.sample(['mean', 'sum', 'max', 'min', 'median'], 2)
        names = rng.sample(['total', 'typical', 'top', 'low', 'first', 'second', 'x1', 'x2', 'avg', 'peak'], 2)
        return f'a table {per} {key} with the columns `{names[0]}` ({a} of {value}) and `{names[1]}` ({b} of {_tick("num2", rng)})', f'{base}.agg({names[0]}=("{{num1}}", "{a}"), {names[1]}=("{{num2}}", "{b}"))', ['{res}.round(6).values.tolist()', 'list({res}.columns)']
    if kind == 'size':
        return f'the number of rows {per} {key}', f'{base}.size()', ['{res}.to_dict()']
    if kind == 'normalized':
        return f'the share of each {key} among all rows', '{df}["{cat1}"].value_counts(normalize=True)', pairs
    if kind == 'crosstab':
        return f'a table that counts how often each {key} (rows) occurs with each {_tick("cat2", rng)} (columns)', 'pd.crosstab({df}["{cat1}"], {df}["{cat2}"])', ['{res}.shape', '{res}.values.tolist()']
    if kind == 'best name':
        return f'the {_tick("name1", rng)} with the highest {value} in each {key}', '{df}.loc[{df}.groupby("{cat1}")["{num1}"].idxmax(), "{name1}"].tolist()', ['{res}']
    if kind == 'first':
        end = rng.choice(['first', 'last'])
        return f'the {end} {value} of each {key}', f'{base}["{{num1}}"].{end}()', pairs
    if kind == 'spread':
        return f'the difference between the largest and the smallest {value} {per} {key}', f'{base}["{{num1}}"].max() - {base}["{{num1}}"].min()', pairs
    if kind == 'filtered':
        n = rng.choice([2, 3])
        return f'the {said} of {value} {per} {key}, only for groups with at least {n} rows', f'{{df}}.groupby("{{cat1}}").filter(lambda g: len(g) >= {n}).groupby("{{cat1}}")["{{num1}}"].{how}()', pairs
    if kind == 'top group':
        best, method = rng.choice([('highest', 'idxmax'), ('lowest', 'idxmin'), ('largest', 'idxmax')])
        return f'the {key} with the {best} {said} of {value}', f'{base}["{{num1}}"].{how}().{method}()', ['{res}']
    if kind == 'list':
        return f'a dictionary from each {key} to the list of its {_tick("name1", rng)}', f'{base}["{{name1}}"].apply(list).to_dict()', ['{res}']
    if kind == 'distinct':
        return f'the number of different {_tick("cat2", rng)} {per} {key}', f'{base}["{{cat2}}"].nunique()', ['{res}.to_dict()']
    return f'the {said} of {value} and of {_tick("num2", rng)} {per} {key}', f'{base}[["{{num1}}", "{{num2}}"]].{how}()', ['{res}.round(6).values.tolist()', 'list({res}.columns)']


def _columns(rng: random.Random) -> Kind:
    """A new column: what it holds and its expression."""
    x, n = '{df}["{num1}"]', rng.choice([1, 2, 3])
    value, text = _tick('num1', rng), _tick('text1', rng)
    per = rng.choice(['within its', 'of its', 'in its'])
    group = '{df}.groupby("{cat1}")["{num1}"]'
    how = rng.choice(['mean', 'sum', 'max', 'min', 'median'])
    said = rng.choice(AGGREGATES[how])
    low, high = sorted(rng.sample([2, 5, 10, 20, 50, 100], 2))
    words = rng.choice([('low', 'mid', 'high'), ('small', 'medium', 'large'), ('C', 'B', 'A'), ('cold', 'warm', 'hot')])
    choices: list[tuple[str, str]] = [
        (f'the {said} of {value} {per} {_tick("cat1", rng)}', f'{group}.transform("{how}")'),
        (f'how far {value} is from the {said} of its {_tick("cat1", rng)}', f'{x} - {group}.transform("{how}")'),
        (f'{value} as a share of the total {per} {_tick("cat1", rng)}', f'{x} / {group}.transform("sum")'),
        (f'the rank of {value} (1 is the {"largest" if n > 1 else "smallest"})', f'{x}.rank({"ascending=False" if n > 1 else ""})'),
        (f'the running total of {value} {per} {_tick("cat1", rng)}', f'{group}.cumsum()'),
        (f'the running number of the row {per} {_tick("cat1", rng)}, from 0', '{df}.groupby("{cat1}").cumcount()'),
        (f'the change of {value} from the row before (0 in the first row)', f'{x}.diff().fillna(0)'),
        (f'{value} of {n} row{"s" if n > 1 else ""} before, 0 where there is none', f'{x}.shift({n}).fillna(0)'),
        (f'the relative change of {value} from row to row, 0 in the first', f'{x}.pct_change().fillna(0)'),
        (f'the moving average of {value} over {n + 1} rows (shorter at the start)', f'{x}.rolling({n + 1}, min_periods=1).mean()'),
        (f'the largest {value} so far', f'{x}.cummax()'), (f'the smallest {value} so far', f'{x}.cummin()'),
        (f'{value} limited to the range from {low} to {high}', f'{x}.clip({low}, {high})'), (f'{value} rounded to {n} digits', f'{x}.round({n})'),
        (f'the standardised {value}: minus its mean, divided by its standard deviation', f'({x} - {x}.mean()) / {x}.std()'),
        (f'{value} scaled to the range from 0 to 1', f'({x} - {x}.min()) / ({x}.max() - {x}.min())'),
        (f'{value} minus its own {said}', f'{x} - {x}.{how}()'), (f'the square root of {value}', f'np.sqrt({x})'), (f'the natural logarithm of 1 plus {value}', f'np.log1p({x})'),
        (f'the length of {text}', '{df}["{text1}"].str.len()'), (f'{text} in upper case', '{df}["{text1}"].str.upper()'), (f'{text} in lower case', '{df}["{text1}"].str.lower()'),
        (f'{text} without spaces at both ends', '{df}["{text1}"].str.strip()'), (f'the first word of {text}', '{df}["{text1}"].str.split().str[0]'), (f'the number of words in {text}', '{df}["{text1}"].str.split().str.len()'),
        (f'the first {n + 1} characters of {_tick("name1", rng)}', f'{{df}}["{{name1}}"].str[:{n + 1}]'), (f'the last {n} character{"s" if n > 1 else ""} of {_tick("name1", rng)}', f'{{df}}["{{name1}}"].str[-{n}:]'),
        (f'whether {_tick("name1", rng)} contains the letter "{words[0][0]}"', f'{{df}}["{{name1}}"].str.contains("{words[0][0]}")'),
        (f'{_tick("cat1", rng)} and {_tick("cat2", rng)} joined by "{"-_/"[n - 1]}"', f'{{df}}["{{cat1}}"] + "{"-_/"[n - 1]}" + {{df}}["{{cat2}}"]'),
        (f'the year of {_tick("date1", rng)}', 'pd.to_datetime({df}["{date1}"]).dt.year'), (f'the month of {_tick("date1", rng)} as a number', 'pd.to_datetime({df}["{date1}"]).dt.month'),
        (f'the day of the month of {_tick("date1", rng)}', 'pd.to_datetime({df}["{date1}"]).dt.day'), (f'the name of the weekday of {_tick("date1", rng)}', 'pd.to_datetime({df}["{date1}"]).dt.day_name()'),
        (f'{value} times the number of the row, counted from 1', f'{x} * (np.arange(len({{df}})) + 1)'), (f'whether {value} is above its {said}', f'{x} > {x}.{how}()'),
        (f'"{words[0]}" below {low}, "{words[1]}" from {low} up to but not including {high}, "{words[2]}" from {high}, by {value}', f'np.select([{x} < {low}, {x} < {high}], ["{words[0]}", "{words[1]}"], "{words[2]}")'),
        (f'{value} cut into the classes "{words[0]}" (up to {low}), "{words[1]}" (up to {high}) and "{words[2]}" (above)', f'pd.cut({x}, [-np.inf, {low}, {high}, np.inf], labels=["{words[0]}", "{words[1]}", "{words[2]}"]).astype(str)'),
        (f'1 where {_tick("bool1", rng)} is True and 0 elsewhere', '{df}["{bool1}"].astype(int)'), (f'{value} as a whole number (cut off)', f'{x}.astype(int)'), (f'{value} as text', f'{x}.astype(str)'),
        (f'the larger of {value} and {_tick("num2", rng)}', '{df}[["{num1}", "{num2}"]].max(axis=1)'), (f'the mean of {value} and {_tick("num2", rng)} in every row', '{df}[["{num1}", "{num2}"]].mean(axis=1)'),
    ]  # fmt: skip
    what, code = rng.choice(choices)
    rounded = ['{df}["{new}"].round(6).tolist()'] if not any(s in code for s in ('.str', 'day_name', 'np.select', 'pd.cut', '> ', '+ "', 'astype(str)')) else ['{df}["{new}"].tolist()']
    return what, code, rounded


def _missing(rng: random.Random) -> Skill:
    """Holes: `{num1}` misses two values and `{cat2}` one."""
    x, value = '{df}["{num1}"]', _tick('num1', rng)
    word, n = rng.choice(['unknown', 'none', 'missing', 'other', 'n/a']), rng.choice([0, 0, -1, 1, 100])
    kind = rng.choice(['count', 'all', 'drop', 'mean', 'number', 'text', 'ffill', 'group', 'flag', 'share', 'rows'])
    if kind == 'count':
        return _valued((f'the number of missing values in {value}', f'{x}.isna().sum()', ['int({res})']), rng, ['df', 'nan'])
    if kind == 'all':
        return _valued(('the number of missing values of every column, as a dictionary', '{df}.isna().sum().to_dict()', ['{res}']), rng, ['df', 'nan'])
    if kind == 'drop':
        return _valued((f'`{{df}}` without the rows where {value} is missing', '{df}.dropna(subset=["{num1}"])', ['{res}.index.tolist()']), rng, ['df', 'nan'])
    if kind == 'rows':
        return _valued((f'the rows where {value} is missing', f'{{df}}[{x}.isna()]', ['{res}.index.tolist()']), rng, ['df', 'nan'])
    if kind == 'share':
        return _valued((f'the share of missing values in {value}', f'{x}.isna().mean()', ['round(float({res}), 6)']), rng, ['df', 'nan'])
    how = rng.choice(['mean', 'median', 'min', 'max'])
    what, code = {
        'mean': (f'{value} with its gaps filled by its {how}', f'{x}.fillna({x}.{how}())'), 'number': (f'{value} with {n} in place of missing values', f'{x}.fillna({n})'),
        'text': (f'{_tick("cat2", rng)} with "{word}" in place of missing values', f'{{df}}["{{cat2}}"].fillna("{word}")'), 'ffill': (f'{value} with gaps filled by the last known value (0 if there is none)', f'{x}.ffill().fillna(0)'),
        'group': (f'{value}, missing values replaced by the {how} of their {_tick("cat1", rng)} (0 if the group has none)', f'{x}.fillna({{df}}.groupby("{{cat1}}")["{{num1}}"].transform("{how}")).fillna(0)'), 'flag': (f'whether {value} is missing', f'{x}.isna()'),
    }[kind]  # fmt: skip
    return task(ask_column(what, rng), f'{{df}}["{{new}}"] = {code}', ['{df}["{new}"].tolist()' if kind in ('text', 'flag') else '{df}["{new}"].round(6).tolist()'], uses=['df', 'nan'])


def _join(rng: random.Random) -> Skill:
    """`{df}` and `{df2}`, which has one row (`{attr1}`: a number, `{attr2}`: a text) for each `{cat1}`."""
    how = rng.choice(['', ', how="left"', ', how="inner"'])
    said = {'': '', ', how="left"': ' (left join)', ', how="inner"': ' (inner join)'}[how]
    both = f'{{df}}.merge({{df2}}, on="{{cat1}}"{how})'
    forms = [f'`{{df}}` and `{{df2}}` joined on {_tick("cat1", rng)}{said}', f'`{{df}}` merged with `{{df2}}` by the common column {_tick("cat1", rng)}{said}', f'`{{df}}` with the columns of `{{df2}}` added by {_tick("cat1", rng)}{said}']
    kind = rng.choice(['frame', 'frame', 'map', 'group', 'weighted'])
    if kind == 'map':
        return task(ask_column(f'{_tick("attr1", rng)} of `{{df2}}` for the row\'s {_tick("cat1", rng)}', rng), '{df}["{new}"] = {df}["{cat1}"].map({df2}.set_index("{cat1}")["{attr1}"])', ['{df}["{new}"].round(6).tolist()'], uses=['df', 'df2'])
    if kind == 'group':
        agg_said, agg = _aggregate(rng)
        return _valued((f'the {agg_said} of {_tick("num1", rng)} for each {_tick("attr2", rng)} (a column of `{{df2}}`, which goes with {{cat1}})', f'{{df}}.merge({{df2}}, on="{{cat1}}").groupby("{{attr2}}")["{{num1}}"].{agg}()', ['{res}.round(6).to_dict()']), rng, ['df', 'df2'])
    if kind == 'weighted':
        return _valued((f'the sum over all rows of {_tick("num1", rng)} times {_tick("attr1", rng)}, which `{{df2}}` has for each {_tick("cat1", rng)}', '({df}["{num1}"] * {df}["{cat1}"].map({df2}.set_index("{cat1}")["{attr1}"])).sum()', ['round(float({res}), 6)']), rng, ['df', 'df2'])
    return _valued((rng.choice(forms), both, ['{res}.shape', '{res}["{attr1}"].tolist()', '"{attr2}" in {res}.columns']), rng, ['df', 'df2'])


def _valued(kind: Kind, rng: random.Random, uses: list[str] | None = None) -> Skill:
    """A variable, or now and then a function of the table, with the value of `kind`."""
    what, code, check = kind
    if uses is None and rng.random() < 0.15:
        head, call = 'def {fn}(frame):\n', '{fn}({df})'
        body = head + '    return ' + code.replace('{df}', 'frame')
        asked = ask_function(what.replace('`{df}`', 'the frame'), '{fn}(frame)', rng)
        return task(asked, body, [line.replace('{res}', call) for line in check], prefix=[head, ''])
    return task(ask(what, rng), '{res} = ' + code, check, uses=uses)


def _columned(rng: random.Random) -> Skill:
    what, code, check = _columns(rng)
    return task(ask_column(what, rng), f'{{df}}["{{new}}"] = {code}', check)


def _two_steps(rng: random.Random) -> Skill:
    """A new column, and then something about it."""
    what, code, _ = _columns(rng)
    said, how = _aggregate(rng)
    asked = rng.choice(ask_column(what, rng))
    numeric = not any(s in code for s in ('.str', 'day_name', 'np.select', 'pd.cut', '+ "', 'astype(str)', ' > '))
    if numeric:
        then, last, check = f'the {said} of `{{new}}`', f'{{df}}["{{new}}"].{how}()', 'round(float({res}), 6)'
        if rng.random() < 0.5:
            then, last, check = f'the {said} of `{{new}}` for each {_tick("cat2", rng)}', f'{{df}}.groupby("{{cat2}}")["{{new}}"].{how}()', '{res}.round(6).to_dict()'
    else:
        then, last, check = 'how often each value of `{new}` occurs', '{df}["{new}"].value_counts()', '{res}.to_dict()'
    more = [f'{asked} {rng.choice(["Then", "After that,", "Next,"])} compute {then} (`{{res}}`).', f'{asked} Also: {then} -> `{{res}}`', f'1. {asked}\n2. `{{res}}`: {then}', f'- {asked}\n- {then}, in `{{res}}`', f'{asked}\n\n`{{res}}` is {then}.']
    return task(more, f'{{df}}["{{new}}"] = {code}\n{{res}} = {last}', [check, '"{new}" in {df}.columns'])


def _two_values(rng: random.Random) -> Skill:
    """Two variables in one cell; the second is named after the first."""
    one, two = _values(rng), rng.choice([_values, _groups])(rng)
    other = rng.choice(['second', 'other', 'also', 'b_part', 'compare', 'extra', 'rest', 'q2', 'next_one'])
    second = [line.replace('{res}', other) for line in two[2]]
    say = [
        f'Compute {one[0]} (`{{res}}`) and {two[0]} (`{other}`).', f'`{{res}}`: {one[0]}\n\n`{other}`: {two[0]}', f'1. {one[0]} -> `{{res}}`\n2. {two[0]} -> `{other}`',
        f'{one[0][:1].upper() + one[0][1:]} goes into `{{res}}`, {two[0]} into `{other}`.', f'- `{{res}}`: {one[0]}\n- `{other}`: {two[0]}', f'Find {one[0]}; call it `{{res}}`. `{other}` is {two[0]}.',
    ]  # fmt: skip
    return task(say, f'{{res}} = {one[1]}\n{other} = {two[1]}', one[2] + second)


def draw_table_task(rng: random.Random) -> Skill:
    kind = rng.choices(['values', 'frames', 'groups', 'columns', 'missing', 'join', 'steps', 'two'], [5, 4, 5, 6, 2, 2, 3, 2])[0]
    simple = {'values': _values, 'frames': _frames, 'groups': _groups}
    if kind in simple:
        return _valued(simple[kind](rng), rng)
    return {'columns': _columned, 'missing': _missing, 'join': _join, 'steps': _two_steps, 'two': _two_values}[kind](rng)
