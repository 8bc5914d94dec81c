"""Tasks on a small table told by their meaning: "the unpaid invoices", "which room is the largest", "cheapest first". What to do with
which column has to be found in the data; the words of pandas are seldom used. The things and their adjectives are in `story_things.py`.
"""
from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from ..catalogue import Skill
from .story_things import THINGS, Kind, Measure, Thing
from .writing import capital, listed, make_skill

NAMES = ('res', 'result', 'answer', 'chosen', 'out', 'found', 'wanted', 'selection', 'summary', 'final', 'mine', 'ours', 'view', 'part', 'value', 'x')
NEW_COLUMNS = ('flag', 'extra', 'level', 'mark', 'note', 'rel', 'place', 'ratio', 'is_special', 'diff', 'rank_no', 'scaled', 'check')


@dataclass(frozen=True)
class Story:
    """A drawn table: what it is about, the name of its frame, one column of kinds and two of measures."""

    rng: random.Random
    thing: Thing
    frame: str
    kind: Kind
    measure: Measure
    other: Measure
    """Values of the table by column, row by row."""
    table: dict[str, list[object]]

    @property
    def column(self) -> str:
        return f'{self.frame}["{self.measure.column}"]'

    @property
    def kinds(self) -> str:
        return f'{self.frame}["{self.kind.column}"]'

    def value(self) -> str:
        """A value of the kinds that occurs."""
        return str(self.rng.choice(self.table[self.kind.column]))

    def those(self, value: str, rows: str | None = None) -> str:
        return self.kind.those.format(v=value, rows=rows or self.thing.rows)

    def bound(self) -> float | int:
        """A number inside the range of the measure, none of its values being equal to it more than by chance."""
        values = sorted(self.table[self.measure.column])  # type: ignore[type-var]
        return self.rng.choice(values[1:-1])  # type: ignore[return-value]

    def with_unit(self, number: object) -> str:
        return f'{number} {self.measure.unit}'.strip()


@dataclass(frozen=True)
class Told:
    """What is wanted: statements in which {name} stands for the result, an expression or lines of code, and checks of the result."""

    says: list[str]
    code: str
    check: list[str]
    """'variable', or 'column' for a new column of the frame."""
    goes: str = 'variable'


def draw_story(rng: random.Random) -> Story:
    thing = rng.choice(THINGS)
    measure, other = rng.sample(thing.measures, 2)
    kind = rng.choice(thing.kinds)
    count = min(rng.randint(5, 8), len(thing.labels))
    table: dict[str, list[object]] = {thing.label: rng.sample(thing.labels, count)}
    values = rng.sample(kind.values, min(len(kind.values), rng.choice([2, 3, 3, 4])))
    column: list[object] = [*values, *rng.choices(values, k=count - len(values))]
    rng.shuffle(column)
    columns = {kind.column: column, measure.column: draw_numbers(measure, count, rng), other.column: draw_numbers(other, count, rng)}
    for name in rng.sample(sorted(columns), 3):
        table[name] = columns[name]
    return Story(rng, thing, rng.choice(thing.frames), kind, measure, other, table)


def draw_numbers(measure: Measure, count: int, rng: random.Random) -> list[object]:
    """`count` different values, so that no answer depends on how ties are broken."""
    steps = int(round((measure.high - measure.low) / measure.step))
    numbers = [measure.low + measure.step * i for i in rng.sample(range(steps + 1), count)]
    whole = all(float(n).is_integer() for n in (measure.low, measure.step))
    return [int(n) if whole else round(n, 2) for n in numbers]


def write_story(story: Story) -> str:
    width = story.rng.choice([1, 1, 0])
    items = [f'"{name}": {values!r}'.replace("'", '"') for name, values in story.table.items()]
    body = ',\n    '.join(items)
    return f'{story.frame} = pd.DataFrame({{\n    {body},\n}})' if width else f'{story.frame} = pd.DataFrame({{{", ".join(items)}}})'


def _rows(story: Story) -> list[str]:
    return [f'<res>["{story.thing.label}"].tolist()', 'len(<res>)']


def _number() -> list[str]:
    return ['round(float(<res>), 6)']


def kind_filter(s: Story) -> Told:
    v = s.value()
    those, rows = s.those(v), s.thing.rows
    if s.rng.random() < 0.25:
        says = [f'all {rows} but {those}', f'the {rows} that remain without {those}', f'every {s.thing.row} except {those}', f'what is left of `{s.frame}` when {those} are taken away']
        return Told(says, f'{s.frame}[{s.kinds} != "{v}"]', _rows(s))
    says = [those, f'only {those}', f'all of {those}, whole rows', f'{those}, nothing else', f'the part of `{s.frame}` with {those}', f'a table of {those}', f'a list (as a frame) of {those} for the phone calls']
    return Told(says, f'{s.frame}[{s.kinds} == "{v}"]', _rows(s))


def two_kinds(s: Story) -> Told:
    values = list(dict.fromkeys(map(str, s.table[s.kind.column])))[:2]
    if len(values) < 2:
        return kind_filter(s)
    says = [f'{s.those(values[0])} and {s.those(values[1])}', f'the {s.thing.rows} whose {s.kind.noun} is {values[0]} or {values[1]}', f'everything that has {s.kind.noun} {values[0]} or {values[1]}']
    return Told(says, f'{s.frame}[{s.kinds}.isin(["{values[0]}", "{values[1]}"])]', _rows(s))


def measure_filter(s: Story) -> Told:
    more, _, less, _ = s.measure.words
    b, rows, noun = s.bound(), s.thing.rows, s.measure.noun
    with_unit = s.with_unit(b)
    ways = {
        '>': [f'the {rows} with more than {with_unit} ({noun})', f'{rows} that are {more} than {with_unit}', f'every {s.thing.row} whose {noun} exceeds {b}', f'{rows} over {with_unit} of {noun}'],
        '>=': [f'the {rows} with {with_unit} or more ({noun})', f'{rows} of at least {with_unit} ({noun})', f'every {s.thing.row} whose {noun} is not below {b}'],
        '<': [f'the {rows} with less than {with_unit} ({noun})', f'{rows} that are {less} than {with_unit}', f'every {s.thing.row} whose {noun} stays under {b}', f'{rows} below {with_unit} of {noun}'],
        '<=': [f'the {rows} with {with_unit} or less ({noun})', f'{rows} of at most {with_unit} ({noun})', f'every {s.thing.row} whose {noun} does not exceed {b}'],
    }
    sign = s.rng.choice(list(ways))
    return Told(ways[sign], f'{s.frame}[{s.column} {sign} {b}]', _rows(s))


def above_average(s: Story) -> Told:
    more, _, less, _ = s.measure.words
    up = s.rng.random() < 0.6
    word, sign = (more, '>') if up else (less, '<')
    says = [f'the {s.thing.rows} that are {word} than the average {s.thing.row}', f'every {s.thing.row} with {"more" if up else "less"} {s.measure.noun} than average', f'{s.thing.rows} {"above" if up else "below"} the mean {s.measure.noun}']
    return Told(says, f'{s.frame}[{s.column} {sign} {s.column}.mean()]', _rows(s))


def both_conditions(s: Story) -> Told:
    v, b = s.value(), s.bound()
    up = s.rng.random() < 0.5
    word, sign = (s.measure.words[0], '>') if up else (s.measure.words[2], '<')
    says = [f'{s.those(v)} that are also {word} than {s.with_unit(b)}', f'those of {s.those(v)} with {"more" if up else "less"} than {s.with_unit(b)} ({s.measure.noun})', f'{s.those(v)}, but only if their {s.measure.noun} is {"over" if up else "under"} {b}']
    return Told(says, f'{s.frame}[({s.kinds} == "{v}") & ({s.column} {sign} {b})]', _rows(s))


def order(s: Story) -> Told:
    _, most, _, least = s.measure.words
    up = s.rng.random() < 0.5
    first, last = (least, most) if up else (most, least)
    end = '' if up else ', ascending=False'
    says = [f'the {s.thing.rows}, {first} first', f'`{s.frame}` from the {first} to the {last}', f'all {s.thing.rows} in order of {s.measure.noun}, the {first} on top', f'the table with the {first} {s.thing.row} at the top and the {last} at the bottom', f'the {s.thing.rows} ranked, starting with the {first}']
    return Told(says, f'{s.frame}.sort_values("{s.measure.column}"{end})', _rows(s))


def order_in_groups(s: Story) -> Told:
    _, most, _, least = s.measure.words
    up = s.rng.random() < 0.5
    end = '' if up else ', ascending=[True, False]'
    first = least if up else most
    says = [f'the {s.thing.rows} by {s.kind.noun} (alphabetical), ties broken so that the {first} comes first', f'`{s.frame}` ordered: {s.kind.noun} from a to z, inside it the {first} first', f'one block for each {s.kind.noun} in alphabetical order, each beginning with its {first} {s.thing.row}']
    return Told(says, f'{s.frame}.sort_values(["{s.kind.column}", "{s.measure.column}"]{end})', _rows(s))


def top(s: Story) -> Told:
    _, most, _, least = s.measure.words
    up, n = s.rng.random() < 0.6, s.rng.choice([2, 3, 4])
    words = {2: 'two', 3: 'three', 4: 'four'}[n]
    best, end = (most, ', ascending=False') if up else (least, '')
    says = [f'the {words} {best} {s.thing.rows}', f'the {n} {best} ones', f'the {best} {words} of the {s.thing.rows}, {best} first', f'a podium: the {n} {best} {s.thing.rows}']
    return Told(says, f'{s.frame}.sort_values("{s.measure.column}"{end}).head({n})', _rows(s))


def which(s: Story) -> Told:
    _, most, _, least = s.measure.words
    up = s.rng.random() < 0.6
    best, how = (most, 'idxmax') if up else (least, 'idxmin')
    label = s.thing.label
    says = [f'the {label} of the {best} {s.thing.row}', f'which {s.thing.row} is the {best} (its {label})', f'the {best} {s.thing.row}, only its {label}', f'the {label} of the {s.thing.row} with the {"most" if up else "least"} {s.measure.noun}']
    return Told(says, f'{s.frame}.loc[{s.column}.{how}(), "{label}"]', ['<res>'])


def how_many(s: Story) -> Told:
    if s.rng.random() < 0.5:
        v = s.value()
        return Told([f'how many there are of {s.those(v)}', f'the number of {s.those(v).removeprefix("the ")}', f'a count of {s.those(v)}', f'how often the {s.kind.noun} is {v}'], f'({s.kinds} == "{v}").sum()', ['int(<res>)'])
    b, up = s.bound(), s.rng.random() < 0.6
    word, sign = (s.measure.words[0], '>') if up else (s.measure.words[2], '<')
    return Told([f'how many {s.thing.rows} are {word} than {s.with_unit(b)}', f'the number of {s.thing.rows} with {"more" if up else "less"} than {s.with_unit(b)} ({s.measure.noun})'], f'({s.column} {sign} {b}).sum()', ['int(<res>)'])


def fraction(s: Story) -> Told:
    v, percent = s.value(), s.rng.random() < 0.4
    code = f'({s.kinds} == "{v}").mean()'
    if percent:
        return Told([f'the percentage of {s.those(v)} among all', f'how many percent of the {s.thing.rows} have {s.kind.noun} {v}'], f'100 * {code}', _number())
    return Told([f'the fraction of {s.those(v)} among all (between 0 and 1)', f'which part of the {s.thing.rows} has {s.kind.noun} {v} (0 to 1)', f'the share of {s.those(v)}'], code, _number())


def of_some(s: Story) -> Told:
    v, unit = s.value(), f' (in {s.measure.unit})' if s.measure.unit else ''
    word, how = s.rng.choice([('average', 'mean'), ('mean', 'mean'), ('total', 'sum'), ('median', 'median'), ('largest', 'max'), ('smallest', 'min')])
    says = [f'the {word} {s.measure.noun} of {s.those(v)}', f'the {word} {s.measure.noun}{unit}, counting only {s.those(v)}', f'the {word} {s.measure.noun} where the {s.kind.noun} is {v}']
    return Told(says, f'{s.frame}[{s.kinds} == "{v}"]["{s.measure.column}"].{how}()', _number())


def of_all(s: Story) -> Told:
    _, most, _, least = s.measure.words
    q = s.rng.choice([10, 20, 25, 75, 80, 90])
    ways = [
        ([f'the gap in {s.measure.noun} between the {most} and the {least} {s.thing.row}', f'how far apart the {most} and the {least} {s.thing.row} are ({s.measure.noun})'], f'{s.column}.max() - {s.column}.min()'),
        ([f'the {s.measure.noun} that {q} % of the {s.thing.rows} do not exceed', f'the {q}th percentile of the {s.measure.noun}', f'the {q / 100} quantile of the {s.measure.noun}s'], f'{s.column}.quantile({q / 100})'),
        ([f'the average {s.measure.noun} of the {s.thing.rows}', f'what a {s.thing.row} has on average ({s.measure.noun})', f'the typical {s.measure.noun}, as a mean'], f'{s.column}.mean()'),
        ([f'the {s.measure.noun} in the middle: half of the {s.thing.rows} have less', f'the median {s.measure.noun}'], f'{s.column}.median()'),
        ([f'all {s.measure.noun} taken together', f'the overall {s.measure.noun} (the sum)', f'the {s.measure.noun} of all {s.thing.rows} added up'], f'{s.column}.sum()'),
    ]
    says, code = s.rng.choice(ways)
    return Told(says, code, _number())


def per_kind(s: Story) -> Told:
    _, most, _, least = s.measure.words
    ways = [
        ([f'the average {s.measure.noun} for each {s.kind.noun}', f'per {s.kind.noun}, the mean {s.measure.noun}', f'for every {s.kind.noun} its typical (mean) {s.measure.noun}'], 'mean'),
        ([f'the {s.measure.noun} added up for each {s.kind.noun}', f'per {s.kind.noun}, the total {s.measure.noun}'], 'sum'),
        ([f'the {s.measure.noun} of the {most} {s.thing.row} of each {s.kind.noun}', f'per {s.kind.noun}, the largest {s.measure.noun}'], 'max'),
        ([f'the {s.measure.noun} of the {least} {s.thing.row} of each {s.kind.noun}', f'per {s.kind.noun}, the smallest {s.measure.noun}'], 'min'),
        ([f'the median {s.measure.noun} of each {s.kind.noun}'], 'median'),
    ]
    says, how = s.rng.choice(ways)
    return Told(says, f'{s.frame}.groupby("{s.kind.column}")["{s.measure.column}"].{how}()', ['<res>.round(6).to_dict()'])


def counted(s: Story) -> Told:
    if s.rng.random() < 0.5:
        return Told([f'how many {s.thing.rows} there are of each {s.kind.noun}', f'the number of {s.thing.rows} per {s.kind.noun}', f'a count for every {s.kind.noun}'], f'{s.kinds}.value_counts()', ['<res>.to_dict()'])
    return Told([f'how the {s.thing.rows} are divided among the values of {s.kind.noun}, as fractions of 1', f'the share of every {s.kind.noun} among the {s.thing.rows}'], f'{s.kinds}.value_counts(normalize=True)', ['<res>.round(6).to_dict()'])


def champions(s: Story) -> Told:
    _, most, _, least = s.measure.words
    best, how = s.rng.choice([(most, 'idxmax'), (least, 'idxmin')])
    says = [f'the {best} {s.thing.row} of each {s.kind.noun} (whole rows)', f'for every {s.kind.noun} the row of its {best} {s.thing.row}']
    return Told(says, f'{s.frame}.loc[{s.frame}.groupby("{s.kind.column}")["{s.measure.column}"].{how}()]', [f'sorted(<res>["{s.thing.label}"])', 'len(<res>)'])


def leader(s: Story) -> Told:
    up = s.rng.random() < 0.6
    word, how = ('highest', 'idxmax') if up else ('lowest', 'idxmin')
    says = [f'the {s.kind.noun} with the {word} mean {s.measure.noun}', f'which {s.kind.noun} has the {word} average {s.measure.noun}', f'the {s.kind.noun} whose {s.thing.rows} have on average the {"most" if up else "least"} {s.measure.noun}']
    return Told(says, f'{s.frame}.groupby("{s.kind.column}")["{s.measure.column}"].mean().{how}()', ['<res>'])


def labels(s: Story) -> Told:
    v = s.value()
    says = [f'a list of the {s.thing.label}s of {s.those(v)}', f'the {s.thing.label} of each of {s.those(v)}, as a list', f'who or what belongs to {s.those(v)}: only the {s.thing.label}, in a Python list']
    return Told(says, f'{s.frame}[{s.kinds} == "{v}"]["{s.thing.label}"].tolist()', ['<res>'])


def ends(s: Story) -> Told:
    n, last = s.rng.choice([2, 3, 4]), s.rng.random() < 0.5
    words = {2: 'two', 3: 'three', 4: 'four'}[n]
    where = 'last' if last else 'first'
    return Told([f'the {where} {words} rows of the table', f'the {n} {where} {s.thing.rows} as they stand in `{s.frame}`', f'the {words} {s.thing.rows} at the {"end" if last else "beginning"} of `{s.frame}`'], f'{s.frame}.{"tail" if last else "head"}({n})', _rows(s))


def without_column(s: Story) -> Told:
    column = s.rng.choice([s.measure.column, s.kind.column, s.other.column])
    says = [f'the same table without the column `{column}`', f'`{s.frame}` but with `{column}` taken out (nobody else needs it)', f'a copy for the public in which `{column}` does not appear', f'everything except the column "{column}"']
    return Told(says, f'{s.frame}.drop(columns="{column}")', ['list(<res>.columns)', 'len(<res>)'])


def some_columns(s: Story) -> Told:
    columns = s.rng.sample([s.thing.label, s.measure.column, s.kind.column, s.other.column], 2)
    says = [f'only {listed([f"`{c}`" for c in columns])} of `{s.frame}`, in this order', f'a smaller table: {listed([f"`{c}`" for c in columns])}, nothing more']
    return Told(says, f'{s.frame}[["{columns[0]}", "{columns[1]}"]]', ['list(<res>.columns)', 'len(<res>)'])


def as_flag(s: Story) -> Told:
    b, up = s.bound(), s.rng.random() < 0.6
    word, sign = (s.measure.words[0], '>') if up else (s.measure.words[2], '<')
    says = [f'true for every {s.thing.row} that is {word} than {s.with_unit(b)}, false for the others', f'whether the {s.measure.noun} is {"over" if up else "under"} {s.with_unit(b)} (booleans)', f'`True` where `{s.measure.column}` is {"greater" if up else "less"} than {b}']
    return Told(says, f'{s.column} {sign} {b}', ['<new>.tolist()'], 'column')


def as_words(s: Story) -> Told:
    b = s.bound()
    yes, no = s.rng.choice([('yes', 'no'), ('high', 'low'), ('big', 'small'), ('A', 'B'), ('check', 'fine'), ('over', 'under'), ('gold', 'standard')])
    says = [f'"{yes}" for {s.thing.rows} that are {s.measure.words[0]} than {s.with_unit(b)}, "{no}" for the rest', f'the word {yes} where the {s.measure.noun} is above {b}, otherwise the word {no}']
    return Told(says, f'np.where({s.column} > {b}, "{yes}", "{no}")', ['<new>.tolist()'], 'column')


def against_mean(s: Story) -> Told:
    if s.rng.random() < 0.5:
        return Told([f'how far each {s.thing.row} is from the average {s.measure.noun} (more is positive)', f'the {s.measure.noun} minus the mean {s.measure.noun} of all'], f'{s.column} - {s.column}.mean()', ['<new>.round(6).tolist()'], 'column')
    own = f'{s.frame}.groupby("{s.kind.column}")["{s.measure.column}"].transform("mean")'
    return Told([f'how far the {s.measure.noun} is from the mean of the {s.thing.rows} with the same {s.kind.noun}', f'the {s.measure.noun} minus the average of its own {s.kind.noun}'], f'{s.column} - {own}', ['<new>.round(6).tolist()'], 'column')


def portion(s: Story) -> Told:
    if s.rng.random() < 0.5:
        return Told([f'the part of the total {s.measure.noun} that falls to each {s.thing.row} (0 to 1)', f'each {s.thing.row}\'s share of all {s.measure.noun}'], f'{s.column} / {s.column}.sum()', ['<new>.round(6).tolist()'], 'column')
    own = f'{s.frame}.groupby("{s.kind.column}")["{s.measure.column}"].transform("sum")'
    return Told([f'the share that each {s.thing.row} has in the {s.measure.noun} of its {s.kind.noun}', f'the {s.measure.noun} divided by the total of the same {s.kind.noun}'], f'{s.column} / {own}', ['<new>.round(6).tolist()'], 'column')


def place(s: Story) -> Told:
    _, most, _, least = s.measure.words
    up = s.rng.random() < 0.6
    code = f'{s.column}.rank({"ascending=False" if up else ""}).astype(int)'
    return Told([f'the place of each {s.thing.row}: 1 for the {most if up else least}, and so on', f'a ranking by {s.measure.noun} in which the {most if up else least} {s.thing.row} is number 1 (whole numbers)'], code, ['<new>.tolist()'], 'column')


def per_unit(s: Story) -> Told:
    if min(s.table[s.other.column]) == 0:  # type: ignore[type-var]
        return place(s)
    says = [f'the {s.measure.noun} per {s.other.column} (`{s.measure.column}` divided by `{s.other.column}`)', f'`{s.measure.column}` for one unit of `{s.other.column}`', f'the ratio of {s.measure.noun} to {s.other.noun}']
    return Told(says, f'{s.column} / {s.frame}["{s.other.column}"]', ['<new>.round(6).tolist()'], 'column')


def rescaled(s: Story) -> Told:
    if s.rng.random() < 0.5:
        return Told([f'the {s.measure.noun} brought to 0 (the {s.measure.words[3]}) ... 1 (the {s.measure.words[1]})', f'`{s.measure.column}` moved and stretched so that its smallest value is 0 and its largest 1'], f'({s.column} - {s.column}.min()) / ({s.column}.max() - {s.column}.min())', ['<new>.round(6).tolist()'], 'column')
    factor = s.rng.choice([10, 100, 1000, 60, 1.1, 0.9, 2])
    return Told([f'`{s.measure.column}` times {factor}', f'the {s.measure.noun} multiplied by {factor}'], f'{s.column} * {factor}', ['<new>.round(6).tolist()'], 'column')


KINDS: tuple[tuple[Callable[[Story], Told], int], ...] = (
    (kind_filter, 6), (two_kinds, 2), (measure_filter, 5), (above_average, 2), (both_conditions, 3), (order, 5), (order_in_groups, 3), (top, 4), (which, 5), (how_many, 4), (fraction, 3),
    (of_some, 4), (of_all, 4), (per_kind, 4), (counted, 3), (champions, 2), (leader, 2), (labels, 2), (ends, 2), (without_column, 2), (some_columns, 1), (as_flag, 3), (as_words, 2),
    (against_mean, 2), (portion, 2), (place, 2), (per_unit, 2), (rescaled, 2),
)  # fmt: skip

VARIABLE = (
    'Find {w} and call the result `<res>`.', '`<res>`: {w}', '{W} -> `<res>`', 'I need {w}. Put it in `<res>`, please.', 'Could you give me {w}? (`<res>`)', 'They asked for {w}. It should be called `<res>`.',
    'TODO: {w}, in `<res>`', '*Wanted:* {w}. Name: `<res>`.', 'Let `<res>` be {w}.', 'For the meeting: {w}, as `<res>`', '{W} goes into `<res>`.', '{W} (`<res>`).', 'We have to know {w}. Store the answer in `<res>`.',
    'Prepare {w} under the name `<res>`.', 'Please put {w} into `<res>`.', '{W}? Save it in `<res>`.', 'Name it `<res>`: {w}.', 'In `<res>` we want {w}.', 'The next cell expects {w} in `<res>`.', 'Make `<res>`, {w}.', 'Get {w}; the name is <res>.',
    'Give {w}. Result: `<res>`', 'Determine {w} -> <res>',
)  # fmt: skip
COLUMN = (
    'Add a column `<new>`: {w}.', 'New column `<new>`, {w}.', 'Column `<new>` of `{f}`: {w}', 'TODO: {f}["<new>"] = {w}', 'Please add {w}, as the column `<new>`.', '`{f}` lacks one thing: {w}. Call the column `<new>`.', '{W}, in a new column `<new>`',
    'For each row of `{f}`, {w} (column `<new>`).', 'Put {w} into `{f}` as `<new>`.', 'We want to see {w} in the column `<new>`.', 'Extend the table by `<new>`: {w}.', 'Write {w} to the column "<new>".', '*Wanted:* a column `<new>` with {w}',
)  # fmt: skip


def draw_story_task(rng: random.Random) -> Skill:
    """A task on a table of its own (`setup`), in the form of the hand-written skills."""
    story = draw_story(rng)
    makers, weights = zip(*KINDS)
    told = rng.choices(makers, weights)[0](story)
    column = told.goes == 'column'
    name = rng.choice(NEW_COLUMNS if column else NAMES)
    forms = rng.sample(COLUMN if column else VARIABLE, 5)
    said = [form.format(w=what, W=capital(what), f=story.frame).replace('<new>', name) for form, what in zip(forms, rng.choices(told.says, k=len(forms)))]
    target = f'{story.frame}["{name}"]'
    code = f'{target} = {told.code}' if column else f'<res> = {told.code}'
    check = [line.replace('<new>', target) for line in told.check]
    return make_skill('pandas', 'story', said, code, check, setup=write_story(story), res='' if column else name)
