"""The stories of `stories.py` in plain Python: lists, dictionaries and lists of dictionaries of the same things, asked for by their meaning."""
from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from ..catalogue import Skill
from .stories import NAMES, VARIABLE, draw_numbers
from .story_things import PEOPLE, THINGS, TOWNS, Measure, Thing
from .writing import capital, make_skill

DICTS = ('by_{label}', '{label}_{column}', '{column}_of', '{column}s')
WORDS = ('apple', 'bicycle', 'candle', 'dolphin', 'elbow', 'feather', 'garden', 'harbour', 'island', 'jacket', 'kettle', 'lantern', 'meadow', 'needle', 'orchard', 'pillow', 'quarry', 'ribbon')
LISTS = (('words', 'word', WORDS), ('names', 'name', PEOPLE), ('towns', 'town', TOWNS), ('items', 'item', WORDS), ('guests', 'guest', PEOPLE), ('stops', 'stop', TOWNS), ('tools', 'tool', WORDS), ('members', 'member', PEOPLE))


@dataclass(frozen=True)
class Wanted:
    """Noun phrases for one result, the expression, and a check of it."""

    setup: str
    says: list[str]
    code: str
    check: str


def draw_dict(rng: random.Random) -> tuple[Thing, Measure, str, dict[str, object]]:
    """A dictionary from labels to a measure, and a name for it."""
    thing = rng.choice(THINGS)
    measure = rng.choice(thing.measures)
    count = min(rng.randint(4, 6), len(thing.labels))
    data = dict(zip(rng.sample(thing.labels, count), draw_numbers(measure, count, rng)))
    name = rng.choice(DICTS).format(label=thing.label.replace(' ', '_'), column=measure.column)
    return thing, measure, name, data


def about_dict(rng: random.Random) -> Wanted:
    thing, measure, d, data = draw_dict(rng)
    more, most, less, least = measure.words
    rows, row, noun, unit = thing.rows, thing.row, measure.noun, f' {measure.unit}'.rstrip()
    bound = rng.choice(sorted(data.values())[1:-1])  # type: ignore[type-var]
    up, n = rng.random() < 0.6, rng.choice([2, 3])
    best, how = (most, 'max') if up else (least, 'min')
    reverse = ', reverse=True' if up else ''
    sign, word = ('>', more) if up else ('<', less)
    factor = rng.choice([2, 10, 100, 1000, 0.5])
    ways = [
        ([f'the {best} {row} (its key in `{d}`)', f'which {row} is the {best}', f'the key of `{d}` with the {"largest" if up else "smallest"} value'], f'{how}({d}, key={d}.get)', '<res>'),
        ([f'the mean of the values of `{d}`', f'the average {noun} of the {rows}', f'what a {row} has on average ({noun})'], f'sum({d}.values()) / len({d})', 'round(float(<res>), 6)'),
        ([f'the {noun} of all {rows} added up', f'the sum of the values of `{d}`', f'the total {noun}'], f'sum({d}.values())', 'round(float(<res>), 6)'),
        ([f'a list of the {rows} that are {word} than {bound}{unit}', f'the keys of `{d}` whose value is {"above" if up else "below"} {bound}, as a list', f'the {rows} with {"more" if up else "less"} than {bound}{unit} (a list, in the order of `{d}`)'], f'[k for k, v in {d}.items() if v {sign} {bound}]', '<res>'),
        ([f'a dictionary with only the {rows} that are {word} than {bound}{unit}', f'the part of `{d}` with values {"above" if up else "below"} {bound}, again a dict'], f'{{k: v for k, v in {d}.items() if v {sign} {bound}}}', '<res>'),
        ([f'how many {rows} are {word} than {bound}{unit}', f'the number of values in `{d}` {"above" if up else "below"} {bound}'], f'sum(v {sign} {bound} for v in {d}.values())', 'int(<res>)'),
        ([f'a list of the {rows}, {best} first', f'the keys of `{d}` sorted by their values, {"largest" if up else "smallest"} first'], f'sorted({d}, key={d}.get{reverse})', '<res>'),
        ([f'the {n} {best} {rows}, in a list', f'a list of the {n} keys with the {"largest" if up else "smallest"} values, {best} first'], f'sorted({d}, key={d}.get{reverse})[:{n}]', '<res>'),
        ([f'the {rows} in alphabetical order, as a list', f'a sorted list of the keys of `{d}`'], f'sorted({d})', '<res>'),
        ([f'the same dictionary with every {noun} multiplied by {factor}', f'a dict like `{d}` whose values are {factor} times as large'], f'{{k: v * {factor} for k, v in {d}.items()}}', '{k: round(v, 6) for k, v in <res>.items()}'),
        ([f'the gap between the {most} and the {least} {row} ({noun})', f'the largest minus the smallest value of `{d}`'], f'max({d}.values()) - min({d}.values())', 'round(float(<res>), 6)'),
        ([f'the part that each {row} has in the total {noun} (a dict, values from 0 to 1)', f'a dictionary from each key of `{d}` to its share of the sum'], f'{{k: v / sum({d}.values()) for k, v in {d}.items()}}', '{k: round(v, 6) for k, v in <res>.items()}'),
        ([f'the pairs (key, value) of `{d}` as a list, {"largest" if up else "smallest"} value first'], f'sorted({d}.items(), key=lambda kv: kv[1]{reverse})', '<res>'),
    ]
    says, code, check = rng.choice(ways)
    return Wanted(f'{d} = {data!r}'.replace("'", '"'), says, code, check)


def about_list(rng: random.Random) -> Wanted:
    name, row, pool = rng.choice(LISTS)
    data = rng.sample(pool, rng.randint(4, 7))
    up, n = rng.random() < 0.5, rng.choice([1, 2, 3])
    length = rng.choice([3, 4, 5, 6])
    letter = rng.choice(data)[0]
    best, how = ('longest', 'max') if up else ('shortest', 'min')
    ways = [
        ([f'the {best} {row}', f'the {row} with the {"most" if up else "fewest"} letters', f'the {best} of the `{name}` (the first one if several)'], f'{how}({name}, key=len)', '<res>'),
        ([f'how long each {row} is, as a list', f'the lengths of the {name}, in a list'], f'[len(x) for x in {name}]', '<res>'),
        ([f'every {row} that begins with {letter}', f'a list of the {name} whose first letter is "{letter}"'], f'[x for x in {name} if x.startswith("{letter}")]', '<res>'),
        ([f'every {row} of more than {length} letters', f'the {name} that are longer than {length} characters (list)'], f'[x for x in {name} if len(x) > {length}]', '<res>'),
        ([f'the {name} from z to a', f'a list of the {name} in reverse alphabetical order'], f'sorted({name}, reverse=True)', '<res>'),
        ([f'the {name} by length, {"longest" if up else "shortest"} first (equal ones stay in order)', f'a list of the {name} beginning with the {best}'], f'sorted({name}, key=len{", reverse=True" if up else ""})', '<res>'),
        ([f'the {name} backwards', f'a new list: the {name} from the last to the first'], f'{name}[::-1]', '<res>'),
        ([f'all {name} in one string, separated by a comma and a space', f'one line of text with the {name}, with ", " between them'], f'", ".join({name})', '<res>'),
        ([f'the initials of the {name} in a list', f'only the first letter of every {row} (list)'], f'[x[0] for x in {name}]', '<res>'),
        ([f'a dictionary from each {row} to its length', f'how many letters every {row} has, as a dict'], f'{{x: len(x) for x in {name}}}', '<res>'),
        ([f'the {name} in capitals', f'the list with every {row} in upper case'], f'[x.upper() for x in {name}]', '<res>'),
        ([f'the last {n + 1} {name}', f'the {n + 1} {name} at the end of the list'], f'{name}[-{n + 1}:]', '<res>'),
        ([f'every second {row}, beginning with the first'], f'{name}[::2]', '<res>'),
        ([f'the place of each {row} in the list, from 1, as a dict', f'a dictionary that numbers the {name} beginning with 1 ({row} -> number)'], f'{{x: i for i, x in enumerate({name}, 1)}}', '<res>'),
        ([f'the total number of letters in the {name}', f'how many characters the {name} have together'], f'sum(len(x) for x in {name})', '<res>'),
    ]
    says, code, check = rng.choice(ways)
    return Wanted(f'{name} = {data!r}'.replace("'", '"'), says, code, check)


def about_two_lists(rng: random.Random) -> Wanted:
    _, row, pool = rng.choice(LISTS)
    a, b = rng.choice([('left', 'right'), ('before', 'after'), ('monday', 'friday'), ('ours', 'theirs'), ('asked', 'came'), ('stock', 'wanted'), ('first', 'second')])
    first = rng.sample(pool, rng.randint(4, 6))
    second = rng.sample(first, 2) + rng.sample([x for x in pool if x not in first], rng.randint(2, 3))
    rng.shuffle(second)
    ways = [
        ([f'every {row} that is in both lists, in the order of `{a}`', f'whatever `{a}` shares with `{b}`, as a list that keeps the order of the former', f'the {row}s of `{a}` that also occur in `{b}`'], f'[x for x in {a} if x in {b}]', '<res>'),
        ([f'every {row} of `{a}` that `{b}` lacks', f'what is in `{a}` and not in `{b}`, as a list', f'the {row}s of `{a}` missing from `{b}`'], f'[x for x in {a} if x not in {b}]', '<res>'),
        ([f'each {row} of the two lists once, in alphabetical order', f'a sorted list of everything in `{a}` or `{b}`, nothing twice'], f'sorted(set({a}) | set({b}))', '<res>'),
        ([f'how many {row}s stand in both lists', f'the number of {row}s that the lists share'], f'len(set({a}) & set({b}))', '<res>'),
        ([f'`{a}` followed by `{b}`', f'one list with the {row}s of `{a}` and then those of `{b}`'], f'{a} + {b}', '<res>'),
        ([f'pairs of the {row}s at the same place of `{a}` and `{b}` (list of tuples; the shorter list ends it)'], f'list(zip({a}, {b}))', '<res>'),
    ]
    says, code, check = rng.choice(ways)
    setup = f'{a} = {first!r}\n{b} = {second!r}'.replace("'", '"')
    return Wanted(setup, says, code, check)


def about_records(rng: random.Random) -> Wanted:
    thing = rng.choice(THINGS)
    kind, (measure, other) = rng.choice(thing.kinds), rng.sample(thing.measures, 2)
    count = rng.randint(3, 5)
    columns = {thing.label: rng.sample(thing.labels, count), kind.column: rng.choices(kind.values, k=count), measure.column: draw_numbers(measure, count, rng)}
    records = [dict(zip(columns, row)) for row in zip(*columns.values())]
    name = thing.frames[0]
    more, most, less, least = measure.words
    up = rng.random() < 0.6
    best, how = (most, 'max') if up else (least, 'min')
    value, bound = rng.choice(columns[kind.column]), sorted(columns[measure.column])[count // 2]  # type: ignore[type-var]
    those = kind.those.format(v=value, rows=thing.rows)
    label, column = thing.label, measure.column
    ways = [
        ([f'the {label} of the {best} {thing.row}', f'which {thing.row} is the {best} (its {label})'], f'{how}({name}, key=lambda r: r["{column}"])["{label}"]', '<res>'),
        ([f'a list with the {label} of each of {those}', f'the {label}s of {those}'], f'[r["{label}"] for r in {name} if r["{kind.column}"] == "{value}"]', '<res>'),
        ([f'those of `{name}` whose {measure.noun} is at least {bound}', f'the {thing.rows} with {bound} or more ({measure.noun}), as a list'], f'[r for r in {name} if r["{column}"] >= {bound}]', '<res>'),
        ([f'the average {measure.noun}', f'the mean of the {column} values'], f'sum(r["{column}"] for r in {name}) / len({name})', 'round(float(<res>), 6)'),
        ([f'a dictionary from {label} to {column}', f'the {measure.noun} of every {thing.row}, in a dict with the {label} as key'], f'{{r["{label}"]: r["{column}"] for r in {name}}}', '<res>'),
        ([f'the {thing.rows}, {best} first', f'`{name}` sorted by {measure.noun}, {"largest" if up else "smallest"} first'], f'sorted({name}, key=lambda r: r["{column}"]{", reverse=True" if up else ""})', '<res>'),
        ([f'the number of {those.removeprefix("the ")}', f'how many of the {thing.rows} have {kind.noun} {value}'], f'sum(r["{kind.column}"] == "{value}" for r in {name})', 'int(<res>)'),
        ([f'the {measure.noun} of {those}, added up', f'the total {measure.noun} where the {kind.noun} is {value}'], f'sum(r["{column}"] for r in {name} if r["{kind.column}"] == "{value}")', 'round(float(<res>), 6)'),
        ([f'a list of the different {kind.noun} values in alphabetical order', f'which values of {kind.noun} occur (sorted list, each once)'], f'sorted({{r["{kind.column}"] for r in {name}}})', '<res>'),
    ]
    says, code, check = rng.choice(ways)
    body = ',\n    '.join(repr(r).replace("'", '"') for r in records)
    return Wanted(f'{name} = [\n    {body},\n]', says, code, check)


def draw_story_script(rng: random.Random) -> Skill:
    """A task on a list or dictionary (`setup`), in the form of the hand-written skills."""
    makers: tuple[Callable[[random.Random], Wanted], ...] = (about_dict, about_dict, about_list, about_list, about_two_lists, about_records)
    wanted = rng.choice(makers)(rng)
    name = rng.choice([n for n in NAMES if f'{n} =' not in wanted.setup])
    forms = rng.sample(VARIABLE, 5)
    said = [form.format(w=what, W=capital(what)) for form, what in zip(forms, rng.choices(wanted.says, k=len(forms)))]
    return make_skill('python', 'story', said, f'<res> = {wanted.code}', [wanted.check], setup=wanted.setup, res=name)
