"""Random tasks around a model: splits, scaling, encoding, clusters, components, cross-validation, searches and comparisons."""
from __future__ import annotations

import random
import re

from ..catalogue import Skill
from .models import CLASSIFIERS, REGRESSORS, SAID, SCALERS, SPLITS, STATES, TOPICS, Plan, Scene, _finish, _model, _scene, _split_code, _with_split
from .writing import capital, listed, stored, told


def _top(rng: random.Random) -> bool:
    return rng.random() < 0.5


def split(rng: random.Random) -> Skill:
    """One split, sometimes of a table, sometimes in three parts."""
    task = rng.choice(['binary', 'number', 'multi'])
    bare = task != 'multi' and rng.random() < 0.4
    scene, plan, steps = _scene(rng, task, bare), Plan(imports=['sklearn.model_selection train_test_split']), []
    names = rng.choice(SPLITS + [('train_x', 'test_x', 'train_y', 'test_y'), ('X_learn', 'X_check', 'y_learn', 'y_check'), ('A_train', 'A_test', 'b_train', 'b_test')])
    if bare:
        target = scene.lines[-1].split("'")[1]
        if rng.random() < 0.5:
            plan.code.append(f"X = {scene.frame}.drop(columns='{target}')")
            steps.append(rng.choice([f'let `y` be the column `{target}` of `{scene.frame}` and `X` all other columns', f'separate the target `y` ({target}) from the features `X` (every other column of `{scene.frame}`)']))
        else:
            chosen = rng.sample(list(scene.columns), rng.randint(1, len(scene.columns)))
            plan.code.append(f'X = {scene.frame}[{chosen}]')
            steps.append(rng.choice([f'take the column{"s" * (len(chosen) > 1)} {listed([f"`{c}`" for c in chosen])} of `{scene.frame}` as `X` and `{target}` as `y`', f'features `X`: {", ".join(chosen)}; target `y`: {target} (table `{scene.frame}`)']))
        plan.code.append(f"y = {scene.frame}['{target}']")
    code, said = _split_code(scene, names, rng)
    told_names = rng.choice([f'into `{"`, `".join(names)}`', f'(names `{", ".join(names)}`)', f'and call the parts {", ".join(names)}', f'-> `{", ".join(names)}`', f'giving `{names[0]}`, `{names[1]}`, `{names[2]}` and `{names[3]}`'])
    plan.code.append(code)
    steps_with = lambda: told([*steps, f'{rng.choice(said)} {told_names}'], rng)  # noqa: E731
    plan.check += [f'len({names[0]})', f'{names[3]}.tolist()[:10]', f'list({names[1]}.shape)']
    if rng.random() < 0.25:
        res, what, expression = rng.choice([('n_test', f'the number of rows of `{names[1]}`', f'len({names[1]})'), ('n_train', 'the number of training rows', f'len({names[0]})'), ('shape', f'the shape of `{names[0]}`', f'{names[0]}.shape')])
        plan.code.append(f'{res} = {expression}')
        plan.check.append(f'list({res})' if res == 'shape' else f'int({res})')
        say = [told([*steps, f'{rng.choice(said)} {told_names}', stored(what, res, rng)], rng) for _ in range(3)]
    else:
        say = [steps_with() for _ in range(3)]
    return _finish(plan, scene, say, rng, '', _top(rng))


def scale(rng: random.Random) -> Skill:
    """Scaler, imputer, polynomial features or bins, learned on the training part or on all rows."""
    kind = rng.choice(['scaler', 'scaler', 'scaler', 'range', 'impute', 'poly', 'normalise', 'bins'])
    scene = _scene(rng, rng.choice(['binary', 'number']))
    fit_on_train = rng.random() < 0.55 and kind != 'impute'
    if fit_on_train:
        scene = _with_split(scene, rng)
    plan = Plan()
    X = scene.split[0] if scene.split else scene.X
    var, verb, nouns = 'scaler', 'scale', ['']
    if kind == 'scaler':
        name, _, nouns = rng.choice(SCALERS)
        call = f'{name}()'
    elif kind == 'range':
        low, high = rng.choice([(-1, 1), (0, 10), (0, 255), (1, 5), (0, 100), (-5, 5)])
        name, call, nouns = 'MinMaxScaler', f'MinMaxScaler(feature_range=({low}, {high}))', [f'a `MinMaxScaler` with the range {low} to {high}', f'min-max scaling to [{low}, {high}]', f'`MinMaxScaler(feature_range=({low}, {high}))`']
    elif kind == 'impute':
        strategy = rng.choice(['mean', 'median', 'most_frequent', 'constant'])
        value = rng.choice([0, -1, 99])
        call = f"SimpleImputer(strategy='constant', fill_value={value})" if strategy == 'constant' else f"SimpleImputer(strategy='{strategy}')"
        name, var, verb, nouns = 'SimpleImputer', 'imputer', 'fill the missing values of', [f'`{call}`', f'a `SimpleImputer` (strategy "{strategy}"' + (f', fill_value {value})' if strategy == 'constant' else ')')]
        rows = [[rng.choice(['np.nan', *map(str, range(1, 10))]) for _ in range(3)] for _ in range(rng.choice([4, 5]))]
        rows[0], rows[1][rng.randrange(3)] = [str(rng.randint(1, 9)) for _ in range(3)], 'np.nan'
        scene = Scene([f'{scene.X} = np.array([{", ".join("[" + ", ".join(row) + "]" for row in rows)}])'], [], scene.X, '', 'number', 3)
    elif kind == 'poly':
        degree, bias, inter = rng.choice([2, 3, 2, 4]), rng.random() < 0.5, rng.random() < 0.2
        arguments = [f'degree={degree}'] + (['interaction_only=True'] if inter else []) + ([] if bias else ['include_bias=False'])
        call, name, var, verb = f'PolynomialFeatures({", ".join(arguments)})', 'PolynomialFeatures', 'poly', 'expand'
        nouns = [f'`{call}`', f'polynomial features of degree {degree}' + (', interactions only' if inter else '') + (', with the bias column' if bias else ', without the bias column'), f'`PolynomialFeatures` ({", ".join(arguments)})']
    elif kind == 'normalise':
        norm = rng.choice(['l1', 'l2', 'max'])
        call, name, var, verb, nouns = f"Normalizer(norm='{norm}')", 'Normalizer', 'normalizer', 'normalise the rows of', [f'a `Normalizer` with the {norm} norm', f"`Normalizer(norm='{norm}')`"]
    else:
        n, strategy = rng.choice([3, 4, 5]), rng.choice(['uniform', 'quantile'])
        call, name, var, verb = f"KBinsDiscretizer(n_bins={n}, encode='ordinal', strategy='{strategy}')", 'KBinsDiscretizer', 'binner', 'discretise'
        nouns = [f'`{call}`', f'`KBinsDiscretizer` ({n} bins, ordinal encoding, {strategy} strategy)']
        scene, X, fit_on_train = (s := _scene(rng, 'number')), s.X, False
    module = {'SimpleImputer': 'impute'}.get(name, 'preprocessing')
    plan.imports.append(f'sklearn.{module} {name}')
    noun = rng.choice(nouns)
    var = rng.choice([var, var, var, {'scaler': 'sc', 'poly': 'expander', 'imputer': 'imp', 'normalizer': 'norm', 'binner': 'binning'}.get(var, var)])
    named = f' named `{var}`' if rng.random() < 0.3 or var in ('sc', 'expander', 'imp', 'norm', 'binning') else ''
    plan.code.append(f'{var} = {call}')
    if fit_on_train:
        train, test = scene.split[0], scene.split[1]
        second = f'{test}_{rng.choice(["s", "scaled", "t", "new", "z"])}'
        first = second.replace(test, train, 1)
        plan.code += [f'{first} = {var}.fit_transform({train})', f'{second} = {var}.transform({test})']
        plan.check += [f'{first}[:2].round(6).ravel().tolist()', f'{second}[0].round(6).tolist()']
        say = [
            f'{capital(verb)} the features with {noun}{named}: learn it on `{train}` and apply it to both parts; results `{first}` and `{second}`.', f'Fit {noun}{named} on `{train}` only, then transform `{train}` and `{test}` to `{first}` and `{second}`.',
            f'{capital(noun)}{named} -> `{first}`, `{second}` (fitted on the training part only)', f'Transform the training features to `{first}` and the {"validation" if "val" in test else "test"} features to `{second}` with {noun}{named}. Only the training rows may be used to fit.',
            f'- tool: {noun}{named}\n- fit on: `{train}`\n- outputs: `{first}` (from {train}), `{second}` (from {test})',
        ]  # fmt: skip
        return _finish(plan, scene, say, rng, '', _top(rng))
    res = rng.choice([f'{X}_scaled' if verb == 'scale' else f'{X}_new', 'Z', 'X2', f'{X}_t', 'scaled' if verb == 'scale' else 'transformed'])
    plan.code.append(f'<res> = {var}.fit_transform({X})')
    plan.check += ['<res>[:3].round(6).ravel().tolist()', 'list(<res>.shape)']
    say = [f'{capital(verb)} `{X}` with {noun}{named} and store the array in `<res>`.', f'`<res>`: {X} transformed by {noun}{named}', f'Apply {noun}{named} to all of `{X}`. Result: `<res>`', f'Fit {noun}{named} on {X} and transform it in the same step; call the outcome `<res>`.', f'How do you {verb} {X} using {noun}{named}? Save it as `<res>`.']
    return _finish(plan, scene, say, rng, res, _top(rng))


def encode(rng: random.Random) -> Skill:
    """Categories as numbers: one-hot, ordinal, labels; lists or a column of a table."""
    frame, _, _, _, (category, values) = rng.choice(TOPICS)
    frame = rng.choice([frame, 'df'])
    extra = rng.choice([['low', 'medium', 'high'], ['S', 'M', 'L', 'XL'], ['bad', 'ok', 'good'], ['never', 'sometimes', 'often', 'always'], ['bronze', 'silver', 'gold']])
    kind = rng.choice(['dummies', 'dummies', 'onehot', 'ordinal', 'label', 'map', 'binarize'])
    if kind in ('ordinal', 'map'):
        values, category = extra, rng.choice(['size', 'quality', 'level', 'rank', 'frequency'])
    rows = [rng.choice(values) for _ in range(rng.randint(6, 9))]
    rows[: len(values)] = rng.sample(values, len(values))
    other = rng.choice(['price', 'age', 'x', 'count', 'weight'])
    plan = Plan()
    scene = Scene([f'{frame} = pd.DataFrame({{', f"    '{category}': {rows},", f"    '{other}': {[rng.randint(1, 60) for _ in rows]},", '})'], [], 'X', 'y', 'number', 2, frame=frame)
    column = f"{frame}['{category}']"
    if kind == 'dummies':
        drop = rng.random() < 0.35
        integer = rng.random() < 0.4
        whole = rng.random() < 0.5
        arguments = (f"{frame}, columns=['{category}']" if whole else column) + (', drop_first=True' if drop else '') + (', dtype=int' if integer else '')
        plan.code.append(f'<res> = pd.get_dummies({arguments})')
        notes = (', dropping the first level' if drop else '') + (' (as integers)' if integer else '')
        what = f'`{frame}` with the column `{category}` one-hot encoded{notes}' if whole else f'dummy variables for the column `{category}` of `{frame}`{notes}'
        say = [f'Make `<res>`: {what}. Use pandas.', f'Use `pd.get_dummies` to get {what}. Name: `<res>`', f'`<res>` = {what} (get_dummies)', f'A linear model cannot read text. Compute {what} with `get_dummies` and call the table `<res>`.']
        plan.check += ['list(<res>.columns)', '<res>.astype(int).sum().tolist()']
        return _finish(plan, scene, say, rng, rng.choice(['dummies', 'encoded', 'X', 'onehot', 'table']), True)
    if kind == 'map':
        pairs = {value: i for i, value in enumerate(values, rng.choice([0, 1]))}
        new = rng.choice([f'{category}_code', 'code', f'{category}_num'])
        plan.code.append(f"{frame}['{new}'] = {column}.map({pairs})")
        text = rng.choice([', '.join(f'{k} -> {v}' for k, v in pairs.items()), listed([f'{k} becomes {v}' for k, v in pairs.items()]), ', '.join(f'{k} = {v}' for k, v in pairs.items()), f'`{pairs}`'])
        say = [f'Add a column `{new}` to `{frame}` with {category} as numbers: {text}.', f'Encode `{category}` by hand in the new column `{new}`: {text}', f'`{new}` (column of {frame}): {text}', f'The column {category} has an order. Map it to numbers ({text}) and store them in the column `{new}`.']
        plan.check += [f"{frame}['{new}'].tolist()"]
        return _finish(plan, scene, say, rng, '', True)
    if kind == 'ordinal':
        plan.imports.append('sklearn.preprocessing OrdinalEncoder')
        plan.code += [f'encoder = OrdinalEncoder(categories=[{values}])', f"<res> = encoder.fit_transform({frame}[['{category}']]).ravel()"]
        order = rng.choice([' < '.join(values), ', '.join(values), f'`{values}`'])
        say = [f'Encode the column `{category}` with an `OrdinalEncoder` in the order {order} and store the flat array of codes in `<res>`.', f'`<res>`: ordinal codes of {category} (OrdinalEncoder; order {order}) as a 1-d array', f'Use scikit-learn\'s `OrdinalEncoder` on {category}, categories in this order: {order}. Flatten the result and name it `<res>`.']
        plan.check.append('<res>.tolist()')
        return _finish(plan, scene, say, rng, rng.choice(['codes', 'ranks', 'encoded', 'level']), _top(rng))
    if kind == 'onehot':
        plan.imports.append('sklearn.preprocessing OneHotEncoder')
        drop = rng.random() < 0.25
        plan.code += [f'encoder = OneHotEncoder({"drop=" + chr(39) + "first" + chr(39) if drop else ""})', f"<res> = encoder.fit_transform({frame}[['{category}']]).toarray()"]
        note = ' with `drop="first"`' if drop else ''
        say = [f'One-hot encode the column `{category}` with `OneHotEncoder`{note} and store the dense array in `<res>`.', f'Turn {category} into 0/1 columns using scikit-learn\'s `OneHotEncoder`{note}; dense array `<res>`.', f'`<res>`: dense one-hot matrix of `{category}` (OneHotEncoder{note})']
        plan.check += ['<res>.astype(int).tolist()', 'list(<res>.shape)']
        return _finish(plan, scene, say, rng, rng.choice(['onehot', 'encoded', 'H', 'X_cat']), _top(rng))
    name = 'LabelEncoder' if kind == 'label' else 'LabelBinarizer'
    plan.imports.append(f'sklearn.preprocessing {name}')
    plan.code += [f'encoder = {name}()', f'<res> = encoder.fit_transform({column})']
    say = [f'Encode the labels in `{category}` with a `{name}` and store the result in `<res>`.', f'`<res>`: the column {category} of `{frame}` after `{name}`', f'Fit a `{name}` on {category} and transform it. Name: `<res>`', f'How do we get the classes of the column {category} as numbers with `{name}`? -> `<res>`']
    plan.check.append('<res>.tolist()')
    return _finish(plan, scene, say, rng, rng.choice(['y', 'codes', 'labels', 'encoded']), _top(rng))


def cluster(rng: random.Random) -> Skill:
    """KMeans and others without labels; PCA."""
    n, width, seed, X = rng.choice([40, 60, 90]), rng.choice([2, 2, 3, 4]), rng.choice(STATES), rng.choice(['X', 'X', 'X', 'points', 'data', 'P'])
    scene = rng.choice([
        Scene([f'{X}, _ = make_blobs(n_samples={n}, centers={rng.choice([3, 4])}, n_features={width}, random_state={seed})'], ['sklearn.datasets make_blobs'], X, '', 'number', width),
        Scene([f'rng = np.random.default_rng({seed})', f'{X} = np.vstack([rng.normal(0, 1, ({n // 2}, {width})), rng.normal({rng.choice([3, 4, 5])}, 1, ({n // 2}, {width}))])'], [], X, '', 'number', width),
        Scene([f'{X} = load_iris().data'], ['sklearn.datasets load_iris'], X, '', 'number', 4),
    ])  # fmt: skip
    width, plan, steps = scene.width, Plan(), []
    kind = rng.choice(['kmeans', 'kmeans', 'kmeans', 'pca', 'pca', 'elbow', 'agglomerative', 'dbscan'])
    if rng.random() < 0.2 and kind != 'dbscan':
        scaler, verbs, _ = rng.choice(SCALERS[:2])
        plan.imports.append(f'sklearn.preprocessing {scaler}')
        plan.code.append(f'X_scaled = {scaler}().fit_transform({X})')
        steps.append(rng.choice([f'scale `{X}` with `{scaler}` (`X_scaled`)', f'apply a `{scaler}` to `{X}` and call the result `X_scaled`']))
        X = 'X_scaled'
    state, k, init = rng.choice(STATES), rng.choice([2, 3, 4, 5]), rng.choice([1, 2, 3, 5])
    if kind == 'elbow':
        ks = rng.choice(['range(1, 5)', 'range(1, 6)', 'range(2, 6)', '[2, 3, 4]', '[1, 2, 3, 4]', '[2, 4, 6]'])
        said = {'range(1, 5)': 'k = 1, 2, 3, 4', 'range(1, 6)': 'k from 1 to 5', 'range(2, 6)': 'k from 2 to 5'}.get(ks, f'k in {ks}')
        plan.imports.append('sklearn.cluster KMeans')
        plan.code += ['<res> = []', f'for k in {ks}:', f'    km = KMeans(n_clusters=k, n_init={init}, random_state={state}).fit({X})', '    <res>.append(km.inertia_)']
        plan.check += ['[round(float(v), 4) for v in <res>]', 'len(<res>)']
        goal = rng.choice([f'fit `KMeans` (n_init={init}, random_state={state}) to `{X}` for {said} and collect the inertias in the list `<res>`', f'for the elbow plot, compute the list `<res>` of inertias of k-means on `{X}` for {said} (`n_init={init}`, `random_state={state}`)', f'`<res>` = inertia of KMeans for {said} on {X}, n_init {init}, random state {state}'])
        return _finish(plan, scene, [told([*steps, goal], rng)], rng, rng.choice(['inertias', 'scores', 'elbow', 'costs']), _top(rng))
    if kind == 'pca':
        m = rng.randint(1, width) if width < 4 else rng.choice([1, 2, 2, 3])
        plan.imports.append('sklearn.decomposition PCA')
        plan.code.append(f'pca = PCA(n_components={m})')
        noun = rng.choice([f'a PCA with {m} component{"s" * (m > 1)}', f'`PCA(n_components={m})`', f'principal component analysis ({m} component{"s" * (m > 1)})'])
        what, expression, check, res = rng.choice([
            (f'`{X}` projected on the {m} component{"s" * (m > 1)}', f'pca.fit_transform({X})', 'np.abs(<res>[:3]).round(5).ravel().tolist()', ['Z', 'X_pca', 'projected', 'scores']),
            ('the explained variance ratios', f'pca.fit({X}).explained_variance_ratio_', '<res>.round(6).tolist()', ['ratios', 'explained', 'evr']),
            ('the total share of explained variance', f'pca.fit({X}).explained_variance_ratio_.sum()', 'float(<res>)', ['total', 'share', 'explained']),
        ])  # fmt: skip
        plan.code.append(f'<res> = {expression}')
        plan.check.append(check)
        say = [told([*steps, f'fit {noun} to `{X}`', stored(what, '<res>', rng)], rng) for _ in range(2)] + ([] if steps else [f'{capital(noun)}: {what} -> `<res>`', f'`<res>`: {what}, {noun} fitted on {X}'])
        return _finish(plan, scene, say, rng, rng.choice(res), _top(rng))
    name, arguments = {
        'kmeans': ('KMeans', [('n_clusters', k), ('n_init', init), ('random_state', state)]), 'agglomerative': ('AgglomerativeClustering', [('n_clusters', k)]),
        'dbscan': ('DBSCAN', [('eps', rng.choice([0.5, 0.8, 1, 1.5, 2])), ('min_samples', rng.choice([2, 3, 4, 5]))]),
    }[kind]  # fmt: skip
    call = f'{name}({", ".join(f"{key}={value}" for key, value in arguments)})'
    words = ', '.join(rng.choice(SAID.get(key, [f'{key}={{}}', f'{key} {{}}'])).format(value) for key, value in arguments)
    prose = {'kmeans': ['k-means', '`KMeans`', 'KMeans clustering'], 'agglomerative': ['`AgglomerativeClustering`', 'agglomerative clustering'], 'dbscan': ['`DBSCAN`', 'DBSCAN']}[kind]
    noun = rng.choice([f'`{call}`', f'{rng.choice(prose)} ({words})', f'{rng.choice(prose)} with {words}'])
    plan.imports.append(f'sklearn.cluster {name}')
    var = rng.choice(['km', 'kmeans', 'km']) if kind == 'kmeans' else 'clustering'
    asked = [
        ('the cluster labels', f'{var}.labels_', '<res>.tolist()[:10]', ['labels', 'clusters', 'assignments', 'groups']),
        ('the number of points in each cluster', f'np.bincount({var}.labels_)', 'sorted(<res>.tolist())', ['sizes', 'counts']),
    ]  # fmt: skip
    if kind == 'kmeans':
        asked += [('the cluster centres', f'{var}.cluster_centers_', 'sorted(<res>[:, 0].round(5).tolist())', ['centers', 'centroids', 'centres']), ('the inertia', f'{var}.inertia_', 'round(float(<res>), 4)', ['inertia', 'cost', 'sse'])]
    if kind == 'dbscan':
        asked = [asked[0], ('the number of noise points (label -1)', f'({var}.labels_ == -1).sum()', 'int(<res>)', ['noise', 'n_noise']), ('the number of clusters (noise not counted)', f'len(set({var}.labels_) - {{-1}})', 'int(<res>)', ['n_clusters', 'found'])]
    else:
        asked.append(('the silhouette score of the labels', f'silhouette_score({X}, {var}.labels_)', 'round(float(<res>), 6)', ['sil', 'silhouette', 'score']))
    what, expression, check, res = rng.choice(asked)
    plan.imports += ['sklearn.metrics silhouette_score'] if 'silhouette' in what else []
    named = f' (variable `{var}`)' if var == 'kmeans' or rng.random() < 0.2 else ''
    plan.code += [f'{var} = {call}', f'{var}.fit({X})', f'<res> = {expression}']
    plan.check.append(check)
    say = [told([*steps, f'{rng.choice(["cluster", "group"])} `{X}` with {noun}{named}', stored(what, '<res>', rng)], rng), told([*steps, f'fit {noun}{named} to `{X}`', stored(what, '<res>', rng)], rng)]
    if not named and not steps:
        say += [f'`<res>`: {what} after {noun} on {X}', f'{capital(noun)} on `{X}`: {what} -> `<res>`']
    return _finish(plan, scene, say, rng, rng.choice(res), _top(rng))


def validate(rng: random.Random) -> Skill:
    """Cross-validation and grid search."""
    task = rng.choice(['binary', 'multi', 'number'])
    scene, plan, cv = _scene(rng, task), Plan(), rng.choice([2, 3, 3, 4, 5, 5])
    X, y, top = scene.X, scene.y, _top(rng)
    if rng.random() < 0.45:
        return _grid(rng, scene, cv, top)
    model = _model(rng, task, raw=scene.raw)
    noun, fold, folds = rng.choice(model.said), str(cv), rng.choice([f'{cv}-fold cross-validation', f'cross-validation with {cv} folds', f'cross-validation (cv={cv})', f'`cross_val_score` with cv={cv}'])
    plan.imports += [model.imports, 'sklearn.model_selection cross_val_score']
    if rng.random() < 0.25:
        splitter = 'KFold' if task == 'number' or rng.random() < 0.5 else 'StratifiedKFold'
        state = rng.choice(STATES)
        plan.imports.append(f'sklearn.model_selection {splitter}')
        plan.code.append(f'cv = {splitter}(n_splits={cv}, shuffle=True, random_state={state})')
        fold, folds = 'cv', rng.choice([f'`{splitter}` with {cv} splits, shuffled, random_state={state}', f'a shuffled {splitter} ({cv} folds, seed {state})', f'`{splitter}(n_splits={cv}, shuffle=True, random_state={state})`'])
    scoring, score_said = '', rng.choice(['scores', 'score'])
    if rng.random() < 0.4:
        scoring, score_said = rng.choice([('neg_mean_absolute_error', 'neg_mean_absolute_error'), ('neg_mean_squared_error', 'neg_mean_squared_error'), ('r2', 'r2')] if task == 'number' else [('f1_macro', 'f1_macro'), ('accuracy', 'accuracy'), ('balanced_accuracy', 'balanced_accuracy')])
    arguments = f'{X}, {y}, cv={fold}' + (f", scoring='{scoring}'" if scoring else '')
    with_scoring = rng.choice([f" and `scoring='{scoring}'`", f' (scoring {scoring})', f', scoring: {scoring}']) if scoring else ''
    how, what = rng.choice([('.mean()', 'the mean score'), ('.mean()', 'the average score'), ('', 'the array of scores'), ('', 'the scores of all folds'), ('.std()', 'the standard deviation of the scores'), ('.max()', 'the best score'), ('.min()', 'the worst score')])
    res = rng.choice({'': ['scores', 'cv_scores', 'fold_scores']}.get(how, ['mean_score', 'cv_mean', 'result', 'score'] if how == '.mean()' else ['spread', 'value', 'number']))
    if rng.random() < 0.35 and not how:
        plan.code += [f'scores = cross_val_score({model.code}, {arguments})', 'mean, std = scores.mean(), scores.std()']
        plan.check += ['float(mean)', 'float(std)']
        say = [told([f'evaluate {noun} on `{X}`, `{y}` with {folds}{with_scoring} (array `scores`)', 'store the mean and the standard deviation of the scores in `mean` and `std`'], rng), f'{capital(noun)}: `scores` from {folds}{with_scoring} on {X}, {y}, then `mean` and `std` of them.']
        return _finish(plan, scene, say, rng, '', top)
    plan.code.append(f'<res> = cross_val_score({model.code}, {arguments}){how}')
    plan.check.append('float(<res>)' if how else '<res>.tolist()')
    say = [
        told([f'evaluate {noun} on `{X}` and `{y}` with {folds}{with_scoring}', stored(what, '<res>', rng)], rng), f'`<res>`: {what} of {noun} in {folds}{with_scoring} on {X}, {y}', f'Cross-validate {noun} on `{X}`, `{y}`: {folds}{with_scoring}. {capital(stored(what, "<res>", rng))}.',
        f'How stable is {noun} on `{X}`, `{y}`? Use {folds}{with_scoring} and {stored(what, "<res>", rng)}.',
    ]  # fmt: skip
    return _finish(plan, scene, say, rng, res, top)


GRIDS = {'n_neighbors': ['[1, 3, 5]', '[3, 5, 7]', '[1, 2, 4, 8]', '[5, 9]', '[2, 3, 4]'], 'max_depth': ['[1, 2, 3]', '[2, 4]', '[2, 3, 5]', '[1, 3]', '[2, 4, 6, 8]'], 'alpha': ['[0.1, 1, 10]', '[0.01, 0.1, 1.0]', '[1, 10, 100]', '[0.5, 5]', '[0.001, 0.01]'], 'C': ['[0.1, 1, 10]', '[0.5, 1, 2]', '[0.01, 1]', '[1, 100]'], 'min_samples_leaf': ['[1, 2, 5]', '[2, 4]', '[1, 10]'], 'kernel': ["['linear', 'rbf']"], 'weights': ["['uniform', 'distance']"]}


def _tunable(rng: random.Random, task: str, raw: bool) -> tuple[str, str, list[str], list[str], str]:
    """Class, module, prose, parameters that have a grid, extra arguments."""
    while True:
        name, module, prose, parameters, _ = rng.choice(REGRESSORS if task == 'number' else CLASSIFIERS)
        keys = [key for key, _, _ in parameters if key in GRIDS and not (raw and key == 'kernel')]
        if keys and 'Forest' not in name and 'Boost' not in name:
            fixed = [f'random_state={rng.choice(STATES)}'] if any(key == 'random_state' for key, _, _ in parameters) else ['max_iter=1000'] if name == 'LogisticRegression' else []
            return name, module, prose, keys, ''.join(fixed)


def _grid(rng: random.Random, scene: Scene, cv: int, top: bool) -> Skill:
    name, module, _, keys, fixed = _tunable(rng, scene.task, scene.raw)
    chosen = rng.sample(keys, min(len(keys), rng.choice([1, 1, 2])))
    grid = ', '.join(f"'{key}': {rng.choice(GRIDS[key])}" for key in chosen)
    plan = Plan(imports=['sklearn.model_selection GridSearchCV', f'sklearn.{module} {name}'])
    var = rng.choice(['grid', 'search', 'grid', 'gs'])
    plan.code += [f'{var} = GridSearchCV({name}({fixed}), {{{grid}}}, cv={cv})', f'{var}.fit({scene.X}, {scene.y})']
    said_grid = rng.choice([listed([f'`{key}` in {values}' for key, values in re.findall(r"'(\w+)': (\[.*?\])", grid)]), f'the grid `{{{grid}}}`', '; '.join(f'{key}: {values[1:-1]}' for key, values in re.findall(r"'(\w+)': (\[.*?\])", grid))])
    what, expression, check, names = rng.choice([
        ('the best parameters', 'best_params_', 'dict(<res>)', ['best', 'best_params', 'params', 'chosen']), ('the best cross-validation score', 'best_score_', 'float(<res>)', ['best_score', 'score', 'top_score']),
        *([(f'the best value of `{chosen[0]}`', f"best_params_['{chosen[0]}']", '<res>', [f'best_{chosen[0].lower()}', 'best', 'winner'])] * 2),
    ])  # fmt: skip
    plan.code.append(f'<res> = {var}.{expression}')
    plan.check += [check, f'type({var}).__name__'] if var != 'grid' else [check]
    noun = f'`{name}({fixed})`' if fixed or rng.random() < 0.5 else f'a `{name}`' if name[0] not in 'AEILO' else f'an `{name}`'
    called = f' (variable `{var}`)' if var != 'grid' or rng.random() < 0.2 else ''
    say = [
        told([f'run a grid search{called} for {noun} over {said_grid} with {cv}-fold cross-validation on `{scene.X}`, `{scene.y}`', stored(what, '<res>', rng)], rng), f'Tune {noun} with `GridSearchCV`{called} (cv={cv}) on {scene.X} and {scene.y}; try {said_grid}. {capital(stored(what, "<res>", rng))}.',
        f'`<res>`: {what} of {noun}, found by `GridSearchCV`{called}, {said_grid}, cv={cv}, data `{scene.X}`, `{scene.y}`', f'Which setting works best for {noun}? Search {said_grid} with GridSearchCV{called}, {cv} folds, on {scene.X}, {scene.y} and {stored(what, "<res>", rng)}.',
    ]  # fmt: skip
    return _finish(plan, scene, say, rng, rng.choice(names), top)


def compare(rng: random.Random) -> Skill:
    """A loop over the values of a parameter, or over several models."""
    task = rng.choice(['binary', 'multi', 'number'])
    scene, plan, top = _with_split(_scene(rng, task), rng), Plan(), _top(rng)
    X_train, X_test, y_train, y_test = scene.split
    score = 'accuracy' if task != 'number' else '$R^2$'
    test = rng.choice([f'on `{X_test}`, `{y_test}`', 'on the held-out data', f'on {X_test}'])
    if rng.random() < 0.6:
        name, module, _, keys, fixed = _tunable(rng, task, scene.raw)
        key = rng.choice([k for k in keys if k not in ('kernel', 'weights')] or keys)
        values = rng.choice(GRIDS[key]) if key not in ('n_neighbors', 'max_depth') or rng.random() < 0.6 else rng.choice(['range(1, 6)', 'range(1, 8)', 'range(2, 7)', 'range(1, 10, 2)'])
        short = {'n_neighbors': 'k', 'max_depth': 'depth', 'alpha': 'alpha', 'C': 'C', 'min_samples_leaf': 'leaf', 'kernel': 'kernel'}.get(key, key)
        call = f'{name}({key}={short}{", " + fixed if fixed else ""})'
        plan.imports.append(f'sklearn.{module} {name}')
        said = rng.choice([f'`{key}` in {values}', f'`{key}` = {values}', f'{key} from `{values}`'])
        extra = f' ({fixed})' if fixed else ''
        noun = f'`{name}`'
        what = rng.choice(['dict', 'list', 'best'])
        if what == 'list':
            plan.code += ['<res> = []', f'for {short} in {values}:', f'    model = {call}', f'    model.fit({X_train}, {y_train})', f'    <res>.append(model.score({X_test}, {y_test}))']
            plan.check += ['[round(float(v), 6) for v in <res>]']
            goal = f'the list `<res>` of {score} values {test}'
            res = rng.choice(['scores', 'results', 'values', 'curve'])
        else:
            plan.code += [f'{"<res>" if what == "dict" else "scores"} = {{}}', f'for {short} in {values}:', f'    model = {call}', f'    model.fit({X_train}, {y_train})', f'    {"<res>" if what == "dict" else "scores"}[{short}] = model.score({X_test}, {y_test})']
            goal, res = f'a dictionary `<res>` from {key} to the {score} {test}', rng.choice(['scores', 'results', 'by_value', 'table'])
            if what == 'best':
                plan.code.append('<res> = max(scores, key=scores.get)')
                goal, res = f'the dictionary `scores` ({key} -> {score} {test}) and the best {key} as `<res>`', rng.choice([f'best_{short.lower()}', 'best', 'winner'])
                plan.check += ['<res>', '{k: round(float(v), 6) for k, v in scores.items()}']
            else:
                plan.check += ['{k: round(float(v), 6) for k, v in <res>.items()}']
        say = [f'Train {noun}{extra} on the training data for {said} and build {goal}.', f'Try {said} for {noun}{extra}: fit on `{X_train}`, `{y_train}` and make {goal}.', f'Loop over {said}, fit {noun}{extra} each time, and collect {goal}.', f'Which {key} is good for {noun}{extra}? Test {said}; result: {goal}.']
        prefix_loop = plan.code[0] + '\n'
        skill = _finish(plan, scene, say, rng, res, top)
        if top and rng.random() < 0.3:
            skill['prefix'] = [prefix_loop.replace('<res>', '{res}').replace('= {}', '= {{}}')]
        return skill
    models, seen = [], set()
    while len(models) < rng.choice([2, 2, 3]):
        model = _model(rng, task, raw=scene.raw)
        if model.name not in seen:
            seen.add(model.name)
            models.append(model)
    keys = rng.choice([[m.name for m in models], [re.sub(r'(?<!^)([A-Z])', r'_\1', m.name).lower().split('_')[0] for m in models], list('abc')[: len(models)]])
    if len(set(keys)) < len(keys):
        keys = [m.name for m in models]
    plan.imports += [m.imports for m in models]
    plan.code += ['models = {', *[f"    '{key}': {m.code}," for key, m in zip(keys, models)], '}']
    pairs = rng.choice([listed([f'`{m.code}` as "{key}"' for key, m in zip(keys, models)]), ', '.join(f'"{key}": `{m.code}`' for key, m in zip(keys, models)), listed([f'{key} = `{m.code}`' for key, m in zip(keys, models)])])
    if rng.random() < 0.5:
        plan.code.append(f'<res> = {{name: model.fit({X_train}, {y_train}).score({X_test}, {y_test}) for name, model in models.items()}}')
        goal, check, res = f'a dictionary `<res>` with the {score} of each {test}', '{k: round(float(v), 6) for k, v in <res>.items()}', rng.choice(['scores', 'results', 'accs' if task != 'number' else 'r2s'])
    else:
        plan.code += [f'scores = {{name: model.fit({X_train}, {y_train}).score({X_test}, {y_test}) for name, model in models.items()}}', '<res> = max(scores, key=scores.get)']
        goal, check, res = f'a dictionary `scores` with the {score} of each {test}, and the name of the best one as `<res>`', '<res>', rng.choice(['best', 'winner', 'best_name'])
        plan.check.append('{k: round(float(v), 6) for k, v in scores.items()}')
    plan.check.append(check)
    say = [f'Put the models {pairs} into a dictionary `models`. Fit each on the training data and make {goal}.', f'Compare {pairs} (dictionary `models`): fit on `{X_train}`, `{y_train}`; we want {goal}.', f'Make a dict `models`: {pairs}. Then train every one and build {goal}.']
    return _finish(plan, scene, say, rng, res, top)


def pipeline(rng: random.Random) -> Skill:
    """Named steps, and columns that are treated differently."""
    task = rng.choice(['binary', 'number'])
    model = _model(rng, task)
    while 'Dummy' in model.name:
        model = _model(rng, task)
    scaler, _, nouns = rng.choice(SCALERS)
    plan, var, top = Plan(), rng.choice(['pipe', 'pipeline', 'model', 'pipe']), _top(rng)
    if rng.random() < 0.5:
        scene = _scene(rng, task)
        scene = _with_split(scene, rng) if rng.random() < 0.6 else scene
        X_train, X_test, y_train, y_test = scene.split or (scene.X, scene.X, scene.y, scene.y)
        first, last = rng.choice([('scaler', 'model'), ('scale', 'fit'), ('scaler', 'clf' if task == 'binary' else 'reg'), ('prep', 'est'), ('step1', 'step2')])
        plan.imports += ['sklearn.pipeline Pipeline', f'sklearn.preprocessing {scaler}', model.imports]
        parts, words = [f"('{first}', {scaler}())"], [f'"{first}" (`{scaler}`)']
        if rng.random() < 0.3 and scene.width > 2:
            m = rng.randint(1, 2)
            plan.imports.append('sklearn.decomposition PCA')
            parts.append(f"('pca', PCA(n_components={m}))")
            words.append(f'"pca" (`PCA` with {m} component{"s" * (m > 1)})')
        parts.append(f"('{last}', {model.code})")
        words.append(f'"{last}" (`{model.code}`)')
        plan.code += [f'{var} = Pipeline([{", ".join(parts)}])', f'{var}.fit({X_train}, {y_train})']
        said = rng.choice([f'a `Pipeline` `{var}` with the steps {listed(words)}', f'a pipeline named `{var}`: {", then ".join(words)}', f'`{var}`, a scikit-learn `Pipeline` of {listed(words)}'])
        plan.check += [f'[name for name, _ in {var}.steps]']
    else:
        scene = _table(rng, task)
        frame, target, category, columns = scene[0].frame, scene[1], scene[2], list(scene[0].columns)
        scene = scene[0]
        X_train = X_test = f"{frame}[{columns + [category]}]"
        y_train = y_test = f"{frame}['{target}']"
        plan.imports += ['sklearn.compose ColumnTransformer', 'sklearn.pipeline make_pipeline', 'sklearn.preprocessing OneHotEncoder', f'sklearn.preprocessing {scaler}', model.imports]
        keep = rng.random() < 0.3
        transformer = [f"    ('num', {scaler}(), {columns}),", f"    ('cat', OneHotEncoder(), ['{category}']),"]
        plan.code += [f"X = {frame}.drop(columns='{target}')", f"y = {frame}['{target}']", 'prep = ColumnTransformer([', *transformer, '])', f'{var} = make_pipeline(prep, {model.code})', f'{var}.fit(X, y)']
        X_train = X_test = 'X'
        y_train = y_test = 'y'
        cols = listed([f'`{c}`' for c in columns])
        said = rng.choice([f'a pipeline `{var}` for `{frame}` that predicts `{target}` (`y`) from all other columns (`X`): a `ColumnTransformer` `prep` with "num" = `{scaler}` on {cols} and "cat" = `OneHotEncoder` on `{category}`, followed by `{model.code}`',
                           f'with `y` = {target} and `X` = the other columns of `{frame}`, a `ColumnTransformer` called `prep` ("num": `{scaler}` for {cols}; "cat": `OneHotEncoder` for `{category}`) and after it `{model.code}`, together in the pipeline `{var}` (make_pipeline)'])
        plan.check.append(f'len({var}.steps)')
    wants = rng.choice(['score', 'predict', 'score'])
    if wants == 'score':
        plan.code.append(f'<res> = {var}.score({X_test}, {y_test})')
        plan.check.append('float(<res>)')
        what, res = f'the {"accuracy" if task == "binary" else "$R^2$"} ' + (rng.choice(['on the test set', f'on `{X_test}`, `{y_test}`']) if X_test != X_train else 'on the same data'), rng.choice(['acc', 'score', 'result'] if task == 'binary' else ['r2', 'score', 'result'])
    else:
        plan.code.append(f'<res> = {var}.predict({X_test})')
        plan.check.append('<res>.round(6).tolist()[:6]')
        what, res = f'the predictions for `{X_test}`', rng.choice(['pred', 'y_pred', 'predictions'])
    say = [told([f'build {said}', rng.choice(['fit it', 'train it']) + rng.choice([' on the training data', f' on `{X_train}`, `{y_train}`']), stored(what, '<res>', rng)], rng) for _ in range(3)]
    return _finish(plan, scene, say, rng, res, top)


def _table(rng: random.Random, task: str) -> tuple[Scene, str, str]:
    """A table with a category among its features: scene, target column, category column."""
    frame, features, number, label, (category, values) = rng.choice(TOPICS)
    chosen, n = rng.sample(features, 2), rng.choice([40, 60])
    (a, low, high), (b, low2, high2) = chosen
    lines = [
        f'rng = np.random.default_rng({rng.choice(STATES)})', f'{frame} = pd.DataFrame({{', f"    '{a}': rng.integers({low}, {high}, {n}),", f"    '{b}': rng.uniform({low2}, {high2}, {n}).round(1),", f"    '{category}': rng.choice({values}, {n}),", '})',
    ]  # fmt: skip
    noise = f'rng.normal(0, {max(1, (high2 - low2) // 4)}, {n})'
    if task == 'number':
        return Scene([*lines, f"{frame}['{number}'] = (2 * {frame}['{b}'] - {frame}['{a}'] + {noise}).round(1)"], [], 'X', 'y', task, 3, (a, b), frame), number, category
    return Scene([*lines, f"{frame}['{label}'] = ({frame}['{b}'] + {noise} > {(low2 + high2) / 2}).astype(int)"], [], 'X', 'y', task, 3, (a, b), frame), label, category


def draw_preparation_task(rng: random.Random) -> Skill:
    kinds = [split, scale, encode, cluster, validate, compare, pipeline]
    return rng.choices(kinds, [3, 3, 2.5, 3.5, 4, 2.5, 1.5])[0](rng)
