"""Random machine-learning tasks in plain NumPy: losses, activations, gradient steps, neighbours, clusters, splits, measures."""
from __future__ import annotations

import random
from dataclasses import dataclass, field

from ..catalogue import Skill
from .writing import capital, make_skill

PAIRS = [('y', 'y_hat', r'\hat{y}'), ('y', 'p', 'p'), ('y_true', 'y_pred', r'\hat{y}'), ('target', 'output', 'o'), ('t', 'y', 'y'), ('actual', 'predicted', r'\hat{y}'), ('y', 'f', 'f')]
WEIGHTS = ['w', 'w', 'theta', 'beta', 'weights', 'coef']
RATES = ['lr', 'lr', 'eta', 'alpha', 'rate', 'learning_rate', 'step']


@dataclass
class Task:
    """A piece of NumPy as a function (`body` lines, the last one returns `value`) or as a variable."""

    name: list[str]
    arguments: list[str]
    """Sources of the arguments, once or twice for the checks of a function."""
    calls: list[list[str]]
    value: str
    """Clauses that say what is computed ('the mean of ...'); may hold formulas."""
    said: list[str]
    body: list[str] = field(default_factory=list)
    """How a check sees the value; {} is the expression."""
    seen: str = 'np.round({}, 6).tolist()'
    results: list[str] = field(default_factory=lambda: ['result', 'out', 'res'])
    note: str = ''


def vector(rng: random.Random, n: int, kind: str = 'real') -> str:
    draw = {
        'real': lambda: round(rng.uniform(-3, 3), 1), 'positive': lambda: round(rng.uniform(0.1, 5), 1), 'unit': lambda: round(rng.uniform(0.05, 0.95), 2),
        'bit': lambda: rng.randint(0, 1), 'class': lambda: rng.randint(0, 2), 'sign': lambda: rng.choice([-1, 1]), 'int': lambda: rng.randint(-4, 9),
    }[kind]  # fmt: skip
    values = [draw() for _ in range(n)]
    if kind in ('bit', 'sign'):
        values[:2] = [1, 0] if kind == 'bit' else [1, -1]
    if kind == 'class':
        values[:3] = [2, 0, 1]
    return f'np.array({values})'


def matrix(rng: random.Random, n: int, m: int, kind: str = 'real') -> str:
    rows = [vector(rng, m, kind)[9:-1] for _ in range(n)]
    return f'np.array([{", ".join(rows)}])'


def loss(rng: random.Random) -> Task:
    """Data term, penalty and factor are drawn on their own."""
    a, b, hat = rng.choice(PAIRS)
    n, d = rng.choice([3, 4, 5]), rng.choice(['0.5', '1', '1.5', '2'])
    tex = {'y': 'y', 'y_true': 'y', 'target': 't', 't': 't', 'actual': 'y'}[a]
    kind = 'real'
    terms = [
        ('squared error', f'({a} - {b})**2', rf'({tex}_i - {hat}_i)^2', 'mse squared_loss'), ('absolute error', f'np.abs({a} - {b})', rf'|{tex}_i - {hat}_i|', 'mae abs_loss'),
        ('log-cosh error', f'np.log(np.cosh({b} - {a}))', rf'\log(\cosh({hat}_i - {tex}_i))', 'log_cosh'), ('hinge loss (labels -1 and 1)', f'np.maximum(0, 1 - {a} * {b})', rf'\max(0, 1 - {tex}_i {hat}_i)', 'hinge'),
        ('squared hinge loss', f'np.maximum(0, 1 - {a} * {b})**2', rf'\max(0, 1 - {tex}_i {hat}_i)^2', 'squared_hinge'), ('logistic loss for labels -1 and 1', f'np.log(1 + np.exp(-{a} * {b}))', rf'\log(1 + e^{{-{tex}_i {hat}_i}})', 'logistic_loss'),
        ('binary cross-entropy', f'-({a} * np.log({b}) + (1 - {a}) * np.log(1 - {b}))', rf'-\left[{tex}_i \log {hat}_i + (1 - {tex}_i) \log(1 - {hat}_i)\right]', 'bce cross_entropy log_loss'),
        (f'Huber loss with delta {d}', f'np.where(np.abs({a} - {b}) <= {d}, 0.5 * ({a} - {b})**2, {d} * (np.abs({a} - {b}) - 0.5 * {d}))', '', 'huber'), (f'epsilon-insensitive error with epsilon {d}', f'np.maximum(0, np.abs({a} - {b}) - {d})', rf'\max(0, |{tex}_i - {hat}_i| - {d})', 'eps_loss'),
        ('squared logarithmic error', f'(np.log(1 + {a}) - np.log(1 + {b}))**2', rf'(\log(1 + {tex}_i) - \log(1 + {hat}_i))^2', 'msle'), ('relative error', f'np.abs(({a} - {b}) / {a})', rf'\left|\frac{{{tex}_i - {hat}_i}}{{{tex}_i}}\right|', 'mape relative_error'),
        ('Poisson loss', f'{b} - {a} * np.log({b})', rf'{hat}_i - {tex}_i \log {hat}_i', 'poisson_loss'),
        (f'quantile loss for the quantile {(q := rng.choice(["0.1", "0.25", "0.75", "0.9"]))}', f'np.maximum({q} * ({a} - {b}), ({q} - 1) * ({a} - {b}))', rf'\max({q} ({tex}_i - {hat}_i), ({q} - 1) ({tex}_i - {hat}_i))', 'pinball quantile_loss'),
    ]  # fmt: skip
    words, term, formula, names = rng.choices(terms, [4, 3, 1, 2, 1, 1.5, 4, 2, 1, 1.5, 1.5, 1, 1.5])[0]
    first, second = ('sign', 'real') if 'labels -1' in words or 'hinge' in words else ('bit', 'unit') if 'cross' in words else ('positive', 'positive') if 'log' in words or 'Poisson' in words or 'relative' in words else (kind, kind)
    reduction = rng.choices(['mean', 'sum', 'half', 'root'], [6, 3, 1.5, 1.5 if 'squared e' in words else 0])[0]
    value = {'mean': f'np.mean({term})', 'sum': f'np.sum({term})', 'half': f'0.5 * np.mean({term})', 'root': f'np.sqrt(np.mean({term}))'}[reduction]
    summed = rng.choice([r'\sum_{i=1}^{n} ', r'\sum_i ', r'\sum_{i=1}^n ']) + formula
    tex_value = {'mean': r'\frac{1}{n} ' + summed, 'sum': summed, 'half': r'\frac{1}{2n} ' + summed, 'root': r'\sqrt{\frac{1}{n} ' + summed + '}'}[reduction]
    said = {'mean': f'the mean {words}', 'sum': f'the sum of the {words} over all samples', 'half': f'half the mean {words}', 'root': f'the root of the mean {words}'}[reduction]
    if reduction == 'root':
        value, said = value, rng.choice(['the root mean squared error', 'the square root of the mean squared error'])
    arguments, calls = [a, b], [[vector(rng, n, first), vector(rng, n, second)] for _ in range(2)]
    roles = f'`{a}` holds the true values and `{b}` the predictions'
    if rng.random() < 0.3:
        w, lam = rng.choice(WEIGHTS), rng.choice(['lam', 'reg', 'l2', 'penalty'])
        penalty, p_tex, p_said = rng.choice([(f'np.sum({w}**2)', rf'\lVert w \rVert_2^2', 'the sum of the squared weights'), (f'np.sum(np.abs({w}))', rf'\lVert w \rVert_1', 'the sum of the absolute weights'), (f'0.5 * np.sum({w}**2)', r'\frac{1}{2} \sum_j w_j^2', 'half the sum of the squared weights')])
        value, tex_value, said = f'{value} + {lam} * {penalty}', rf'{tex_value} + \lambda {p_tex}', f'{said} plus `{lam}` times {p_said} (`{w}`)'
        arguments += [w, lam]
        for call in calls:
            call += [vector(rng, 3), rng.choice(['0.1', '0.01', '0.5', '1.0'])]
        roles += rf', `{w}` the weights $w$ and `{lam}` is $\lambda$'
    saids = [f'{said}; {roles}', f'{said} ({roles})', said + f' between the true `{a}` and the predicted `{b}`'] + ([f'{said}, ${tex_value}$, where {roles}', f'$${tex_value}$$ where {roles}', f'the loss $L = {tex_value}$ ({roles})'] if formula else [])
    return Task(names.split() + ['loss', 'cost', 'objective'], arguments, calls, value, saids, seen='float({})', results=['loss', 'cost', 'value', 'L', 'err'])


def activation(rng: random.Random) -> Task:
    x, s = rng.choice(['x', 'z', 'a', 'u', 'h', 'v']), rng.choice(['0.01', '0.1', '0.2', '0.3', '0.05'])
    rows = [
        ('sigmoid', f'1 / (1 + np.exp(-{x}))', 'the sigmoid', rf'\frac{{1}}{{1 + e^{{-{x}}}}}'), ('relu', f'np.maximum(0, {x})', 'ReLU (negative entries become 0)', rf'\max(0, {x})'),
        ('leaky_relu', f'np.where({x} > 0, {x}, {s} * {x})', f'leaky ReLU with slope {s} for non-positive values', ''), ('softplus', f'np.log(1 + np.exp({x}))', 'softplus', rf'\log(1 + e^{{{x}}})'),
        ('swish', f'{x} / (1 + np.exp(-{x}))', 'the swish function', rf'\frac{{{x}}}{{1 + e^{{-{x}}}}}'), ('elu', f'np.where({x} > 0, {x}, {s} * (np.exp({x}) - 1))', f'ELU with alpha = {s} (x if x > 0, else alpha (exp(x) - 1))', ''),
        ('hard_sigmoid', f'np.clip(0.2 * {x} + 0.5, 0, 1)', f'the hard sigmoid: 0.2 {x} + 0.5, clipped to [0, 1]', ''), ('step', f'np.where({x} >= 0, 1, 0)', 'the step function (1 for values >= 0, else 0)', ''),
        ('tanh_prime', f'1 - np.tanh({x})**2', 'the derivative of tanh', rf'1 - \tanh^2({x})'), ('relu_grad', f'({x} > 0).astype(float)', 'the derivative of ReLU: 1.0 where the input is positive, else 0.0', ''),
        ('softsign', f'{x} / (1 + np.abs({x}))', 'softsign', rf'\frac{{{x}}}{{1 + |{x}|}}'), ('relu6', f'np.clip({x}, 0, 6)', 'ReLU6, which clips to the range 0 to 6', rf'\min(\max(0, {x}), 6)'),
        ('sigmoid_grad', f's * (1 - s)', 'the derivative of the sigmoid', rf"\sigma'({x}) = \sigma({x})(1 - \sigma({x}))"),
    ]  # fmt: skip
    name, value, said, tex = rng.choice(rows)
    body = [f's = 1 / (1 + np.exp(-{x}))'] if name == 'sigmoid_grad' else []
    says = [f'{said} of the array `{x}`, element by element', f'{said} for a NumPy array `{x}`'] + ([f'{said}, ${tex}$, for an array `{x}`', f'$${tex}$$ element-wise for the array `{x}`'] * 2 if tex else [])
    return Task([name, 'activation', 'act', 'g'], [x], [[vector(rng, 4)], [vector(rng, 3)]], value, says, body, results=['out', 'a', 'activated', 'result'])


def layer(rng: random.Random) -> Task:
    X, W, b = rng.choice([('X', 'W', 'b'), ('x', 'W', 'b'), ('inputs', 'weights', 'bias'), ('A', 'W', 'c'), ('X', 'w', 'b')])
    n, m, k = rng.choice([2, 3]), rng.choice([2, 3]), rng.choice([2, 3])
    wrap, said = rng.choice([('{}', ''), ('np.maximum(0, {})', 'ReLU'), ('np.tanh({})', 'tanh'), ('1 / (1 + np.exp(-({})))', 'the sigmoid')])
    one = W == 'w'
    value = wrap.format(f'{X} @ {W} + {b}')
    calls = [[matrix(rng, n, m), vector(rng, m) if one else matrix(rng, m, k), rng.choice(['0.5', '-1.0', '0.2']) if one else vector(rng, k)] for _ in range(2)]
    linear = rng.choice([f'`{X}` times `{W}` plus `{b}`', rf'${X} {W} + {b}$', f'the matrix product of `{X}` and `{W}`, plus `{b}`'])
    says = [f'the output of a dense layer with {said} activation: {said} of {linear}', f'{said} applied to {linear}'] if said else [f'the linear layer {linear}', f'the scores of a linear model: {linear}', f'{linear} (a dense layer without activation)']
    return Task(['dense', 'layer', 'forward', 'predict', 'linear'], [X, W, b], calls, value, says, results=['out', 'H', 'Z', 'scores', 'output'])


def softmax(rng: random.Random) -> Task:
    z = rng.choice(['z', 'logits', 'scores', 'x', 'Z'])
    rows, temperature = rng.random() < 0.5, rng.random() < 0.2
    t = f'{z} / T' if temperature else z
    e = f'np.exp({t} - np.max({t}))' if not rows else f'np.exp({t} - {z}.max(axis=1, keepdims=True))'
    if rows and temperature:
        e = f'np.exp({t} - ({t}).max(axis=1, keepdims=True))'
    value = 'e / e.sum(axis=1, keepdims=True)' if rows else 'e / e.sum()'
    says = [rf'the softmax of {"each row of the matrix" if rows else "the vector"} `{z}`{" divided by the temperature `T`" if temperature else ""}, computed stably (subtract the maximum first)', rf'softmax {"along axis 1" if rows else "over a vector"} `{z}`{" with temperature `T`" if temperature else ""}, with the {"row " if rows else ""}maximum subtracted for stability', ('row-wise ' if rows else '') + rf'probabilities $p_i = \frac{{e^{{{z[0]}_i{"/T" if temperature else ""}}}}}{{\sum_j e^{{{z[0]}_j{"/T" if temperature else ""}}}}}$ from `{z}` (shift by the maximum to avoid overflow)']
    return Task(['softmax', 'to_probs', 'probabilities'], [z] + ['T'] * temperature, [[matrix(rng, 2, 3) if rows else vector(rng, 4)] + [rng.choice(['2.0', '0.5'])] * temperature for _ in range(2)], value, says, [f'e = {e}'], results=['probs', 'p', 'P'])


def gradient(rng: random.Random) -> Task:
    """A gradient, one step or a loop, for linear or logistic regression, with factors and decay."""
    X, y, w, lr = rng.choice(['X', 'X', 'A']), rng.choice(['y', 'y', 't']), rng.choice(WEIGHTS), rng.choice(RATES)
    n, m, steps = rng.choice([3, 4]), 2, rng.choice(['10', '20', '50', '100'])
    logistic = rng.random() < 0.4
    factor, tex, loss_said = ('', r'\frac{1}{n}', 'mean cross-entropy') if logistic else rng.choice([('2 * ', r'\frac{2}{n}', 'mean squared error'), ('', r'\frac{1}{n}', 'half mean squared error')])
    predicted = f'1 / (1 + np.exp(-{X} @ {w}))' if logistic else f'{X} @ {w}'
    decay = rng.choice(['0.1', '0.01', '0.5', '1.0']) if rng.random() < 0.25 else ''
    kind = rng.choice(['gradient', 'step', 'loop', 'loop', 'history'])
    model = 'logistic regression (sigmoid of $Xw$)' if logistic else 'linear regression'
    hat = r'\sigma(Xw)' if logistic else 'Xw'
    formula = rf'\nabla = {tex} X^T ({hat} - y)' + (rf' + {decay} w' if decay else '')
    names = f'weights `{w}`, data `{X}`, targets `{y}`'
    inner = f'{factor}{X}.T @ (p - {y}) / len({y})' + (f' + {decay} * {w}' if decay else '')
    first, last = f'p = {predicted}', f'grad = {inner}'
    data = lambda: [matrix(rng, n, m), vector(rng, n, 'bit' if logistic else 'real')]  # noqa: E731
    if kind == 'gradient':
        says = [rf'the gradient of {model}, ${formula}$ ({names})', rf'the gradient $${formula}$$ for {names}', rf'the gradient of the {loss_said} of {model} with respect to the weights{f", plus {decay} times the weights" if decay else ""}: ${formula}$; arguments: {names}']
        return Task(['gradient', 'grad', 'compute_gradient', 'dw'], [X, y, w], [[*data(), vector(rng, m)] for _ in range(2)], inner, says, [first], results=['grad', 'g'])
    if kind == 'step':
        says = [rf'the weights after one step of gradient descent for {model}: $w \leftarrow w - \eta \nabla$, ${formula}$ ({names}, learning rate `{lr}`)', rf'one gradient descent update of `{w}` with rate `{lr}`, where ${formula}$ and `{X}`, `{y}` are the data', rf'`{w}` minus `{lr}` times the gradient ${formula}$ of {model} ({names})']
        return Task(['update', 'gd_step', 'step_once', 'gradient_step'], [X, y, w, lr], [[*data(), vector(rng, m), rng.choice(['0.1', '0.01', '0.5'])] for _ in range(2)], f'{w} - {lr} * grad', says, [first, last], results=['w_new', 'new_w', 'updated'])
    loop = [f'    {line}' for line in (first, last, f'{w} = {w} - {lr} * grad')]
    start = f'{w} = np.zeros({X}.shape[1])'
    count = rng.choice(['n_steps', 'steps', 'epochs', 'n_iter'])
    if kind == 'loop':
        says = [rf'the weights of {model} after `{count}` steps of gradient descent from zeros with learning rate `{lr}`, gradient ${formula}$ (variable `{w}`)', rf'the result of gradient descent for {model}: start with `{w}` = 0, repeat `{count}` times $w \leftarrow w - \eta \nabla$ with ${formula}$ and $\eta$ = `{lr}`']
        return Task(['fit', 'gradient_descent', 'train', 'descend'], [X, y, lr, count], [[*data(), rng.choice(['0.1', '0.05', '0.2']), steps] for _ in range(2)], w, says, [start, f'for _ in range({count}):', *loop], results=['w_fit', 'final_w'])
    losses = f'-np.mean({y} * np.log(p) + (1 - {y}) * np.log(1 - p))' if logistic else f'np.mean((p - {y})**2)'
    says = [rf'the list `losses` of {"cross-entropy" if logistic else "mean squared error"} values, one before each of `{count}` gradient descent steps for {model} (weights `{w}` from zeros, rate `{lr}`, ${formula}$)', rf'the history `losses` of the {"mean cross-entropy" if logistic else "mean squared error"} during gradient descent for {model}: `{count}` updates of `{w}` starting at zeros, rate `{lr}`, gradient ${formula}$; note the loss before every update']
    return Task(['loss_history', 'train', 'history'], [X, y, lr, count], [[*data(), rng.choice(['0.1', '0.05']), rng.choice(['3', '5', '8'])] for _ in range(2)], 'losses', says, [start, 'losses = []', f'for _ in range({count}):', loop[0], f'    losses.append({losses})', *loop[1:]], results=['losses'])


def optimiser(rng: random.Random) -> Task:
    w, g, v, lr = rng.choice(WEIGHTS), rng.choice(['grad', 'g', 'dw']), rng.choice(['v', 'velocity', 'm']), rng.choice(RATES)
    mu, t = rng.choice(['0.9', '0.8', '0.5', '0.99']), rng.choice(['epoch', 't', 'step_no', 'i'])
    k, f = rng.choice(['5', '10', '20']), rng.choice(['0.5', '0.1', '0.9'])
    rate, vec = rng.choice(['0.1', '0.01', '0.5']), lambda: vector(rng, 3)  # noqa: E731
    return rng.choice([
        Task(['momentum_step', 'momentum', 'update'], [w, g, v, lr], [[vec(), vec(), vec(), rate] for _ in range(2)], f'{w} + {v}, {v}', [rf'a momentum update: the new velocity is {mu} times `{v}` minus `{lr}` times `{g}`, the new weights are `{w}` plus the new velocity; the pair (weights, velocity)', rf'weights and velocity after $v \leftarrow {mu} v - \eta g$, $w \leftarrow w + v$ (`{w}`, `{g}`, `{v}`, $\eta$ = `{lr}`), in this order'], [f'{v} = {mu} * {v} - {lr} * {g}'], '[np.round(part, 6).tolist() for part in {}]', ['pair', 'new_state']),
        Task(['decay', 'lr_at', 'schedule', 'rate_at'], [t], [['0'], ['12'], ['37']], f'{rate} * {f}**({t} // {k})', [f'the learning rate at `{t}`: it starts at {rate} and is multiplied by {f} every {k} epochs', rf'the step decay schedule ${rate} \cdot {f}^{{\lfloor t/{k} \rfloor}}$, t = `{t}`'], [], 'float({})', ['rate_now', 'lr_now']),
        Task(['decay', 'lr_at', 'schedule'], [t], [['0'], ['12'], ['37']], f'{rate} / (1 + {f} * {t})', [f'the learning rate {rate} divided by one plus {f} times `{t}`', rf'the inverse time decay $\eta_t = \frac{{{rate}}}{{1 + {f} t}}$ (t = `{t}`)'], [], 'float({})', ['rate_now', 'lr_now']),
        Task(['decay', 'lr_at', 'schedule'], [t], [['0'], ['12'], ['37']], f'{rate} * np.exp(-{f} * {t})', [rf'the exponentially decaying learning rate $\eta_t = {rate} e^{{-{f} t}}$ for t = `{t}`', f'the rate {rate} times exp of minus {f} times `{t}`'], [], 'float({})', ['rate_now', 'lr_now']),
        Task(['clip_grad', 'clip', 'limit'], [g, 'limit'], [[vec(), '1.0'], [vec(), '0.5']], f'{g} * limit / norm if norm > limit else {g}', [f'the gradient `{g}` scaled down to the norm `limit` if its Euclidean norm is larger, otherwise unchanged', f'gradient clipping by norm: `{g}` times `limit` over its norm where the norm is above `limit`, else `{g}` itself'], [f'norm = np.linalg.norm({g})'], results=['clipped', 'g_clipped']),
        Task(['rmsprop', 'update', 'scaled_step'], [w, g, 's', lr], [[vec(), vec(), vector(rng, 3, 'positive'), rate] for _ in range(2)], f'{w} - {lr} * {g} / (np.sqrt(s) + 1e-8), s', [rf'an RMSprop update: $s \leftarrow {mu} s + (1 - {mu}) g^2$, then $w \leftarrow w - \eta g / (\sqrt{{s}} + 10^{{-8}})$ with `{w}`, `{g}`, `s`, $\eta$ = `{lr}`; the pair (new `{w}`, new `s`)'], [f's = {mu} * s + (1 - {mu}) * {g}**2'], '[np.round(part, 6).tolist() for part in {}]', ['pair', 'new_state']),
        Task(['average', 'ema', 'smooth'], ['values', 'beta'], [[f'[{", ".join(str(round(rng.uniform(0, 9), 1)) for _ in range(4))}]', mu] for _ in range(2)], 'smoothed', [r'the exponential moving averages `smoothed` of a list `values` as a list: $m_t = \beta m_{t-1} + (1 - \beta) x_t$, $m_0 = 0$ (running value `m`)'], ['smoothed, m = [], 0', 'for x in values:', '    m = beta * m + (1 - beta) * x', '    smoothed.append(m)'], results=['smoothed']),
    ])  # fmt: skip


def preparation(rng: random.Random) -> Task:
    X, n, m = rng.choice(['X', 'X', 'A', 'data', 'features', 'M']), rng.choice([3, 4, 5]), rng.choice([2, 3])
    mat, ddof = [[matrix(rng, n, m, rng.choice(['real', 'positive', 'int']))] for _ in range(2)], rng.choice(['', '', 'ddof=1'])
    std = f'{X}.std(axis=0{", " + ddof if ddof else ""})'
    y, k = rng.choice(['y', 'labels', 'classes', 't']), rng.choice(['k', 'n_classes', 'K'])
    low, high = rng.choice([('0', '1'), ('0', '1'), ('-1', '1'), ('0', '10')])
    spread = f'({X} - {X}.min(axis=0)) / ({X}.max(axis=0) - {X}.min(axis=0))'
    scaled = {'01': spread, '-11': f'2 * {spread} - 1', '010': f'10 * {spread}'}[low + high]
    p = rng.choice(['60', '70', '75', '80', '90'])
    seed = rng.choice(['0', '1', '7', '42'])
    new = {'X': 'X_new', 'A': 'B', 'data': 'new', 'features': 'others', 'M': 'N'}[X]
    return rng.choice([
        Task(['standardise', 'standardize', 'zscore', 'scale'], [X], mat, f'({X} - {X}.mean(axis=0)) / {std}', [f'`{X}` with every column standardised: subtract the column mean and divide by the column standard deviation{" (ddof=1)" if ddof else ""}', rf'$\frac{{x_{{ij}} - \mu_j}}{{\sigma_j}}$ for a matrix `{X}`, with column means and standard deviations{" (sample version, ddof=1)" if ddof else ""}', f'the column-wise z-scores of `{X}`{" with ddof=1" if ddof else ""}'], results=['Z', 'scaled', 'X_std']),
        Task(['scale', 'minmax', 'rescale', 'to_range'], [X], mat, scaled, [f'`{X}` with every column scaled linearly to the range {low} to {high}', f'min-max scaling of each column of `{X}` to [{low}, {high}]'], results=['scaled', 'S', 'X01']),
        Task(['center', 'centre', 'demean'], [X], mat, f'{X} - {X}.mean(axis=0)', [f'`{X}` minus its column means', f'the centred matrix: each column of `{X}` has its mean subtracted'], results=['centered', 'C', 'Xc']),
        Task(['normalize_rows', 'unit_rows', 'row_norm'], [X], mat, f'{X} / np.linalg.norm({X}, axis=1, keepdims=True)', [f'`{X}` with each row divided by its Euclidean norm', rf'the rows of `{X}` scaled to unit length, $x_i / \lVert x_i \rVert_2$'], results=['unit', 'U', 'normed']),
        Task(['scale_both', 'standardise', 'transform_like'], [X, new], [[a, matrix(rng, 2, m)] for [a] in mat], f'({new} - {X}.mean(axis=0)) / {X}.std(axis=0)', [f'`{new}` standardised with the column means and standard deviations of `{X}`', f'`{new}` minus the column means of `{X}`, divided by the column standard deviations of `{X}`'], results=['scaled', 'Z']),
        Task(['one_hot', 'onehot', 'to_onehot', 'encode'], [y, k], [[vector(rng, 4, 'class'), rng.choice('345')] for _ in range(2)], f'np.eye({k})[{y}]', [f'the one-hot matrix of the integer labels `{y}` with `{k}` columns', f'one row for each label in `{y}`, with a 1 in the column of the label and 0 elsewhere (`{k}` classes)'], results=['Y', 'onehot', 'H']),
        Task(['add_bias', 'with_ones', 'add_intercept'], [X], mat, f'np.hstack([np.ones((len({X}), 1)), {X}])', [f'`{X}` with a column of ones in front', f'the design matrix: a first column of ones, then the columns of `{X}`'], results=['X1', 'design', 'Xb']),
        Task(['split', 'train_test', 'split_rows'], [X, 'seed'], [[matrix(rng, 10, 2, 'int'), seed] for _ in range(2)], f'{X}[order[:cut]], {X}[order[cut:]]', [f'the rows of `{X}` in two parts: shuffle the row numbers by `np.random.default_rng(seed).permutation` (`order`), take the first {p} % (`cut`, rounded down) and the rest; the pair (first part, second part)'], [f'order = np.random.default_rng(seed).permutation(len({X}))', f'cut = len({X}) * {p} // 100'], '[part.tolist() for part in {}]', ['parts', 'pair']),
        Task(['batches', 'minibatches', 'make_batches'], [X, 'size'], [[matrix(rng, 5, 2, 'int'), rng.choice('23')] for _ in range(2)], f'[{X}[i:i + size] for i in range(0, len({X}), size)]', [f'the list of consecutive batches of `size` rows of `{X}` (the last may be smaller)', f'`{X}` cut into minibatches with `size` rows each, in order, as a list'], seen='[part.tolist() for part in {}]', results=['batches', 'chunks']),
        Task(['folds', 'fold_indices', 'kfold'], ['n', 'k'], [['10', '3'], ['8', '4']], 'np.array_split(np.arange(n), k)', ['the numbers 0 to `n` - 1 cut into `k` consecutive folds of nearly equal size (a list of arrays)', 'index arrays for `k` folds of `n` rows, not shuffled'], seen='[part.tolist() for part in {}]', results=['folds', 'parts']),
        Task(['poly', 'powers', 'expand'], ['x', 'degree'], [[vector(rng, 3, 'int'), rng.choice('234')] for _ in range(2)], 'np.vander(x, degree + 1, increasing=True)', ['the matrix with the columns $1, x, x^2, \\ldots$ up to `degree` for a vector `x`', 'polynomial features of the vector `x`: powers 0 to `degree` as columns'], results=['V', 'P', 'features']),
        Task(['fill_missing', 'impute', 'fill_nan'], ['x'], [['np.array([1.0, np.nan, 4.0, 7.0])'], ['np.array([np.nan, 2.0, 5.0])']], f'np.where(np.isnan(x), np.nan{(h := rng.choice(["mean", "median", "max", "min"]))}(x), x)', [f'the array `x` with NaN replaced by the {h} of the other values', f'`x`, missing values (NaN) filled with the {h} of the rest'], results=['filled', 'x_filled']),
    ])  # fmt: skip


def measure(rng: random.Random) -> Task:
    a, b, _ = rng.choice([pair for pair in PAIRS if pair[0] != 't'])
    n, c = rng.choice([5, 6, 7]), rng.choice([0, 1])
    bits = lambda kind='bit': [[vector(rng, n, kind), vector(rng, n, kind)] for _ in range(2)]  # noqa: E731
    hit, roles = f'np.sum(({b} == 1) & ({a} == 1))', f'labels `{a}`, predictions `{b}`'
    t, p = rng.choice(['0.5', '0.3', '0.4', '0.6', '0.7']), rng.choice(['p', 'probs', 'proba', 'scores'])
    beta = rng.choice(['2', '0.5'])
    return rng.choice([
        Task(['accuracy', 'acc', 'score'], [a, b], bits('class'), f'np.mean({a} == {b})', [f'the accuracy: the share of entries where `{a}` and `{b}` agree', f'the fraction of correct predictions ({roles})', rf'the accuracy $\frac{{1}}{{n}} \sum_i [y_i = \hat{{y}}_i]$ of `{b}` against `{a}`'], seen='float({})', results=['acc', 'accuracy']),
        Task(['error_rate', 'errors', 'mistakes'], [a, b], bits('class'), f'np.mean({a} != {b})', [f'the share of wrong predictions ({roles})', f'the error rate of `{b}` against the truth `{a}`'], seen='float({})', results=['err', 'error']),
        Task(['precision', 'prec'], [a, b], bits(), f'{hit} / np.sum({b} == 1)', [f'the precision: true positives over predicted positives ({roles}, positive class 1)', f'which share of the predicted ones is right (precision; {roles})'], seen='float({})', results=['precision', 'prec']),
        Task(['recall', 'sensitivity', 'tpr'], [a, b], bits(), f'{hit} / np.sum({a} == 1)', [f'the recall: true positives over actual positives ({roles}, positive class 1)', f'the share of actual ones that were found (recall; {roles})'], seen='float({})', results=['recall', 'rec']),
        Task(['f1', 'f1_score', 'f_score'], [a, b], bits(), '2 * tp / (2 * tp + fp + fn)', [rf'the F1 score $\frac{{2\,TP}}{{2\,TP + FP + FN}}$ ({roles}; counts `tp`, `fp`, `fn`)', f'F1 from the counts `tp`, `fp` and `fn` of class 1: 2 tp / (2 tp + fp + fn) ({roles})'], [f'tp = {hit}', f'fp = np.sum(({b} == 1) & ({a} == 0))', f'fn = np.sum(({b} == 0) & ({a} == 1))'], 'float({})', ['f1']),
        Task(['count_pairs', 'true_positives', 'cell'], [a, b], bits(), f'np.sum(({b} == 1) & ({a} == {c}))', [f'the number of {"true" if c else "false"} positives ({roles})', f'how often `{b}` is 1 where `{a}` is {c}'], seen='int({})', results=['tp' if c else 'fp', 'count']),
        Task(['confusion', 'confusion_matrix', 'conf'], [a, b, 'k'], [[*row, '3'] for row in bits('class')], 'cm', [f'the `k` x `k` confusion matrix `cm` of integers: row = true class (`{a}`), column = predicted class (`{b}`), filled in a loop over `t`, `p`'], ['cm = np.zeros((k, k), dtype=int)', f'for t, p in zip({a}, {b}):', '    cm[t, p] += 1'], '{}.tolist()', ['cm_result']),
        Task(['r2', 'r_squared', 'score'], [a, b], [[vector(rng, 4), vector(rng, 4)] for _ in range(2)], f'1 - np.sum(({a} - {b})**2) / np.sum(({a} - np.mean({a}))**2)', [rf'$R^2 = 1 - \frac{{\sum_i (y_i - \hat{{y}}_i)^2}}{{\sum_i (y_i - \bar{{y}})^2}}$ of the predictions `{b}` for `{a}`', f'the coefficient of determination of `{b}` for the targets `{a}`: one minus residual over total sum of squares'], seen='float({})', results=['r2', 'R2']),
        Task(['decide', 'classify', 'threshold', 'predict'], [p], [[vector(rng, 5, 'unit')] for _ in range(2)], f'({p} {(op := rng.choice([">=", ">"]))} {t}).astype(int)', [f'the 0/1 predictions for the probabilities `{p}`: 1 where they are {"at least" if op == ">=" else "greater than"} {t}', f'`{p}` turned into classes: 1 if the value is {op} {t}, else 0 (integers)'], results=['pred', 'labels', 'y_hat']),
        Task(['predict', 'classes', 'decide'], [p], [[matrix(rng, 3, 3, 'unit')] for _ in range(2)], f'np.argmax({p}, axis=1)', [f'the most likely class of each row of the matrix `{p}`', f'for every row of `{p}` the index of its largest entry'], results=['pred', 'labels', 'classes']),
        Task(['gini', 'impurity', 'gini_index'], [a], [[vector(rng, n, 'class')] for _ in range(2)], '1 - np.sum(p**2)', [rf'the Gini impurity $1 - \sum_k p_k^2$ of the labels `{a}` (class shares `p` from `np.unique`)', f'the Gini impurity of the labels `{a}`: one minus the sum of squared class shares (`counts`, `p`)'], [f'_, counts = np.unique({a}, return_counts=True)', 'p = counts / counts.sum()'], 'float({})', ['gini', 'impurity']),
        Task(['entropy', 'label_entropy', 'H'], [a], [[vector(rng, n, 'class')] for _ in range(2)], f'-np.sum(p * np.{(lg := rng.choice(["log2", "log"]))}(p))', [rf'the entropy $-\sum_k p_k {"log_2" if lg == "log2" else "ln"} p_k$ of the labels `{a}` (class shares `p` from `np.unique` counts)'.replace('log_2', r'\log_2').replace(' ln', r' \ln'), f'the entropy ({"base 2" if lg == "log2" else "natural logarithm"}) of the labels `{a}`; the class shares are `p`'], [f'_, counts = np.unique({a}, return_counts=True)', 'p = counts / counts.sum()'], 'float({})', ['entropy', 'H']),
        Task(['f_beta', 'fbeta', 'score'], ['precision', 'recall'], [['0.5', '0.8'], ['0.9', '0.3']], f'(1 + {beta}**2) * precision * recall / ({beta}**2 * precision + recall)', [rf'the F-beta score for beta = {beta}: $\frac{{(1 + \beta^2) P R}}{{\beta^2 P + R}}$ with P = `precision` and R = `recall`'], seen='float({})', results=['fb', 'f_value']),
    ])  # fmt: skip


def distance(rng: random.Random) -> Task:
    X, q, C = rng.choice(['X', 'points', 'data', 'P']), rng.choice(['q', 'x', 'query', 'new']), rng.choice(['C', 'centers', 'centroids', 'means'])
    n, m, k = rng.choice([4, 5]), 2, rng.choice([2, 3])
    how = rng.choice(['euclid', 'euclid', 'manhattan'])
    word = {'euclid': 'Euclidean', 'manhattan': 'Manhattan'}[how]
    one = f'np.linalg.norm({X} - {q}, axis=1)' if how == 'euclid' else f'np.abs({X} - {q}).sum(axis=1)'
    all_pairs = f'np.linalg.norm({X}[:, None] - {C}[None], axis=2)' if how == 'euclid' else f'np.abs({X}[:, None] - {C}[None]).sum(axis=2)'
    point = lambda: [matrix(rng, n, m), vector(rng, m)]  # noqa: E731
    pairs = lambda: [matrix(rng, n, m), matrix(rng, k, m)]  # noqa: E731
    labels, kk = rng.choice(['y', 'labels']), rng.choice(['k', 'n_neighbors'])
    return rng.choice([
        Task(['distances', 'dist', 'dist_to'], [X, q], [point(), point()], one, [f'the {word} distances from each row of `{X}` to the point `{q}`', f'how far every row of `{X}` is from `{q}` ({word} distance)'], results=['d', 'dist', 'distances']),
        Task(['nearest', 'closest', 'nearest_row'], [X, q], [point(), point()], f'np.argmin({one})', [f'the index of the row of `{X}` that is nearest to `{q}` ({word} distance)', f'which row of `{X}` is closest to the point `{q}`, by {word} distance (index)'], seen='int({})', results=['i', 'nearest', 'closest']),
        Task(['neighbours', 'neighbors', 'k_nearest'], [X, q, kk], [[*point(), '2'], [*point(), '3']], f'np.argsort({one})[:{kk}]', [f'the indices of the `{kk}` rows of `{X}` nearest to `{q}` ({word} distance), nearest first', f'`{kk}` nearest neighbours of `{q}` in `{X}` as an array of indices, sorted by {word} distance'], results=['idx', 'neighbours']),
        Task(['knn_predict', 'vote', 'knn'], [X, labels, q, kk], [[matrix(rng, 5, m), vector(rng, 5, 'bit'), vector(rng, m), '3'] for _ in range(2)], f'np.bincount({labels}[nearest]).argmax()', [f'the most frequent label (in the integer array `{labels}`) among the `{kk}` rows of `{X}` nearest to `{q}` by {word} distance (indices `nearest`)', f'a k-nearest-neighbour prediction for `{q}`: find the `{kk}` closest rows of `{X}` ({word}; call their indices `nearest`) and take the majority of their `{labels}`'], [f'nearest = np.argsort({one})[:{kk}]'], 'int({})', ['label', 'prediction']),
        Task(['pairwise', 'dist_matrix', 'cdist'], [X, C], [pairs(), pairs()], all_pairs, [f'the matrix of {word} distances between every row of `{X}` and every row of `{C}`', f'a distance matrix ({word}): entry (i, j) belongs to row i of `{X}` and row j of `{C}`'], results=['D', 'distances']),
        Task(['assign', 'assign_clusters', 'nearest_center'], [X, C], [pairs(), pairs()], f'np.argmin({all_pairs}, axis=1)', [f'the k-means assignment: for each row of `{X}` the index of the nearest row of `{C}` ({word} distance)', f'for every point in `{X}` the number of its closest centre in `{C}` by {word} distance'], results=['labels', 'clusters', 'assignment']),
        Task(['update_centers', 'new_centroids', 'move_centers'], [X, labels, 'k'], [[matrix(rng, 5, m), vector(rng, 5, 'bit'), '2'] for _ in range(2)], f'np.array([{X}[{labels} == j].mean(axis=0) for j in range(k)])', [f'the new k-means centres: the mean of the rows of `{X}` of each cluster 0 to `k` - 1 (assignments in `{labels}`)', f'an array with the mean point of every cluster; `{labels}` says which cluster (0, ..., `k` - 1) each row of `{X}` belongs to'], results=['centers', 'C_new']),
        Task(['inertia', 'within_ss', 'distortion'], [X, C, labels], [[matrix(rng, 5, m), matrix(rng, 2, m), vector(rng, 5, 'bit')] for _ in range(2)], f'np.sum(({X} - {C}[{labels}])**2)', [f'the k-means inertia: the sum of squared distances of the rows of `{X}` to their centres in `{C}` (cluster numbers `{labels}`)', rf'$\sum_i \lVert x_i - c_{{l_i}} \rVert^2$ with points `{X}`, centres `{C}` and cluster numbers `{labels}`'], seen='float({})', results=['inertia', 'cost']),
        Task(['cosine', 'cos_sim', 'similarity'], ['a', 'b'], [[vector(rng, 3), vector(rng, 3)] for _ in range(2)], 'a @ b / (np.linalg.norm(a) * np.linalg.norm(b))', [r'the cosine similarity $\frac{a \cdot b}{\lVert a \rVert \lVert b \rVert}$ of two vectors', 'the cosine of the angle between the vectors `a` and `b`'], seen='float({})', results=['cos', 'sim']),
    ])  # fmt: skip


def closed_form(rng: random.Random) -> Task:
    X, y = rng.choice([('X', 'y'), ('A', 'b'), ('Phi', 't')])
    data = lambda: [matrix(rng, 5, 2), vector(rng, 5)]  # noqa: E731
    lam, e = rng.choice(['lam', 'alpha', 'reg']), rng.choice(['0.1', '1.0', '10'])
    w, b = rng.choice([('w', 'b'), ('weights', 'bias'), ('w', 'b')])
    x, lr = rng.choice(['x', 'sample']), rng.choice(['0.1', '1', '0.5'])
    return rng.choice([
        Task(['ols', 'least_squares', 'normal_equation', 'solve_ols'], [X, y], [data(), data()], f'np.linalg.solve({X}.T @ {X}, {X}.T @ {y})', [rf'the least squares weights $w = ({X}^T {X})^{{-1}} {X}^T {y}$ (use `np.linalg.solve`)', f'the solution of the normal equations for `{X}` and `{y}` (no inverse, `np.linalg.solve`)'], results=['w', 'weights']),
        Task(['ridge', 'ridge_fit', 'fit_ridge'], [X, y, lam], [[*data(), e] for _ in range(2)], f'np.linalg.solve({X}.T @ {X} + {lam} * np.eye({X}.shape[1]), {X}.T @ {y})', [rf'the ridge weights $w = ({X}^T {X} + \lambda I)^{{-1}} {X}^T {y}$ with $\lambda$ = `{lam}` (use `np.linalg.solve`)', f'ridge regression in closed form: solve the normal equations of `{X}`, `{y}` with `{lam}` added to the diagonal'], results=['w', 'weights']),
        Task(['fit_line', 'line', 'slope_intercept'], ['x', 'y'], [[vector(rng, 4, 'int'), vector(rng, 4, 'int')] for _ in range(2)], 'slope, y.mean() - slope * x.mean()', [r'slope and intercept of the regression line, slope $= \frac{\sum (x_i - \bar{x})(y_i - \bar{y})}{\sum (x_i - \bar{x})^2}$, intercept $= \bar{y} - $ slope $\cdot \bar{x}$, as a pair (first compute `slope`)'], ['slope = np.sum((x - x.mean()) * (y - y.mean())) / np.sum((x - x.mean())**2)'], '[round(float(v), 6) for v in {}]', ['line']),
        Task(['perceptron_step', 'perceptron', 'update'], [w, b, x, 'y'], [[vector(rng, 2), '0.5', vector(rng, 2), rng.choice(['1', '-1'])] for _ in range(3)], f'{w}, {b}', [f'weights and bias after one perceptron update with rate {lr} for the sample `{x}` with label `y` (-1 or 1): if y times ({w} . {x} + {b}) <= 0, add {lr} * y * {x} to `{w}` and {lr} * y to `{b}`; the pair (`{w}`, `{b}`)'], [f'if y * ({w} @ {x} + {b}) <= 0:', f'    {w} = {w} + {lr} * y * {x}', f'    {b} = {b} + {lr} * y'], '[np.round(v, 6).tolist() for v in {}]', ['state']),
        Task(['covariance', 'cov', 'cov_matrix'], [X], [[matrix(rng, 5, 2)] for _ in range(2)], f'Z.T @ Z / (len({X}) - 1)', [f'the covariance matrix of the columns of `{X}`: centre it (`Z`), then Z^T Z / (n - 1)', r'$\frac{1}{n-1} Z^T Z$ where $Z$ is ' + f'`{X}` minus its column means'], [f'Z = {X} - {X}.mean(axis=0)'], results=['S', 'cov']),
        Task(['explained', 'variance_ratio', 'explained_ratio'], [X], [[matrix(rng, 5, 3)] for _ in range(2)], 's**2 / np.sum(s**2)', [f'the explained variance ratios of the principal components of `{X}`: centre the columns (`Z`), take the singular values `s` of Z, then s^2 / sum of s^2'], [f'Z = {X} - {X}.mean(axis=0)', 's = np.linalg.svd(Z, compute_uv=False)'], results=['ratios', 'shares']),
        Task(['best_epoch', 'early_stop', 'stop_at'], ['losses'], [[f'[{", ".join(str(round(rng.uniform(0.1, 2), 2)) for _ in range(6))}]'] for _ in range(2)], 'int(np.argmin(losses))', ['the index of the epoch with the smallest validation loss in the list `losses` (an int)', 'the position of the minimum of `losses`, as an int'], seen='{}', results=['best', 'epoch']),
        Task(['dropout', 'drop', 'apply_mask'], ['h', 'mask', 'keep'], [[vector(rng, 4), vector(rng, 4, 'bit'), '0.5'], [vector(rng, 3), vector(rng, 3, 'bit'), '0.8']], 'h * mask / keep', ['inverted dropout: `h` times the 0/1 array `mask`, divided by the probability `keep`', 'the activations `h` after dropout with the given `mask`, scaled by 1 / `keep`'], results=['dropped', 'out']),
        Task(['init', 'init_weights', 'he_init'], ['n_in', 'n_out', 'seed'], [['3', '2', '0'], ['2', '4', '1']], f'rng.normal(size=(n_in, n_out)) * np.sqrt({(f := rng.choice(["2", "1"]))} / n_in)', [rf'a weight matrix (n_in x n_out) of standard normal numbers from `np.random.default_rng(seed)` (`rng`) times $\sqrt{{{f} / n_{{in}}}}$'], ['rng = np.random.default_rng(seed)'], results=['W', 'W0']),
    ])  # fmt: skip


def draw_hand_task(rng: random.Random) -> Skill:
    """A task of NumPy, as a function or as a variable."""
    kinds = [loss, activation, layer, softmax, gradient, optimiser, preparation, measure, distance, closed_form]
    task = rng.choices(kinds, [5, 2.5, 1.5, 1, 4, 2, 3.5, 3.5, 3.5, 2.5])[0](rng)
    variable = rng.random() < 0.25 and not task.body and all('np.' in source or source[0] == '[' for source in task.calls[0])
    return as_variable(task, rng) if variable else as_function(task, rng)


def as_variable(task: Task, rng: random.Random, kind: str = 'hand', area: str = 'ml') -> Skill:
    setup = '\n'.join(f'{name} = {source}' for name, source in zip(task.arguments, task.calls[0]))
    res = rng.choice([name for name in task.results if name not in task.arguments] or ['result'])
    say = []
    for said in rng.sample(task.said, min(4, len(task.said))):
        if said.startswith(('whether', 'how', 'at which', 'which')):
            say += [f'Find out {said}; store the answer in `<res>`.', f'`<res>`: {said}', f'Let `<res>` tell {said}.', f'{capital(said)}? -> `<res>`']
            continue
        if said.startswith(('for ', 'only ', 'one ')):
            say += [f'`<res>`: {said}', f'{capital(said)} -> `<res>`', f'{capital(said)}; save this as `<res>`.', f'Make `<res>`: {said}.']
            continue
        say += [f'Compute {said}. Store it in `<res>`.', f'`<res>`: {said}', f'{capital(said)} -> `<res>`', f'Create `<res>`, {said}.', f'Let `<res>` be {said}.', f'We need {said}. Name: `<res>`']
        say += [f'With the values above, find {said} and save it as `<res>`.'] if setup else []
        say += [f'What is {said}? Name it `<res>`.'] if not task.seen.startswith('np.') and '.tolist' not in task.seen else []
    return make_skill(area, kind, say, f'<res> = {task.value}', [task.seen.format('<res>')], setup=setup, res=res)


def as_function(task: Task, rng: random.Random, kind: str = 'hand', area: str = 'ml') -> Skill:
    name = rng.choice([n for n in task.name if n not in task.arguments])
    signature = f'{name}({", ".join(task.arguments)})'
    head = f'def {signature}:\n'
    code = head + '\n'.join(f'    {line}' for line in [*task.body, f'return {task.value}'])
    said = rng.choice(task.said)
    one_line = '\n' not in said and '$$' not in said
    say = [f'Write a function `{signature}` that returns {said}.', f'Implement `{signature}`. It returns {said}.', f'`{signature}`: {said}', f'Define `{signature}`, which gives {said}. Use NumPy.', f'We need {said} as a function `{signature}`.', f'**{name}**\n\nReturn {said}. Signature: `{signature}`', f'- name: `{name}`\n- arguments: {", ".join(f"`{a}`" for a in task.arguments)}\n- returns {said}', f'Code `{signature}`: it should return {said}.', f'How do you compute {said} with NumPy? Put it into a function `{signature}`.']
    prefix = ['', head]
    if rng.random() < 0.6:
        prefix = [head]
        if one_line and '\\' not in said and rng.random() < 0.5:
            prefix = [head + f'    """{capital(said)}."""\n']
            code = prefix[0] + code[len(head) :]
        say += [f'Complete the function: it returns {said}.', f'Fill in the body of `{name}` so that it returns {said}.', f'Implement {said}.', f'{capital(said)}.', f'TODO: {said}']
    checks = [task.seen.format(f'{name}({", ".join(call)})') for call in task.calls]
    return make_skill(area, kind, say, code, checks, prefix=prefix, level=2)
