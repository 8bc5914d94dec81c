"""Random plain-Python functions: conditions, changes and aggregations of numbers, words, records, digits and tables."""
from __future__ import annotations

import builtins
import random
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ..catalogue import Skill
from .writing import capital, listed, make_skill

NOUNS = (
    'anchor apple arrow badge barrel basket beacon bell berry blanket bottle branch bridge brick bucket button cable candle canyon carpet castle cedar chain chalk cherry '
    'circle cliff clock cloud clover coin comet copper coral corner cotton crane crystal curtain daisy desk diamond dolphin dragon drum eagle ember engine falcon feather '
    'fern field flame flask forest fossil fountain galaxy garden gate ginger glacier globe grain granite harbor harvest hazel helmet hill honey island ivory jacket jewel '
    'jungle kettle kite ladder lagoon lamp lantern leaf lemon letter lily lock magnet maple marble market meadow melon meteor mirror moss mountain needle nest oak ocean '
    'olive onion orbit orchard otter paddle palace panda parcel pearl pebble pepper pigeon pillow pine planet plum pocket pond puzzle quartz quill rabbit raven ribbon '
    'river rocket rope saddle salmon sand sensor shadow shell shore signal silver spark spice spiral spring stamp star stone storm stream summit temple thread thunder '
    'ticket timber torch tower trail tulip tunnel turtle valley velvet violin wagon walnut wave whale willow window winter yarn zebra'
).split()
VERBS = (
    'adjust align apply arrange blend build carve cast check choose clean clip collect combine compute convert count craft cut decode define derive digest divide draw edit '
    'encode expand extract fetch fill filter find fix fold form gather get grade group handle inspect join keep label lift list make map mark match measure merge mix move '
    'pack pair parse pick place plan process prune pull rank read reduce render repair scan score select shape shift sift sketch slice solve sort split squeeze stack stitch '
    'sum_up swap tally test tidy trace track trim tune turn unfold unpack update weigh wrap'
).split()
NUMBERS = ['nums', 'numbers', 'xs', 'values', 'data', 'lst', 'a', 'arr', 'items', 'readings', 'scores', 'ages', 'prices', 'counts', 'series', 'sizes', 'points', 'levels', 'weights']
SCALE = 'low medium high small middle large cold mild hot fail pass great A B C slow normal fast young adult senior'.split()
# The letter of a loop over a list follows from the name of the list.
LETTERS = {'nums': 'n', 'numbers': 'n', 'values': 'v'}
WORDS = ['words', 'names', 'items', 'strings', 'tokens', 'labels', 'titles', 'lst', 'entries', 'texts', 'tags', 'lines', 'cities', 'terms']
TEXTS = ['text', 's', 'sentence', 'string', 'line', 'phrase', 'msg', 'message', 'word', 'txt', 'st', 'label']
POOL = (
    'apple river Stone level cat Moon radar tea banana Anna window sky noon green elephant dog Paris kayak egg music tree Book salt orange ice north Lamp pear bob queen '
    'light sun Wolf deed grape fire echo data civic garden'
).split()
SENTENCES = [
    'the cat sat on the mat', 'Hello World', 'a quick brown fox', 'Data is the new oil', 'an apple a day', 'Never odd or even', 'we love long words', 'to be or not to be', 'Open the old gate', 'x', '', 'rain rain go away',
    'Seven silver spoons', 'My phone number is 555 1234', 'keep calm and carry on', 'Level up', 'Red 5 standing by', 'one two three two one', 'Are we there yet', 'banana bread',
]  # fmt: skip


@dataclass
class Program:
    """A function: arguments with type hints, argument sources of some calls, body lines, ways to say what it returns."""

    arguments: list[tuple[str, str]]
    calls: list[list[str]]
    """Lines of the body; the last one is `return ...`."""
    body: list[str]
    """Noun phrases of the result, with the arguments in backticks."""
    said: list[str]
    returns: str
    names: list[str] = field(default_factory=list)
    """The same with a loop; its first lines may be visible and so ask for it."""
    loop: list[str] = field(default_factory=list)
    imports: str = ''


@dataclass(frozen=True)
class Part:
    said: str
    code: str


def ints(rng: random.Random, low: int = -9, high: int = 30, few: int = 4, many: int = 7) -> str:
    return repr([rng.randint(low, high) for _ in range(rng.randint(few, many))])


def words(rng: random.Random, few: int = 3, many: int = 6) -> str:
    return repr(rng.sample(POOL, rng.randint(few, many)))


def int_condition(rng: random.Random, x: str) -> Part:
    """'are even' and the like; sometimes two joined."""
    k, d, m = rng.choice([0, 2, 3, 5, 7, 8, 10, 12, 15, 20]), rng.randint(2, 7), rng.randint(4, 15)
    parts = [
        Part('are even', f'{x} % 2 == 0'), Part('are odd', f'{x} % 2 == 1'), Part('are positive', f'{x} > 0'), Part('are negative', f'{x} < 0'), Part(rng.choice([f'are greater than {k}', f'are larger than {k}', f'exceed {k}', f'are above {k}']), f'{x} > {k}'),
        Part(rng.choice([f'are at least {k}', f'are not smaller than {k}', f'are greater than or equal to {k}']), f'{x} >= {k}'), Part(rng.choice([f'are less than {k}', f'are smaller than {k}', f'are below {k}']), f'{x} < {k}'), Part(rng.choice([f'are at most {k}', f'are not larger than {k}']), f'{x} <= {k}'),
        Part(rng.choice([f'are divisible by {d}', f'are multiples of {d}']), f'{x} % {d} == 0'), Part(f'are not divisible by {d}', f'{x} % {d} != 0'), Part(rng.choice([f'lie between {d} and {d + m} (both included)', f'are in the range from {d} to {d + m} inclusive']), f'{d} <= {x} <= {d + m}'),
        Part(f'leave the remainder 1 when divided by {d}', f'{x} % {d} == 1'), Part('are not zero', f'{x} != 0'), Part(f'have an absolute value greater than {d}', f'abs({x}) > {d}'),
    ]  # fmt: skip
    if rng.random() < 0.2:
        first, second = rng.sample([rng.choice([parts[i] for i in (0, 1, 8, 9)]), rng.choice(parts[2:8])], 2)
        word = rng.choice(['and', 'and', 'or'])
        return Part(f'{first.said} {word} {second.said}', f'{first.code} {word} {second.code}')
    return rng.choice(parts)


def int_change(rng: random.Random, x: str) -> Part:
    """'squares' of the elements; '' leaves them."""
    a, b, d = rng.randint(2, 9), rng.randint(1, 9), rng.randint(2, 9)
    return rng.choice([
        Part('squares', f'{x}**2'), Part('squares', f'{x}**2'), Part('cubes', f'{x}**3'), Part('doubles', f'2 * {x}'), Part('absolute values', f'abs({x})'), Part(f'remainders modulo {d}', f'{x} % {d}'), Part(f'products with {a}', f'{x} * {a}'),
        Part(f'values {a}x + {b} (x an element)', f'{a} * {x} + {b}'), Part(f'values x^2 - {b} (x an element)', f'{x}**2 - {b}'), Part(f'integer quotients by {d} (floor division)', f'{x} // {d}'), Part('negatives', f'-{x}'), Part(f'distances to {d}', f'abs({x} - {d})'),
        Part(f'values increased by {b}', f'{x} + {b}'), Part(f'values decreased by {b}', f'{x} - {b}'), Part(f'minima with {d}', f'min({x}, {d})'), Part(f'maxima with {d}', f'max({x}, {d})'),
    ])  # fmt: skip


def word_condition(rng: random.Random, w: str) -> Part:
    k, c = rng.randint(2, 6), rng.choice('aeiorstnlbcgm')
    return rng.choice([
        Part(f"start with '{c}'", f"{w}.startswith('{c}')"), Part(f"end with '{c}'", f"{w}.endswith('{c}')"), Part(f"contain the letter '{c}'", f"'{c}' in {w}"), Part(f"do not contain '{c}'", f"'{c}' not in {w}"), Part(f'are longer than {k} characters', f'len({w}) > {k}'), Part(f'have more than {k} letters', f'len({w}) > {k}'),
        Part(f'have at least {k} characters', f'len({w}) >= {k}'), Part(f'are shorter than {k + 1} characters', f'len({w}) < {k + 1}'), Part(f'have exactly {k} characters', f'len({w}) == {k}'), Part('are palindromes', f'{w} == {w}[::-1]'), Part('begin with a capital letter', f'{w}[0].isupper()'), Part('are written in lower case', f'{w}.islower()'),
        Part('start with a vowel (a, e, i, o, u; any case)', f"{w}[0].lower() in 'aeiou'"), Part('have an even number of characters', f'len({w}) % 2 == 0'), Part(f"contain '{c}' at least twice", f"{w}.count('{c}') >= 2"), Part('start and end with the same letter', f'{w}[0] == {w}[-1]'),
    ])  # fmt: skip


def word_change(rng: random.Random, w: str) -> Part:
    k, c = rng.randint(1, 4), rng.choice(['!', '?', '.', '-', '_x', 's'])
    return rng.choice([
        Part('in upper case', f'{w}.upper()'), Part('in lower case', f'{w}.lower()'), Part('reversed', f'{w}[::-1]'), Part('capitalised', f'{w}.capitalize()'), Part(f'cut to the first {k} characters' if k > 1 else 'cut to the first character', f'{w}[:{k}]'), Part(f'without the first {k} characters' if k > 1 else 'without the first character', f'{w}[{k}:]'),
        Part(f"followed by '{c}'", f"{w} + '{c}'"), Part(f"preceded by '{c}'", f"'{c}' + {w}"), Part('repeated twice', f'{w} * 2'), Part(f"with '{(o := rng.choice('aeio'))}' replaced by '{c}'", f"{w}.replace('{o}', '{c}')"), Part('with upper and lower case swapped', f'{w}.swapcase()'),
    ])  # fmt: skip


def word_number(rng: random.Random, w: str) -> Part:
    c = rng.choice('aeiost')
    return rng.choice([Part('lengths', f'len({w})'), Part('lengths', f'len({w})'), Part(f"counts of '{c}'", f"{w}.count('{c}')"), Part('numbers of different letters', f'len(set({w}))')])


def over_numbers(rng: random.Random) -> Program:
    """Filter, change and aggregate numbers; every part may be missing."""
    xs = rng.choice(NUMBERS)
    x = LETTERS.get(xs, 'x')
    where = int_condition(rng, x) if rng.random() < 0.75 else None
    limit = ''
    if where and rng.random() < 0.25:
        limit = rng.choice(['limit', 'k', 'threshold', 't', 'bound', 'minimum'])
        where = rng.choice([Part(f'are greater than `{limit}`', f'{x} > {limit}'), Part(f'are less than `{limit}`', f'{x} < {limit}'), Part(f'are divisible by `{limit}`', f'{x} % {limit} == 0'), Part(f'are at least `{limit}`', f'{x} >= {limit}')])
    change = int_change(rng, x) if rng.random() < 0.6 or not where else None
    elements = rng.choice(['numbers', 'elements', 'values', 'numbers', 'integers'])
    those = f'the {elements} in `{xs}`' + (f' that {where.said}' if where else '')
    inner = f'the {change.said} of {those}' if change else those
    value, condition = change.code if change else x, f' if {where.code}' if where else ''
    each = f'{value} for {x} in {xs}{condition}'
    if each == f'{x} for {x} in {xs}':
        each = ''
    loop_body = lambda line: ([f'for {x} in {xs}:', f'    if {where.code}:', f'        {line}'] if where else [f'for {x} in {xs}:', f'    {line}'])  # noqa: E731
    kind = rng.choices(['list', 'sum', 'count', 'max', 'min', 'prod', 'mean', 'any', 'all', 'sorted', 'distinct', 'first', 'index'], [6, 5, 4, 2, 2, 1.5, 2, 1.5, 1.5, 2, 1, 1.5, 1.5])[0]
    arguments = [(xs, 'list[int]')] + ([(limit, 'int')] if limit else [])
    calls = [[ints(rng)] + ([str(rng.randint(2, 8))] if limit else []) for _ in range(3)]
    if kind in ('count', 'any', 'all', 'first', 'index') and not where:
        kind = 'list'
    plain = not change
    if kind == 'list':
        said = [f'a list with {inner}, in the same order', f'the list of {inner[4:]}', f'{inner} as a list', f'a list of {inner[4:]}']
        return Program(arguments, calls, [f'return [{each or value}]'], said, 'list[int]', ['select', 'transform', 'collect'], ['result = []', *loop_body(f'result.append({value})'), 'return result'])
    if kind == 'sum':
        return Program(arguments, calls, [f'return sum({each})'], [f'the sum of {inner}', f'the total of {inner}'] + ([f'the sum of all {elements} in `{xs}` that {where.said}'] if where and plain else []), 'int', ['total', 'sum_of', 'add_up'], ['total = 0', *loop_body(f'total += {value}'), 'return total'])
    if kind == 'count':
        return Program(arguments, calls, [f'return sum(1 for {x} in {xs}{condition})'], [f'the number of {elements} in `{xs}` that {where.said}', f'how many {elements} of `{xs}` {where.said}', f'the count of {elements} in `{xs}` that {where.said}'], 'int', ['count', 'how_many', 'count_matching'], ['count = 0', *loop_body('count += 1'), 'return count'])
    if kind in ('max', 'min'):
        word, default = {'max': 'largest', 'min': 'smallest'}[kind], rng.choice(['0', 'None', '-1'])
        return Program(arguments, [*calls[:2], ['[]'] + calls[2][1:]], [f'return {kind}(({each}), default={default})'], [f'the {word} of {inner} ({default} if there is none)', f'the {"maximum" if kind == "max" else "minimum"} of {inner}, or {default} if there are none'], 'int', [f'{word}', kind + '_of'])
    if kind == 'prod':
        return Program(arguments, [[ints(rng, 1, 9, 3, 5)] + call[1:] for call in calls], ['product = 1', *loop_body(f'product *= {value}'), 'return product'], [f'the product of {inner} (1 if there are none)', f'the product of {inner}, starting from 1'], 'int', ['product', 'multiply'])
    if kind == 'mean':
        return Program(arguments, [*calls[:2], ['[]'] + calls[2][1:]], [f'chosen = [{each or x}]', 'return sum(chosen) / len(chosen) if chosen else 0'], [f'the mean of {inner} (0 if there are none; call the list of them `chosen`)', f'the average of {inner}, or 0 if there are none (collect them in `chosen` first)'], 'float', ['mean', 'average'])
    if kind in ('any', 'all'):
        word = rng.choice(['at least one', 'any']) if kind == 'any' else 'all'
        verb = where.said if kind == 'all' else where.said
        return Program(arguments, calls, [f'return {kind}({where.code} for {x} in {xs})'], [f'whether {word} {elements[:-1] if kind == "any" else elements} in `{xs}` {_singular(verb) if kind == "any" else verb}', f'`True` if {word} of the {elements} in `{xs}` {_singular(verb) if kind == "any" else verb}, otherwise `False`'], 'bool', ['check', 'has', 'holds'])
    if kind == 'sorted':
        down = rng.random() < 0.5
        return Program(arguments, calls, [f'return sorted({f"[{each}]" if each else xs}{", reverse=True" if down else ""})'.replace('([', '([')], [f'{inner} as a sorted list, {"largest first" if down else "smallest first"}', f'a list of {inner[4:]}, sorted in {"descending" if down else "ascending"} order'], 'list[int]', ['ordered', 'ranked'])
    if kind == 'distinct':
        return Program(arguments, calls, [f'return len({{{each}}})' if each else f'return len(set({xs}))'], [f'the number of different values among {inner}', f'how many distinct values there are among {inner}'], 'int', ['distinct', 'count_unique'])
    if kind == 'first':
        default = rng.choice(['None', '-1', '0'])
        return Program(arguments, calls, [f'for {x} in {xs}:', f'    if {where.code}:', f'        return {x}', f'return {default}'], [f'the first of the {elements} in `{xs}` that {where.said} ({default} if there is none)', f'the first element of `{xs}` that {_singular(where.said)}, or {default} if there is no such element'], 'int', ['first', 'find_first'])
    return Program(arguments, calls, [f'return [i for i, {x} in enumerate({xs}){condition}]'], [f'the list of positions (indices from 0) of {those}', f'the indices at which the {elements} of `{xs}` {where.said}, as a list'], 'list[int]', ['positions', 'indices'])


def _singular(said: str) -> str:
    """'are even' -> 'is even'."""
    for plural, singular in (('are ', 'is '), ('have ', 'has '), ('lie ', 'lies '), ('leave ', 'leaves '), ('exceed ', 'exceeds '), ('start ', 'starts '), ('end ', 'ends '), ('contain ', 'contains '), ('do ', 'does '), ('begin ', 'begins ')):
        said = said.replace(f'and {plural}', f'and {singular}').replace(f'or {plural}', f'or {singular}')
        if said.startswith(plural):
            said = singular + said[len(plural) :]
    return said


def over_words(rng: random.Random) -> Program:
    ws, w = rng.choice(WORDS), 'w'
    where = word_condition(rng, w) if rng.random() < 0.75 else None
    elements = rng.choice(['words', 'strings', 'words', 'entries'])
    those = f'the {elements} in `{ws}`' + (f' that {where.said}' if where else '')
    condition = f' if {where.code}' if where else ''
    arguments, calls = [(ws, 'list[str]')], [[words(rng)] for _ in range(3)]
    change = word_change(rng, w) if rng.random() < 0.6 or not where else Part('', w)
    inner = f'{those}, {change.said}' if change.said else those
    each, number = f'{change.code} for {w} in {ws}{condition}', word_number(rng, w)
    kind = rng.choices(['list', 'join', 'count', 'total', 'longest', 'sorted', 'dict', 'group', 'by_length', 'numbers', 'any'], [5, 3, 3, 2, 2, 3, 3, 3, 2, 2, 1.5])[0]
    if kind == 'list':
        loop = ['result = []', *([f'for {w} in {ws}:', f'    if {where.code}:', f'        result.append({change.code})'] if where else [f'for {w} in {ws}:', f'    result.append({change.code})']), 'return result']
        return Program(arguments, calls, [f'return [{each}]'], [f'a list of {inner[4:]}', f'{inner} (as a list)', f'the list of {inner[4:]}'], 'list[str]', ['select', 'clean', 'collect'], loop)
    if kind == 'join':
        sep, name = rng.choice([(' ', 'a space'), ('-', 'a hyphen'), (', ', 'a comma and a space'), ('', 'nothing'), ('_', 'an underscore'), ('/', 'a slash'), ('; ', 'a semicolon and a space')])
        return Program(arguments, calls, [f"return '{sep}'.join({each})" if each != f'{w} for {w} in {ws}' else f"return '{sep}'.join({ws})"], [f"one string made of {inner}, joined by {name} ('{sep}')", f"{inner}; joined with '{sep}' into one string"], 'str', ['join_all', 'glue', 'to_text'])
    if kind == 'count' and where:
        return Program(arguments, calls, [f'return sum(1 for {w} in {ws}{condition})'], [f'the number of {those[4:]}', f'how many of the {elements} in `{ws}` {where.said}'], 'int', ['count', 'count_words'], ['count = 0', f'for {w} in {ws}:', f'    if {where.code}:', '        count += 1', 'return count'])
    if kind == 'total':
        return Program(arguments, calls, [f'return sum({number.code} for {w} in {ws}{condition})'], [f'the sum of the {number.said} of {those}', f'the {number.said} of {those}, added up'], 'int', ['total', 'total_length'])
    if kind == 'longest':
        how, said = rng.choice([('max', 'longest'), ('min', 'shortest')])
        return Program(arguments, calls, [f'return {how}({ws}, key=len)'], [f'the {said} string in `{ws}` (the first one if several are equally long)', f'the {said} of the {elements} in `{ws}`; the first if there is a tie'], 'str', [said, f'find_{said}'])
    if kind in ('sorted', 'by_length'):
        key, said, more = rng.choice([('len', 'by length', ''), (f'lambda {w}: (len({w}), {w})', 'by length and, where equal, alphabetically', ''), ('str.lower', 'alphabetically, ignoring case', ''), (f'lambda {w}: {w}[-1]', 'by the last letter', ''), (f'lambda {w}: {w}[::-1]', 'by the reversed string', ''), (f'lambda {w}: {number.code}', f'by the {_one(number.said)}', '')])
        down = rng.random() < 0.4
        source = f'[{w} for {w} in {ws}{condition}]' if where and rng.random() < 0.4 else ws
        what = those if source != ws else f'the {elements} in `{ws}`'
        return Program(arguments, calls, [f'return sorted({source}, key={key}{", reverse=True" if down else ""})'], [f'{what}, sorted {said}{" in descending order (reverse)" if down else ""}', f'a list of {what[4:]}, ordered {said}{", reversed (largest first)" if down else ""}'], 'list[str]', ['ordered', 'arrange'])
    if kind == 'dict':
        return Program(arguments, calls, [f'return {{{w}: {number.code} for {w} in {ws}{condition}}}'], [f'a dictionary that maps {those} to their {number.said}', f'a dict with {those} as keys and their {number.said} as values'], 'dict[str, int]', ['table', 'to_dict'])
    if kind == 'group':
        key, said = rng.choice([(f'len({w})', 'length'), (f'{w}[0]', 'first letter'), (f'{w}[-1]', 'last letter'), (f'{w}[0].lower()', 'first letter in lower case'), (f'len({w}) % 2', 'length modulo 2')])
        if rng.random() < 0.5:
            return Program(arguments, calls, ['groups = {}', f'for {w} in {ws}:', f'    groups.setdefault({key}, []).append({w})', 'return groups'], [f'a dictionary `groups` from {said} to the list of {elements} in `{ws}` that have it', f'the {elements} in `{ws}` grouped by {said}: a dict `groups` of lists'], 'dict', ['group', 'bucket'])
        return Program(arguments, calls, ['counts = {}', f'for {w} in {ws}:', f'    counts[{key}] = counts.get({key}, 0) + 1', 'return counts'], [f'a dictionary `counts` with the number of {elements} in `{ws}` for each {said}', f'how often each {said} occurs among the {elements} in `{ws}` (dict `counts`)'], 'dict', ['tally', 'count_by'])
    if kind == 'any' and where:
        how = rng.choice(['any', 'all'])
        return Program(arguments, calls, [f'return {how}({where.code} for {w} in {ws})'], [f'whether {"at least one of the " + elements if how == "any" else "all " + elements} in `{ws}` {_singular(where.said) if how == "any" else where.said}', f'`True` if {"some" if how == "any" else "every"} {elements[:-1] if elements != "entries" else "entry"} in `{ws}` {_singular(where.said)}, else `False`'], 'bool', ['check', 'test_words'])
    return Program(arguments, calls, [f'return [{number.code} for {w} in {ws}{condition}]'], [f'a list of the {number.said} of {those}', f'the {number.said} of {those} as a list'], 'list[int]', ['lengths', 'measure'])


def _one(plural: str) -> str:
    return plural.replace('lengths', 'length').replace('counts of', 'number of').replace('numbers of', 'number of')


def text(rng: random.Random) -> Program:
    """One string: its characters or its words."""
    s, w, c = rng.choice(TEXTS), 'w', 'c'
    calls, k = [[repr(t)] for t in rng.sample(SENTENCES, 3)], rng.randint(2, 4)
    test, said_test = rng.choice([
        (f"{c}.lower() in 'aeiou'", 'vowels (a, e, i, o, u in any case)'), (f'{c}.isdigit()', 'digits'), (f'{c}.isupper()', 'upper-case letters'), (f'{c}.islower()', 'lower-case letters'), (f'{c}.isalpha()', 'letters'), (f"{c} == '{(l := rng.choice('aeot'))}'", f"'{l}' characters"), (f"{c} in '{(l := rng.choice(['aeiou', 'xyz', 'abc', 'aot', 'lmn']))}'", f"characters from '{l}'"), (f"{c} != ' '", 'characters that are not spaces'),
    ])  # fmt: skip
    change, where = word_change(rng, w), word_condition(rng, w)
    keep = rng.random() < 0.5
    kind = rng.choice(['count', 'count', 'keep', 'words', 'words', 'filter', 'longest', 'freq', 'acronym', 'check', 'reverse', 'every', 'first', 'wordcount', 'map', 'positions', 'dedupe', 'pad', 'swap', 'replace', 'strip'])
    if kind == 'count':
        return Program([(s, 'str')], calls, [f'return sum(1 for {c} in {s} if {test})'], [f'the number of {said_test} in `{s}`', f'how many {said_test} `{s}` has', f'the count of {said_test} in the string `{s}`'], 'int', ['count_chars', 'count'], ['count = 0', f'for {c} in {s}:', f'    if {test}:', '        count += 1', 'return count'])
    if kind == 'keep':
        return Program([(s, 'str')], calls, [f"return ''.join({c} for {c} in {s} if {test if keep else 'not ' + test if '=' not in test and ' in ' not in test else f'not ({test})'})"], [f'`{s}` with {"only the" if keep else "no"} {said_test}', f'the string `{s}` {"reduced to its" if keep else "without its"} {said_test}'], 'str', ['keep' if keep else 'remove', 'clean'])
    if kind == 'words':
        return Program([(s, 'str')], calls, [f"return ' '.join({change.code} for {w} in {s}.split())"], [f'the words of `{s}`, each {change.said}, joined by single spaces', f'`{s}` with every word {change.said} (words are separated by spaces)'], 'str', ['each_word', 'change_words'])
    if kind == 'filter':
        return Program([(s, 'str')], calls, [f'return [{w} for {w} in {s}.split() if {where.code}]'], [f'a list of the words of `{s}` that {where.said} (split at spaces)', f'the words of the string `{s}` that {where.said}, as a list'], 'list[str]', ['pick_words', 'find_words'])
    if kind == 'longest':
        how, said = rng.choice([('max', 'longest'), ('min', 'shortest')])
        return Program([(s, 'str')], [call for call in calls if len(call[0]) > 2] + [["'two words'"]], [f'return {how}({s}.split(), key=len)'], [f'the {said} word of `{s}` (the first one if several are equally long)', f'the {said} word in the sentence `{s}`; if there is a tie, the first'], 'str', [f'{said}_word'])
    if kind == 'freq':
        unit, it = rng.choice([(f'{s}.lower().split()', 'word (in lower case)'), (f'{s}.split()', 'word'), (f'{s}', 'character'), (f'{s}.lower()', 'character (in lower case)')])
        v = w if 'word' in it else c
        return Program([(s, 'str')], calls, ['counts = {}', f'for {v} in {unit}:', f'    counts[{v}] = counts.get({v}, 0) + 1', 'return counts'], [f'a dictionary `counts` that tells how often each {it} occurs in `{s}`', f'the number of occurrences of every {it} of `{s}` as a dict `counts`'], 'dict[str, int]', ['frequencies', 'tally'])
    if kind == 'acronym':
        up = rng.random() < 0.5
        which, said = rng.choice([('0', 'first'), ('-1', 'last')])
        return Program([(s, 'str')], calls, [f"return ''.join({w}[{which}]{'.upper()' if up else ''} for {w} in {s}.split())"], [f'a string of the {said} letters of all words of `{s}`{", in upper case" if up else ""}', f'the {said} letter of every word in `{s}`{" as a capital" if up else ""}, joined without spaces'], 'str', ['acronym', 'initials'])
    if kind == 'check':
        expression, said = rng.choice([
            (f'{s}.lower() == {s}.lower()[::-1]', f'`{s}` reads the same backwards, ignoring case'), (f'len(set({s})) == len({s})', f'all characters of `{s}` are different'), (f"{s}.startswith('{(p := rng.choice(['th', 'a', 'He', 'Da']))}')", f"`{s}` starts with '{p}'"), (f'len({s}) > {k * 3}', f'`{s}` has more than {k * 3} characters'),
            (f'len({s}.split()) >= {k}', f'`{s}` has at least {k} words'), (f'any({c}.isdigit() for {c} in {s})', f'`{s}` contains a digit'), (f"{s}.count('{(p := rng.choice('aeot'))}') > {k - 1}", f"'{p}' occurs more than {k - 1} times in `{s}`" if k > 2 else f"'{p}' occurs more than once in `{s}`"),
        ])  # fmt: skip
        return Program([(s, 'str')], calls, [f'return {expression}'], [f'whether {said}', f'`True` if {said}, otherwise `False`'], 'bool', ['check', 'is_ok', 'test_text'])
    if kind == 'reverse':
        expression, said = rng.choice([(f'{s}[::-1]', f'the string `{s}` backwards'), (f"' '.join({s}.split()[::-1])", f'the words of `{s}` in opposite order, joined by spaces'), (f"' '.join({w}[::-1] for {w} in {s}.split())", f'`{s}` with each word spelled backwards but the words in place')])
        return Program([(s, 'str')], calls, [f'return {expression}'], [said, f'{said} (a new string)'], 'str', ['reverse', 'flip'])
    if kind == 'every':
        start = rng.choice([0, 1])
        return Program([(s, 'str')], calls, [f'return {s}[{start or ""}::{k}]'], [f'every {k}{"nd" if k == 2 else "rd" if k == 3 else "th"} character of `{s}`, starting with the {"second" if start else "first"} one', f'the characters of `{s}` at the positions {start}, {start + k}, {start + 2 * k}, ...'], 'str', ['skip', 'sample'])
    if kind == 'first':
        expression, said = rng.choice([(f'{s}[:{k}] + {s}[-{k}:]', f'the first {k} and the last {k} characters of `{s}`, put together'), (f'{s}[{k}:] + {s}[:{k}]', f'`{s}` rotated to the left by {k} characters'), (f'{s}[:{k}].upper() + {s}[{k}:]', f'`{s}` with the first {k} characters in upper case'), (f'{s} * {k}', f'`{s}` repeated {k} times')])
        return Program([(s, 'str')], calls, [f'return {expression}'], [said], 'str', ['shift', 'cut', 'edges'])
    if kind == 'wordcount':
        return Program([(s, 'str')], calls, [f'return sum(1 for {w} in {s}.split() if {where.code})'], [f'the number of words in `{s}` that {where.said}', f'how many words of `{s}` {where.said}'], 'int', ['count_words'])
    if kind == 'map':
        number = word_number(rng, w)
        return Program([(s, 'str')], calls, [f'return {{{w}: {number.code} for {w} in {s}.split()}}'], [f'a dictionary from each word of `{s}` to its {_one(number.said)}', f'a dict: the words of `{s}` and for each its {_one(number.said)}'], 'dict[str, int]', ['word_table'])
    if kind == 'positions':
        return Program([(s, 'str')], calls, [f'return [i for i, {c} in enumerate({s}) if {test}]'], [f'the list of positions of {said_test} in `{s}`', f'at which indices `{s}` has {said_test} (a list)'], 'list[int]', ['positions', 'where_in'])
    if kind == 'dedupe':
        return Program([(s, 'str')], calls, ["result = ''", f'for {c} in {s}:', f'    if {c} not in result:', f'        result += {c}', 'return result'], [f'`{s}` with every character only at its first occurrence (build the string `result`)', f'the different characters of `{s}` in order of first appearance, as a string `result`'], 'str', ['unique_chars', 'dedupe'])
    if kind == 'pad':
        fill, width = rng.choice(['*', '0', '.', '-', ' ']), rng.choice([8, 10, 12, 20])
        how, said = rng.choice([('ljust', 'on the right'), ('rjust', 'on the left'), ('center', 'on both sides')])
        return Program([(s, 'str')], calls, [f"return {s}.{how}({width}, '{fill}')"], [f"`{s}` padded {said} with '{fill}' to a width of {width}", f"`{s}` filled up {said} to {width} characters with '{fill}'"], 'str', ['pad', 'widen'])
    if kind == 'swap':
        a, b = rng.sample('aeiost', 2)
        return Program([(s, 'str')], calls, [f"return {s}.replace('{a}', '{b}')"], [f"`{s}` with every '{a}' replaced by '{b}'"], 'str', ['replace', 'substitute'])
    if kind == 'replace':
        sep, new = rng.choice([(' ', '_'), (' ', '-'), (' ', ''), ('a', '4'), ('o', '0')])
        up, said = rng.choice([('.lower()', 'in lower case'), ('.upper()', 'in upper case'), ('.strip()', 'without spaces at the ends')])
        return Program([(s, 'str')], calls, [f"return {s}{up}.replace('{sep}', '{new}')"], [f"`{s}` {said} and with '{sep}' replaced by '{new}'" + ('' if up == '.strip()' else ' (after the change of case)')], 'str', ['slug', 'normalise'])
    sep = rng.choice([',', ';', '|', '-'])
    number = rng.choice(['int', 'float'])
    rows = [[repr(f'{sep}'.join(str(rng.randint(0, 30)) for _ in range(rng.randint(2, 5))))] for _ in range(3)]
    how, said, returns = rng.choice([(f'[{number}(part) for part in {s}.split("{sep}")]'.replace('"', "'"), f'a list of the {number}s in `{s}`, which are separated by \'{sep}\'', f'list[{number}]'), (f"sum({number}(part) for part in {s}.split('{sep}'))", f"the sum of the numbers in `{s}`, which are separated by '{sep}' (as {number}s)", number), (f"max({number}(part) for part in {s}.split('{sep}'))", f"the largest of the numbers in `{s}`, separated by '{sep}' (as {number}s)", number)])
    return Program([(s, 'str')], rows, [f'return {how}'], [said], returns, ['parse', 'read_numbers'])


def number(rng: random.Random) -> Program:
    """Digits, divisors, recurrences, loops until, piecewise rules."""
    n = rng.choice(['n', 'n', 'n', 'number', 'num', 'm', 'limit', 'x'])
    a, b, c, d = rng.randint(2, 7), rng.randint(1, 6), rng.randint(1, 9), rng.randint(2, 9)
    some = lambda low, high: [[str(v)] for v in rng.sample(range(low, high), 3)]  # noqa: E731
    kind = rng.choice(['digits', 'digits', 'divisors', 'recur', 'recur', 'range', 'range', 'until', 'steps', 'piecewise', 'piecewise', 'fizz', 'prime', 'gcd', 'clamp', 'linear', 'base', 'triangle', 'tuple', 'poly', 'leap'])
    if kind == 'digits':
        test, said_test = rng.choice([('', ''), ('', ''), ('int(d) % 2 == 0', ' that are even'), ('int(d) % 2 == 1', ' that are odd'), (f'int(d) > {c}', f' that are greater than {c}'), ("d != '0'", ' that are not zero')])
        where = f' if {test}' if test else ''
        value, word = rng.choice([('int(d)', 'digits'), ('int(d)', 'digits'), ('int(d)**2', 'squares of the digits')])
        how, said, returns = rng.choice([(f'sum({value} for d in str({n}){where})', f'the sum of the {word} of `{n}`{said_test}', 'int'), (f'[{value} for d in str({n}){where}]', f'a list of the {word} of `{n}`{said_test}', 'list[int]'), (f'sum(1 for d in str({n}){where})' if test else f'len(str({n}))', f'the number of digits of `{n}`{said_test}', 'int'), (f'max(int(d) for d in str({n}))', f'the largest digit of `{n}`', 'int'), (f'len(set(str({n})))', f'the number of different digits of `{n}`', 'int'), (f'int(str({n})[::-1])', f'the number with the digits of `{n}` in reverse order', 'int'), (f'str({n}) == str({n})[::-1]', f'whether the digits of `{n}` read the same from both ends', 'bool')])
        return Program([(n, 'int')], some(10, 99999), [f'return {how}'], [said, f'{said} (a positive integer)'], returns, ['digit_rule', 'digits'])
    if kind == 'divisors':
        test, said_test = rng.choice([('', ''), (f' and i % 2 == 1', ' that are odd'), (f' and i > {b}', f' that are greater than {b}'), (f' and i != {n}', f', without `{n}` itself')])
        how, said, returns = rng.choice([(f'[i for i in range(1, {n} + 1) if {n} % i == 0{test}]', f'a list of the positive divisors of `{n}`{said_test}', 'list[int]'), (f'sum(i for i in range(1, {n} + 1) if {n} % i == 0{test})', f'the sum of the positive divisors of `{n}`{said_test}', 'int'), (f'sum(1 for i in range(1, {n} + 1) if {n} % i == 0{test})', f'the number of positive divisors of `{n}`{said_test}', 'int')])
        return Program([(n, 'int')], some(2, 100), [f'return {how}'], [said], returns, ['divisors', 'factors'])
    if kind == 'recur':
        f0, f1, plus = rng.randint(0, 3), rng.randint(1, 4), rng.choice([0, 0, 0, rng.randint(1, 5)])
        p, q = rng.choice([(1, 1), (1, 2), (2, 1), (a, 1), (1, b), (3, -1)])
        term = lambda k, v: v if k == 1 else f'-{v}' if k == -1 else f'{k} * {v}'  # noqa: E731
        step = f'{term(p, "b")} + {term(q, "a")}'.replace('+ -', '- ') + (f' + {plus}' if plus else '')
        texed = lambda k, v: v if k == 1 else f'-{v}' if k == -1 else f'{k} {v}'  # noqa: E731
        f = rng.choice('faTsug')
        tex = f'{texed(p, f"{f}(n-1)")} + {texed(q, f"{f}(n-2)")}'.replace('+ -', '- ') + (f' + {plus}' if plus else '')
        sub = f'{texed(p, f"{f}_{{n-1}}")} + {texed(q, f"{f}_{{n-2}}")}'.replace('+ -', '- ') + (f' + {plus}' if plus else '')
        if rng.random() < 0.5:
            return Program([(n, 'int')], [['0'], ['1'], [str(rng.randint(5, 9))]], [f'a, b = {f0}, {f1}', f'for _ in range({n}):', f'    a, b = b, {step}', 'return a'], [f'the element {f}({n}) of the sequence {f}(0) = {f0}, {f}(1) = {f1}, {f}(n) = {tex}', f'the term ${f}_n$, n = `{n}`, of the recurrence ${f}_n = {sub}$ with ${f}_0 = {f0}$ and ${f}_1 = {f1}$'], 'int', ['seq', 'term', f'{f}_n'])
        return Program([(n, 'int')], [['3'], ['5'], [str(rng.randint(6, 9))]], [f'seq = [{f0}, {f1}]', f'while len(seq) < {n}:', f'    a, b = seq[-2], seq[-1]', f'    seq.append({step})', 'return seq'], [f'a list `seq` of the first `{n}` (at least 2) elements of the sequence {f}(0) = {f0}, {f}(1) = {f1}, {f}(n) = {tex} (in the loop `a` and `b` are the last two)'], 'list[int]', ['sequence', 'first_terms'])
    if kind == 'range':
        test, said_test = rng.choice([(f'i % {a} == 0', f'multiples of {a}'), (f'i % {a} == 0 or i % {d} == 0', f'numbers divisible by {a} or {d}'), (f'i % {a} == 0 and i % {d} == 0', f'numbers divisible by both {a} and {d}'), (f'i % {a} != 0', f'numbers that are not divisible by {a}'), ('i % 2 == 1', 'odd numbers'), ('', 'integers'), (f"'{c}' in str(i)", f'numbers that contain the digit {c}')])
        value, power = rng.choice([('i', ''), ('i', ''), ('i**2', 'squares of the '), ('i**3', 'cubes of the '), (f'{a} * i', f'{a}-fold values of the ')])
        end, said_end = rng.choice([(f'{n} + 1', f'from 1 to `{n}` (inclusive)'), (n, f'from 1 up to but not including `{n}`')])
        inner = f'{value} for i in range(1, {end})' + (f' if {test}' if test else '')
        if value == 'i' and not test:
            value, power, inner = 'i**2', 'squares of the ', f'i**2 for i in range(1, {end})'
        how, said, returns = rng.choice([(f'sum({inner})', 'the sum of the', 'int'), (f'[{inner}]', 'a list of the', 'list[int]'), (f'sum({inner})', 'the sum of the', 'int')])
        return Program([(n, 'int')], some(5, 40), [f'return {how}'], [f'{said} {power}{said_test} {said_end}'], returns, ['range_sum', 'series', 'up_to'], ['total = 0', f'for i in range(1, {end}):', *([f'    if {test}:', f'        total += {value}'] if test else [f'    total += {value}']), 'return total'] if how.startswith('sum') else [])
    if kind == 'until':
        start, op, said_op = rng.choice([(1, f'* {a}', f'multiply by {a}'), (rng.randint(1, 5), f'+ {d}', f'add {d}'), (1, f'* {a} + {b}', f'multiply by {a} and add {b}')])
        v = rng.choice(['value', 'x', 'current'])
        v = v if v != n else 'value'
        return Program([(n, 'int')], some(5, 500), [f'{v}, steps = {start}, 0', f'while {v} <= {n}:', f'    {v} = {v} {op}', '    steps += 1', 'return steps'], [f'the number of `steps` needed until `{v}`, which starts at {start}, is greater than `{n}` if every step is: {said_op}', f'how many `steps` it takes to exceed `{n}` when `{v}` begins with {start} and in each step we {said_op}'], 'int', ['steps', 'count_steps'])
    if kind == 'steps':
        return Program([(n, 'int')], some(3, 60), ['steps = 0', f'while {n} > {(stop := rng.choice([1, 0]))}:', f'    {n} = {n} // {a} if {n} % {a} == 0 else {n} - 1', '    steps += 1', 'return steps'], [f'the number of `steps` until `{n}` is {"not greater than " + str(stop)} if each step divides it by {a} where possible without remainder and otherwise subtracts 1'], 'int', ['steps', 'reduce_steps'])
    if kind == 'piecewise':
        cuts = sorted(rng.sample(range(1, 100), rng.choice([1, 2, 2])))
        labels = rng.sample(rng.choice([['low', 'medium', 'high'], ['small', 'middle', 'large'], ['cold', 'mild', 'hot'], ['fail', 'pass', 'great'], ['A', 'B', 'C'], ['slow', 'normal', 'fast'], ['young', 'adult', 'senior']]), 3)[: len(cuts) + 1]
        labels = labels if rng.random() < 0.5 else sorted(labels, key=SCALE.index)
        arg, strict = rng.choice(['x', 'score', 'value', 'temperature', 'age', 'speed', 'points', n]), rng.random() < 0.6
        op, word = ('<', 'below') if strict else ('<=', 'at most')
        body = [line for cut, label in zip(cuts, labels) for line in (f'if {arg} {op} {cut}:', f"    return '{label}'")] + [f"return '{labels[-1]}'"]
        rules = [f"'{label}' if `{arg}` is {word} {cut}" if i == 0 else f"'{label}' if it is {word} {cut}" for i, (cut, label) in enumerate(zip(cuts, labels))] + [f"'{labels[-1]}' otherwise"]
        return Program([(arg, 'float')], [[str(cuts[0] - 1)], [str(cuts[0])], [str(cuts[-1])], [str(cuts[-1] + 7)]], body, [listed(rules), ', '.join(rules), f'a label: {"; ".join(rules)}'], 'str', ['label', 'grade', 'classify', 'rate'])
    if kind == 'fizz':
        (p, q), (u, v) = rng.sample(range(2, 8), 2), rng.sample(['Fizz', 'Buzz', 'Ping', 'Pong', 'Tick', 'Tock', 'Foo', 'Bar'], 2)
        if rng.random() < 0.5:
            return Program([(n, 'int')], [[str(p)], [str(q)], [str(p * q)], ['11']], [f'if {n} % {p} == 0 and {n} % {q} == 0:', f"    return '{u}{v}'", f'if {n} % {p} == 0:', f"    return '{u}'", f'if {n} % {q} == 0:', f"    return '{v}'", f'return str({n})'], [f"'{u}{v}' if `{n}` is divisible by {p} and {q}, '{u}' if only by {p}, '{v}' if only by {q}, else `{n}` as a string"], 'str', ['fizz', 'play'])
        return Program([(n, 'int')], some(4, 14), [f"return ['{u}' if i % {p} == 0 else str(i) for i in range(1, {n} + 1)]"], [f"a list of strings for the numbers 1 to `{n}`: '{u}' for multiples of {p}, otherwise the number itself"], 'list[str]', ['fizz', 'play'])
    if kind == 'prime':
        how = rng.choice(['is', 'list', 'factors'])
        if how == 'is':
            return Program([(n, 'int')], [['1'], ['2'], ['15'], ['29']], [f'if {n} < 2:', '    return False', f'for i in range(2, int({n}**0.5) + 1):', f'    if {n} % i == 0:', '        return False', 'return True'], [f'whether `{n}` is a prime number', f'`True` if `{n}` is prime, otherwise `False`'], 'bool', ['is_prime', 'prime'])
        if how == 'list':
            return Program([(n, 'int')], some(5, 40), [f'return [i for i in range(2, {n} + 1) if all(i % j != 0 for j in range(2, i))]'], [f'a list of all prime numbers up to and including `{n}`', f'the primes not larger than `{n}` as a list'], 'list[int]', ['primes', 'primes_up_to'])
        return Program([(n, 'int')], some(6, 200), ['factors, p = [], 2', f'while {n} > 1:', f'    while {n} % p == 0:', '        factors.append(p)', f'        {n} //= p', '    p += 1', 'return factors'], [f'the list `factors` of the prime factors of `{n}` in ascending order, with repetitions (trial division by `p`)'], 'list[int]', ['factorise', 'prime_factors'])
    if kind == 'gcd':
        if rng.random() < 0.6:
            return Program([('a', 'int'), ('b', 'int')], [[str(x * 6), str(y * 6)] for x, y in ((a, d), (b, c), (4, 9))], ['while b:', '    a, b = b, a % b', 'return a'], ['the greatest common divisor of `a` and `b` (Euclid\'s algorithm)', 'the largest number that divides both `a` and `b`, by Euclid\'s algorithm'], 'int', ['gcd', 'common_divisor'])
        return Program([('a', 'int'), ('b', 'int')], [['4', '6'], [str(a), str(d)], ['10', '15']], ['return a * b // math.gcd(a, b)'], ['the least common multiple of `a` and `b` (use `math.gcd`)', 'the smallest positive number that both `a` and `b` divide, with the help of `math.gcd`'], 'int', ['lcm', 'common_multiple'], imports='import math')
    if kind == 'clamp':
        low, high = sorted(rng.sample(range(-5, 50), 2))
        if rng.random() < 0.5:
            return Program([(n, 'float')], [[str(low - 3)], [str(high + 2)], [str((low + high) / 2)]], [f'return max({low}, min({n}, {high}))'], [f'`{n}`, but at least {low} and at most {high}', f'`{n}` limited to the range from {low} to {high}'], 'float', ['clamp', 'limit'])
        return Program([('x', 'float'), ('low', 'float'), ('high', 'float')], [['5', '0', '3'], ['-2', '0', '3'], ['1.5', '0', '3']], ['return max(low, min(x, high))'], ['`x` limited to the range from `low` to `high`'], 'float', ['clamp', 'clip_to'])
    if kind == 'linear':
        p, q = rng.choice([1.8, 2.5, 0.5, 3, 1.2, 0.453, 2.54, 1.609]), rng.choice([32, 0, 10, -5, 1.5])
        unit = rng.choice(['x', 'amount', 'celsius', 'length', 'hours', 'kg', 'price'])
        nd = rng.choice([0, 1, 2])
        return Program([(unit, 'float')], [['0'], ['10'], [str(rng.randint(11, 99))]], [f'return round({p} * {unit}{f" + {q}" if q > 0 else f" - {-q}" if q < 0 else ""}, {nd})' if nd else f'return {p} * {unit}{f" + {q}" if q > 0 else f" - {-q}" if q < 0 else ""}'], [f'{p} times `{unit}`{f" plus {q}" if q > 0 else f" minus {-q}" if q < 0 else ""}{f", rounded to {nd} decimal{chr(115) * (nd > 1)}" if nd else ""}'], 'float', ['convert', 'fee', 'scale'])
    if kind == 'base':
        base, name = rng.choice([(2, 'bin'), (8, 'oct'), (16, 'hex')])
        if rng.random() < 0.5:
            return Program([(n, 'int')], some(1, 300), [f'return {name}({n})[2:]'], [f'the digits of `{n}` in base {base} as a string (without prefix)'], 'str', ['to_base', f'to_{name}'])
        k = rng.randint(3, 7)
        return Program([(n, 'int')], some(1, 300), ["digits = ''", f'while {n} > 0:', f'    digits = str({n} % {k}) + digits', f'    {n} //= {k}', 'return digits'], [f'the representation of the positive integer `{n}` in base {k} as a string `digits`'], 'str', ['to_base', 'convert_base'])
    if kind == 'triangle':
        ch = rng.choice('*#o+x')
        how, said = rng.choice([(f"['{ch}' * i for i in range(1, {n} + 1)]", f"a list of `{n}` strings: one '{ch}', two, and so on up to `{n}`"), (f"'\\n'.join('{ch}' * i for i in range(1, {n} + 1))", f"a text of `{n}` lines, the i-th line with i times '{ch}'"), (f'[[i * j for j in range(1, {n} + 1)] for i in range(1, {n} + 1)]', f'the multiplication table of 1 to `{n}` as a nested list'), (f'[list(range(1, i + 1)) for i in range(1, {n} + 1)]', f'a nested list with the rows [1], [1, 2], ..., [1, ..., `{n}`]'), (f'list(range({n}, 0, -1))', f'a list that counts down from `{n}` to 1'), (f'{n} * ({n} + 1) // 2', f'the sum 1 + 2 + ... + `{n}` by the formula n (n + 1) / 2')])
        return Program([(n, 'int')], some(2, 7), [f'return {how}'], [said], 'list' if how[0] == '[' or how.startswith('list') else 'str' if 'join' in how else 'int', ['triangle', 'rows', 'table'])
    if kind == 'tuple':
        return Program([(n, 'int')], some(10, 500), [f'return {n} // {d}, {n} % {d}'], [f'the quotient and the remainder of `{n}` divided by {d}, as a tuple', f'a pair: how many whole {d}s fit into `{n}`, and what is left'], 'tuple[int, int]', ['split_number', 'parts'])
    if kind == 'poly':
        x = rng.choice(['x', 't', 'z'])
        coefs = [rng.choice([-3, -2, -1, 1, 2, 3, 4, 5]) for _ in range(rng.choice([2, 3, 3]))]
        pieces = {2: f'{x}**3', 1: f'{x}**2', 0: x}
        code = ' + '.join(f'{k if k != 1 else ""}{" * " if k not in (1,) else ""}{pieces[len(coefs) - 1 - i]}' for i, k in enumerate(coefs)).replace('+ -1 * ', '- ').replace('+ -', '- ')
        code = code.replace('-1 * ', '-') + f' + {c}'
        tex = code.replace('**', '^').replace(' * ', ' ')
        return Program([(x, 'float')], [['0'], ['1'], ['2'], ['-1']], [f'return {code}'], [f'${tex}$', f'the value of the polynomial ${tex}$ at `{x}`', f'{code.replace("**", "^").replace(" * ", "")}'], 'float', ['poly', 'p', 'evaluate'])
    y = rng.choice(['year', 'y', n])
    return Program([(y, 'int')], [['2000'], ['1900'], ['2024'], ['2023']], [f'return {y} % 4 == 0 and ({y} % 100 != 0 or {y} % 400 == 0)'], [f'whether `{y}` is a leap year: divisible by 4, but not by 100 unless also by 400'], 'bool', ['is_leap', 'leap'])


def sequences(rng: random.Random) -> Program:
    """Neighbours, running values, two lists, windows, duplicates, pairs."""
    xs = rng.choice(NUMBERS)
    ys = rng.choice([name for name in NUMBERS + ['b', 'ys', 'others'] if name != xs])
    calls, two = [[ints(rng)] for _ in range(3)], [[ints(rng, -5, 12, 4, 4), ints(rng, -5, 12, 4, 4)] for _ in range(3)]
    k, op, word = rng.randint(2, 4), *rng.choice([('+', 'sums'), ('-', 'differences'), ('*', 'products')])
    how, said_how = rng.choice([('sum', 'sum'), ('max', 'maximum'), ('min', 'minimum')])
    size = rng.choice(['k', 'size', 'width', 'n'])
    where = int_condition(rng, 'x')
    kw = [[ints(rng, 0, 20, 5, 7), str(rng.randint(2, 3))] for _ in range(3)]
    less, said_less = rng.choice([('>', 'greater'), ('<', 'smaller')])
    return rng.choice([
        Program([(xs, 'list[int]')], calls, [f'return [b {op} a for a, b in zip({xs}, {xs}[1:])]'], [f'a list of the {word} of neighbouring elements of `{xs}` (the second {op} the first)', f'the {word} of each pair of consecutive numbers in `{xs}`, later {op} earlier'], 'list[int]', ['neighbours', 'steps']),
        Program([(xs, 'list[int]')], calls, ['result, total = [], 0', f'for x in {xs}:', '    total += x', '    result.append(total)', 'return result'], [f'the list of running totals of `{xs}` (`result`, with the running `total`)', f'the cumulative sums of `{xs}` as a list `result`, using a variable `total`'], 'list[int]', ['running', 'cumulative']),
        Program([(xs, 'list[int]')], calls, [f'return [{how}({xs}[:i + 1]) for i in range(len({xs}))]'], [f'a list with the {said_how} of the first i + 1 elements of `{xs}` for each position i', f'the running {said_how} of `{xs}` as a list'], 'list[int]', ['running', 'so_far']),
        Program([(xs, 'list[int]'), (ys, 'list[int]')], two, [f'return [a {op} b for a, b in zip({xs}, {ys})]'], [f'a list of the element-wise {word} of `{xs}` and `{ys}`', f'the {word} of `{xs}` and `{ys}`, element by element'], 'list[int]', ['combine', 'pairwise']),
        Program([(xs, 'list[int]'), (ys, 'list[int]')], two, [f'return sum(a * b for a, b in zip({xs}, {ys}))'], [f'the dot product of `{xs}` and `{ys}`', f'the sum of the products of corresponding elements of `{xs}` and `{ys}`'], 'int', ['dot', 'inner']),
        Program([(xs, 'list[int]'), (ys, 'list[int]')], two, [f'return [{how if how != "sum" else "max"}(a, b) for a, b in zip({xs}, {ys})]'], [f'a list of the {"larger" if how != "min" else "smaller"} of each two elements of `{xs}` and `{ys}` at the same position'], 'list[int]', ['better', 'pick_each']),
        Program([(xs, 'list[int]'), (ys, 'list[int]')], two, [f'return sum(1 for a, b in zip({xs}, {ys}) if a {less} b)'], [f'the number of positions at which `{xs}` is {said_less} than `{ys}`', f'how often the element of `{xs}` is {said_less} than the one of `{ys}` at the same place'], 'int', ['wins', 'compare']),
        Program([(xs, 'list[int]'), (ys, 'list[int]')], two, [f'return sorted(set({xs}) {(s := rng.choice("&|-^"))} set({ys}))'], [{'&': f'the sorted list of values that occur in both `{xs}` and `{ys}`', '|': f'the sorted list of values that occur in `{xs}` or in `{ys}`, each once', '-': f'the sorted list of values of `{xs}` that do not occur in `{ys}`', '^': f'the sorted list of values that occur in exactly one of `{xs}` and `{ys}`'}[s]], 'list[int]', ['common', 'sets']),
        Program([(xs, 'list'), (size, 'int')], kw, [f'return [{xs}[i:i + {size}] for i in range(0, len({xs}), {size})]'], [f'`{xs}` cut into consecutive pieces of `{size}` elements (the last one may be shorter), as a list of lists', f'a list of the chunks of length `{size}` of `{xs}`'], 'list[list]', ['chunks', 'cut_up']),
        Program([(xs, 'list[int]'), (size, 'int')], kw, [f'return [{how}({xs}[i:i + {size}]) for i in range(len({xs}) - {size} + 1)]'], [f'the list of {said_how}s of all windows of `{size}` consecutive elements of `{xs}`', f'a moving {said_how} of `{xs}` with the window length `{size}`'], 'list[int]', ['moving', 'windows']),
        Program([(xs, 'list'), (size, 'int')], kw, [f'return {xs}[{(o := rng.choice(["", "-"]))}{size}:] + {xs}[:{o}{size}]'], [f'`{xs}` rotated to the {"right" if o else "left"} by `{size}` places'], 'list', ['rotate', 'turn']),
        Program([(xs, 'list[int]')], calls, ['result = []', f'for x in {xs}:', '    if x not in result:', '        result.append(x)', 'return result'], [f'a list `result` of the elements of `{xs}` without repetitions, in order of first appearance', f'`{xs}` with duplicates removed (the first one stays), as the list `result`'], 'list[int]', ['unique', 'dedupe']),
        Program([(xs, 'list[int]')], [['[3, 1, 3, 2]'], ['[1, 2, 4]'], ['[]']], [f'return len(set({xs})) {(e := rng.choice(["==", "<"]))} len({xs})'], [f'whether {"all elements of " + f"`{xs}` are different" if e == "==" else f"`{xs}` has a value more than once"}'], 'bool', ['all_different' if e == '==' else 'has_duplicates']),
        Program([(xs, 'list[int]')], calls, ['counts = {}', f'for x in {xs}:', '    counts[x] = counts.get(x, 0) + 1', 'return counts'], [f'a dictionary `counts` from each value in `{xs}` to the number of times it occurs'], 'dict[int, int]', ['tally', 'histogram']),
        Program([(xs, 'list[int]')], calls, [f'first = [x for x in {xs} if {where.code}]', f'second = [x for x in {xs} if not ({where.code})]', 'return first, second'], [f'two lists as a tuple: `first` with the numbers of `{xs}` that {where.said}, `second` with all others'], 'tuple', ['partition', 'separate']),
        Program([(xs, 'list[int]')], [[ints(rng, 0, 20, 5, 6)] for _ in range(3)], [f'return [x for i, x in enumerate({xs}) if i % {k} == 0]' if (e := rng.random()) < 0.5 else f'return {xs}[::{k}]'], [f'every {k}{"nd" if k == 2 else "rd" if k == 3 else "th"} element of `{xs}`, beginning with the first' + (' (use `enumerate`)' if e < 0.5 else ' (use a slice)')], 'list[int]', ['every', 'thin_out']),
        Program([(xs, 'list[int]')], calls, [f'return sorted({xs}){(o := rng.choice([f"[-{k}:]", f"[:{k}]"]))}'], [f'the {k} {"largest" if "-" in o else "smallest"} elements of `{xs}` in ascending order', f'a list of the {k} {"highest" if "-" in o else "lowest"} values in `{xs}`, smallest first'], 'list[int]', ['extremes', 'top']),
        Program([(xs, 'list[int]')], calls, [f'return max({xs}) - min({xs})'], [f'the difference between the largest and the smallest element of `{xs}`', f'the range (maximum minus minimum) of `{xs}`'], 'int', ['spread', 'value_range']),
        Program([(xs, 'list[int]')], calls, [f'return sum({xs}[::2]) {(o := rng.choice("+-"))} {k} * sum({xs}[1::2])'], [f'the sum of the elements of `{xs}` at even positions (0, 2, ...) {"plus" if o == "+" else "minus"} {k} times the sum of those at odd positions'], 'int', ['weighted', 'checksum']),
        Program([(xs, 'list[int]')], calls, [f'return all(a {(o := rng.choice(["<", "<=", ">", ">="]))} b for a, b in zip({xs}, {xs}[1:]))'], [f'whether each element of `{xs}` is {dict([("<", "smaller than"), ("<=", "not larger than"), (">", "larger than"), (">=", "not smaller than")])[o]} the next one'], 'bool', ['is_sorted', 'monotone']),
        Program([(xs, 'list[int]')], [[ints(rng, 0, 20, 5, 7)] for _ in range(3)], [f'return [{xs}[i] for i in range(1, len({xs}) - 1) if {xs}[i] {less} {xs}[i - 1] and {xs}[i] {less} {xs}[i + 1]]'], [f'a list of the elements of `{xs}` that are {said_less} than both their neighbours (the first and last never count)'], 'list[int]', ['peaks' if less == '>' else 'valleys', 'local']),
        Program([(xs, 'list[int]'), ('target', 'int')], [['[1, 4, 5, 7]', '9'], ['[3, 3, 6]', '6'], ['[2, 8]', '5']], [f'for i in range(len({xs})):', f'    for j in range(i + 1, len({xs})):', f'        if {xs}[i] + {xs}[j] == target:', '            return True', 'return False'], [f'whether two elements of `{xs}` at different positions add up to `target`'], 'bool', ['has_pair', 'pair_sum']),
        Program([(xs, 'list[int]')], calls, [f'return [(i, x) for i, x in enumerate({xs}) if {where.code}]'], [f'a list of pairs (position, value) for the numbers of `{xs}` that {where.said}'], 'list[tuple[int, int]]', ['with_index', 'locate']),
        Program([(xs, 'list[int]')], calls, [f"return ['{(u := rng.choice(['yes', 'hit', 'big', 'A', 'in']))}' if {where.code} else '{(v := rng.choice(['no', 'miss', 'small', 'B', 'out']))}' for x in {xs}]"], [f"a list with '{u}' for the numbers of `{xs}` that {where.said} and '{v}' for all others"], 'list[str]', ['label', 'mark']),
        Program([(xs, 'list[int]')], calls, [f'return [x if {where.code} else {(z := rng.choice(["0", "-1", "None"]))} for x in {xs}]'], [f'`{xs}` as a list in which the numbers that {where.said} stay and all others become {z}'], 'list[int]', ['mask', 'blank']),
        Program([(xs, 'list[int]')], calls, [f'return {{x: {(c := int_change(rng, "x")).code} for x in {xs} if {where.code}}}'], [f'a dictionary for the numbers x of `{xs}` that {where.said}; the values are the {c.said}'], 'dict[int, int]', ['lookup', 'mapping']),
        Program([(xs, 'list[int]')], [[ints(rng, 1, 9, 4, 5)] for _ in range(3)], [f'return sum(x**{k} for x in {xs}) / len({xs})'], [f'the mean of the {k}{"nd" if k == 2 else "rd" if k == 3 else "th"} powers of the numbers in `{xs}`'], 'float', ['moment', 'power_mean']),
        Program([(xs, 'list[int]')], [[ints(rng, 1, 20, 5, 5)] for _ in range(3)], [f'ordered = sorted({xs})', 'return ordered[len(ordered) // 2]'], [f'the middle element of `{xs}` (an odd number of values) after sorting (`ordered`)'], 'int', ['middle', 'median']),
    ])  # fmt: skip


def records(rng: random.Random) -> Program:
    """Dictionaries, tuples and lists of dictionaries."""
    d = rng.choice(['d', 'prices', 'stock', 'scores', 'ages', 'table', 'counts', 'mapping', 'inventory', 'points'])
    keys = lambda: '{' + ', '.join(f"'{w.lower()}': {rng.randint(0, 20)}" for w in rng.sample(POOL, rng.randint(3, 5))) + '}'  # noqa: E731
    dicts = [[keys()] for _ in range(3)]
    where = int_condition(rng, 'v')
    change = int_change(rng, 'v')
    field, label = rng.choice(['age', 'price', 'score', 'weight', 'year', 'amount', 'points', 'size']), rng.choice(['name', 'city', 'title', 'item'])
    group = rng.choice(['team', 'kind', 'color', 'group', 'dept'])
    rows_name = rng.choice(['rows', 'people', 'records', 'items', 'entries', 'products', 'players'])
    r = 'r'
    row = lambda: [f"{{'{label}': '{w}', '{field}': {rng.randint(0, 30)}, '{group}': '{rng.choice('abc')}'}}" for w in rng.sample(POOL, rng.randint(3, 4))]  # noqa: E731
    lists = [['[' + ', '.join(row()) + ']'] for _ in range(2)]
    cond = int_condition(rng, f"{r}['{field}']")
    pairs_name = rng.choice(['pairs', 'points', 'tuples', 'results', 'sales'])
    pairs = [['[' + ', '.join(f"('{w}', {rng.randint(0, 30)})" for w in rng.sample(POOL, 4)) + ']'] for _ in range(2)]
    down = rng.random() < 0.5
    rev, order = (', reverse=True', 'largest first') if down else ('', 'smallest first')
    how, said_how = rng.choice([('max', 'largest'), ('min', 'smallest')])
    shared = [['{\'a\': 1, \'b\': 2}', '{\'b\': 5, \'c\': 7}'], [keys(), keys()]]
    return rng.choice([
        Program([(d, 'dict[str, int]')], dicts, [f'return {{k: v for k, v in {d}.items() if {where.code}}}'], [f'a dictionary with only those entries of `{d}` whose values {where.said}', f'the part of `{d}` in which the values {where.said}, as a dict'], 'dict[str, int]', ['keep_entries', 'filter_dict']),
        Program([(d, 'dict[str, int]')], dicts, [f'return [k for k, v in {d}.items() if {where.code}]'], [f'a list of the keys of `{d}` whose values {where.said}', f'the keys for which the values in `{d}` {where.said}, as a list'], 'list[str]', ['keys_where', 'pick_keys']),
        Program([(d, 'dict[str, int]')], dicts, [f'return sum(v for v in {d}.values() if {where.code})'], [f'the sum of the values of `{d}` that {where.said}'], 'int', ['total', 'sum_values']),
        Program([(d, 'dict[str, int]')], dicts, [f'return {{k: {change.code} for k, v in {d}.items()}}'], [f'a dictionary with the keys of `{d}` and, instead of its values, their {change.said}', f'`{d}` with its values replaced by their {change.said} (x or element: the old value)' if '(x' in change.said else f'`{d}` with its values replaced by their {change.said}'], 'dict[str, int]', ['update_values', 'map_values']),
        Program([(d, 'dict[str, int]')], dicts, [f'return {how}({d}, key={d}.get)'], [f'the key of `{d}` with the {said_how} value', f'the key whose value in `{d}` is {said_how}'], 'str', ['best_key', 'champion']),
        Program([(d, 'dict[str, int]')], dicts, [f'return sorted({d}, key={d}.get{rev})'], [f'a list of the keys of `{d}`, sorted by their values, {order}'], 'list[str]', ['ranking', 'order_keys']),
        Program([(d, 'dict[str, int]')], dicts, [f'return sorted({d}.items(), key=lambda item: item[1]{rev})'], [f'a list of the (key, value) pairs of `{d}`, sorted by value, {order}'], 'list[tuple[str, int]]', ['sorted_items', 'rank_items']),
        Program([(d, 'dict[str, int]')], dicts, [f'return {{v: k for k, v in {d}.items()}}'], [f'a dictionary with keys and values of `{d}` exchanged', f'`{d}` inverted: from values to keys (a later key wins)'], 'dict[int, str]', ['invert', 'swap_keys']),
        Program([(d, 'dict[str, int]')], dicts, ['groups = {}', f'for k, v in {d}.items():', '    groups.setdefault(v, []).append(k)', 'return groups'], [f'a dictionary `groups` from each value of `{d}` to the list of keys that have it'], 'dict[int, list[str]]', ['group_by_value']),
        Program([('a', 'dict'), ('b', 'dict')], shared, ['result = dict(a)', 'for k, v in b.items():', f'    result[k] = result.get(k, 0) + v', 'return result'], ['a dictionary `result` with all keys of `a` and `b`; values of keys in both are added', 'the two dictionaries `a` and `b` merged into `result`, summing the values of common keys'], 'dict', ['merge', 'add_dicts']),
        Program([('a', 'dict'), ('b', 'dict')], shared, ['return {**a, **b}'], ['`a` and `b` merged into a new dictionary; where a key is in both, the value of `b` counts'], 'dict', ['merge', 'override']),
        Program([(d, 'dict[str, int]')], dicts, [f"return ', '.join(f'{{k}}={{v}}' for k, v in {d}.items())"], [f"a string of the entries of `{d}` in the form 'key=value', separated by ', '"], 'str', ['describe', 'render']),
        Program([(rows_name, 'list[dict]')], lists, [f"return [{r}['{label}'] for {r} in {rows_name} if {cond.code}]"], [f'a list of the `{label}` entries of the dictionaries in `{rows_name}` whose `{field}` values {cond.said}', f'the `{label}` of each dictionary in `{rows_name}` where the `{field}` {_singular(cond.said)}, as a list'], 'list[str]', ['pick', f'{label}s_where']),
        Program([(rows_name, 'list[dict]')], lists, [f"return sum({r}['{field}'] for {r} in {rows_name} if {r}['{group}'] == '{(g := rng.choice('abc'))}')"], [f"the sum of `{field}` over the dictionaries in `{rows_name}` whose `{group}` is '{g}'"], 'int', ['total', f'sum_{field}']),
        Program([(rows_name, 'list[dict]')], lists, ['totals = {}', f'for {r} in {rows_name}:', f"    totals[{r}['{group}']] = totals.get({r}['{group}'], 0) + {r}['{field}']", 'return totals'], [f'a dictionary `totals` with the sum of `{field}` for each `{group}` in the list of dicts `{rows_name}`', f'the `{field}` values of `{rows_name}` (dictionaries) added up per `{group}`, as the dict `totals`'], 'dict[str, int]', ['totals_by', 'sum_by']),
        Program([(rows_name, 'list[dict]')], lists, ['groups = {}', f'for {r} in {rows_name}:', f"    groups.setdefault({r}['{group}'], []).append({r}['{label}'])", 'return groups'], [f'a dictionary `groups` from each `{group}` to the list of `{label}` values of the dictionaries in `{rows_name}` that belong to it'], 'dict[str, list]', ['group_by']),
        Program([(rows_name, 'list[dict]')], lists, [f"return {how}({rows_name}, key=lambda {r}: {r}['{field}'])['{label}']"], [f'the `{label}` of the dictionary in `{rows_name}` with the {said_how} `{field}`'], 'str', ['winner', 'extreme']),
        Program([(rows_name, 'list[dict]')], lists, [f"return sorted({rows_name}, key=lambda {r}: {r}['{field}']{rev})"], [f'the dictionaries in `{rows_name}` sorted by `{field}`, {order}'], 'list[dict]', ['sort_rows', 'ranking']),
        Program([(rows_name, 'list[dict]')], lists, [f"return sum({r}['{field}'] for {r} in {rows_name}) / len({rows_name})"], [f'the mean of `{field}` over the dictionaries in `{rows_name}`'], 'float', ['average', f'mean_{field}']),
        Program([(pairs_name, 'list[tuple[str, int]]')], pairs, [f'return sorted({pairs_name}, key=lambda p: p[1]{rev})'], [f'the pairs in `{pairs_name}` sorted by their second element, {order}'], 'list[tuple[str, int]]', ['sort_pairs', 'by_second']),
        Program([(pairs_name, 'list[tuple[str, int]]')], pairs, [f'return sorted({pairs_name}, key=lambda p: (-p[1], p[0]))'], [f'the pairs in `{pairs_name}` sorted by the second element, largest first, and by the first one where these are equal'], 'list[tuple[str, int]]', ['rank', 'by_score']),
        Program([(pairs_name, 'list[tuple[str, int]]')], pairs, [f'return [name for name, v in {pairs_name} if {where.code}]'], [f'a list of the first elements of those pairs (`name`, v) in `{pairs_name}` whose second elements {where.said}'], 'list[str]', ['names_where', 'select']),
        Program([(pairs_name, 'list[tuple[str, int]]')], pairs, [f'return sum(v for _, v in {pairs_name})'], [f'the sum of the second elements of the pairs in `{pairs_name}`'], 'int', ['sum_second', 'total']),
        Program([(pairs_name, 'list[tuple[str, int]]')], pairs, [f'return dict({pairs_name})' if (e := rng.random()) < 0.5 else f'return {{name: {change.code} for name, v in {pairs_name}}}'], [f'a dictionary made of the pairs in `{pairs_name}`' if e < 0.5 else f'a dictionary from the first elements of the pairs in `{pairs_name}` to the {change.said} of the second ones (v)'.replace('(x an element) ', '').replace('x', 'v', 0)], 'dict[str, int]', ['to_dict', 'as_dict']),
        Program([('keys', 'list[str]'), ('values', 'list[int]')], [["['a', 'b', 'c']", ints(rng, 0, 9, 3, 3)], ["['x', 'y']", '[4, 5]']], ['return dict(zip(keys, values))'], ['a dictionary that maps each element of `keys` to the element of `values` at the same position'], 'dict[str, int]', ['build_dict', 'zip_dict']),
    ])  # fmt: skip


def tables(rng: random.Random) -> Program:
    """Matrices as nested lists."""
    m, r = rng.choice(['matrix', 'grid', 'm', 'table', 'rows', 'board', 'mat', 'A']), 'row'
    rows, columns = rng.choice([2, 3]), rng.choice([2, 3, 4])
    grid = lambda n=rows, k=columns: repr([[rng.randint(-4, 12) for _ in range(k)] for _ in range(n)])  # noqa: E731
    calls, square = [[grid()] for _ in range(2)], [[grid(3, 3)] for _ in range(2)]
    how, said = rng.choice([('sum', 'sums'), ('max', 'maxima'), ('min', 'minima')])
    where, change, k = int_condition(rng, 'x'), int_change(rng, 'x'), rng.randint(2, 5)
    m = m if m != r else 'grid'
    hint = 'list[list[int]]'
    return rng.choice([
        Program([(m, hint)], calls, [f'return [{how}(row) for row in {m}]'], [f'a list of the row {said} of the nested list `{m}`', f'the {said} of all rows of `{m}` as a list'], 'list[int]', ['row_values', f'row_{said}']),
        Program([(m, hint)], calls, [f'return [{how}(column) for column in zip(*{m})]'], [f'a list of the column {said} of the nested list `{m}`', f'the {said} of all columns of `{m}` as a list'], 'list[int]', ['column_values', f'column_{said}']),
        Program([(m, hint)], calls, [f'return [list(column) for column in zip(*{m})]'], [f'the transpose of `{m}` as a list of lists', f'`{m}` with rows and columns exchanged (nested list)'], hint, ['transpose', 'flip']),
        Program([(m, hint)], calls, [f'return [x for row in {m} for x in row]'], [f'all elements of the nested list `{m}` in one flat list, row by row'], 'list[int]', ['flatten', 'unroll']),
        Program([(m, hint)], calls, [f'return [x for row in {m} for x in row if {where.code}]'], [f'a flat list of the elements of the nested list `{m}` that {where.said}'], 'list[int]', ['pick_cells', 'select']),
        Program([(m, hint)], calls, [f'return sum(1 for row in {m} for x in row if {where.code})'], [f'the number of elements of the nested list `{m}` that {where.said}'], 'int', ['count_cells', 'count']),
        Program([(m, hint)], calls, [f'return sum(x for row in {m} for x in row if {where.code})'], [f'the sum of the elements of the nested list `{m}` that {where.said}'], 'int', ['sum_cells', 'total']),
        Program([(m, hint)], calls, [f'return [[{change.code} for x in row] for row in {m}]'], [f'a nested list with the {change.said} of the elements of `{m}`', f'`{m}` with its elements replaced by their {change.said}'], hint, ['change_cells', 'apply']),
        Program([(m, hint)], square, [f'return sum({m}[i][{(o := rng.choice(["i", f"-1 - i"]))}] for i in range(len({m})))'], [f'the sum of the {"main" if o == "i" else "other"} diagonal of the square matrix `{m}`' + ('' if o == 'i' else ' (from the upper right to the lower left)')], 'int', ['diagonal', 'trace']),
        Program([(m, hint)], square, [f'return [{m}[i][i] for i in range(len({m}))]'], [f'a list of the elements on the main diagonal of `{m}`'], 'list[int]', ['diagonal']),
        Program([('a', hint), ('b', hint)], [[grid(), grid()] for _ in range(2)], [f'return [[x {(o := rng.choice("+-*"))} y for x, y in zip(p, q)] for p, q in zip(a, b)]'], [f'the element-wise {dict([("+", "sum"), ("-", "difference"), ("*", "product")])[o]} of the nested lists `a` and `b` (rows `p`, `q`)'], hint, ['combine', 'elementwise']),
        Program([(m, hint), ('v', 'list[int]')], [[grid(2, 3), '[1, 2, 3]'], [grid(3, 2), '[2, -1]']], [f'return [sum(x * y for x, y in zip(row, v)) for row in {m}]'], [f'the product of the matrix `{m}` and the vector `v` as a list'], 'list[int]', ['matvec', 'times']),
        Program([(m, hint)], calls, [f'return [row for row in {m} if {how}(row) > {k}]'], [f'a list of the rows of `{m}` whose {dict(sum="sum", max="maximum", min="minimum")[how]} is greater than {k}'], hint, ['pick_rows', 'filter_rows']),
        Program([(m, hint)], calls, [f'return sorted({m}, key=sum{(o := rng.choice(["", ", reverse=True"]))})'], [f'the rows of `{m}` sorted by their sums, {"largest" if o else "smallest"} first'], hint, ['sort_rows']),
        Program([('n', 'int')], [['2'], ['3']], [f'return [[{k} if i == j else 0 for j in range(n)] for i in range(n)]'], [f'an `n` x `n` nested list with {k} on the diagonal and 0 elsewhere'], hint, ['diagonal_matrix', 'scaled_identity']),
        Program([('n', 'int'), ('m', 'int')], [['2', '3'], ['3', '2']], [f'return [[{(e := rng.choice(["i + j", "i * j", "i - j", f"{k} * i + j", "i * m + j"]))} for j in range(m)] for i in range(n)]'], [f'a nested list of `n` rows and `m` columns whose element in row i and column j is {e} (counted from 0)'], hint, ['make_grid', 'index_table']),
        Program([(m, hint), ('j', 'int')], [[grid(), '0'], [grid(), '1']], [f'return [row[j] for row in {m}]'], [f'column `j` of the nested list `{m}` as a list'], 'list[int]', ['column', 'get_column']),
    ])  # fmt: skip


def _name(program: Program, rng: random.Random) -> str:
    taken = {argument for argument, _ in program.arguments}
    while True:
        name = rng.choices([rng.choice(program.names or ['f']), f'{rng.choice(VERBS)}_{rng.choice(NOUNS)}', rng.choice(NOUNS), f'{rng.choice(VERBS)}_{taken and sorted(taken)[0]}', rng.choice(['f', 'g', 'func', 'solve', 'solution', 'task', 'answer'])], [4, 4, 2, 2, 1])[0]
        if name not in taken and name.isidentifier() and not hasattr(builtins, name):
            return name


def _called(code: str, name: str, calls: Sequence[Sequence[str]]) -> list[tuple[str, object]]:
    """Calls of the function with their values (what the docstring shows is what the code gives)."""
    import numpy as np

    scope: dict[str, object] = {'np': np}
    exec(code, scope)
    return [(call, eval(call, scope)) for call in (f'{name}({", ".join(row)})' for row in calls)]


def docstring(said: str, examples: list[tuple[str, object]], rng: random.Random) -> str:
    """The text of a docstring in one of the usual forms; examples only where they are short."""
    short = [(call, value) for call, value in examples if len(call) + len(repr(value)) < 90][: rng.choice([1, 2, 2, 3])]
    opening = capital(said) if said.startswith(("'", '`')) else rng.choice([f'Return {said}', f'Return {said}', f'Returns {said}', capital(said), f'Compute {said}', f'Give back {said}']) if not said.startswith(('whether', 'how')) else rng.choice([f'Return {said}', f'Tell {said}', f'Returns {said}'])
    opening = opening.replace('`', '') + '.' if rng.random() < 0.6 and '$' not in opening else opening + '.'
    style = rng.choice(['doctest', 'doctest', 'doctest', 'arrow', 'none', 'example'])
    if not short or style == 'none':
        return '\n'.join(textwrap.wrap(opening, 88))
    shown = {
        'doctest': '\n'.join(f'>>> {call}\n{value!r}' for call, value in short), 'arrow': 'Examples:\n' + '\n'.join(f'    {call} {rng.choice(["->", "=>", "=="])} {value!r}' for call, value in short),
        'example': '\n'.join(f'For example, {call} returns {value!r}.' for call, value in short[:1]),
    }[style]  # fmt: skip
    return '\n'.join(textwrap.wrap(opening, 88)) + rng.choice(['\n\n', '\n']) + shown


def as_program(program: Program, rng: random.Random, area: str = 'python', kind: str = 'program') -> Skill:
    """A function with signature in the statement, in the cell, or with a docstring that says everything; or a variable."""
    single = len(program.body) == 1 and not program.imports
    if single and rng.random() < 0.22 and all(source[0] in '[{\'"n' for row in program.calls[:1] for source in row):
        return _as_variable(program, rng, area, kind)
    name, said = _name(program, rng), rng.choice(program.said)
    arguments = [argument for argument, _ in program.arguments]
    way = rng.choices(['signature', 'head', 'docstring'], [4, 2, 4])[0]
    body = program.loop if program.loop and rng.random() < 0.25 else program.body
    looped = body is program.loop and bool(program.loop)
    if way == 'signature' and (looped or program.imports):  # what is not said must be seen
        way = 'head'
    hinted = way != 'signature' and rng.random() < 0.4
    typed = [f'{argument}: {hint}' for argument, hint in program.arguments] if hinted else arguments
    header = f'{program.imports}\n\n' if program.imports else ''
    if hinted and rng.random() < 0.35 and 'list[' in ''.join(typed) + program.returns:
        typed = [argument.replace('list[', 'List[').replace('dict[', 'Dict[').replace('tuple[', 'Tuple[') for argument in typed]
        returns = program.returns.replace('list[', 'List[').replace('dict[', 'Dict[').replace('tuple[', 'Tuple[')
        header += f'from typing import {", ".join(sorted(t for t in ("List", "Dict", "Tuple") if t + "[" in "".join(typed) + returns))}\n\n\n'
    else:
        returns = program.returns
    head = f'{header}def {name}({", ".join(typed)}){f" -> {returns}" if hinted else ""}:\n'
    code = head + textwrap.indent('\n'.join(body), '    ')
    values = _called(code, name, program.calls)
    signature = f'{name}({", ".join(arguments)})'
    prefix = ['']
    shown = [(call, value) for call, value in values if len(call) + len(repr(value)) < 80]
    full = head
    if way == 'docstring':
        quotes = rng.choice(['"""', '"""', '"""', "'''"])
        lines = docstring(said, values, rng)
        one = '\n' not in lines and rng.random() < 0.8
        documentation = f'{quotes}{lines}{quotes}' if one else f'{quotes}{rng.choice(["", " ", chr(10)])}{lines}\n{quotes}'
        documentation = documentation.replace('\\', '\\\\') if '\\' in documentation else documentation
        full = head + textwrap.indent(documentation, '    ') + '\n'
        code = full + textwrap.indent('\n'.join(body), '    ')
    if way != 'signature':
        prefix = [full + f'    {body[0]}\n'] if looped else [full]
    say = [
        f'Write a function `{signature}` that returns {said}.', f'Implement `{signature}`: it should return {said}.', f'`{signature}` returns {said}.', f'Define a function `{name}` with the argument{"s" * (len(arguments) > 1)} {listed([f"`{a}`" for a in arguments])}. It returns {said}.',
        f'Write `{signature}`. Result: {said}.', f'Create a function named `{name}` that takes {listed([f"`{a}`" for a in arguments])} and returns {said}.', f'**{name}**: {said}. Signature `{signature}`.', f'We need a function that gives {said}. Call it `{name}`; parameter{"s" * (len(arguments) > 1)}: {", ".join(arguments)}.',
        f'- function: `{name}`\n- argument{"s" * (len(arguments) > 1)}: {", ".join(f"`{a}`" for a in arguments)}\n- returns: {said}', f'How would you write a function `{signature}` that returns {said}?', f'Code `{signature}` so that it gives {said}.', f'{capital(said)}: write it as `{signature}`.',
    ]  # fmt: skip
    if shown and '`' in said and rng.random() < 0.35:
        call, value = shown[0]
        say = [text + rng.choice([f' For example, `{call}` is `{value!r}`.', f'\n\nExample: `{call}` -> `{value!r}`', f' (`{call} == {value!r}`)']) for text in say]
    if way == 'docstring':
        say += rng.sample(['Complete the function.', 'Complete the function below.', f'Implement `{name}`.', f'Fill in the body of `{name}`.', 'Write the body of the function.', 'Finish the function so that it does what its docstring says.', 'The docstring tells what to do.', f'Exercise: `{name}`', f'TODO: implement {name}', 'Implement the function described below.', f'Complete `{signature}`.'], 6)
    elif way == 'head':
        say += [f'Complete the function so that it returns {said}.', f'The function should return {said}.', f'Return {said}.', f'TODO: return {said}', capital(said) + '.', f'Finish `{name}`: return {said}.']
    if looped and rng.random() < 0.5 and way != 'docstring':
        say = [text + ' Use a loop.' for text in say]
    checks = [f'{call}' for call, _ in values]
    return make_skill(area, kind, say, code, checks, prefix=prefix, level=2)


def _as_variable(program: Program, rng: random.Random, area: str, kind: str) -> Skill:
    setup = '\n'.join(f'{argument} = {source}' for (argument, _), source in zip(program.arguments, program.calls[0]))
    res = rng.choice(['result', 'out', 'answer', 'res', 'ans', 'output', 'found', 'r', 'solution', f'{rng.choice(NOUNS)}', f'{rng.choice(NOUNS)}s', 'new_' + rng.choice(NOUNS)])
    said = rng.choice(program.said)
    say = [
        f'Store {said} in `<res>`.', f'`<res>`: {said}', f'Compute {said} and call it `<res>`.', f'Find {said}; save it as `<res>`.', f'{capital(said)} -> `<res>`', f'Create `<res>`, {said}.', f'Let `<res>` be {said}.', f'Make a variable `<res>` with {said}.',
    ]  # fmt: skip
    if said.startswith(('whether', 'how', 'at which', '`True`')):
        say = [f'Find out {said} and store the answer in `<res>`.' if said[0] != '`' else f'`<res>` should be {said}', f'`<res>`: {said}', f'Let `<res>` tell {said}.' if said[0] != '`' else f'Set `<res>` to {said}.']
    names = {argument for argument, _ in program.arguments}
    return make_skill(area, kind, say, f'<res> = {program.body[0].removeprefix("return ")}', ['<res>'], setup=setup, res=res if res not in names else 'my_' + res)


def draw_program(rng: random.Random) -> Skill:
    """A function of one expression or a short loop."""
    kinds = [over_numbers, over_words, text, number, sequences, records, tables]
    return as_program(telling(lambda: rng.choices(kinds, [5, 4, 5, 5, 4, 4, 2.5])[0](rng)), rng)


def telling(draw: Callable[[], Program]) -> Program:
    """A program whose calls give different values, so that its asserts and examples say something."""
    for _ in range(10):
        program = draw()
        code = f'{program.imports}\ndef f({", ".join(name for name, _ in program.arguments)}):\n' + textwrap.indent('\n'.join(program.body), '    ')
        if len({repr(value) for _, value in _called(code, 'f', program.calls)}) > 1:
            break
    return program
