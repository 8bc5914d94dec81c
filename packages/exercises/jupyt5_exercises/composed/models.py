"""Random machine-learning tasks with scikit-learn: data, preparation, model and question are drawn one by one."""
from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

from ..catalogue import Skill
from .writing import capital, listed, make_skill, stored, told

# Parameter -> ways to say it; {} is the value.
SAID = {
    'random_state': ['`random_state={}`', 'random_state={}', 'seed {}', 'random state {}', 'random_state {}'],
    'max_depth': ['`max_depth={}`', 'maximum depth {}', 'a depth of at most {}', 'max_depth {}', 'max depth {}'],
    'n_estimators': ['`n_estimators={}`', '{} trees', '{} estimators', 'n_estimators {}'], 'min_samples_leaf': ['`min_samples_leaf={}`', 'at least {} samples per leaf', 'min_samples_leaf {}'],
    'n_neighbors': ['`n_neighbors={}`', '{} neighbours', 'k = {}', 'k={}', '{} nearest neighbors', 'n_neighbors {}'], 'weights': ['`weights={}`', 'weights {}', '{} weights'],
    'alpha': ['`alpha={}`', 'alpha = {}', 'alpha {}', 'regularisation strength alpha={}', r'$\alpha = {}$'], 'C': ['`C={}`', 'C = {}', 'C={}', 'inverse regularisation strength C={}'],
    'kernel': ['`kernel={}`', 'kernel {}', '{} kernel', 'a {} kernel'], 'max_iter': ['`max_iter={}`', 'at most {} iterations', 'max_iter={}', 'max_iter {}'],
    'learning_rate': ['`learning_rate={}`', 'learning rate {}', 'a learning rate of {}'], 'l1_ratio': ['`l1_ratio={}`', 'l1_ratio {}', 'an L1 ratio of {}'],
    'criterion': ['`criterion={}`', 'the {} criterion', 'criterion {}'], 'fit_intercept': ['`fit_intercept={}`', 'fit_intercept={}'], 'gamma': ['`gamma={}`', 'gamma {}', 'gamma={}'],
    'n_clusters': ['`n_clusters={}`', '{} clusters', 'k = {}', 'n_clusters={}'], 'n_init': ['`n_init={}`', '{} initialisations', 'n_init={}', 'n_init {}'],
    'n_components': ['`n_components={}`', '{} components', 'n_components={}'], 'var_smoothing': ['`var_smoothing={}`', 'var_smoothing {}'],
    'strategy': ['`strategy={}`', 'strategy={}'], 'epsilon': ['`epsilon={}`', 'epsilon {}'],
}  # fmt: skip
STATES = ['0', '1', '2', '3', '5', '7', '8', '10', '11', '13', '21', '42', '42', '99', '100', '123', '2024']
RS = ('random_state', STATES, 1.0)
DEPTH = ('max_depth', ['1', '2', '3', '4', '5', '6', '8'], 0.75)
# Class, module, prose names, parameters (name, values, how often it is given), what a fitted one has.
CLASSIFIERS = [
    ('LogisticRegression', 'linear_model', ['logistic regression', 'a logistic regression', 'a logistic regression model'], [('C', ['0.01', '0.1', '0.5', '2', '10', '2.0'], 0.5), ('max_iter', ['200', '300', '500', '1000', '2000'], 0.7)], 'coef proba'),
    ('KNeighborsClassifier', 'neighbors', ['a k-nearest-neighbours classifier', 'a KNN classifier', 'kNN', 'a nearest neighbour classifier'], [('n_neighbors', ['1', '3', '4', '5', '7', '9', '11', '15'], 1.0), ('weights', ["'distance'"], 0.2)], 'proba'),
    ('DecisionTreeClassifier', 'tree', ['a decision tree', 'a decision tree classifier', 'a classification tree'], [('criterion', ["'entropy'"], 0.15), DEPTH, ('min_samples_leaf', ['2', '3', '4', '5', '10'], 0.25), RS], 'imp proba tree'),
    ('RandomForestClassifier', 'ensemble', ['a random forest', 'a random forest classifier', 'a forest'], [('n_estimators', ['5', '8', '10', '12', '15', '20'], 1.0), DEPTH, RS], 'imp proba'),
    ('GradientBoostingClassifier', 'ensemble', ['gradient boosting', 'a gradient boosting classifier', 'boosted trees'], [('n_estimators', ['5', '8', '10', '15'], 1.0), ('learning_rate', ['0.05', '0.1', '0.2', '0.3', '0.5'], 0.6), ('max_depth', ['1', '2', '3'], 0.4), RS], 'imp proba'),
    ('SVC', 'svm', ['a support vector machine', 'an SVM', 'a support vector classifier'], [('kernel', ["'linear'", "'rbf'", "'poly'"], 0.7), ('C', ['0.1', '0.5', '1', '2', '5', '10'], 0.7), ('gamma', ['0.1', '0.5', '1'], 0.15)], ''),
    ('GaussianNB', 'naive_bayes', ['Gaussian naive Bayes', 'a Gaussian naive Bayes classifier', 'naive Bayes (Gaussian)'], [], 'proba'),
    ('LinearDiscriminantAnalysis', 'discriminant_analysis', ['linear discriminant analysis', 'an LDA classifier'], [], 'proba'),
    ('DummyClassifier', 'dummy', ['a dummy classifier', 'a baseline'], [('strategy', ["'most_frequent'"], 1.0)], ''),
    ('AdaBoostClassifier', 'ensemble', ['AdaBoost', 'an AdaBoost classifier'], [('n_estimators', ['5', '8', '10'], 1.0), RS], 'imp proba'),
    ('ExtraTreesClassifier', 'ensemble', ['extra trees', 'an extra-trees classifier'], [('n_estimators', ['5', '8', '10'], 1.0), RS], 'imp proba'),
]  # fmt: skip
REGRESSORS = [
    ('LinearRegression', 'linear_model', ['a linear regression', 'linear regression', 'an ordinary least squares regression', 'a linear model'], [('fit_intercept', ['False'], 0.1)], 'coef'),
    ('Ridge', 'linear_model', ['ridge regression', 'a ridge regression', 'a ridge model'], [('alpha', ['0.01', '0.1', '0.5', '1.0', '2.0', '5', '10', '100'], 1.0)], 'coef'),
    ('Lasso', 'linear_model', ['lasso', 'a lasso regression', 'a lasso model'], [('alpha', ['0.01', '0.05', '0.1', '0.2', '0.5', '1.0'], 1.0)], 'coef'),
    ('ElasticNet', 'linear_model', ['an elastic net', 'elastic-net regression'], [('alpha', ['0.01', '0.1', '0.5'], 1.0), ('l1_ratio', ['0.2', '0.5', '0.8'], 0.6)], 'coef'),
    ('KNeighborsRegressor', 'neighbors', ['a k-nearest-neighbours regressor', 'KNN regression', 'a kNN regressor'], [('n_neighbors', ['1', '2', '3', '4', '5', '7'], 1.0), ('weights', ["'distance'"], 0.2)], ''),
    ('DecisionTreeRegressor', 'tree', ['a regression tree', 'a decision tree regressor', 'a decision tree for regression'], [DEPTH, ('min_samples_leaf', ['2', '3', '5'], 0.2), RS], 'imp tree'),
    ('RandomForestRegressor', 'ensemble', ['a random forest regressor', 'a random forest for regression', 'random forest regression'], [('n_estimators', ['5', '8', '10', '12', '15'], 1.0), ('max_depth', ['2', '3', '4', '5'], 0.5), RS], 'imp'),
    ('GradientBoostingRegressor', 'ensemble', ['gradient boosting regression', 'a gradient boosting regressor', 'boosted regression trees'], [('n_estimators', ['5', '10', '15', '20'], 1.0), ('learning_rate', ['0.05', '0.1', '0.2', '0.5'], 0.6), RS], 'imp'),
    ('SVR', 'svm', ['support vector regression', 'a support vector regressor', 'an SVR'], [('kernel', ["'linear'", "'rbf'"], 0.8), ('C', ['0.5', '1', '2', '10'], 0.7), ('epsilon', ['0.05', '0.2'], 0.2)], ''),
    ('DummyRegressor', 'dummy', ['a dummy regressor', 'a baseline'], [('strategy', ["'mean'", "'median'"], 1.0)], ''),
]  # fmt: skip
SCALERS = [
    ('StandardScaler', ['standardise', 'standardize'], ['a `StandardScaler`', 'standardisation', '`StandardScaler`', 'a standard scaler']), ('MinMaxScaler', ['scale to [0, 1]', 'min-max scale'], ['a `MinMaxScaler`', 'min-max scaling', '`MinMaxScaler`']),
    ('RobustScaler', ['robustly scale'], ['a `RobustScaler`', '`RobustScaler`', 'robust scaling']), ('MaxAbsScaler', ['scale by the maximum absolute value'], ['a `MaxAbsScaler`', '`MaxAbsScaler`']),
]  # fmt: skip
TOPICS = [  # table, features with their range, number to predict, class to predict, a category with its values
    ('houses', [('area', 30, 180), ('rooms', 1, 7), ('age', 0, 80), ('distance', 1, 30)], 'price', 'sold', ('district', ['north', 'south', 'centre'])),
    ('cars', [('weight', 800, 2200), ('power', 40, 250), ('age', 0, 20), ('mileage', 5, 200)], 'fuel', 'defect', ('brand', ['Fiat', 'Opel', 'Volvo'])),
    ('students', [('hours', 0, 40), ('sleep', 4, 10), ('absences', 0, 12), ('homework', 0, 10)], 'grade', 'passed', ('school', ['east', 'west'])),
    ('customers', [('age', 18, 80), ('visits', 0, 30), ('fee', 5, 90), ('calls', 0, 9)], 'spending', 'churn', ('plan', ['basic', 'plus', 'pro'])),
    ('plants', [('height', 5, 120), ('light', 1, 12), ('water', 0, 50), ('ph', 4, 9)], 'yield_kg', 'flowers', ('soil', ['clay', 'sand', 'loam'])),
    ('patients', [('age', 20, 90), ('pulse', 50, 110), ('weight', 45, 120), ('dose', 1, 20)], 'pressure', 'recovered', ('ward', ['A', 'B', 'C'])),
    ('flights', [('distance', 100, 9000), ('delay', 0, 90), ('seats', 50, 400), ('stops', 0, 3)], 'cost', 'full', ('airline', ['Alpha', 'Beta', 'Gamma'])),
    ('wines', [('alcohol', 9, 15), ('acid', 2, 9), ('sugar', 1, 20), ('age', 1, 30)], 'rating', 'gold', ('region', ['Rhone', 'Mosel', 'Douro'])),
    ('stations', [('altitude', 0, 2500), ('wind', 0, 90), ('humidity', 20, 100), ('cloud', 0, 8)], 'temperature', 'rain', ('zone', ['coast', 'hills', 'valley'])),
    ('fish', [('length', 5, 60), ('width', 2, 15), ('depth', 1, 40), ('age', 0, 9)], 'weight', 'healthy', ('species', ['carp', 'perch', 'pike'])),
    ('loans', [('income', 15, 120), ('debt', 0, 60), ('term', 1, 30), ('age', 20, 70)], 'amount', 'default', ('purpose', ['car', 'home', 'study'])),
    ('machines', [('speed', 100, 900), ('load', 1, 50), ('heat', 20, 110), ('hours', 0, 400)], 'wear', 'failure', ('maker', ['Acme', 'Bolt'])),
    ('df', [('x1', 0, 10), ('x2', -5, 5), ('x3', 0, 1), ('x4', 10, 20)], 'y', 'label', ('group', ['a', 'b', 'c'])),
    ('data', [('feature_1', 0, 9), ('feature_2', 0, 50), ('feature_3', -10, 10), ('feature_4', 1, 5)], 'target', 'label', ('kind', ['red', 'green', 'blue'])),
]  # fmt: skip
NAMES = [('X', 'y')] * 6 + [('features', 'target'), ('data', 'labels'), ('inputs', 'targets'), ('X_all', 'y_all'), ('A', 'b'), ('points', 'values'), ('samples', 'response')]
SPLITS = [('X_train', 'X_test', 'y_train', 'y_test')] * 6 + [
    ('X_tr', 'X_te', 'y_tr', 'y_te'), ('train_X', 'test_X', 'train_y', 'test_y'), ('x_train', 'x_test', 'y_train', 'y_test'), ('X_fit', 'X_hold', 'y_fit', 'y_hold'), ('X_train', 'X_val', 'y_train', 'y_val'),
]  # fmt: skip


@dataclass(frozen=True)
class Scene:
    """What stands above the cell: data named `X` and `y`; `task` is 'binary', 'multi' or 'number'."""

    lines: list[str]
    imports: list[str]
    X: str
    y: str
    task: str
    width: int
    columns: tuple[str, ...] = ()
    frame: str = ''
    split: tuple[str, str, str, str] | None = None

    @property
    def raw(self) -> bool:
        return bool(self.columns) or self.width == 13


@dataclass
class Plan:
    """Code and imports that grow with the steps of the task, and the steps in words."""

    code: list[str] = field(default_factory=list)
    imports: list[str] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    check: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Model:
    code: str
    """Noun phrases."""
    said: list[str]
    imports: str
    has: str
    name: str


def _scene(rng: random.Random, task: str, bare_frame: bool = False) -> Scene:
    """Data with numeric features; with `bare_frame` a table whose X and y are still to be taken."""
    if bare_frame or rng.random() < 0.3:
        return _table(rng, task, bare_frame)
    X, y = rng.choice(NAMES)
    n, width, seed = rng.choice([40, 50, 60, 80, 90, 100, 120]), rng.choice([2, 2, 3, 4, 5]), rng.choice(STATES)
    if rng.random() < 0.15:
        return _literal(rng, task, X, y)
    if task == 'number':
        return rng.choices([
            Scene([f'rng = np.random.default_rng({seed})', f'{X} = rng.normal(size=({n}, {width}))', f'{y} = {rng.choice(["2", "3", "1.5", "-2"])} * {X}[:, 0] {rng.choice("+-")} {X}[:, 1] + rng.normal(0, 0.{rng.randint(1, 5)}, {n})'], [], X, y, task, width),
            Scene([f'rng = np.random.default_rng({seed})', f'{X} = rng.uniform(0, {rng.choice([1, 5, 10])}, size=({n}, {width}))', f'{y} = np.sin({X}[:, 0]) + 0.5 * {X}[:, 1] + rng.normal(0, 0.2, {n})'], [], X, y, task, width),
            Scene([f'{X}, {y} = make_regression(n_samples={n}, n_features={width}, noise={rng.choice([1, 5, 10, 20])}, random_state={seed})'], ['sklearn.datasets make_regression'], X, y, task, width),
            Scene([f'{X}, {y} = load_diabetes(return_X_y=True)'], ['sklearn.datasets load_diabetes'], X, y, task, 10),
        ], [3, 2, 3, 1.5])[0]  # fmt: skip
    if task == 'multi':
        return rng.choices([
            Scene([f'{X}, {y} = make_blobs(n_samples={n}, centers={rng.choice([3, 4])}, n_features={width}, cluster_std={rng.choice([1.5, 2.0, 3.0])}, random_state={seed})'], ['sklearn.datasets make_blobs'], X, y, task, width),
            Scene([f'{X}, {y} = load_iris(return_X_y=True)'], ['sklearn.datasets load_iris'], X, y, task, 4),
            Scene(['iris = load_iris()', f'{X} = iris.data', f'{y} = iris.target'], ['sklearn.datasets load_iris'], X, y, task, 4),
            Scene([f'{X}, {y} = load_wine(return_X_y=True)'], ['sklearn.datasets load_wine'], X, y, task, 13),
        ], [3, 2, 1, 1])[0]  # fmt: skip
    return rng.choices([
        Scene([f'rng = np.random.default_rng({seed})', f'{X} = rng.normal(size=({n}, {width}))', f'{y} = ({X}[:, 0] {rng.choice("+-")} {X}[:, 1] + rng.normal(0, 0.{rng.randint(3, 9)}, {n}) > 0).astype(int)'], [], X, y, task, width),
        Scene([f'{X}, {y} = make_classification(n_samples={n}, n_features={width + 2}, random_state={seed})'], ['sklearn.datasets make_classification'], X, y, task, width + 2),
        Scene([f'{X}, {y} = make_moons(n_samples={n}, noise=0.{rng.randint(2, 4)}, random_state={seed})'], ['sklearn.datasets make_moons'], X, y, task, 2),
        Scene([f'{X}, {y} = make_blobs(n_samples={n}, centers=2, cluster_std=3.0, random_state={seed})'], ['sklearn.datasets make_blobs'], X, y, task, 2),
    ], [4, 3, 1, 1])[0]  # fmt: skip


def _literal(rng: random.Random, task: str, X: str, y: str) -> Scene:
    """A dozen samples written out."""
    n, width = rng.choice([12, 14, 16]), rng.choice([1, 2, 2, 3])
    rows = [[rng.choice([rng.randint(0, 9), round(rng.uniform(0, 9), 1)]) for _ in range(width)] for _ in range(n)]
    if task == 'number':
        values = [round(2 * row[0] - row[-1] / 2 + rng.uniform(-1, 1), 1) for row in rows]
    else:
        classes = 3 if task == 'multi' else 2
        ranks = sorted(range(n), key=lambda i: rows[i][0] + rng.uniform(-2, 2))
        values = [ranks.index(i) * classes // n for i in range(n)]
    return Scene([f'{X} = np.array({rows})', f'{y} = np.array({values})'], [], X, y, task, width)


def _table(rng: random.Random, task: str, bare: bool) -> Scene:
    frame, features, number, label, (category, values) = rng.choice(TOPICS)
    frame = rng.choice([frame, frame, 'df'])
    chosen = rng.sample(features, rng.choice([2, 3, 3, 4]))
    n = rng.choice([40, 50, 60, 80])
    columns = [f"    '{name}': rng.integers({low}, {high}, {n})," if rng.random() < 0.5 else f"    '{name}': rng.uniform({low}, {high}, {n}).round(1)," for name, low, high in chosen]
    (a, _, _), (b, low, high) = chosen[:2]
    lines = [f'rng = np.random.default_rng({rng.choice(STATES)})', f'{frame} = pd.DataFrame({{', *columns, '})']
    signal = f"{rng.choice([2, 3, 0.5, 1.5])} * {frame}['{a}'] {rng.choice('+-')} {frame}['{b}'] + rng.normal(0, {max(1, round((high - low) / 4))}, {n})"
    if task == 'number':
        target = number
        lines.append(f"{frame}['{number}'] = ({signal}).round(1)")
    elif task == 'binary':
        target = label
        lines += [f'signal = {signal}', f"{frame}['{label}'] = (signal > signal.median()).astype(int)"]
    else:
        target = category
        lines += [f'signal = {signal}', f"{frame}['{category}'] = pd.qcut(signal, {len(values)}, labels={values}).astype(str)"]
    names = tuple(name for name, _, _ in chosen)
    if bare:
        return Scene(lines, [], 'X', 'y', task, len(names), names, frame)
    lines += [f'X = {frame}[{list(names)}]' if rng.random() < 0.5 else f"X = {frame}.drop(columns='{target}')", f"y = {frame}['{target}']"]
    return Scene(lines, [], 'X', 'y', task, len(names), names, frame)


def _split_code(scene: Scene, names: tuple[str, ...], rng: random.Random) -> tuple[str, list[str]]:
    """A call of train_test_split and ways to ask for it."""
    size, state = rng.choice(['0.1', '0.2', '0.2', '0.25', '0.25', '0.3', '0.3', '0.33', '0.4', '0.5']), rng.choice(STATES)
    stratify = scene.task != 'number' and rng.random() < 0.3
    code = f'{", ".join(names)} = train_test_split({scene.X}, {scene.y}, test_size={size}, random_state={state}{f", stratify={scene.y}" if stratify else ""})'
    percent = f'{round(float(size) * 100)}'
    seed = rng.choice(SAID['random_state']).format(state)
    extra = rng.choice([f', stratified by `{scene.y}`', f', stratify={scene.y}', ', stratified', ', keeping the class proportions']) if stratify else ''
    data = rng.choice([f'`{scene.X}` and `{scene.y}`', f'{scene.X} and {scene.y}', f'`{scene.X}`, `{scene.y}`', 'the data'])
    test = names[1].replace('X_', '').replace('_X', '').replace('x_', '')
    test = {'te': 'test', 'hold': 'hold-out', 'val': 'validation'}.get(test, test)
    said = [
        f'split {data} into training and {test} sets with `test_size={size}` and {seed}{extra}', f'split {data} ({percent} % {test}, {seed}{extra})', f'make a train/{test} split of {data} with test_size {size}, {seed}{extra}',
        f'hold out {percent}% of the rows of {data} as a {test} set ({seed}{extra})', f'set {percent} % of {data} aside for testing ({seed}{extra})', f'use `train_test_split` on {data} (test_size={size}, {seed}{extra})',
        f'divide {data} {100 - int(percent)}/{percent} into train and {test} ({seed}{extra})',
    ]  # fmt: skip
    return code, said


def _with_split(scene: Scene, rng: random.Random) -> Scene:
    """The scene with its train/test split already made above the cell."""
    names = rng.choice(SPLITS)
    code, _ = _split_code(scene, names, rng)
    return replace(scene, lines=[*scene.lines, code], imports=[*scene.imports, 'sklearn.model_selection train_test_split'], split=names)


def _model(rng: random.Random, task: str, needs: str = '', raw: bool = False) -> Model:
    """`raw`: the features have very different ranges; a support vector machine with a linear or polynomial kernel may then run for minutes."""
    while True:
        name, module, prose, parameters, has = rng.choices(REGRESSORS if task == 'number' else CLASSIFIERS, [5, 4, 3, 2, 3, 3, 3, 2, 2, 1] if task == 'number' else [6, 4, 4, 4, 2, 3, 2, 1, 1, 1, 1])[0]
        given = [(key, rng.choice(values)) for key, values, share in parameters if rng.random() < share]
        if (needs in has.split() or not needs) and not (raw and ('kernel', "'linear'") in given or raw and ('kernel', "'poly'") in given):
            break
    call = f'{name}({", ".join(f"{key}={value}" for key, value in given)})'
    said = [f'`{call}`', f'a `{call}`' if name[0] not in 'AEILO' else f'an `{call}`']
    for _ in range(4):
        words = [rng.choice(SAID[key]).format(value if rng.random() < 0.5 else value.strip("'")) for key, value in given]
        noun = rng.choice([*prose, *prose, f'`{name}`'])
        if not words:
            said.append(noun)
            continue
        said.append(noun + rng.choice([f' with {listed(words)}', f' ({", ".join(words)})', f' ({", ".join(words)})', f' with {", ".join(words)}' if len(words) < 3 else f' with {listed(words)}']))
    if not given:
        said.append(f'{rng.choice(prose)} with default settings')
    # Prose such as 'a baseline' or 'naive Bayes' stands for one class only because the class name is said or usual.
    said = [text if 'baseline' not in text else f'`{call}`' for text in said]
    return Model(call, said, f'sklearn.{module} {name}', has, name)


def _imports(lines: list[str]) -> str:
    """'sklearn.module Name' pairs as import lines, one line for each module."""
    modules: dict[str, list[str]] = {}
    for line in lines:
        module, name = line.split()
        if name not in modules.setdefault(module, []):
            modules[module].append(name)
    return '\n'.join(f'from {module} import {", ".join(sorted(names))}' for module, names in sorted(modules.items()))


def _finish(plan: Plan, scene: Scene, say: list[str], rng: random.Random, res: str, top: bool, kind: str = 'model') -> Skill:
    """`top`: what the task needs is imported above, else in the cell; that cell shows which."""
    unused = rng.sample(UNUSED, rng.randint(1, 4)) if rng.random() < 0.25 else []
    above = [*scene.imports, *(plan.imports if top else []), *unused]
    inside = [] if top else [line for line in plan.imports if line not in above]
    setup = '\n\n'.join(part for part in (_imports(above), '\n'.join(scene.lines)) if part)
    code = '\n\n'.join(part for part in (_imports(inside), '\n'.join(plan.code)) if part)
    prefix = [_imports(inside) + '\n\n', ''] if inside and rng.random() < 0.3 else ['']
    return make_skill('ml', kind, say, code, plan.check, setup=setup, prefix=prefix, res=res, level=2)


CLASS_METRICS = [  # words, code of ({y}, {p}), names, function, weight
    (['accuracy'], 'accuracy_score({y}, {p})', ['acc', 'accuracy', 'test_acc', 'score', 'result'], 'accuracy_score', 8),
    (['precision'], 'precision_score({y}, {p}{avg})', ['precision', 'prec', 'p'], 'precision_score', 2), (['recall'], 'recall_score({y}, {p}{avg})', ['recall', 'rec', 'sensitivity'], 'recall_score', 2),
    (['F1 score', 'F1-score', '$F_1$ score', 'f1'], 'f1_score({y}, {p}{avg})', ['f1', 'f1_value', 'score', 'f'], 'f1_score', 3), (['balanced accuracy'], 'balanced_accuracy_score({y}, {p})', ['bal_acc', 'balanced', 'score'], 'balanced_accuracy_score', 1),
    (['confusion matrix'], 'confusion_matrix({y}, {p})', ['cm', 'conf', 'matrix', 'confusion'], 'confusion_matrix', 3),
    (['number of wrong predictions', 'number of errors', 'number of misclassified samples'], '({p} != {y}).sum()', ['errors', 'wrong', 'n_wrong', 'mistakes'], '', 2),
    (['error rate', 'share of wrong predictions', 'misclassification rate'], '({p} != {y}).mean()', ['error_rate', 'err', 'error'], '', 2),
    (['Cohen kappa', "Cohen's kappa"], 'cohen_kappa_score({y}, {p})', ['kappa', 'score'], 'cohen_kappa_score', 0.5),
]  # fmt: skip
NUMBER_METRICS = [
    (['mean squared error', 'MSE', 'mean squared error (MSE)', r'mean squared error $\frac{1}{n} \sum_i (y_i - \hat{y}_i)^2$'], 'mean_squared_error({y}, {p})', ['mse', 'test_mse', 'error', 'err', 'loss'], 'mean_squared_error', 5),
    (['root mean squared error', 'RMSE', 'root mean squared error (RMSE)', r'RMSE, $\sqrt{\frac{1}{n} \sum_i (y_i - \hat{y}_i)^2}$'], 'np.sqrt(mean_squared_error({y}, {p}))', ['rmse', 'test_rmse', 'error'], 'mean_squared_error', 4),
    (['mean absolute error', 'MAE', 'mean absolute error (MAE)', r'MAE, $\frac{1}{n} \sum_i |y_i - \hat{y}_i|$'], 'mean_absolute_error({y}, {p})', ['mae', 'test_mae', 'err', 'error'], 'mean_absolute_error', 4),
    (['$R^2$ score', 'R2 score', 'coefficient of determination', r'$R^2$'], 'r2_score({y}, {p})', ['r2', 'r2_test', 'score', 'result'], 'r2_score', 5),
    (['median absolute error'], 'median_absolute_error({y}, {p})', ['med', 'medae', 'median_error'], 'median_absolute_error', 1), (['largest absolute error', 'maximum error', 'largest error'], 'max_error({y}, {p})', ['worst', 'max_err', 'biggest_error'], 'max_error', 1),
    (['explained variance'], 'explained_variance_score({y}, {p})', ['ev', 'explained'], 'explained_variance_score', 0.7), (['mean absolute percentage error', 'MAPE'], 'mean_absolute_percentage_error({y}, {p})', ['mape'], 'mean_absolute_percentage_error', 0.7),
]  # fmt: skip
# Imports above a cell that its solution does not need, as notebooks have them (never a measure that `score` gives as well).
UNUSED = [
    'sklearn.linear_model LogisticRegression', 'sklearn.linear_model LinearRegression', 'sklearn.tree DecisionTreeClassifier', 'sklearn.preprocessing StandardScaler', 'sklearn.model_selection train_test_split', 'sklearn.metrics mean_squared_error',
    'sklearn.cluster KMeans', 'sklearn.metrics confusion_matrix', 'sklearn.ensemble RandomForestClassifier', 'sklearn.model_selection cross_val_score', 'sklearn.neighbors KNeighborsClassifier', 'sklearn.pipeline make_pipeline', 'sklearn.svm SVC',
]  # fmt: skip
MODEL_NAMES = ['model'] * 8 + ['clf', 'reg', 'estimator', 'est', 'm', 'learner', 'net', 'fitted', 'my_model', 'predictor']


def _metric(rng: random.Random, task: str) -> tuple[str, str, str, str]:
    """Words, code with {y} and {p}, a name, the function to import."""
    table = NUMBER_METRICS if task == 'number' else CLASS_METRICS
    words, code, names, function, _ = rng.choices(table, [row[4] for row in table])[0]
    said = rng.choice(words)
    if '{avg}' in code:
        average = rng.choice(['macro', 'weighted', 'macro']) if task == 'multi' else ''
        code = code.replace('{avg}', f", average='{average}'" if average else '')
        said = (f'{average}-averaged {said}' if rng.random() < 0.6 else f"{said} (average='{average}')") if average else said
    return said, code, rng.choice(names), function


def _fit(rng: random.Random) -> Skill:
    """Split (or not), scale (or not), fit one model, ask for something of it."""
    task = rng.choices(['binary', 'multi', 'number'], [4, 2, 5])[0]
    kind = rng.choices(['metric', 'predict', 'new', 'coef', 'imp', 'proba', 'both', 'tree', 'auc'], [10, 3, 3, 2.5, 2, 1.5, 2, 0.7, 1.5])[0]
    if kind in ('proba', 'auc'):
        task = 'binary'
    if kind == 'coef':
        task = 'number'
    has = {'coef': 'coef', 'imp': 'imp', 'proba': 'proba', 'auc': 'proba', 'tree': 'tree'}.get(kind, '')
    bare = rng.random() < 0.25
    scene = _scene(rng, 'binary' if task == 'multi' and bare else task, bare)
    task = scene.task
    model = _model(rng, task, has, scene.raw)
    plan, top = Plan(), rng.random() < 0.5
    where = rng.choices(['above', 'here', 'none'], [5, 4, 0 if kind in ('auc',) else 3])[0] if not bare else rng.choice(['here', 'here', 'none'])
    if bare:
        target = scene.lines[-1].split("'")[1]
        plan.code += [f'X = {scene.frame}[{list(scene.columns)}]', f"y = {scene.frame}['{target}']"]
        columns = listed([f'`{name}`' for name in scene.columns])
        plan.steps.append(rng.choice([f'use the columns {columns} of `{scene.frame}` as features `X` and `{target}` as target `y`', f'take {columns} from `{scene.frame}` as `X` and `{target}` as `y`', f'let `X` be the columns {columns} of `{scene.frame}` (in this order) and `y` the column `{target}`']))
    if where == 'above':
        scene = _with_split(scene, rng)
        names = scene.split
    elif where == 'here':
        names = rng.choice([('X_train', 'X_test', 'y_train', 'y_test')] * 3 + [rng.choice(SPLITS)])
        code, said = _split_code(scene, names, rng)
        if names[0] != 'X_train' or names[1] != 'X_test' or rng.random() < 0.3:
            said = [text + rng.choice([f' (names `{", ".join(names)}`)', f' into `{", ".join(names)}`', f', called {", ".join(names)}']) if 'into' not in text else text + f' (`{"`, `".join(names)}`)' for text in said]
        plan.steps.append(rng.choice(said))
        plan.code.append(code)
        plan.imports.append('sklearn.model_selection train_test_split')
    else:
        names = (scene.X, scene.X, scene.y, scene.y)
    X_train, X_test, y_train, y_test = names
    var = rng.choice(MODEL_NAMES)
    noun = rng.choice(model.said)
    plan.imports.append(model.imports)
    if rng.random() < 0.2 and model.name not in ('DummyClassifier', 'DummyRegressor') and kind not in ('coef', 'imp', 'tree'):
        scaler, _, scaler_said = rng.choice(SCALERS)
        plan.imports += ['sklearn.pipeline make_pipeline', f'sklearn.preprocessing {scaler}']
        plan.code.append(f'{var} = make_pipeline({scaler}(), {model.code})')
        first = rng.choice(scaler_said)
        noun = rng.choice([f'a pipeline of {first} and {noun}', f'a pipeline with {first} followed by {noun}', f'`make_pipeline({scaler}(), {model.code})`', f'a pipeline ({first}, then {noun})'])
    else:
        plan.code.append(f'{var} = {model.code}')
    plan.code.append(f'{var}.fit({X_train}, {y_train})')
    train_on = rng.choice([f'on `{X_train}` and `{y_train}`', f'on {X_train}, {y_train}', 'on the training data', 'on the training set', 'on the training part', 'to the training data']) if where != 'none' else rng.choice([f'on `{X_train}` and `{y_train}`', f'to `{X_train}`, `{y_train}`', 'on all the data', f'on {X_train} and {y_train}'])
    test_on = rng.choice([f'on `{X_test}`', f'on {X_test} and {y_test}', 'on the test set', 'on the test data', 'on the held-out rows', 'on the test part']) if where != 'none' else rng.choice(['on the same data', f'on `{X_train}`, `{y_train}`', 'on the training data', f'on {X_test} and {y_test}'])
    named = var != 'model' or rng.random() < 0.25
    call = rng.choice([f', named `{var}`,', f' called `{var}`', f' (`{var}`)', f' `{var}`']) if named and '`' not in noun else f' (variable `{var}`)' if named else ''
    if named:
        plan.check.append(f'type({var}).__name__')
    verb = 'fit' if train_on.startswith('to ') else rng.choice(['fit', 'train', 'fit', 'train'])
    plan.steps.append(rng.choice([f'{verb} {noun}{call} {train_on}', f'{verb} {noun}{call} {train_on}', f'{"create" if noun[:2] in ("a ", "an") or noun[0] == "`" else "use"} {noun}{call} and {verb} it {train_on}']))
    prediction = f'{var}.predict({X_test})'
    question: list[str] = []
    if kind == 'metric':
        said, code, res, function = _metric(rng, task)
        if function in ('accuracy_score', 'r2_score') and not (top and rng.random() < 0.7):
            expression, function = f'{var}.score({X_test}, {y_test})', ''
        else:
            expression = code.format(y=y_test, p=prediction)
        if function:
            plan.imports.append(f'sklearn.metrics {function}')
        plan.code.append(f'<res> = {expression}')
        plan.check.append('<res>.tolist()' if 'confusion_matrix' in expression else 'float(<res>)')
        goal = f'the {said} {test_on}'
        question = [f'What {said} does {noun} reach {test_on}?', f'How good is {noun} ({said} {test_on})?', f'Which {said} do we get {test_on} with {noun}?']
    elif kind == 'auc':
        plan.imports.append('sklearn.metrics roc_auc_score')
        plan.code.append(f'<res> = roc_auc_score({y_test}, {var}.predict_proba({X_test})[:, 1])')
        plan.check.append('float(<res>)')
        res, goal = rng.choice(['auc', 'roc_auc', 'area']), f'the {rng.choice(["area under the ROC curve", "ROC AUC", "AUC"])} {test_on}'
    elif kind == 'predict':
        res = rng.choice(['y_pred', 'pred', 'predictions', 'y_hat', 'preds', 'predicted'])
        goal = rng.choice([f'its predictions for `{X_test}`', f'the predictions {test_on}', f'the predicted {"values" if task == "number" else "classes"} {test_on}'])
        plan.code.append(f'<res> = {prediction}')
        plan.check.append('<res>.round(6).tolist()[:8]' if task == 'number' else '<res>.tolist()[:12]')
        if rng.random() < 0.5:
            said, code, second, function = _metric(rng, task)
            plan.code.append(f'{second} = {code.format(y=y_test, p="<res>")}')
            plan.imports += [f'sklearn.metrics {function}'] if function else []
            plan.check.append(f'{second}.tolist()' if 'confusion' in code else f'float({second})')
            if second != res:
                goal = (goal, stored(f'the {said} of these predictions', second, rng))
    elif kind == 'new':
        row = [rng.choice([str(rng.randint(-2, 9)), str(round(rng.uniform(-1, 5), 1))]) for _ in range(scene.width)] if scene.width <= 5 else []
        res = rng.choice(['prediction', 'new_pred', 'pred', 'answer', 'guess', 'value'])
        if row and not scene.columns:
            point = f'[{", ".join(row)}]'
            plan.code.append(f'<res> = {var}.predict([{point}])[0]')
            goal = rng.choice([f'the prediction for the new point `{point}`', f'what it predicts for {point}', f'its prediction for the sample {point} (a single value)'])
        elif row:
            plan.code += [f'new = pd.DataFrame([[{", ".join(row)}]], columns={list(scene.columns)})', f'<res> = {var}.predict(new)[0]']
            goal = 'the prediction for a new row with ' + rng.choice([listed([f'{c} {v}' for c, v in zip(scene.columns, row)]), ', '.join(f'{c}={v}' for c, v in zip(scene.columns, row))])
            plan.code[-2] = f'new = pd.DataFrame({{{", ".join(f"{c!r}: [{v}]" for c, v in zip(scene.columns, row))}}})'
        else:
            n = rng.choice([3, 5, 10])
            plan.code.append(f'<res> = {var}.predict({X_test}[:{n}])')
            goal = rng.choice([f'the predictions for the first {n} rows of `{X_test}`', f'what it predicts for the first {n} rows of {X_test}'])
        value = "float(<res>)" if task == 'number' else '<res>' if scene.columns and task == 'multi' else 'int(<res>)'
        plan.check.append(value if row else '<res>.round(6).tolist()')
    elif kind == 'coef':
        which = rng.choice(['coef', 'coef', 'intercept', 'pair', 'biggest'])
        if which == 'pair':
            res, second = rng.choice([('w', 'b'), ('coef', 'intercept'), ('weights', 'bias'), ('slopes', 'offset')])
            plan.code += [f'<res> = {var}.coef_', f'{second} = {var}.intercept_']
            plan.check += ['<res>.round(6).tolist()', f'float({second})' if model.name != 'LinearRegression' or 'False' not in model.code else f'float({second})']
            goal = (rng.choice(['the coefficients', 'its weights', 'the slopes']), stored(rng.choice(['the intercept', 'its intercept']), second, rng))
        elif which == 'intercept':
            res, goal = rng.choice(['b', 'intercept', 'b0', 'bias']), 'its intercept'
            plan.code.append(f'<res> = {var}.intercept_')
            plan.check.append('float(<res>)')
        elif which == 'coef':
            res, goal = rng.choice(['coef', 'w', 'weights', 'slopes', 'coefs']), rng.choice(['the coefficients', 'the fitted coefficients', 'its weights'])
            plan.code.append(f'<res> = {var}.coef_')
            plan.check.append('<res>.round(6).tolist()')
        else:
            res, goal = rng.choice(['top', 'strongest', 'index', 'i']), rng.choice(['the index of the coefficient with the largest absolute value', 'the position of the largest coefficient in absolute value'])
            plan.code.append(f'<res> = np.argmax(np.abs({var}.coef_))')
            plan.check.append('int(<res>)')
    elif kind == 'imp':
        which = rng.choice(['all', 'best', 'series' if scene.columns else 'all', 'series' if scene.columns else 'order'])
        res, goal, expression, check = {
            'all': (rng.choice(['imp', 'importances', 'importance']), 'the feature importances', f'{var}.feature_importances_', '<res>.round(6).tolist()'),
            'best': (rng.choice(['best', 'top', 'most_important']), 'the index of the most important feature', f'np.argmax({var}.feature_importances_)', 'int(<res>)'),
            'order': (rng.choice(['order', 'ranking']), 'the feature indices sorted by importance, most important first', f'np.argsort({var}.feature_importances_)[::-1]', '<res>.tolist()'),
            'series': (rng.choice(['imp', 'importances']), 'the feature importances as a Series indexed by column name', f'pd.Series({var}.feature_importances_, index={X_train}.columns)', '<res>.round(6).to_dict()'),
        }[which]  # fmt: skip
        if which == 'series' and rng.random() < 0.5:
            expression, goal = expression + '.sort_values(ascending=False)', goal + ', largest first'
        plan.code.append(f'<res> = {expression}')
        plan.check.append(check)
    elif kind == 'proba':
        which, n = rng.choice(['one', 'all', 'threshold']), rng.choice(['0.3', '0.4', '0.6', '0.7', '0.25'])
        res, goal, expression, check = {
            'one': (rng.choice(['proba', 'p1', 'probs']), f'the predicted probabilities of class 1 {test_on}', f'{var}.predict_proba({X_test})[:, 1]', '<res>.round(6).tolist()[:6]'),
            'all': (rng.choice(['proba', 'probabilities']), f'the class probabilities for `{X_test}`', f'{var}.predict_proba({X_test})', '<res>[:4].round(6).tolist()'),
            'threshold': (rng.choice(['y_pred', 'pred', 'decisions']), f'0/1 predictions for `{X_test}` that are 1 where the probability of class 1 is at least {n}', f'({var}.predict_proba({X_test})[:, 1] >= {n}).astype(int)', '<res>.tolist()'),
        }[which]  # fmt: skip
        plan.code.append(f'<res> = {expression}')
        plan.check.append(check)
    elif kind == 'tree':
        res, goal, expression = rng.choice([('depth', 'the depth of the fitted tree', 'get_depth()'), ('leaves', 'the number of leaves', 'get_n_leaves()'), ('n_leaves', 'how many leaves it has', 'get_n_leaves()')])
        plan.code.append(f'<res> = {var}.{expression}')
        plan.check.append('int(<res>)')
    else:
        if where == 'none':
            X_test, y_test = X_train, y_train
        score = 'accuracy' if task != 'number' else rng.choice(['$R^2$', 'R2', '`score`'])
        res, second = rng.choice([('train_score', 'test_score'), ('train_acc', 'test_acc') if task != 'number' else ('r2_train', 'r2_test'), ('s_train', 's_test')])
        if where == 'none':
            goal = f'the {score} on the training data'
        else:
            plan.code.append(f'{second} = {var}.score({X_test}, {y_test})')
            plan.check.append(f'float({second})')
            goal = (f'the {score} on the training set', stored(f'the {score} on the test set', second, rng))
        plan.code.insert(len(plan.code) - (where != 'none'), f'<res> = {var}.score({X_train}, {y_train})')
        plan.check.append('float(<res>)')
    return _say_fit(plan, scene, goal, question, res, noun, where, bare, named, top, rng)


def _say_fit(plan: Plan, scene: Scene, goal: str | tuple[str, str], question: list[str], res: str, noun: str, where: str, bare: bool, named: bool, top: bool, rng: random.Random) -> Skill:
    after = [goal[1]] if isinstance(goal, tuple) else []
    main = goal[0] if isinstance(goal, tuple) else goal
    say = []
    for _ in range(3):
        say.append(told([*plan.steps, stored(main, '<res>', rng), *after], rng))
    if rng.random() < 0.3:
        opening = rng.choice([f'We want to predict `{scene.y}` from `{scene.X}`. ', 'Now the modelling. ', 'Time to train a model. ', f'Goal: a model for `{scene.y}`. ', 'Train and evaluate. ', 'A first model. '])
        say[0] = opening.strip() + '\n\n' + say[0] if '\n' in say[0] else opening + say[0]
    if question and where != 'here' and not bare and not named:
        ask = rng.choice(question)
        say += [f'{ask} {capital(rng.choice(["fit it", "train it"]))} {"on the training data" if where == "above" else "on all rows"}; {stored(rng.choice(["the value", "the number", "the result"]), "<res>", rng)}.', f'{ask} -> `<res>`', f'`<res>`: {main}, {noun}', f'{capital(noun)}: {main} -> `<res>`']
    return _finish(plan, scene, say, rng, res, top)


def draw_model_task(rng: random.Random) -> Skill:
    """A task of scikit-learn."""
    return _fit(rng)
