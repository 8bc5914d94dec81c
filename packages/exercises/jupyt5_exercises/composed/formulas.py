"""Random formulas: one tree, written as LaTeX for the statement and as Python for the solution."""
from __future__ import annotations

import random
from dataclasses import dataclass

from ..catalogue import Skill

SYMBOLS = [
    ('x', 'x'), ('y', 'y'), ('z', 'z'), ('a', 'a'), ('b', 'b'), ('t', 't'), ('u', 'u'), ('v', 'v'), ('r', 'r'), ('k', 'k'), ('n', 'n'), ('m', 'm'),
    ('p', 'p'), ('q', 'q'), ('w', 'w'), ('h', 'h'), ('c', 'c'), ('d', 'd'), (r'\alpha', 'alpha'), (r'\beta', 'beta'), (r'\gamma', 'gamma'),
    (r'\mu', 'mu'), (r'\sigma', 'sigma'), (r'\lambda', 'lam'), (r'\theta', 'theta'), (r'\rho', 'rho'), (r'\tau', 'tau'), (r'\omega', 'omega'),
    ('T', 'T'), ('V', 'V'), ('R', 'R'), ('x_0', 'x0'), ('v_0', 'v0'), ('P_1', 'P1'), ('s', 's'), ('g', 'g'),
]  # fmt: skip
ARRAYS = [('x', 'x'), ('y', 'y'), ('p', 'p'), ('q', 'q'), ('a', 'a'), ('b', 'b'), ('w', 'w'), ('t', 't'), ('u', 'u'), (r'\hat{y}', 'y_hat'), ('z', 'z')]
NAMES = 'f g h formula value evaluate compute calc score loss rate model_value response energy distance gain weight term curve func measure'.split()
LEFT_SIDES = ['y', 'f', 'E', 'F', 'J', 'L', 'S', 'v', 'Q', r'\mathcal{L}', r'\mathrm{Loss}', 'f(x)', r'\ell', 'g', 'h(t)', r'\Phi', r'\text{value}', 'A_1', 'K']
# Strength of binding: sums 1, products 2, powers 3, atoms 4.
SUM, PRODUCT, POWER, ATOM = 1, 2, 3, 4


@dataclass(frozen=True)
class Term:
    """One formula in both languages, with the strength of its outermost operation."""

    tex: str
    code: str
    binds: int


def tex_in(term: Term, least: int, rng: random.Random) -> str:
    if term.binds >= least:
        return term.tex
    return rng.choice([r'\left(%s\right)', '(%s)', '(%s)']) % term.tex


def code_in(term: Term, least: int) -> str:
    return term.code if term.binds >= least else f'({term.code})'


def _add(a: Term, b: Term, rng: random.Random) -> Term:
    sign = rng.choice('+-')
    return Term(f'{a.tex} {sign} {tex_in(b, PRODUCT, rng)}', f'{a.code} {sign} {code_in(b, PRODUCT)}', SUM)


def _multiply(a: Term, b: Term, rng: random.Random) -> Term:
    between = rng.choice([r' \cdot ', r'\,', ' '])
    if b.tex[:1].isdigit():
        between = r' \cdot '
    return Term(tex_in(a, PRODUCT, rng) + between + tex_in(b, POWER, rng), f'{code_in(a, PRODUCT)} * {code_in(b, POWER)}', PRODUCT)


def _divide(a: Term, b: Term, rng: random.Random) -> Term:
    frac = rng.choice([r'\frac', r'\frac', r'\dfrac'])
    return Term(f'{frac}{{{a.tex}}}{{{b.tex}}}', f'{code_in(a, PRODUCT)} / {code_in(b, POWER)}', PRODUCT)


def _power(a: Term, rng: random.Random) -> Term:
    exponent = rng.choice(['2', '2', '2', '3', '4'])
    return Term(f'{tex_in(a, ATOM, rng)}^{rng.choice([exponent, "{" + exponent + "}"])}', f'{code_in(a, ATOM)}**{exponent}', POWER)


def _call(a: Term, rng: random.Random) -> Term:
    tex, code = rng.choice([
        (r'\sqrt{%s}', 'np.sqrt(%s)'), (r'e^{%s}', 'np.exp(%s)'), (r'e^{-%s}', 'np.exp(-%s)'), (r'\exp(%s)', 'np.exp(%s)'),
        (r'\exp\left(-%s\right)', 'np.exp(-%s)'), (r'\ln(%s)', 'np.log(%s)'), (r'\ln\left(1 + %s\right)', 'np.log(1 + %s)'), (r'\log(%s)', 'np.log(%s)'),
        (r'|%s|', 'np.abs(%s)'), (r'\sin(%s)', 'np.sin(%s)'), (r'\cos(%s)', 'np.cos(%s)'), (r'\tanh(%s)', 'np.tanh(%s)'),
        (r'\max(0, %s)', 'np.maximum(0, %s)'), (r'\frac{1}{1 + e^{-%s}}', '1 / (1 + np.exp(-%s))'),
    ])  # fmt: skip
    inner = a if a.binds >= PRODUCT or '-%s' not in code else Term(f'({a.tex})', f'({a.code})', ATOM)
    binds = PRODUCT if code.startswith('1 /') else ATOM
    return Term(tex % inner.tex, code % inner.code, binds)


def draw_term(leaves: list[Term], depth: int, rng: random.Random) -> Term:
    """A formula over `leaves`; `depth` 0 is one of them or a small number."""
    if depth == 0:
        if rng.random() < 0.2:
            number = rng.choice(['2', '3', '4', '5', '10', '0.5', '1.5', '100'])
            return Term(number, number, ATOM)
        return rng.choice(leaves)
    kind = rng.choices(['add', 'multiply', 'divide', 'power', 'call'], [3, 3, 3, 2, 3])[0]
    a = draw_term(leaves, depth - 1, rng)
    if kind == 'power':
        return _power(a, rng)
    if kind == 'call':
        return _call(a, rng)
    b = draw_term(leaves, rng.randrange(depth), rng)
    if b == a:  # x - x and a / a are no formulas that people write
        b = draw_term(leaves, rng.randrange(depth), rng)
    if rng.random() < 0.5:
        a, b = b, a
    return {'add': _add, 'multiply': _multiply, 'divide': _divide}[kind](a, b, rng)


def _over_elements(body: Term, rng: random.Random) -> Term:
    """A sum, mean, extreme or norm of a formula over the elements of arrays."""
    summed = rng.choice([r'\sum_{i=1}^{n} ', r'\sum_{i=1}^n ', r'\sum_i ', r'\sum_{i} ']) + tex_in(body, PRODUCT, rng)
    mean = rng.choice([r'\frac{1}{n} ', r'\frac{1}{N}']) + summed.replace('^{n}', '^{n}')
    tex, code, binds = rng.choice([
        (summed, f'np.sum({body.code})', ATOM), (mean, f'np.mean({body.code})', ATOM), (mean, f'np.mean({body.code})', ATOM),
        (r'\sqrt{' + mean + '}', f'np.sqrt(np.mean({body.code}))', ATOM), (r'\sqrt{' + summed + '}', f'np.sqrt(np.sum({body.code}))', ATOM),
        (r'\max_i ' + tex_in(body, PRODUCT, rng), f'np.max({body.code})', ATOM), ('-' + summed, f'-np.sum({body.code})', SUM),
        (r'\frac{1}{2} ' + summed, f'0.5 * np.sum({body.code})', PRODUCT), ('-' + mean, f'-np.mean({body.code})', SUM),
    ])  # fmt: skip
    return Term(tex, code, binds)


def draw_formula(rng: random.Random) -> Skill:
    """A function or a variable that has the value of a random formula."""
    over_arrays = rng.random() < 0.4
    count = rng.choice([1, 2, 2] if over_arrays else [1, 2, 2, 3, 3])
    symbols = rng.sample(ARRAYS if over_arrays else SYMBOLS, count)
    leaves = [Term(tex + ('_i' if over_arrays else ''), code, ATOM) for tex, code in symbols]
    for _ in range(20):
        term = draw_term(leaves, rng.choice([1, 2, 2, 3] if over_arrays else [2, 2, 3]), rng)
        used = [code for _, code in symbols if any(code == leaf.code and leaf.tex in term.tex for leaf in leaves)]
        if len(used) == count:
            break
    if over_arrays:
        term = _over_elements(term, rng)
    arguments = [code for _, code in symbols]
    values = [[_value(over_arrays, rng) for _ in arguments] for _ in range(2)]
    shown = term.tex
    if rng.random() < 0.5:  # most formulas of a text are equations
        shown = rng.choice(LEFT_SIDES) + ' = ' + shown
    say_tex = rng.choice(['$%s$', '$$%s$$', '\n\n$$%s$$\n\n', '\n$$\n%s\n$$\n']) % shown
    return (_as_function if rng.random() < 0.7 else _as_variable)(term, arguments, values, say_tex, over_arrays, rng)


def _value(is_array: bool, rng: random.Random) -> str:
    number = lambda: str(rng.choice([rng.randint(1, 6), round(rng.uniform(0.2, 4), 1)]))  # noqa: E731
    return f'np.array([{", ".join(number() for _ in range(rng.randint(3, 3)))}])' if is_array else number()


def escape(text: str) -> str:
    return text.replace('{', '{{').replace('}', '}}')


def _as_function(term: Term, arguments: list[str], values: list[list[str]], tex: str, over_arrays: bool, rng: random.Random) -> Skill:
    name, signature = rng.choice(NAMES), ', '.join(arguments)
    head = f'def {name}({signature}):\n'
    kind = rng.choice(['for NumPy arrays', 'The arguments are arrays', 'vectorised']) if over_arrays else rng.choice(['', '', 'for numbers'])
    say = [
        f'Implement {tex} as `{name}({signature})`. {kind}', f'Write a function `{name}({signature})` that returns {tex} {kind}', f'Implement\n{tex}\n{kind}',
        f'`{name}({signature})`: {tex} {kind}', f'Translate the formula {tex} into Python: `{name}({signature})`.', f'Code {tex} as a function. {kind}',
        f'The quantity is defined by {tex} Write `{name}`, with the arguments {signature}.', f'Turn this equation into code: {tex}',
        f'Define `{name}` with\n{tex}\n{kind}', f'We need {tex} as a Python function `{name}`.', f'Function {name}({signature}) for {tex}',
    ]  # fmt: skip
    body = f'    return {term.code}'
    calls = [f'float({name}({", ".join(row)}))' for row in values]
    return dict(
        id='composed/function', area='latex', level=1, uses=[], say=[escape(text.strip()) for text in say], prefix=[escape(head)] * 3 + [''],
        code=escape(head + body), alt=[], check=[escape(call) for call in calls],
    )  # fmt: skip


def _as_variable(term: Term, arguments: list[str], values: list[list[str]], tex: str, over_arrays: bool, rng: random.Random) -> Skill:
    setup = rng.choice(['\n', '\n', '; ']).join(f'{name} = {value}' for name, value in zip(arguments, values[0]))
    say = [
        f'Compute {tex} and store it in `<res>`.', f'`<res>` = {tex}', f'Evaluate {tex} with the values above. Result: `<res>`', f'What is {tex}? Put it into <res>.',
        f'Calculate\n{tex}\nfor the given values, as `<res>`.', f'Find <res>:\n{tex}', f'Turn {tex} into code (variable `<res>`).',
    ]  # fmt: skip
    slot = lambda text: escape(text).replace('<res>', '{res}')  # noqa: E731
    return dict(
        id='composed/value', area='latex', level=1, uses=[], say=[slot(text.strip()) for text in say], setup=escape(setup),
        code=slot(f'<res> = {term.code}'), alt=[], check=['float({res})'],
    )  # fmt: skip
