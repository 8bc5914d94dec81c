"""Random plain-Python functions of several steps, and small classes."""
from __future__ import annotations

import random

from ..catalogue import Skill
from .programs import NOUNS, NUMBERS, POOL, SENTENCES, TEXTS, WORDS, Program, as_program, draw_program, int_condition, ints, over_numbers, over_words, sequences, tables, telling, text, words
from .writing import make_skill, stored, told


def several_steps(rng: random.Random) -> Program:
    xs, ws, s = rng.choice(NUMBERS), rng.choice(WORDS), rng.choice(TEXTS)
    calls, texts = [[ints(rng)] for _ in range(3)], [[repr(t)] for t in rng.sample(SENTENCES, 3)]
    repeated = [[repr([rng.choice(POOL[:4]) for _ in range(rng.randint(4, 7))])] for _ in range(3)]
    k, d, a, b = rng.randint(2, 5), rng.randint(2, 9), rng.randint(2, 5), rng.randint(1, 9)
    where, start = int_condition(rng, 'x'), rng.choice([0, 10, 50, 100])
    item_sep, key_sep = rng.choice([(',', ':'), (';', '='), ('&', '='), ('|', ':'), (' ', '=')])
    pairs = [[repr(item_sep.join(f'{w.lower()}{key_sep}{rng.randint(0, 30)}' for w in rng.sample(POOL, rng.randint(2, 4))))] for _ in range(3)]
    runs = [[repr(''.join(rng.choice('abc') * rng.randint(1, 4) for _ in range(4)))] for _ in range(3)]
    low = [[repr(t.lower())] for t in rng.sample(SENTENCES[:14], 3)]
    more, side = rng.choice([('>', 'greater'), ('<', 'smaller')])
    rate, years = rng.choice(['0.02', '0.05', '0.1', '0.5']), rng.choice(['years', 'n', 'periods'])
    part = rng.choice(['an', 'a', 'o', 'e', 'th', 'at'])
    unit, seconds = rng.choice([('minutes', 60), ('hours', 60), ('days', 24), ('weeks', 7), ('dozens', 12)])
    rest = {'minutes': 'seconds', 'hours': 'minutes', 'days': 'hours', 'weeks': 'days', 'dozens': 'pieces'}[unit]
    up, down = rng.choice([('up', 'down'), ('right', 'left'), ('add', 'sub'), ('win', 'loss'), ('forward', 'back'), ('in', 'out')])
    moves = [[repr([rng.choice([up, down]) for _ in range(rng.randint(3, 6))])] for _ in range(3)]
    nested = [[repr({w.lower(): [rng.randint(0, 20) for _ in range(rng.randint(1, 4))] for w in rng.sample(POOL, 3)})] for _ in range(2)]
    how, said_how = rng.choice([('sum(v)', 'sum'), ('max(v)', 'largest element'), ('len(v)', 'length'), ('sum(v) / len(v)', 'mean')])
    return rng.choice([
        Program([(s, 'str')], pairs, ['result = {}', f"for part in {s}.split('{item_sep}'):", f"    key, value = part.split('{key_sep}')", '    result[key] = int(value)', 'return result'], [f"a dictionary `result` from the text `{s}`, whose entries key{key_sep}value are separated by '{item_sep}'; the values become ints", f"the dict `result` that `{s}` describes: parts separated by '{item_sep}', each a key, '{key_sep}' and a whole number"], 'dict[str, int]', ['parse', 'to_dict', 'read_pairs']),
        Program([(s, 'str')], runs, ["result, i = '', 0", f'while i < len({s}):', '    j = i', f'    while j < len({s}) and {s}[j] == {s}[i]:', '        j += 1', f'    result += {s}[i] + str(j - i)', '    i = j', 'return result'], [f'the run-length code `result` of `{s}`: each run of equal characters (from `i` to before `j`) becomes the character and the length of the run'], 'str', ['compress', 'run_lengths']),
        Program([(s, 'str')], low, ["result = ''", f'for c in {s}:', "    if c.isalpha():", f"        result += chr((ord(c) - ord('a') + {d}) % 26 + ord('a'))", '    else:', '        result += c', 'return result'], [f'the lower-case text `{s}` with every letter moved {d} places forward in the alphabet (after z comes a); other characters stay (build `result`)', f'a Caesar cipher of the lower-case text `{s}` with the shift {d}: letters wrap around, everything else is kept (`result`)'], 'str', ['encrypt', 'shift_letters']),
        Program([(s, 'str')], texts, [f"return sum(1 for i in range(len({s})) if {s}[i:].startswith('{part}'))"], [f"the number of positions in `{s}` at which '{part}' starts (overlaps count)"], 'int', ['occurrences', 'count_part']),
        Program([(ws, 'list[str]')], repeated, ['counts = {}', f'for w in {ws}:', '    counts[w] = counts.get(w, 0) + 1', 'return max(counts, key=counts.get)'], [f'the most frequent string in `{ws}` (count in a dict `counts`; the first of several)', f'the element of `{ws}` that occurs most often, using a dictionary `counts`'], 'str', ['most_common', 'mode']),
        Program([(ws, 'list[str]')], repeated, ['counts = {}', f'for w in {ws}:', '    counts[w] = counts.get(w, 0) + 1', f'return [w for w in counts if counts[w] {(o := rng.choice(["== 1", "> 1", ">= 2"]))}]'], [f'a list of the strings that occur {dict([("== 1", "exactly once"), ("> 1", "more than once"), (">= 2", "at least twice")])[o]} in `{ws}` (counted in a dict `counts`)'], 'list[str]', ['repeated', 'by_count']),
        Program([(ws, 'list[str]')], repeated, ['counts = {}', f'for w in {ws}:', '    counts[w] = counts.get(w, 0) + 1', 'return sorted(counts.items(), key=lambda item: (-item[1], item[0]))'], [f'a list of pairs (string, count) for `{ws}`, most frequent first, equal counts alphabetically (dict `counts`)'], 'list[tuple[str, int]]', ['ranking', 'frequencies']),
        Program([(xs, 'list[int]')], calls, ['best = current = 0', f'for x in {xs}:', f'    current = current + 1 if {where.code} else 0', '    best = max(best, current)', 'return best'], [f'the length of the longest run of consecutive numbers in `{xs}` that {where.said} (`current` run, `best` so far)'], 'int', ['longest_run', 'streak']),
        Program([(xs, 'list[int]')], calls, [f'ordered = sorted(set({xs}))', f'return ordered[{(i := rng.choice(["-2", "1"]))}]'], [f'the second {"largest" if i == "-2" else "smallest"} of the different values in `{xs}` (sort them as `ordered`)'], 'int', ['second', 'runner_up']),
        Program([(xs, 'list[int]')], calls, [f'total = {start}', f'for x in {xs}:', f'    total = max(0, total {(o := rng.choice("+-"))} x)', 'return total'], [f'the final `total` that starts at {start}, {"grows" if o == "+" else "shrinks"} by each number of `{xs}` and never goes below 0', f'`total` after {"adding" if o == "+" else "subtracting"} the numbers of `{xs}` one by one, beginning with {start}; whenever it would become negative it is set to 0'], 'int', ['balance', 'level']),
        Program([(xs, 'list[int]')], calls, [f'total = {start}', f'for x in {xs}:', f'    if {where.code}:', f'        total += {(p := rng.choice(["x", f"{a} * x"]))}', '    else:', f'        total -= {(q := rng.choice(["x", str(b)]))}', 'return total'], [f'`total`, beginning with {start}: for every number x of `{xs}` add {p.replace(" * ", "")} if it is one of those that {where.said}, otherwise subtract {q}'], 'int', ['score', 'account']),
        Program([(xs, 'list[int]')], calls, ['count = 0', f'for i in range(1, len({xs})):', f'    if {xs}[i] {more} {xs}[i - 1]:', '        count += 1', 'return count'], [f'how often an element of `{xs}` is {side} than the one before it (`count` in a loop over the indices)'], 'int', ['changes', 'count_steps']),
        Program([(xs, 'list[int]')], [[ints(rng, 1, 30)] for _ in range(3)], [f'total = sum({xs})', f'return [round(x / total, {k}) for x in {xs}]'], [f'a list of the shares of the numbers of `{xs}` in their `total`, rounded to {k} decimals'], 'list[float]', ['shares', 'normalise']),
        Program([(xs, 'list[int]')], [['[2, 8, 5]'], ['[0, 10, 4, 1]']], [f'low, high = min({xs}), max({xs})', f'return [(x - low) / (high - low) for x in {xs}]'], [f'`{xs}` scaled linearly so that its smallest value (`low`) becomes 0 and its largest (`high`) becomes 1'], 'list[float]', ['rescale', 'to_unit']),
        Program([(xs, 'list[int]')], [[ints(rng, 1, 20)] for _ in range(3)], [f'mean = sum({xs}) / len({xs})', f'return [x for x in {xs} if x {more} mean]'], [f'a list of the numbers in `{xs}` that are {side} than their `mean`'], 'list[int]', ['beyond_mean', 'select']),
        Program([(xs, 'list[int]')], [[ints(rng, 1, 20)] for _ in range(3)], [f'mean = sum({xs}) / len({xs})', f'return sum((x - mean)**2 for x in {xs}) / len({xs})'], [f'the variance of `{xs}`: the mean of the squared deviations from the `mean`', rf'$\frac{{1}}{{n}} \sum_i (x_i - \bar{{x}})^2$ for the numbers in `{xs}` (call the average `mean`)'], 'float', ['variance', 'var']),
        Program([('balance', 'float'), (years, 'int')], [['100', '0'], ['100', '2'], ['250', '3']], [f'for _ in range({years}):', f'    balance = balance * (1 + {rate}) + {b}', 'return round(balance, 2)'], [f'the `balance` after `{years}` rounds in which it first grows by the rate {rate} and then {b} is added, rounded to 2 decimals'], 'float', ['grow', 'save_up']),
        Program([('start', 'float'), ('goal', 'float')], [['100', '150'], ['10', '1000'], ['5', '5']], [f'{years} = 0', 'while start < goal:', f'    start *= 1 + {rate}', f'    {years} += 1', f'return {years}'], [f'the number of `{years}` until `start`, growing by the factor 1 + {rate} each time, is at least `goal`'], 'int', ['time_to', 'wait']),
        Program([(rest, 'int')], [['5'], [str(seconds)], [str(seconds * 3 + 2)]], [f"return f'{{{rest} // {seconds}}} {unit} {{{rest} % {seconds}}} {rest}'"], [f"a text such as '3 {unit} 2 {rest}' for the whole number `{rest}` (each of the {unit} has {seconds} {rest})"], 'str', ['format_amount', 'describe']),
        Program([('moves', 'list[str]')], moves, ['position = 0', 'for move in moves:', f"    if move == '{up}':", f'        position += {a}', '    else:', f'        position -= {b}', 'return position'], [f"the `position` after all `moves`, starting at 0: '{up}' adds {a}, anything else subtracts {b}"], 'int', ['walk', 'final_position']),
        Program([('groups', 'dict[str, list[int]]')], nested, [f'return {{k: {how} for k, v in groups.items()}}'], [f'a dictionary from each key of `groups` to the {said_how} of its list'], 'dict', ['summary', 'per_key']),
        Program([('groups', 'dict[str, list[int]]')], nested, [f'return max(groups, key=lambda k: {how.replace("(v)", "(groups[k])")})'], [f'the key of `groups` whose list has the largest {said_how}'.replace('largest largest element', 'largest maximum')], 'str', ['top_key', 'leader']),
        Program([('groups', 'dict[str, list[int]]')], nested, ['return sorted(x for v in groups.values() for x in v)'], ['a sorted list of all numbers in the lists of the dictionary `groups`'], 'list[int]', ['all_values', 'flatten']),
        Program([(s, 'str')], texts, [f"return ''.join(c.upper() if i % 2 == {(e := rng.choice([0, 1]))} else c.lower() for i, c in enumerate({s}))"], [f'`{s}` with the characters at {"even" if e == 0 else "odd"} positions in upper case and all others in lower case (positions from 0)'], 'str', ['alternate', 'wave_text']),
        Program([('first', 'str'), ('last', 'str')], [["'ada'", "'lovelace'"], ["'Alan'", "'Turing'"]], ["return f'{last.capitalize()}, {first.capitalize()}'"], ["the name made of `first` and `last` in the form 'Last, First', both parts capitalised"], 'str', ['full_name', 'format_name']),
        Program([(xs, 'list[int]'), ('k', 'int')], [[ints(rng, 0, 20, 4, 6), '2'], [ints(rng, 0, 20, 4, 6), '3']], [f'ordered = sorted({xs}, reverse=True)', f'return {(f := rng.choice(["sum(ordered[:k])", "sum(ordered[:k]) / k", "ordered[k - 1]"]))}'], [{'s': f'the sum of the `k` largest numbers in `{xs}`', '/': f'the mean of the `k` largest numbers in `{xs}`', 'o': f'the `k`-th largest number in `{xs}`'}['/' if '/' in f else f[0]] + ' (sorted as `ordered`)'], 'float', ['top_k', 'best_of']),
        Program([(ws, 'list[str]')], [[words(rng)] for _ in range(3)], ['result = []', f'for i, w in enumerate({ws}{(e := rng.choice(["", ", 1"]))}):', f"    result.append(f'{{i}}{(q := rng.choice([': ', '. ', ' - ', ')']))}{{w}}')", 'return result'], [f"a list `result` of the entries of `{ws}` numbered from {(o := len(e) // 3)}, in the form '{o}{q}{'name'}'"], 'list[str]', ['numbered', 'enumerate_all']),
    ])  # fmt: skip


def small_class(rng: random.Random) -> Skill:
    """A class with one number and two or three methods."""
    name = rng.choice(NOUNS).capitalize()
    attribute, start = rng.choice(['total', 'level', 'count', 'value', 'balance', 'amount', 'score']), rng.choice([0, 1, 10, 100])
    factor = rng.choice([1, 1, 2, 3, 10])
    grow, shrink = rng.choice([('add', 'remove'), ('deposit', 'withdraw'), ('gain', 'lose'), ('push', 'pull'), ('fill', 'drain')])
    given = rng.random() < 0.5
    floor = rng.random() < 0.4
    times = f'{factor} * ' if factor > 1 else ''
    init = [f'    def __init__(self, {attribute}={start}):', f'        self.{attribute} = {attribute}'] if given else ['    def __init__(self):', f'        self.{attribute} = {start}']
    lower = f'        self.{attribute} = max(0, self.{attribute} - n)' if floor else f'        self.{attribute} -= n'
    lines = [f'class {name}:', *init, '', f'    def {grow}(self, n):', f'        self.{attribute} += {times}n', '', f'    def {shrink}(self, n):', lower]
    grow_said = f'`{grow}(n)` adds {f"{factor} times `n`" if factor > 1 else "`n`"} to it'
    shrink_said = f'`{shrink}(n)` subtracts `n`' + (', but never goes below 0' if floor else '')
    begin = f'is given when it is made (default {start})' if given else f'starts at {start}'
    say = [
        f'Write a class `{name}` with an attribute `{attribute}` that {begin}. The method {grow_said}; {shrink_said}.', f'Define `{name}`:\n\n- attribute `{attribute}`, which {begin}\n- {grow_said}\n- {shrink_said}', f'Class `{name}`: `{attribute}` {begin}; {grow_said}, {shrink_said}.',
        f'We need a class called `{name}`. Its attribute `{attribute}` {begin}. Methods: {grow_said}; {shrink_said}.',
    ]  # fmt: skip
    run = lambda *calls: f'[(obj := {name}({"5" if given and calls[0] == "5" else ""})).{attribute}, ' + ', '.join(f'(obj.{call}, obj.{attribute})[1]' for call in calls if call != '5') + ']'  # noqa: E731
    checks = [run(f'{grow}(3)', f'{shrink}(2)'), run('5', f'{shrink}(20)', f'{grow}(4)')]
    prefix = rng.choice([[''], [''], [f'class {name}:\n'], [f'class {name}:\n' + '\n'.join(init) + '\n\n']])
    return make_skill('python', 'program', say, '\n'.join(lines), checks, prefix=prefix, level=3)


def chain(rng: random.Random) -> Skill:
    """A list and then something of it, both under names that the statement gives."""
    while True:
        program = draw_part(rng)
        if len(program.body) == 1 and program.returns == 'list[int]' and all(source[0] in '[{\'"' for source in program.calls[0]):
            break
    setup = '\n'.join(f'{name} = {source}' for (name, _), source in zip(program.arguments, program.calls[0]))
    taken = {name for name, _ in program.arguments}
    first, second, third = rng.sample([name for name in ['chosen', 'kept', 'part', 'total', 'result', 'best', 'count', 'new', 'found', rng.choice(NOUNS), rng.choice(NOUNS) + 's'] if name not in taken], 3)
    steps, code = [stored(rng.choice(program.said), first, rng)], [f'{first} = {program.body[0].removeprefix("return ")}']
    more = [('the sum of `{}`', 'sum({})'), ('the number of elements of `{}`', 'len({})'), ('`{}` sorted from small to large', 'sorted({})'), ('the set of the values in `{}`', 'set({})'), ('`{}` in reverse order', '{}[::-1]'), ('the first two elements of `{}`', '{}[:2]'), ('the elements of `{}` as strings', '[str(x) for x in {}]'), ('the number of different values in `{}`', 'len(set({}))')]
    for name, (said, expression) in zip((second, third)[: rng.choice([1, 1, 2])], rng.sample(more, 2)):
        steps.append(stored(said.format(first), name, rng))
        code.append(f'{name} = {expression.format(first)}')
    checks = [first, *(f'sorted({line.split(" = ")[0]})' if 'set(' in line and 'len(' not in line else line.split(' = ')[0] for line in code[1:])]
    return make_skill('python', 'program', [told(steps, rng) for _ in range(3)], '\n'.join(code), checks, setup=setup, level=2)


def draw_part(rng: random.Random) -> Program:
    return rng.choice([over_numbers, over_words, text, sequences, tables])(rng)


def draw_python_task(rng: random.Random) -> Skill:
    """A task of plain Python."""
    kind = rng.random()
    if kind < 0.04:
        return small_class(rng)
    if kind < 0.12:
        return chain(rng)
    if kind < 0.27:
        return as_program(telling(lambda: several_steps(rng)), rng)
    return draw_program(rng)
