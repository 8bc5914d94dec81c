"""Random equations of other shapes than `formulas`: sums over a range, vectors and matrices, cases, recurrences, statistics of a
sample, counting. As there, the LaTeX of the statement and the Python of the solution are made together.
"""
from __future__ import annotations

import random
from dataclasses import dataclass

from ..catalogue import Skill
from .formulas import ATOM, LEFT_SIDES, POWER, PRODUCT, Term, draw_term, escape, tex_in

# LaTeX of a symbol and the Python names that people give it.
SYMBOLS: list[tuple[str, list[str]]] = [
    (r'V_{\max}', ['vmax', 'v_max', 'V_max']), ('K_m', ['km', 'K_m', 'Km']), (r'T_{\text{in}}', ['t_in', 'T_in']), (r'T_{\mathrm{out}}', ['t_out', 'T_out']), ('x_1', ['x1']), ('x_2', ['x2']),
    (r'\rho_0', ['rho0', 'rho_0']), ('[S]', ['S', 's']), (r'\Delta t', ['dt', 'delta_t']), (r'\Delta x', ['dx', 'delta_x']), ('E_k', ['ek', 'E_k']), (r'\dot{m}', ['m_dot']), (r'\bar{v}', ['v_bar', 'v_mean']),
    (r'\hat{\beta}', ['beta_hat']), (r'\epsilon', ['eps', 'epsilon']), (r'\phi', ['phi']), ('k_B', ['k_B', 'kb']), (r'\omega_0', ['omega0', 'w0']), (r'\eta', ['eta', 'lr']), (r'\kappa', ['kappa']), (r'\nu', ['nu']),
    (r'\lambda', ['lam', 'lambda_']), (r'\sigma_x', ['sigma_x', 'sx']), ('N_0', ['N0', 'n0']), ('t', ['t']), ('r', ['r']), ('P', ['P', 'p']), ('A', ['A', 'a']), ('m_1', ['m1']), ('m_2', ['m2']), ('G', ['G']), ('c', ['c']), ('h', ['h']),
    (r'\theta', ['theta']), (r'\alpha', ['alpha', 'a']), (r'\beta', ['beta', 'b']), (r'\gamma', ['gamma', 'g']), (r'\mu', ['mu']), (r'\sigma', ['sigma', 's']), ('C_d', ['cd', 'C_d']), ('q_i', ['q']), ('Q', ['Q']), ('L', ['L', 'length']),
    (r'\tau', ['tau']), ('I', ['I', 'current']), ('R', ['R']), ('V', ['V', 'volume']), ('T', ['T', 'temp']), ('d', ['d']), ('n', ['n']), ('k', ['k']), ('x', ['x']), ('y', ['y']), ('z', ['z']), ('u', ['u']), ('w', ['w']), ('v', ['v']),
]  # fmt: skip
FUNCTIONS = (
    'f g h phi rate energy force power flux price growth decay velocity pressure density torque charge dose gain drift signal field volume area cost speed flow heat work score weight loss '
    'model curve response shape factor index level yield_at value_of predict step update bound error entropy moment radius angle distance length_of mass payoff profit demand supply risk quality'
).split()
SAY = [
    'Implement {tex} as `{call}`.', 'Write `{call}` for {tex}', 'Code this: {tex}', 'Turn the equation into a function `{call}`: {tex}', '`{call}`: {tex}', 'TODO: {tex}', 'The formula is {tex} Write it as `{call}`.',
    'Given {tex} define `{name}`.', 'Translate into Python (`{call}`): {tex}', '{tex} in code, please: `{call}`', 'Consider {tex} Implement `{call}`, which returns it.', 'We use {tex} Complete the function `{name}`.', '{tex}',
    'From the textbook: {tex} Function `{call}`.', 'Define `{call}` by {tex}', 'The quantity of interest is {tex} Compute it in `{call}`.', 'As a function of the arguments: {tex} (`{call}`)', 'Equation ({n}): {tex} To be implemented as `{call}`.',
]  # fmt: skip


@dataclass(frozen=True)
class Equation:
    """Right-hand side as LaTeX, body of the function (lines without indent), arguments with two rows of values, and imports."""

    tex: str
    body: str
    arguments: list[str]
    values: list[list[str]]
    result: str = 'number'  # or 'vector', 'matrix', 'list'
    note: str = ''
    symbols: tuple[str, ...] = ()


def _number(rng: random.Random, whole: bool = False) -> str:
    return str(rng.randint(1, 7) if whole or rng.random() < 0.4 else round(rng.uniform(0.2, 4), 1))


def _vector(rng: random.Random, size: int, signed: bool = True) -> str:
    values = [str(rng.randint(-4 if signed else 1, 6)) if rng.random() < 0.6 else str(round(rng.uniform(0.2, 4), 1)) for _ in range(size)]
    return f'np.array([{", ".join(str(float(v)) for v in values)}])'


def _matrix(rng: random.Random, rows: int, columns: int) -> str:
    grid = [[float(rng.randint(-3, 5)) for _ in range(columns)] for _ in range(rows)]
    for i in range(min(rows, columns)):
        grid[i][i] += 6.0
    return f'np.array({grid})'


def _worded(rng: random.Random) -> Equation:
    """A formula of numbers whose symbols carry indices, hats and words."""
    count = rng.choice([2, 3, 3, 4])
    chosen, names = [], []
    while len(chosen) < count:
        tex, codes = rng.choice(SYMBOLS)
        name = rng.choice(codes)
        if name.lower() not in [n.lower() for n in names]:
            chosen.append((tex, name))
            names.append(name)
    leaves = [Term(tex, name, ATOM) for tex, name in chosen]
    for _ in range(30):
        term = draw_term(leaves, rng.choice([2, 2, 3]), rng)
        if all(leaf.tex in term.tex for leaf in leaves):
            break
    used = [leaf for leaf in leaves if leaf.tex in term.tex]
    names = [leaf.code for leaf in used]
    return Equation(term.tex, f'return {term.code}', names, [[_number(rng) for _ in names] for _ in range(2)], symbols=tuple(leaf.tex for leaf in used))


def _range_sum(rng: random.Random) -> Equation:
    """A sum or product over a running index."""
    k, n = rng.choice('kij'), rng.choice(['n', 'n', 'N', 'm'])
    start = rng.choice([0, 1, 1, 2])
    x = rng.choice(['x', 'a', 'r', 't', 'q'])
    index, other = Term(k, k, ATOM), Term(x, x, ATOM)
    with_x = rng.random() < 0.6
    bodies = [
        Term(f'{k}^2', f'{k}**2', POWER), Term(rf'\frac{{1}}{{{k} + 1}}', f'1 / ({k} + 1)', PRODUCT), Term(f'(2{k} + 1)', f'(2 * {k} + 1)', ATOM), Term(rf'\frac{{1}}{{({k}+1)^2}}', f'1 / ({k} + 1)**2', PRODUCT),
        Term(f'{k}^3', f'{k}**3', POWER), Term(f'2^{{-{k}}}', f'2**-{k}', POWER), Term(rf'\sqrt{{{k}}}', f'{k}**0.5', POWER), Term(f'(-1)^{k} {k}', f'(-1)**{k} * {k}', PRODUCT),
    ] if not with_x else [
        Term(f'{x}^{k}', f'{x}**{k}', POWER), Term(f'{k} {x}^{{{k}}}', f'{k} * {x}**{k}', PRODUCT), Term(rf'\frac{{{x}^{k}}}{{{k}!}}', f'{x}**{k} / math.factorial({k})', PRODUCT), Term(f'({x} + {k})^2', f'({x} + {k})**2', POWER),
        Term(rf'\frac{{{x}}}{{{k} + 1}}', f'{x} / ({k} + 1)', PRODUCT), Term(f'(-1)^{k} {x}^{k}', f'(-1)**{k} * {x}**{k}', PRODUCT), Term(f'{x} {k}', f'{x} * {k}', PRODUCT), Term(rf'\frac{{1}}{{{x} + {k}}}', f'1 / ({x} + {k})', PRODUCT),
    ]  # fmt: skip
    body = rng.choice(bodies) if rng.random() < 0.75 else draw_term([index, other] if with_x else [index], 1, rng)
    last, stop = rng.choice([(n, f'{n} + 1'), (n, f'{n} + 1'), (f'{n}-1', n)])
    limits = f'{start}, {stop}' if start else stop
    product = rng.random() < 0.2 and start > 0
    tex = rf'{chr(92)}{"prod" if product else "sum"}_{{{k}={start}}}^{{{last}}} {tex_in(body, PRODUCT, rng)}'
    code = f'{"math.prod" if product else "sum"}({body.code} for {k} in range({limits}))'
    if rng.random() < 0.25 and not product:
        factor = rng.choice(['2', '4', '0.5', '3'])
        tex, code = f'{factor} {tex}', f'{factor} * {code}'
    arguments = ([x] if with_x else []) + [n]
    if with_x and rng.random() < 0.3:
        arguments.reverse()
    row = lambda: [str(rng.randint(3, 7)) if a == n else str(round(rng.uniform(0.2, 2), 1)) for a in arguments]  # noqa: E731
    return Equation(tex, f'return {code}', arguments, [row(), row()])


def _linear_algebra(rng: random.Random) -> Equation:
    x, y = rng.choice([('x', 'y'), ('u', 'v'), ('a', 'b'), ('p', 'q'), ('v', 'w')])
    A, b = rng.choice(['A', 'M', 'W', 'B', 'K']), rng.choice('bcd')
    bold = rng.random() < 0.25
    s = lambda name: rf'\mathbf{{{name}}}' if bold else name  # noqa: E731
    T = rng.choice([r'^\top', '^T', r'^{\top}', r'^{T}'])
    size = rng.choice([2, 3])
    vectors, square = {x: _vector, y: _vector, b: _vector}, A
    affine = (rf'{s(A)} {s(x)} + {s(b)}', f'{A} @ {x} + {b}', [A, x, b], 'vector')
    forms = [
        (rf'{s(x)}{T} {s(y)}', f'{x} @ {y}', [x, y], 'number'), (rf'{s(A)} {s(x)}', f'{A} @ {x}', [A, x], 'vector'), affine, (rf'{s(A)}{T} {s(A)}', f'{A}.T @ {A}', [A], 'matrix'),
        (rf'\|{s(x)}\|_2', f'np.linalg.norm({x})', [x], 'number'), (rf'\|{s(x)} - {s(y)}\|_2', f'np.linalg.norm({x} - {y})', [x, y], 'number'), (rf'\|{s(x)}\|_1', f'np.sum(np.abs({x}))', [x], 'number'),
        (rf'\|{s(x)} - {s(y)}\|^2', f'np.sum(({x} - {y})**2)', [x, y], 'number'), (rf'\max_i |{x}_i - {y}_i|', f'np.max(np.abs({x} - {y}))', [x, y], 'number'),
        (rf'{s(x)}{T} {s(A)} {s(x)}', f'{x} @ {A} @ {x}', [x, A], 'number'), (rf'{s(x)}{T} {s(A)} {s(y)}', f'{x} @ {A} @ {y}', [x, A, y], 'number'), (rf'\frac{{{s(x)}{T} {s(y)}}}{{\|{s(x)}\| \|{s(y)}\|}}', f'{x} @ {y} / (np.linalg.norm({x}) * np.linalg.norm({y}))', [x, y], 'number'),
        (rf'\frac{{{s(x)}}}{{\|{s(x)}\|}}', f'{x} / np.linalg.norm({x})', [x], 'vector'), (rf'\mathrm{{tr}}({s(A)})', f'np.trace({A})', [A], 'number'), (rf'\det({s(A)})', f'np.linalg.det({A})', [A], 'number'), (rf'{s(A)}^{{-1}} {s(x)}', f'np.linalg.solve({A}, {x})', [A, x], 'vector'),
        (rf'{s(A)}^{{-1}}', f'np.linalg.inv({A})', [A], 'matrix'), (rf'{s(x)} {s(y)}{T}', f'np.outer({x}, {y})', [x, y], 'matrix'), (rf'\frac{{{s(x)}{T} {s(y)}}}{{{s(y)}{T} {s(y)}}} {s(y)}', f'{x} @ {y} / ({y} @ {y}) * {y}', [x, y], 'vector'),
        (rf'({s(A)}{T} {s(A)})^{{-1}} {s(A)}{T} {s(y)}', f'np.linalg.solve({A}.T @ {A}, {A}.T @ {y})', [A, y], 'vector'), (rf'\frac{{1}}{{2}} ({s(A)} + {s(A)}{T})', f'({A} + {A}.T) / 2', [A], 'matrix'), (rf'\|{s(A)}\|_F', f'np.linalg.norm({A})', [A], 'number'),
        (rf'\|{s(A)} {s(x)} - {s(b)}\|^2', f'np.sum(({A} @ {x} - {b})**2)', [A, x, b], 'number'), (rf'\|{s(A)} {s(x)} - {s(b)}\|^2 + \lambda \|{s(x)}\|^2', f'np.sum(({A} @ {x} - {b})**2) + lam * np.sum({x}**2)', [A, x, b, 'lam'], 'number'),
        (rf'\sigma({s(A)} {s(x)} + {s(b)}), \quad \sigma(z) = \frac{{1}}{{1 + e^{{-z}}}}', f'1 / (1 + np.exp(-({affine[1]})))', [A, x, b], 'vector'), (rf'\tanh({affine[0]})', f'np.tanh({affine[1]})', [A, x, b], 'vector'),
        (rf'\max(0, {affine[0]})', f'np.maximum(0, {affine[1]})', [A, x, b], 'vector'), (rf'\frac{{e^{{{x}_i}}}}{{\sum_j e^{{{x}_j}}}}', f'np.exp({x}) / np.sum(np.exp({x}))', [x], 'vector'), (rf'{s(x)} - \eta {s(A)}{T} ({s(A)} {s(x)} - {s(b)})', f'{x} - eta * {A}.T @ ({A} @ {x} - {b})', [A, x, b, 'eta'], 'vector'),
        (rf'\sum_i {x}_i {y}_i', f'np.sum({x} * {y})', [x, y], 'number'), (rf'\alpha {s(x)} + (1 - \alpha) {s(y)}', f'alpha * {x} + (1 - alpha) * {y}', [x, y, 'alpha'], 'vector'),
    ]  # fmt: skip
    tex, code, arguments, result = rng.choice(forms)
    if result == 'number' and rng.random() < 0.3:
        factor, number = rng.choice([('2 ', '2'), (r'\frac{1}{2} ', '0.5'), ('3 ', '3'), ('-', '')])
        if '+' not in code and ' - ' not in tex[:3]:
            tex, code = factor + tex, (f'{number} * {code}' if number else f'-{code}' if code.startswith('np.') else f'-({code})')
    value = lambda a: _matrix(rng, size, size) if a == square else vectors[a](rng, size) if a in vectors else str(rng.choice([0.1, 0.5, 0.25, 2]))  # noqa: E731
    return Equation(tex, f'return {code}', arguments, [[value(a) for a in arguments] for _ in range(2)], result)


def _cases(rng: random.Random) -> Equation:
    x = rng.choice(['x', 't', 'z', 'u', 'r'])
    parameter = rng.choice([None, 'a', 'k', 'c'])
    leaves = [Term(x, x, ATOM)] * 2 + ([Term(parameter, parameter, ATOM)] if parameter else [])
    low = draw_term(leaves, rng.choice([0, 1]), rng)
    high = draw_term(leaves, 1, rng)
    limit = rng.choice(['0', '1', '2', parameter or '3'])
    sign, tex_sign = rng.choice([('<', '<'), ('<=', r'\le'), ('>', '>'), ('>=', r'\ge'), ('<=', r'\leq')])
    rest = rng.choice([r'\text{otherwise}', r'\text{else}', r'\text{otherwise}'])
    tex = rf'\begin{{cases}} {low.tex} & {rng.choice(["", chr(92) + "text{if } "])}{x} {tex_sign} {limit} \\ {high.tex} & {rest} \end{{cases}}'
    arguments = [x] + ([parameter] if parameter and (parameter in low.code + high.code + limit) else [])
    if rng.random() < 0.5:
        values = [[_vector(rng, 4)] + [_number(rng) for _ in arguments[1:]] for _ in range(2)]
        return Equation(tex, f'return np.where({x} {sign} {limit}, {low.code}, {high.code})', arguments, values, 'vector', rng.choice(['Works on arrays.', 'for NumPy arrays', 'vectorised']))
    values = [[number] + [_number(rng) for _ in arguments[1:]] for number in ('-1.5', '4.0')]
    return Equation(tex, f'if {x} {sign} {limit}:\n    return {low.code}\nreturn {high.code}', arguments, values)


def _recurrence(rng: random.Random) -> Equation:
    a, n = rng.choice(['x', 'a', 'y', 'u', 'p']), rng.choice(['n', 'n', 'steps', 'k'])
    i = rng.choice(['n', 'k', 't', 'i'])
    p = rng.choice(['r', 'c', 'b', 'h', 's'])
    current = f'{a}_{i}'
    forms = [
        (rf'{p} {current} (1 - {current})', f'{p} * {a} * (1 - {a})'), (rf'\frac{{1}}{{2}}\left({current} + \frac{{{p}}}{{{current}}}\right)', f'({a} + {p} / {a}) / 2'), (rf'{p} {current} + 1', f'{p} * {a} + 1'), (rf'{current} + {p}', f'{a} + {p}'),
        (rf'{current} - {p} {current}', f'{a} - {p} * {a}'), (rf'\cos({current}) + {p}', f'np.cos({a}) + {p}'), (rf'\frac{{{current}}}{{{p} + {current}}}', f'{a} / ({p} + {a})'), (rf'{current} + {p} ({current} - {current}^2)', f'{a} + {p} * ({a} - {a}**2)'), (rf'\sqrt{{{p} + {current}}}', f'np.sqrt({p} + {a})'),
    ]  # fmt: skip
    tex, code = rng.choice(forms)
    start = f'{a}0'
    whole = rf'{a}_{{{i}+1}} = {tex}'
    said = rng.choice([f'Start from ${a}_0$ and return ${a}_{{{n if len(n) == 1 else "n"}}}$', f'Return the value after `{n}` steps from `{start}`', f'The first value is `{start}`; iterate {n} times', f'{n} iterations, beginning with `{start}`'])
    body = f'{a} = {start}\nfor _ in range({n}):\n    {a} = {code}\nreturn {a}'
    if rng.random() < 0.35:
        said = rng.choice([f'Return the list of all values, `{start}` included, after {n} steps', f'Give back the whole sequence as a list of {n} + 1 values from `{start}` on'])
        body = f'values = [{start}]\nfor _ in range({n}):\n    {a} = values[-1]\n    values.append({code})\nreturn values'
        return Equation(whole, body, [start, p, n], [[str(round(rng.uniform(0.1, 0.9), 1)), str(round(rng.uniform(0.5, 2.5), 1)), str(rng.randint(2, 4))] for _ in range(2)], 'list', said)
    return Equation(whole, body, [start, p, n], [[str(round(rng.uniform(0.1, 0.9), 1)), str(round(rng.uniform(0.5, 2.5), 1)), str(rng.randint(3, 6))] for _ in range(2)], 'number', said)


def _sample(rng: random.Random) -> Equation:
    """Statistics of one or two samples: means with a bar, losses, entropies."""
    i, n = rng.choice('ijk'), rng.choice('nNm')
    x, y = rng.choice([('x', 'y'), ('a', 'b'), ('u', 'v'), ('y', 'p'), ('t', 'y'), ('z', 'w')])
    hat = rng.random() < 0.4
    yt, yc = (rf'\hat{{{x}}}', rng.choice([f'{x}_hat', f'{x}_pred', 'pred'])) if hat else (y, y)
    X, Y = f'{x}_{i}', f'{yt}_{i}'
    S = rng.choice([rf'\sum_{{{i}=1}}^{{{n}}} ', rf'\sum_{{{i}=1}}^{n} ', rf'\sum_{i} ', rf'\sum\limits_{{{i}=1}}^{{{n}}} '])
    M = rng.choice([rf'\frac{{1}}{{{n}}} ', rf'\frac1{n} ', rf'\tfrac{{1}}{{{n}}} ']) + S
    L, R = rng.choice([('(', ')'), (r'\left(', r'\right)'), (r'\bigl(', r'\bigr)')])
    A1, A2 = rng.choice([('|', '|'), (r'\left|', r'\right|'), (r'\lvert ', r' \rvert')])
    bx = rf'\bar{{{x}}}'
    eps = rng.choice(['1', '0.5', '2'])
    one = [
        (rf'{M}{X}', f'np.mean({x})'), (rf'{M}{L}{X} - {bx}{R}^2', f'np.mean(({x} - {x}.mean())**2)'), (rf'\frac{{1}}{{{n}-1}} {S}{L}{X} - {bx}{R}^2', f'np.sum(({x} - {x}.mean())**2) / (len({x}) - 1)'),
        (rf'\sqrt{{{M}{L}{X} - {bx}{R}^2}}', f'np.sqrt(np.mean(({x} - {x}.mean())**2))'), (rf'\sqrt{{{M}{X}^2}}', f'np.sqrt(np.mean({x}**2))'), (rf'{M}{A1}{X} - {bx}{A2}', f'np.mean(np.abs({x} - {x}.mean()))'),
        (rf'\frac{{{n}}}{{{S}\frac{{1}}{{{X}}}}}', f'len({x}) / np.sum(1 / {x})'), (rf'\exp{L}{M}\ln {X}{R}', f'np.exp(np.mean(np.log({x})))'), (rf'-{S}{X} \ln {X}', f'-np.sum({x} * np.log({x}))'), (rf'1 - {S}{X}^2', f'1 - np.sum({x}**2)'), (rf'-{S}{X} \log_2 {X}', f'-np.sum({x} * np.log2({x}))'),
        (rf'\frac{{{X} - {bx}}}{{\sigma_{x}}}', f'({x} - {x}.mean()) / {x}.std()'), (rf'\frac{{{X} - \min {x}}}{{\max {x} - \min {x}}}', f'({x} - {x}.min()) / ({x}.max() - {x}.min())'), (rf'\ln {S}e^{{{X}}}', f'np.log(np.sum(np.exp({x})))'), (rf'\frac{{{X}}}{{\sum_j {x}_j}}', f'{x} / np.sum({x})'), (rf'\max_{i} {X} - \min_{i} {X}', f'{x}.max() - {x}.min()'),
    ]  # fmt: skip
    two = [
        (rf'{M}{A1}{X} - {Y}{A2}', f'np.mean(np.abs({x} - {yc}))'), (rf'{M}{L}{X} - {Y}{R}^2', f'np.mean(({x} - {yc})**2)'), (rf'\sqrt{{{M}{L}{X} - {Y}{R}^2}}', f'np.sqrt(np.mean(({x} - {yc})**2))'), (rf'{S}{A1}{X} - {Y}{A2}', f'np.sum(np.abs({x} - {yc}))'), (rf'\frac{{1}}{{2}} {S}{L}{X} - {Y}{R}^2', f'np.sum(({x} - {yc})**2) / 2'),
        (rf'\frac{{100}}{{{n}}} {S}\left|\frac{{{X} - {Y}}}{{{X}}}\right|', f'100 * np.mean(np.abs(({x} - {yc}) / {x}))'), (rf'{S}{X} \ln\frac{{{X}}}{{{Y}}}', f'np.sum({x} * np.log({x} / {yc}))'), (rf'-{S}{X} \ln {Y}', f'-np.sum({x} * np.log({yc}))'), (rf'\max_{i} {A1}{X} - {Y}{A2}', f'np.max(np.abs({x} - {yc}))'),
        (rf'-{M}\left[{X} \ln {Y} + (1 - {X}) \ln(1 - {Y})\right]', f'-np.mean({x} * np.log({yc}) + (1 - {x}) * np.log(1 - {yc}))'), (rf'{M}\max(0, {eps} - {X} {Y})', f'np.mean(np.maximum(0, {eps} - {x} * {yc}))'), (rf'1 - \frac{{{S}({X} - {Y})^2}}{{{S}({X} - {bx})^2}}', f'1 - np.sum(({x} - {yc})**2) / np.sum(({x} - {x}.mean())**2)'),
        (rf'\frac{{{S}{X} {Y}}}{{{S}{X}}}', f'np.sum({x} * {yc}) / np.sum({x})'), (rf'\sqrt{{{S}({X} - {Y})^2}}', f'np.sqrt(np.sum(({x} - {yc})**2))'), (rf'{M}({X} - {bx})({Y} - \bar{{{yt}}})', f'np.mean(({x} - {x}.mean()) * ({yc} - {yc}.mean()))'), (rf'{S}({X} - {Y})^{{4}}', f'np.sum(({x} - {yc})**4)'),
        (rf'{M}\ln\cosh({Y} - {X})', f'np.mean(np.log(np.cosh({yc} - {x})))'), (rf'{M}\frac{{({X} - {Y})^2}}{{{Y}}}', f'np.mean(({x} - {yc})**2 / {yc})'), (rf'{S}\frac{{({X} - {Y})^2}}{{{Y}}}', f'np.sum(({x} - {yc})**2 / {yc})'), (rf'\frac{{1}}{{2}} {S}{A1}{X} - {Y}{A2}', f'np.sum(np.abs({x} - {yc})) / 2'),
    ]  # fmt: skip
    tex, code = rng.choice(one if rng.random() < 0.4 else two)
    arguments = [x] + ([yc] if yc in code else [])
    is_vector = code.startswith(('(' + x, x + ' /'))
    if rng.random() < 0.15 and not is_vector and 'w' not in arguments:
        tex, code, arguments = rf'{tex} + \lambda {S}w_{i}^2', f'{code} + lam * np.sum(w**2)', arguments + ['w', 'lam']
    size = rng.choice([3, 4])
    probability = 'log' in code
    values = [[(rng.choice(['0.1', '0.5', '2']) if a == 'lam' else f'np.array({[round(rng.uniform(0.1, 0.9), 2) for _ in range(size)]})' if probability else _vector(rng, size, False)) for a in arguments] for _ in range(2)]
    return Equation(tex, f'return {code}', arguments, values, 'vector' if is_vector else 'number')


def _calculus(rng: random.Random) -> Equation:
    """Formulas that use a function handed in, and counting."""
    f, x, h = rng.choice('fgF'), rng.choice('xta'), rng.choice('hd')
    given = rng.choice(['lambda s: s**2', 'lambda s: s**3 - s', 'np.sin', 'np.exp', 'lambda s: 2 * s + 1'])
    n, k, p = rng.choice([('n', 'k', 'p'), ('N', 'k', 'q'), ('m', 'r', 'p')])
    forms: list[tuple[str, str, list[str], str]] = [
        (rf'\frac{{{f}({x} + {h}) - {f}({x} - {h})}}{{2{h}}}', f'({f}({x} + {h}) - {f}({x} - {h})) / (2 * {h})', [f, x, h], ''), (rf'\frac{{{f}({x} + {h}) - {f}({x})}}{{{h}}}', f'({f}({x} + {h}) - {f}({x})) / {h}', [f, x, h], ''),
        (rf'\frac{{{f}({x} + {h}) - 2 {f}({x}) + {f}({x} - {h})}}{{{h}^2}}', f'({f}({x} + {h}) - 2 * {f}({x}) + {f}({x} - {h})) / {h}**2', [f, x, h], ''), (rf"{x} - \frac{{{f}({x})}}{{{f}'({x})}}", f'{x} - {f}({x}) / df({x})', [f, 'df', x], 'derivative: `df`'),
        (rf'\frac{{b - a}}{{2}} \left({f}(a) + {f}(b)\right)', f'(b - a) / 2 * ({f}(a) + {f}(b))', [f, 'a', 'b'], ''), (rf'\frac{{b - a}}{{6}} \left[{f}(a) + 4 {f}\left(\frac{{a + b}}{{2}}\right) + {f}(b)\right]', f'(b - a) / 6 * ({f}(a) + 4 * {f}((a + b) / 2) + {f}(b))', [f, 'a', 'b'], ''),
        (rf'\binom{{{n}}}{{{k}}} {p}^{k} (1 - {p})^{{{n} - {k}}}', f'math.comb({n}, {k}) * {p}**{k} * (1 - {p})**({n} - {k})', [n, k, p], ''), (rf'\binom{{{n}}}{{{k}}}', f'math.comb({n}, {k})', [n, k], ''), (rf'\frac{{{n}!}}{{({n} - {k})!}}', f'math.factorial({n}) / math.factorial({n} - {k})', [n, k], ''),
        (rf'\frac{{\lambda^{k} e^{{-\lambda}}}}{{{k}!}}', f'lam**{k} * math.exp(-lam) / math.factorial({k})', [k, 'lam'], ''), (rf'{p} (1 - {p})^{{{k} - 1}}', f'{p} * (1 - {p})**({k} - 1)', [k, p], ''), (rf'\frac{{1}}{{\sigma \sqrt{{2\pi}}}} e^{{-\frac{{(x - \mu)^2}}{{2\sigma^2}}}}', 'np.exp(-(x - mu)**2 / (2 * sigma**2)) / (sigma * np.sqrt(2 * np.pi))', ['x', 'mu', 'sigma'], ''),
        (r'\frac{-b + \sqrt{b^2 - 4ac}}{2a}', '(-b + np.sqrt(b**2 - 4 * a * c)) / (2 * a)', ['a', 'b', 'c'], ''), (rf'P \left(1 + \frac{{r}}{{{n}}}\right)^{{{n} t}}', f'P * (1 + r / {n})**({n} * t)', ['P', 'r', n, 't'], ''), (r'\lfloor x \rfloor + \lceil y \rceil', 'math.floor(x) + math.ceil(y)', ['x', 'y'], ''),
        (r'\sqrt{(x_2 - x_1)^2 + (y_2 - y_1)^2}', 'np.sqrt((x2 - x1)**2 + (y2 - y1)**2)', ['x1', 'y1', 'x2', 'y2'], ''), (r'\pi r^2 h', 'np.pi * r**2 * h', ['r', 'h'], ''), (r'\frac{4}{3} \pi r^3', '4 / 3 * np.pi * r**3', ['r'], ''), (r'2 \pi \sqrt{\frac{L}{g}}', '2 * np.pi * np.sqrt(L / g)', ['L', 'g'], ''), (r'A \sin(\omega t + \varphi)', 'A * np.sin(omega * t + phi)', ['A', 'omega', 't', 'phi'], ''),
    ]  # fmt: skip
    tex, code, arguments, note = rng.choice(forms)
    big = {n: '6', k: '2', p: str(rng.choice([0.2, 0.3, 0.7])), **({f: given} if arguments[0] == f else {}), 'df': 'lambda s: 2 * s + 3', 'a': '1', 'b': str(rng.randint(4, 9)), 'c': '2', h: '0.5'}
    row = lambda: [str(big.get(a) or _number(rng)) for a in arguments]  # noqa: E731
    values = [row(), row()]
    return Equation(tex, f'return {code}', arguments, values, 'number', note)


KINDS = [_worded, _range_sum, _linear_algebra, _cases, _recurrence, _sample, _calculus]


def draw_equation(rng: random.Random) -> Skill:
    """A function, or a variable, that has the value of a random equation."""
    equation = rng.choices(KINDS, [5, 3, 4, 2, 2, 6, 2])[0](rng)
    left = rng.choice(LEFT_SIDES)
    tex = equation.tex
    if '_{' + 'n+1}' not in tex and '+1} =' not in tex and rng.random() < 0.6:
        inner = ', '.join(equation.symbols or equation.arguments).replace('_', r'\_') if rng.random() < 0.4 and not equation.symbols else ''
        tex = f'{left}({inner}) = {tex}' if inner and '(' not in left else f'{left} = {tex}'
    shown = rng.choice(['$%s$', '$%s$', '$$%s$$', '\n\n$$%s$$\n\n', '\n$$\n%s\n$$\n', '\n\n$$ %s $$\n\n', '\n\\begin{equation}\n%s\n\\end{equation}\n']) % tex
    name, signature = rng.choice(FUNCTIONS), ', '.join(equation.arguments)
    while name in equation.arguments:
        name = rng.choice(FUNCTIONS)
    head = f'def {name}({signature}):\n'
    if '\n' not in equation.body and rng.random() < 0.2 and 'lambda' not in str(equation.values):
        return _as_variable(equation, shown, rng)
    call = f'{name}({signature})'
    say = [form.format(tex=shown, call=call, name=name, n=rng.randint(1, 30)) for form in rng.sample(SAY, 6)]
    if equation.note:
        say = [f'{text.strip()} {equation.note}.' for text in say]
    imports = 'import math\n\n' if 'math.' in equation.body else ''
    body = ''.join(f'    {line}\n' for line in equation.body.split('\n')).rstrip('\n')
    wrap = {'number': 'float(%s)', 'vector': '%s.tolist()', 'matrix': '%s.tolist()', 'list': '%s'}[equation.result]
    calls = [wrap % f'{name}({", ".join(row)})' for row in equation.values]
    return dict(
        id='composed/equation', area='latex', level=1, uses=[], say=[escape(text.strip()) for text in say], prefix=[escape(head)] * 4 + [''], setup=imports.strip(),
        code=escape(head + body), alt=[], check=[escape(line) for line in calls],
    )  # fmt: skip


def _as_variable(equation: Equation, shown: str, rng: random.Random) -> Skill:
    values = [f'{name} = {value}' for name, value in zip(equation.arguments, equation.values[0])]
    setup = ('import math\n\n' if 'math.' in equation.body else '') + '\n'.join(values)
    say = [
        f'Compute {shown} and store it in `<res>`.', f'`<res>` = {shown}', f'Evaluate {shown} for the values above -> `<res>`', f'What is {shown}? Put it into <res>.', f'Calculate {shown} as `<res>`.', f'`<res>`: {shown}',
        f'Turn {shown} into code (variable `<res>`).', f'Let `<res>` be {shown}', f'Work out {shown} (name: `<res>`)', f'{shown} -> `<res>`', f'The variable `<res>` should hold the value of {shown}',
    ]  # fmt: skip
    slot = lambda text: escape(text).replace('<res>', '{res}')  # noqa: E731
    wrap = 'float({res})' if equation.result == 'number' else '{res}.tolist()'
    return dict(
        id='composed/equation-value', area='latex', level=1, uses=[], say=[slot(text.strip()) for text in say], setup=escape(setup),
        code=slot('<res> = ' + equation.body.removeprefix('return ')), alt=[], check=[wrap],
    )  # fmt: skip
