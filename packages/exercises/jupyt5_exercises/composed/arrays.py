"""Random NumPy tasks: masks, changes and reductions put together; slices, orders, shapes, broadcasting, creation."""
from __future__ import annotations

import random
import warnings

import numpy as np

from ..catalogue import Skill
from .by_hand import Task, as_function, as_variable, matrix, vector
from .programs import NOUNS, Part, ints
from .writing import make_skill, stored, told

VECTORS = ['a', 'x', 'arr', 'v', 'values', 'data', 'signal', 'samples', 'heights', 'temps', 'readings', 'z', 'scores', 'weights', 'prices', 'u']
MATRICES = ['A', 'M', 'X', 'mat', 'grid', 'B', 'matrix', 'image', 'table', 'data', 'scores', 'W', 'Z']
# Words, function of an axis, whether the value of integers is a whole number.
REDUCE = [('sum', 'sum'), ('mean', 'mean'), ('maximum', 'max'), ('minimum', 'min'), ('standard deviation', 'std'), ('variance', 'var'), ('median', 'median'), ('product', 'prod'), ('largest value', 'max'), ('smallest value', 'min'), ('total', 'sum'), ('average', 'mean')]
NUMBER, ARRAY = 'round(float({}), 6)', 'np.round({}, 6).tolist()'


def _reduced(name: str, inside: str, axis: str = '') -> str:
    """np.mean(x) in the form this grammar keeps to: methods of names, functions of expressions."""
    more = f', axis={axis}' if axis else ''
    if name != 'median' and inside.isidentifier():
        return f'{inside}.{name}({more[2:]})'
    return f'np.{name}({inside}{more})'


def condition(rng: random.Random, a: str) -> Part:
    """A mask; joined ones in brackets."""
    k, d, m = rng.randint(-2, 12), rng.randint(2, 5), rng.randint(3, 9)
    single = [
        Part(rng.choice([f'greater than {k}', f'larger than {k}', f'above {k}']), f'{a} > {k}'), Part(f'at least {k}', f'{a} >= {k}'), Part(rng.choice([f'less than {k}', f'smaller than {k}', f'below {k}']), f'{a} < {k}'), Part(f'at most {k}', f'{a} <= {k}'), Part('even', f'{a} % 2 == 0'), Part('odd', f'{a} % 2 == 1'), Part('positive', f'{a} > 0'), Part('negative', f'{a} < 0'),
        Part(f'divisible by {d}', f'{a} % {d} == 0'), Part('not equal to 0', f'{a} != 0'), Part(f'above the mean', f'{a} > {a}.mean()'), Part(f'below the median', f'{a} < np.median({a})'),
    ]  # fmt: skip
    if rng.random() < 0.3:
        first, second = rng.sample([rng.choice([single[i] for i in (4, 5, 8)]), rng.choice([single[i] for i in (0, 1, 2, 3, 6, 7)])], 2)
        word, sign = rng.choice([('and', '&'), ('and', '&'), ('or', '|')])
        return rng.choice([Part(f'{first.said} {word} {second.said}', f'({first.code}) {sign} ({second.code})'), Part(f'between {k} and {k + m} (inclusive)', f'({a} >= {k}) & ({a} <= {k + m})')])
    return rng.choice(single)


def change(rng: random.Random, a: str) -> Part:
    k, d = rng.randint(2, 9), rng.choice(['0.5', '1.5', '10', '100', '2', '3'])
    return rng.choice([
        Part('squares', f'{a}**2'), Part('square roots of the absolute values', f'np.sqrt(np.abs({a}))'), Part('absolute values', f'np.abs({a})'), Part(f'products with {d}', f'{a} * {d}'), Part(f'quotients by {k}', f'{a} / {k}'), Part('cubes', f'{a}**3'), Part('sines', f'np.sin({a})'), Part('exponentials', f'np.exp({a})'),
        Part(f'values increased by {k}', f'{a} + {k}'), Part(f'distances to {k}', f'np.abs({a} - {k})'), Part(f'remainders modulo {k}', f'{a} % {k}'), Part('negatives', f'-{a}'), Part('values of $\\log(1 + x^2)$', f'np.log(1 + {a}**2)'), Part('deviations from the mean', f'{a} - {a}.mean()'), Part('signs', f'np.sign({a})'),
    ])  # fmt: skip


def one(rng: random.Random, low: int = -9, high: int = 20) -> str:
    return f'np.array({ints(rng, low, high, 5, 8)})'


def mask_and_reduce(rng: random.Random) -> Task:
    a = rng.choice(VECTORS)
    where, calls = condition(rng, a), [[one(rng)] for _ in range(2)]
    elements = rng.choice(['elements', 'values', 'entries', 'numbers'])
    kind = rng.choice(['select', 'reduce', 'reduce', 'changed', 'count', 'share', 'set', 'where', 'where2', 'index', 'any', 'change'])
    name, function = rng.choice([row for row in REDUCE if row[1] not in ('std', 'var')])
    part = change(rng, a)
    inner = f'the {elements} of `{a}` that are {where.said}'
    if kind == 'select':
        return Task(['select', 'keep', 'pick'], [a], calls, f'{a}[{where.code}]', [inner, f'the array of {inner[4:]}', f'only those {elements} of `{a}` that are {where.said}'], seen=ARRAY, results=['selected', 'kept', 'b', 'chosen'])
    if kind == 'reduce':
        return Task([function + '_where', 'masked_' + function], [a], calls, _reduced(function, f'{a}[{where.code}]'), [f'the {name} of {inner}', f'the {name} of `{a}` over the {elements} that are {where.said}'], seen=NUMBER, results=['total', 'value', 'number', 's'])
    if kind == 'changed':
        name, function = rng.choice(REDUCE[:6])
        return Task(['measure', function + '_of'], [a], calls, _reduced(function, part.code), [f'the {name} of the {part.said} of `{a}`' if 'x^2' not in part.said else f'the {name} of the {part.said} for the {elements} x of `{a}`'], seen=NUMBER, results=['value', 's', 'number'])
    if kind == 'change':
        return Task(['change', 'apply'], [a], calls, part.code, [f'the {part.said} of the {elements} of `{a}`' if 'x^2' not in part.said else f'the {part.said} for the {elements} x of `{a}`', f'an array with the {part.said} of `{a}`'], seen=ARRAY, results=['b', 'changed', 'new'])
    if kind == 'count':
        return Task(['count', 'how_many'], [a], calls, f'np.sum({where.code})', [f'the number of {elements} of `{a}` that are {where.said}', f'how many {elements} of `{a}` are {where.said}'], seen='int({})', results=['count', 'n', 'number'])
    if kind == 'share':
        return Task(['share', 'fraction'], [a], calls, f'np.mean({where.code})', [f'the fraction of {elements} of `{a}` that are {where.said}', f'the share of the {elements} in `{a}` that are {where.said} (between 0 and 1)'], seen=NUMBER, results=['share', 'fraction', 'p'])
    if kind in ('where', 'where2'):
        yes, no = rng.choice([('1', '0'), ('1', '-1'), (a, '0'), (f'{a} * 2', a), (f'-{a}', a), ('0', a)])
        in_words = {'1': '1', '0': '0', '-1': '-1', a: 'the element itself', f'{a} * 2': 'twice the element', f'-{a}': 'the negative of the element'}
        return Task(['mark', 'replace_where', 'flag'], [a], calls, f'np.where({where.code}, {yes}, {no})', [f'an array that has {in_words[yes]} where `{a}` is {where.said}, and {in_words[no]} elsewhere', f'for each element of `{a}`: {in_words[yes]} if it is {where.said}, otherwise {in_words[no]} (`np.where`)'], seen=ARRAY, results=['marked', 'b', 'flags'])
    if kind == 'index':
        return Task(['positions', 'where_is'], [a], calls, f'np.where({where.code})[0]', [f'the indices of the {elements} of `{a}` that are {where.said}', f'at which positions `{a}` is {where.said} (an array of indices)'], seen='{}.tolist()', results=['idx', 'positions', 'where'])
    if kind == 'any':
        how, said = rng.choice([('any', 'at least one element'), ('all', 'every element')])
        return Task(['check', how + '_true'], [a], calls, f'np.{how}({where.code})', [f'whether {said} of `{a}` is {where.said}'], seen='bool({})', results=['ok', 'flag', 'check'])
    value = rng.choice(['0', '-1', '99', '1'])
    return Task(['overwrite', 'blank'], [a], calls, 'b', [f'a copy `b` of `{a}` in which the {elements} that are {where.said} are set to {value}'], [f'b = {a}.copy()', f'b[{where.code}] = {value}'], ARRAY, ['changed'])


def order_and_slice(rng: random.Random) -> Task:
    a = rng.choice(VECTORS)
    calls, k, m = [[one(rng)] for _ in range(2)], rng.randint(2, 4), rng.randint(1, 3)
    v, q, low = rng.choice([0, 3, 5, 7, 10]), rng.choice([10, 25, 75, 90]), rng.randint(-3, 3)
    high = low + rng.randint(4, 9)
    array = lambda code, *said, names=('b', 'part', 'new'): Task(['change', 'rearrange'], [a], calls, code, list(said), seen=ARRAY, results=list(names))  # noqa: E731
    value = lambda code, *said, names=('value', 'number', 's'): Task(['measure', 'find'], [a], calls, code, list(said), seen=NUMBER, results=list(names))  # noqa: E731
    return rng.choice([
        array(f'{a}[:{k}]', f'the first {k} elements of `{a}`', f'`{a}` cut to its first {k} elements'), array(f'{a}[-{k}:]', f'the last {k} elements of `{a}`'), array(f'{a}[::-1]', f'`{a}` in reverse order', f'the elements of `{a}` from the last to the first'), array(f'{a}[::{k}]', f'every {k}{"nd" if k == 2 else "rd" if k == 3 else "th"} element of `{a}`, starting with the first'),
        array(f'{a}[{m}:-1]', f'the elements of `{a}` from index {m} on, without the last one'), array(f'{a}[{m}:{m + k}]', f'the elements of `{a}` with the indices {m} to {m + k - 1}', f'the slice of `{a}` from index {m} up to but not including {m + k}'), array(f'np.sort({a})', f'`{a}` sorted in ascending order', f'a sorted copy of `{a}`'), array(f'np.sort({a})[::-1]', f'`{a}` sorted in descending order', f'the elements of `{a}` from the largest to the smallest'),
        array(f'np.sort({a})[-{k}:]', f'the {k} largest elements of `{a}` in ascending order'), array(f'np.sort({a})[:{k}]', f'the {k} smallest elements of `{a}` in ascending order'), array(f'np.argsort({a})', f'the indices that sort `{a}`', names=['order', 'idx']), array(f'np.argsort({a})[::-1]', f'the indices that sort `{a}` in descending order', names=['order', 'idx']), array(f'np.argsort({a})[-{k}:]', f'the indices of the {k} largest elements of `{a}`, in ascending order of the elements', names=['top', 'idx']),
        array(f'np.cumsum({a})', f'the cumulative sums of `{a}`', f'the running totals of `{a}`'), array(f'np.cumsum({a}{(e := rng.choice(["**2", " * 2", " + 1"]))})', f'the cumulative sums of {dict([("**2", "the squares of"), (" * 2", "twice"), (" + 1", "one plus")])[e]} `{a}`'), array(f'np.diff({a})', f'the differences of neighbouring elements of `{a}`', f'how much `{a}` changes from each element to the next'), array(f'np.cumprod({a})', f'the cumulative products of `{a}`'),
        array(f'np.clip({a}, {low}, {high})', f'`{a}` with all elements limited to the range {low} to {high}', f'`{a}` clipped to [{low}, {high}]'), array(f'np.roll({a}, {k})', f'`{a}` shifted cyclically by {k} places to the right', f'`{a}` rolled by {k}'), array(f'np.unique({a})', f'the sorted different values of `{a}`', f'the distinct elements of `{a}`'), array(f'({a} - {a}.min()) / ({a}.max() - {a}.min())', f'`{a}` scaled linearly to the range 0 to 1', f'min-max scaled values of `{a}`', names=['scaled', 'b']),
        array(f'({a} - {a}.mean()) / {a}.std()', f'`{a}` minus its mean, divided by its standard deviation', f'the z-scores of `{a}`', names=['z_scores', 'standard']), array(f'{a} / {a}.sum()', f'`{a}` divided by its sum', f'the shares of the elements of `{a}` in its total', names=['shares', 'p']), array(f'{a} / np.linalg.norm({a})', f'`{a}` scaled to Euclidean norm 1', f'the unit vector in the direction of `{a}`', names=['unit', 'e']), array(f'np.maximum({a}, {v})', f'the element-wise maximum of `{a}` and {v}', f'`{a}` where it is above {v}, else {v}'),
        array(f'np.repeat({a}, {k})', f'`{a}` with every element repeated {k} times in a row'), array(f'np.tile({a}, {k})', f'`{a}` as a whole repeated {k} times, one after the other'), array(f'np.append({a}, {v})', f'`{a}` with {v} appended at the end'), array(f'np.concatenate([[{v}], {a}])', f'an array with {v} in front of the elements of `{a}`'), array(f'np.delete({a}, {m})', f'`{a}` without the element at index {m}'), array(f'np.convolve({a}, np.ones({k}) / {k}, mode="valid")'.replace('"', "'"), f'the moving average of `{a}` over {k} elements (only complete windows, `np.convolve`)', names=['smooth', 'moving']),
        value(f'np.argmax({a})', f'the index of the largest element of `{a}`', f'at which position `{a}` is largest', names=['i', 'where_max']), value(f'np.argmin({a})', f'the index of the smallest element of `{a}`', names=['i', 'where_min']), value(f'np.argmin(np.abs({a} - {v}))', f'the index of the element of `{a}` that is closest to {v}', names=['i', 'closest']), value(f'{a}[np.argmin(np.abs({a} - {v}))]', f'the element of `{a}` that is closest to {v}', names=['closest', 'nearest']), value(f'len(np.unique({a}))', f'the number of different values in `{a}`', names=['n', 'n_unique']),
        value(f'{a}.max() - {a}.min()', f'the difference between the largest and the smallest element of `{a}`', names=['spread', 'span']), value(f'np.percentile({a}, {q})', f'the {q}th percentile of `{a}`', f'the value below which {q} % of `{a}` lie (percentile)', names=['q', 'p']), value(f'np.percentile({a}, 75) - np.percentile({a}, 25)', f'the interquartile range of `{a}`', names=['iqr']), value(f'{a}.std(ddof=1)', f'the sample standard deviation (ddof=1) of `{a}`', names=['sd', 's']), value(f'np.linalg.norm({a})', f'the Euclidean norm of `{a}`', f'the length of the vector `{a}`', names=['norm', 'length']), value(f'np.abs({a}).sum()', f'the sum of the absolute values of `{a}`', r'$\sum_i |x_i|$ for the elements of ' + f'`{a}`', names=['l1', 's']),
        value(f'np.sqrt(np.mean({a}**2))', f'the root mean square of `{a}`', rf'$\sqrt{{\frac{{1}}{{n}} \sum_i x_i^2}}$ for the elements of `{a}`', names=['rms']), value(f'np.sum(np.diff({a}) > 0)', f'how often an element of `{a}` is larger than the one before', names=['ups', 'rises']), value(f'np.median(np.abs({a} - np.median({a})))', f'the median of the absolute deviations of `{a}` from its median', names=['mad']),
    ])  # fmt: skip


def two(rng: random.Random) -> Task:
    a, b = rng.choice([('a', 'b'), ('x', 'y'), ('u', 'v'), ('p', 'q'), ('first', 'second'), ('before', 'after'), ('prices', 'amounts'), ('w', 'x')])
    n = rng.randint(3, 5)
    calls, t = [[vector(rng, n, 'int'), vector(rng, n, 'int')] for _ in range(2)], rng.choice(['2', '3', '0.5'])
    row = lambda code, *said, seen=ARRAY, names=('c', 'both', 'new'): Task(['combine', 'both'], [a, b], calls, code, list(said), seen=seen, results=list(names))  # noqa: E731
    return rng.choice([
        row(f'{a} @ {b}', f'the dot product of `{a}` and `{b}`', rf'$\sum_i {a}_i {b}_i$ for the arrays `{a}` and `{b}`' if len(a) == 1 else f'the sum of the products of corresponding elements of `{a}` and `{b}`', seen=NUMBER, names=['dot', 's']), row(f'np.outer({a}, {b})', f'the outer product of `{a}` and `{b}`', names=['P', 'outer']), row(f'{a} + {t} * {b}', f'`{a}` plus {t} times `{b}`', f'the sum of `{a}` and {t} times `{b}`'), row(f'np.linalg.norm({a} - {b})', f'the Euclidean distance between `{a}` and `{b}`', seen=NUMBER, names=['dist', 'd']),
        row(f'np.abs({a} - {b}).max()', f'the largest absolute difference between `{a}` and `{b}`', seen=NUMBER, names=['worst', 'd']), row(f'np.mean(({a} - {b})**2)', f'the mean squared difference of `{a}` and `{b}`', seen=NUMBER, names=['mse', 'd']), row(f'np.maximum({a}, {b})', f'the element-wise maximum of `{a}` and `{b}`', f'at each position the larger element of `{a}` and `{b}`'), row(f'np.minimum({a}, {b})', f'the element-wise minimum of `{a}` and `{b}`'), row(f'np.concatenate([{a}, {b}])', f'`{a}` and `{b}` joined end to end', f'one array with the elements of `{a}` followed by those of `{b}`'),
        row(f'np.column_stack([{a}, {b}])', f'a matrix with the columns `{a}` and `{b}`', names=['M', 'table']), row(f'np.vstack([{a}, {b}])', f'a matrix with the rows `{a}` and `{b}`', names=['M', 'table']), row(f'np.sum({a} {(o := rng.choice([">", "<", "=="]))} {b})', f'the number of positions where `{a}` {dict([(">", "is greater than"), ("<", "is less than"), ("==", "equals")])[o]} `{b}`', seen='int({})', names=['n', 'wins']), row(f'{a}[np.isin({a}, {b})]', f'the elements of `{a}` that occur in `{b}`', names=['common', 'shared']), row(f'{a}[np.argsort({b})]', f'the elements of `{a}` in the order in which `{b}` would be sorted', names=['ordered', 'c']),
        row(f'np.where({a} > {b}, {a}, 0)', f'`{a}` where it is greater than `{b}`, elsewhere 0'), row(f'{a}[:, None] + {b}', f'the matrix of all sums of an element of `{a}` (rows) and an element of `{b}` (columns)', names=['S', 'table']), row(f'{a}[:, None] - {b}', f'the matrix with `{a}`[i] - `{b}`[j] in row i and column j', names=['D', 'table']), row(f'np.union1d({a}, {b})', f'the sorted different values that occur in `{a}` or `{b}`', names=['all_values', 'union']), row(f'np.array_equal({a}, {b})', f'whether `{a}` and `{b}` have the same elements in the same order', seen='bool({})', names=['same_values', 'equal']),
    ])  # fmt: skip


def matrices(rng: random.Random) -> Task:
    M, n, m = rng.choice(MATRICES), rng.choice([3, 4]), rng.choice([2, 3, 4])
    calls, square = [[matrix(rng, n, m, 'int')] for _ in range(2)], [[matrix(rng, 3, 3, 'int')] for _ in range(2)]
    words, function = rng.choice(REDUCE)
    axis, line, other = rng.choice([('0', 'column', 'row'), ('1', 'row', 'column')])
    i, j, k = rng.randrange(n), rng.randrange(m), rng.randint(1, 8)
    where = condition(rng, M)
    where = where if 'mean' not in where.said and 'median' not in where.said else Part(f'greater than {k}', f'{M} > {k}')
    row = lambda code, *said, seen=ARRAY, names=('B', 'out', 'part'), data=calls: Task(['change', 'look', 'matrix_task'], [M], data, code, list(said), seen=seen, results=[name for name in names if name != M] or ['C'])  # noqa: E731
    cell = f'{M}[:, {j}]'
    reduced = _reduced(function, M, axis)
    return rng.choice([
        *[row(reduced, f'the {words} of each {line} of `{M}`', f'the {line}-wise {words} of `{M}`', f'one number for every {line} of `{M}`: its {words}', names=[f'{line}_values', 'v', f'{line}s'])] * 4,
        row(f'{M} - {M}.mean(axis={axis}{", keepdims=True" if axis == "1" else ""})', f'`{M}` with the mean of every {line} subtracted from it', names=['centered', 'C']), row(f'{M} / {M}.sum(axis=1, keepdims=True)', f'`{M}` with each row divided by its sum', names=['shares', 'P']) if rng.random() < 0.3 else row(f'{M} / np.linalg.norm({M}, axis=1, keepdims=True)', f'`{M}` with each row divided by its Euclidean norm', names=['unit', 'U']),
        row(f'np.argmax({M}, axis={axis})', f'for each {line} of `{M}` the index of its largest element', names=['idx', 'best']), row(f'{M}.T', f'the transpose of `{M}`', f'`{M}` with rows and columns exchanged', names=['T', 'turned']), row(f'{M}.ravel()', f'the elements of `{M}` as a flat array, row by row', names=['flat', 'v']), row(f'{M}.reshape({m}, {n})', f'`{M}` reshaped to {m} rows and {n} columns', names=['R', 'reshaped']),
        row(f'{M}[{i}]', f'row {i} of `{M}` (counted from 0)', names=['r', 'line']), row(cell, f'column {j} of `{M}` (counted from 0)', names=['c', 'column']), row(f'{M}[:2, 1:]', f'the first two rows of `{M}` without the first column', names=['block', 'part']), row(f'{M}[{cell} > {k}]', f'the rows of `{M}` whose element in column {j} is greater than {k}', names=['rows', 'chosen']), row(f'{M}[np.argsort({cell})]', f'the rows of `{M}` sorted by column {j}, ascending', names=['ordered', 'S']), row(f'{M}[:, ::-1]', f'`{M}` with its columns in reverse order', names=['mirrored', 'F']), row(f'{M}[::-1]', f'`{M}` with its rows in reverse order', names=['flipped', 'F']),
        row(f'{M}[{M}.sum(axis=1) > {k}]', f'the rows of `{M}` whose sum is greater than {k}', names=['rows', 'chosen']), row(f'np.argmax({M}.sum(axis={1 - int(axis)}))', f'the index of the {"row" if axis == "0" else "column"} of `{M}` with the largest sum', seen='int({})', names=['i', 'best']), row(f'np.sum({where.code})', f'the number of elements of `{M}` that are {where.said}', seen='int({})', names=['n', 'count']), row(f'np.sum({where.code}, axis={axis})', f'for each {line} of `{M}` the number of elements that are {where.said}', names=['counts', 'n']), row(f'np.where({where.code}, {M}, 0)', f'`{M}` with all elements that are not {where.said} replaced by 0' if ' ' not in where.said else f'`{M}` where it is {where.said}, and 0 elsewhere', names=['masked', 'B']), row(f'{M}[{where.code}].{(f2 := rng.choice(["sum", "mean", "max"]))}()', f'the {dict(sum="sum", mean="mean", max="largest")[f2]} of the elements of `{M}` that are {where.said}', seen=NUMBER, names=['s', 'value']),
        row(f'np.trace({M})', f'the trace of `{M}`', f'the sum of the diagonal elements of `{M}`', seen=NUMBER, names=['tr', 't'], data=square), row(f'np.diag({M})', f'the diagonal of `{M}`', names=['d', 'diagonal'], data=square), row(f'{M} @ {M}.T', f'`{M}` times its transpose', f'$ {M[0]} {M[0]}^T $ for `{M}`', names=['G', 'gram']), row(f'{M}.T @ {M}', f'the transpose of `{M}` times `{M}`', names=['G', 'gram']), row(f'{M} @ {M}', f'the matrix product of `{M}` with itself', names=['S', 'squared'], data=square), row(f'np.linalg.det({M})', f'the determinant of `{M}`', seen=NUMBER, names=['det', 'd'], data=square), row(f'np.cumsum({M}, axis={axis})', f'the cumulative sums of `{M}` {"down the columns" if axis == "0" else "along the rows"}', names=['C', 'running']), row(f'np.hstack([{M}, {M}])' if axis == '1' else f'np.vstack([{M}, {M}])', f'`{M}` twice {"side by side" if axis == "1" else "on top of each other"}', names=['D', 'double']), row(f'np.sort({M}, axis={axis})', f'`{M}` with every {line} sorted on its own', names=['S', 'ordered']), row(f'np.triu({M})' if axis == '0' else f'np.tril({M})', f'the {"upper" if axis == "0" else "lower"} triangle of `{M}` with zeros elsewhere', names=['T', 'tri'], data=square), row(f'{M} + np.arange({M}.shape[1])', f'`{M}` with 0 added to its first column, 1 to the second and so on', names=['B', 'shifted']), row(f'{M} * np.arange(1, {M}.shape[0] + 1)[:, None]', f'`{M}` with its first row times 1, the second times 2 and so on', names=['B', 'scaled']), row(f'np.linalg.norm({M}, axis=1)', f'the Euclidean norm of each row of `{M}`', names=['norms', 'lengths']), row(f'np.linalg.norm({M})', f'the Frobenius norm of `{M}`', seen=NUMBER, names=['norm', 'f']), row(f'list({M}.shape)', f'the shape of `{M}` as a list', seen='{}', names=['shape', 'size']), row(f'np.corrcoef({M}[:, 0], {M}[:, 1])[0, 1]', f'the correlation coefficient of the first two columns of `{M}`', seen=NUMBER, names=['r', 'corr']),
    ])  # fmt: skip


def creation(rng: random.Random) -> Task:
    a, b, n, m = rng.randint(-3, 5), rng.randint(6, 20), rng.choice([3, 4, 5, 6, 11]), rng.randint(2, 4)
    step, seed, value = rng.choice(['2', '3', '0.5', '4']), rng.choice(['0', '1', '7', '42', '123']), rng.choice(['0', '1', '7', '2.5', '-1'])
    r = rng.choice([3, 4, 6])
    row = lambda code, *said, names=('a', 'x', 'M'), seen=ARRAY: Task(['make'], [], [[]], code, list(said), seen=seen, results=list(names))  # noqa: E731
    return rng.choice([
        row(f'np.arange({a}, {b})', f'an array of the integers from {a} to {b - 1}', f'the integers {a}, {a + 1}, ..., {b - 1} as an array'), row(f'np.arange({a}, {b}, {step})', f'an array that starts with {a}, goes up in steps of {step} and stops before {b}'), row(f'np.linspace({a}, {b}, {n})', f'{n} evenly spaced numbers from {a} to {b} (both included)', f'an array of {n} equally distant points between {a} and {b}, ends included', names=['x', 'grid', 't']), row(f'np.zeros(({n}, {m}))', f'a {n} x {m} array of zeros'), row(f'np.ones({n})', f'an array of {n} ones'), row(f'np.full(({m}, {n}), {value})', f'an array with {m} rows and {n} columns, filled with {value}'), row(f'np.eye({n})', f'the {n} x {n} identity matrix', names=['I', 'E']), row(f'np.diag([{a}, {b}, {m}])', f'a diagonal matrix with the diagonal {a}, {b}, {m}'),
        row(f'np.arange({r * m}).reshape({r}, {m})', f'the numbers 0 to {r * m - 1} as a matrix with {r} rows and {m} columns', names=['M', 'grid']), row(f'np.arange(1, {r * m + 1}).reshape({r}, {m})', f'a matrix with {r} rows and {m} columns that holds 1, 2, ..., {r * m} row by row', names=['M', 'grid']), row(f'np.random.default_rng({seed}).integers({a}, {b}, size={n})', f'{n} random integers from {a} to {b - 1}, drawn with `np.random.default_rng({seed})`', names=['draws', 'x']), row(f'np.random.default_rng({seed}).normal(size=({m}, {n}))', f'a {m} x {n} array of standard normal numbers from `np.random.default_rng({seed})`', names=['noise', 'Z']), row(f'np.random.default_rng({seed}).random({n})', f'{n} uniform random numbers in [0, 1) from `np.random.default_rng({seed})`', names=['u', 'x']), row(f'np.random.default_rng({seed}).permutation({n})', f'a random permutation of 0 to {n - 1}, drawn by `np.random.default_rng({seed})`', names=['order', 'perm']), row(f'np.arange({n})**2', f'the squares of 0 to {n - 1} as an array', names=['squares']), row(f'{m}**np.arange({n})', f'the powers {m}^0 to {m}^{n - 1} as an array', names=['powers', 'p']), row(f'1 / np.arange(1, {n + 1})', f'the numbers 1, 1/2, ..., 1/{n} as an array', names=['h', 'fractions']), row(f'np.sum(1 / np.arange(1, {n * 10 + 1})**{m})', rf'$\sum_{{k=1}}^{{{n * 10}}} \frac{{1}}{{k^{m}}}$', f'the sum of 1 / k^{m} for k = 1 to {n * 10}', seen=NUMBER, names=['s', 'total']), row(f'np.array([{a}, {b}] * {m})', f'an array in which {a} and {b} alternate, {m} times each', names=['pattern', 'p']), row(f'np.linspace(0, 1, {n})**{m}', f'{n} evenly spaced points from 0 to 1, each raised to the power {m}', names=['x', 'curve']), row(f'np.sin(np.linspace(0, {m} * np.pi, {n}))', rf'the sine at {n} evenly spaced points from 0 to ${m} \pi$', names=['y', 'wave']),
    ])  # fmt: skip


def has_values(task: Task) -> bool:
    """False where a mask of the drawn data is empty or a value is not finite."""
    with np.errstate(all='ignore'), warnings.catch_warnings():
        warnings.simplefilter('ignore')
        for call in task.calls if not task.body else []:
            scope = {'np': np}
            for name, source in zip(task.arguments, call):
                scope[name] = eval(source, scope)
            try:
                value = np.asarray(eval(task.value, scope))
            except ValueError:
                return False
            if value.size == 0 or not np.isfinite(value).all():
                return False
    return True


def chain(rng: random.Random) -> Skill:
    """An array and then one or two numbers of it, all under names that the statement gives."""
    while True:
        task = rng.choice([mask_and_reduce, order_and_slice, two, matrices])(rng)
        if task.seen == ARRAY and has_values(task) and not task.body and not task.value.startswith(('np.argmax', 'np.where')):
            break
    setup = '\n'.join(f'{name} = {source}' for name, source in zip(task.arguments, task.calls[0]))
    first, second, third = rng.sample([name for name in ['b', 'c', 'part', 'new', 'result', 's', 'm', 'top', 'value', 'number', rng.choice(NOUNS), rng.choice(NOUNS) + '_2'] if name not in task.arguments], 3)
    steps, code, checks = [stored(rng.choice([said for said in task.said if not said.startswith(('one ', 'for ', 'only '))] or task.said), first, rng)], [f'{first} = {task.value}'], [task.seen.format(first)]
    for name, (words, function) in zip((second, third)[: rng.choice([1, 1, 2])], rng.sample(REDUCE[:8], 2)):
        steps.append(stored(f'the {words} of `{first}`', name, rng))
        code.append(f'{name} = {_reduced(function, first)}')
        checks.append(NUMBER.format(name))
    return make_skill('numpy', 'array', [told(steps, rng) for _ in range(3)], '\n'.join(code), checks, setup=setup, level=2)


def draw_array_task(rng: random.Random) -> Skill:
    """A task of NumPy; mostly a variable, sometimes a function."""
    if rng.random() < 0.15:
        return chain(rng)
    kinds, weights = [mask_and_reduce, order_and_slice, two, matrices, creation], [6, 5, 3, 5, 2]
    task = rng.choices(kinds, weights)[0](rng)
    while not has_values(task):
        task = rng.choices(kinds, weights)[0](rng)
    if rng.random() < 0.25:
        task.results = [f'{rng.choice(NOUNS)}', f'my_{rng.choice(NOUNS)}', 'result', 'out', 'res', 'ans', 'answer']
    if task.arguments and (task.body or rng.random() < 0.35):
        task.name = task.name + [f'{rng.choice(NOUNS)}_{rng.choice(["values", "part", "check", "step"])}', rng.choice(NOUNS)]
        return as_function(task, rng, 'array', 'numpy')
    return as_variable(task, rng, 'array', 'numpy')
