"""One step of a machine-learning notebook whose earlier steps stand above: look, split, create, fit, predict, measure, inspect."""
from __future__ import annotations

import random

from ..catalogue import Skill
from .models import MODEL_NAMES, Plan, Scene, _finish, _metric, _model, _scene, _table, _with_split
from .writing import capital, listed, stored


def draw_step(rng: random.Random) -> Skill:
    return rng.choices([_look, _create, _fit, _predict, _measure, _inspect], [2.5, 2, 2, 3, 5, 3])[0](rng)


def _says(noun: str, rng: random.Random) -> list[str]:
    return [capital(stored(noun, '<res>', rng)) + '.', f'`<res>`: {noun}', f'{capital(noun)} -> `<res>`', f'Compute {noun}. Store it in `<res>`.', f'Now we need {noun}; name it `<res>`.', capital(stored(noun, '<res>', rng)) + '.']


def _prepared(rng: random.Random, fitted: bool, predicted: str = '') -> tuple[Scene, str, tuple[str, str, str, str], str]:
    """Data, split and a model above the cell; its name, the names of the parts, its class."""
    scene = _with_split(_scene(rng, rng.choice(['binary', 'multi', 'number'])), rng)
    model, var = _model(rng, scene.task, raw=scene.raw), rng.choice(MODEL_NAMES)
    X_train, X_test, y_train, _ = scene.split
    lines = ['', f'{var} = {model.code}']
    if fitted:
        lines.append(f'{var}.fit({X_train}, {y_train})')
    if predicted:
        lines.append(f'{predicted} = {var}.predict({X_test})')
    scene = Scene([*scene.lines, *lines], [*scene.imports, model.imports], scene.X, scene.y, scene.task, scene.width, scene.columns, scene.frame, scene.split)
    return scene, var, scene.split, model.name


def _look(rng: random.Random) -> Skill:
    """The data before any model."""
    scene = _table(rng, rng.choice(['binary', 'number', 'binary']), True)
    frame, target = scene.frame, scene.lines[-1].split("'")[1]
    column = rng.choice(scene.columns)
    a, b = rng.sample(scene.columns, 2)
    whole = f"{frame}['{target}']"
    rows = [
        (f'the features: a table of all columns of `{frame}` except `{target}`', f"{frame}.drop(columns='{target}')", ['list(<res>.columns)', 'len(<res>)'], ['X', 'features']), (f'the target column `{target}` of `{frame}`', whole, ['<res>.tolist()[:8]'], ['y', 'target']), (f'the columns {listed([f"`{c}`" for c in (a, b)])} of `{frame}` as a NumPy array', f"{frame}[['{a}', '{b}']].to_numpy()", ['list(<res>.shape)', '<res>[0].tolist()'], ['X', 'points']),
        (f'the correlation of every column of `{frame}` with `{target}`, without `{target}` itself', f"{frame}.corr()['{target}'].drop('{target}')", ['<res>.round(6).to_dict()'], ['corr', 'correlations']), (f'the name of the feature with the largest absolute correlation with `{target}`', f"{frame}.corr()['{target}'].drop('{target}').abs().idxmax()", ['<res>'], ['best', 'strongest']), (f'the mean of each column of `{frame}` grouped by `{target}`' if scene.task == 'binary' else f'the mean of each column of `{frame}`', f"{frame}.groupby('{target}').mean()" if scene.task == 'binary' else f'{frame}.mean()', ["<res>['%s'].round(6).tolist()" % column if scene.task == 'binary' else '<res>.round(6).to_dict()'], ['means', 'averages']),
        (f'the number of rows and columns of `{frame}` as a tuple', f'{frame}.shape', ['list(<res>)'], ['shape', 'size']), (f'a Series with `{column}` of `{frame}` standardised (minus the mean, divided by the standard deviation)', f"({frame}['{column}'] - {frame}['{column}'].mean()) / {frame}['{column}'].std()", ['<res>.round(6).tolist()[:5]'], ['z', 'scaled']), (f'the column `{column}` of `{frame}` scaled to the range 0 to 1', f"({frame}['{column}'] - {frame}['{column}'].min()) / ({frame}['{column}'].max() - {frame}['{column}'].min())", ['<res>.round(6).tolist()[:5]'], ['scaled', 'unit']),
    ]  # fmt: skip
    if scene.task == 'binary':
        rows += [(f'how many rows of `{frame}` there are of each class in `{target}`', f'{whole}.value_counts()', ['<res>.to_dict()'], ['counts', 'balance']), (f'the share of rows of `{frame}` with `{target}` equal to 1', f'{whole}.mean()', ['float(<res>)'], ['share', 'rate']), (f'the accuracy of always predicting the most frequent class of `{target}`', f'{whole}.value_counts(normalize=True).max()', ['float(<res>)'], ['baseline', 'majority'])]
    else:
        rows += [(f'the standard deviation of `{target}`', f'{whole}.std()', ['float(<res>)'], ['spread', 'sd']), (f'the mean squared error of always predicting the mean of `{target}`', f'(({whole} - {whole}.mean())**2).mean()', ['float(<res>)'], ['baseline', 'base_mse'])]
    said, code, check, names = rng.choice(rows)
    return _finish(Plan([f'<res> = {code}'], [], [], check), scene, _says(said, rng), rng, rng.choice(names), True, 'step')


def _create(rng: random.Random) -> Skill:
    scene = _with_split(_scene(rng, rng.choice(['binary', 'multi', 'number'])), rng)
    model, var = _model(rng, scene.task, raw=scene.raw), rng.choice(MODEL_NAMES)
    noun = rng.choice(model.said)
    keys = [part.split('=')[0] for part in model.code.split('(')[1].rstrip(')').split(', ') if '=' in part]
    say = [f'Create {noun} and call it `{var}`. Do not fit it yet.', f'`{var}` = {noun} (not fitted)', f'Make an unfitted model `{var}`: {noun}.', f'First we only create the model: {noun}, as `{var}`.', f'Instantiate {noun}; name: `{var}`', f'Set up {noun} in a variable `{var}`.']
    return _finish(Plan([f'{var} = {model.code}'], [model.imports], [], [f'type({var}).__name__', *[f'{var}.{key}' for key in keys]]), scene, say, rng, '', rng.random() < 0.5, 'step')


def _fit(rng: random.Random) -> Skill:
    scene, var, (X_train, X_test, y_train, y_test), name = _prepared(rng, False)
    if rng.random() < 0.25:
        say = [f'Fit `{var}` on the training data and store its score on the test data in `<res>`.', f'Train `{var}`; the score on `{X_test}`, `{y_test}` goes into `<res>`.', f'`<res>`: score of `{var}` on the test set, after fitting it on the training set']
        res = rng.choice(['score', 'acc' if scene.task != 'number' else 'r2', 'result', 'test_score'])
        return _finish(Plan([f'{var}.fit({X_train}, {y_train})', f'<res> = {var}.score({X_test}, {y_test})'], [], [], ['float(<res>)']), scene, say, rng, res, True, 'step')
    say = [f'Fit `{var}` on the training data.', f'Train the model `{var}` on `{X_train}` and `{y_train}`.', f'Fit the {name} to {X_train}, {y_train}.', 'Fit the model on the training set.', 'Now train it.', 'Train the model with the training data.', f'`{var}` has to learn from the training part. Fit it.', f'TODO: fit {var} ({X_train}, {y_train})']
    check = f'{var}.score({X_test}, {y_test})'
    return _finish(Plan([f'{var}.fit({X_train}, {y_train})'], [], [], [f'float({check})']), scene, say, rng, '', True, 'step')


def _predict(rng: random.Random) -> Skill:
    scene, var, (X_train, X_test, _, _), _ = _prepared(rng, True)
    res = rng.choice(['y_pred', 'y_pred', 'pred', 'predictions', 'y_hat', 'preds', 'predicted', 'test_pred', 'out'])
    n = rng.randint(2, 8)
    part, said = rng.choice([(X_test, f'`{X_test}`'), (X_test, 'the test set'), (X_test, 'the test data'), (X_train, f'`{X_train}`'), (X_train, 'the training data'), (f'{X_test}[:{n}]', f'the first {n} rows of `{X_test}`')])
    say = [f'Predict {said} with `{var}` and store the result in `<res>`.', f'Use the fitted model to predict {said}. Name: `<res>`', f'`<res>`: predictions of `{var}` for {said}', f'What does the model predict for {said}? Save it as `<res>`.', f'Make predictions for {said} (`<res>`).', f'Let `{var}` predict {said}; keep the predictions in `<res>`.']
    return _finish(Plan([f'<res> = {var}.predict({part})'], [], [], ['np.round(<res>, 6).tolist()[:8]' if scene.task == 'number' else '<res>.tolist()[:10]']), scene, say, rng, res, True, 'step')


def _measure(rng: random.Random) -> Skill:
    """From predictions that stand above."""
    pred = rng.choice(['y_pred', 'y_pred', 'pred', 'predictions', 'y_hat', 'preds', 'predicted'])
    scene, var, (_, X_test, _, y_test), _ = _prepared(rng, True, pred)
    said, code, res, function = _metric(rng, scene.task)
    code = code.format(y=y_test, p=pred)
    check = '<res>.tolist()' if 'confusion' in code else 'float(<res>)'
    where = rng.choice([f' of the predictions `{pred}` for `{y_test}`', f' of `{pred}` (true values: `{y_test}`)', f' between `{y_test}` and `{pred}`', ' on the test set', ' of the predictions'])
    by_hand = rng.random() < 0.3
    hand = {
        'accuracy_score': f'({pred} == {y_test}).mean()', 'mean_squared_error': f'(({y_test} - {pred})**2).mean()' if 'sqrt' not in code else f'np.sqrt((({y_test} - {pred})**2).mean())', 'mean_absolute_error': f'np.abs({y_test} - {pred}).mean()', 'max_error': f'np.abs({y_test} - {pred}).max()',
    }.get(function)  # fmt: skip
    if by_hand and hand:
        noun = f'the {said}{where}, ' + rng.choice(['computed with NumPy only', 'without scikit-learn', 'by hand (no `sklearn.metrics`)'])
        return _finish(Plan([f'<res> = {hand}'], [], [], [check]), scene, _says(noun, rng), rng, res, True, 'step')
    plan = Plan([f'<res> = {code}'], [f'sklearn.metrics {function}'] if function else [], [], [check])
    say = _says(f'the {said}{where}', rng)
    if rng.random() < 0.3:
        say += [f'How good is the model? Compute the {said}{where} as `{res}`.', f'Evaluate `{var}`: {said}{where}, variable `{res}`']
    return _finish(plan, scene, say, rng, res, rng.random() < 0.5, 'step')


def _inspect(rng: random.Random) -> Skill:
    """Errors, residuals, tables of predictions, attributes of the fitted model."""
    pred = rng.choice(['y_pred', 'y_pred', 'pred', 'predictions', 'y_hat'])
    scene, var, (X_train, X_test, y_train, y_test), name = _prepared(rng, True, pred)
    q = rng.choice(['0.5', '0.25', '0.75', '0.1', '0.9'])
    rows = [
        (f'a DataFrame with the columns `actual` (`{y_test}`) and `predicted` (`{pred}`)', f"pd.DataFrame({{'actual': {y_test}, 'predicted': {pred}}})", ['list(<res>.columns)', 'len(<res>)'], ['comparison', 'table', 'frame']), (f'the difference between the score on the training data and the score on the test data of `{var}`', f'{var}.score({X_train}, {y_train}) - {var}.score({X_test}, {y_test})', ['float(<res>)'], ['gap', 'overfit']),
        (f'the number of features that `{var}` was fitted with (an attribute)', f'{var}.n_features_in_', ['int(<res>)'], ['n_features', 'n']),
    ]  # fmt: skip
    if scene.task == 'number':
        rows += [
            (f'the residuals: `{y_test}` minus `{pred}`', f'{y_test} - {pred}', ['np.round(<res>, 6).tolist()[:6]'], ['residuals', 'errors']), (f'the absolute errors of `{pred}`', f'np.abs({y_test} - {pred})', ['np.round(<res>, 6).tolist()[:6]'], ['abs_errors', 'errors']), (f'the position (in the test set) of the largest absolute error of `{pred}`', f'np.argmax(np.abs(np.asarray({y_test}) - {pred}))', ['int(<res>)'], ['worst', 'i']),
            (f'the {q} quantile of the absolute errors of `{pred}`', f'np.quantile(np.abs({y_test} - {pred}), {q})', ['float(<res>)'], ['q', 'typical']), (f'the mean of the residuals `{y_test}` - `{pred}`', f'({y_test} - {pred}).mean()', ['float(<res>)'], ['bias', 'mean_residual']), (f'the correlation coefficient of `{y_test}` and `{pred}`', f'np.corrcoef({y_test}, {pred})[0, 1]', ['float(<res>)'], ['r', 'corr']), (f'the share of test rows whose absolute error is below 1', f'(np.abs({y_test} - {pred}) < 1).mean()', ['float(<res>)'], ['share', 'hits']),
        ]  # fmt: skip
    else:
        c = rng.choice([0, 1])
        number = not (scene.columns and scene.task == 'multi')
        rows += [
            (f'the rows of `{X_test}` that were classified wrongly', f'{X_test}[{pred} != {y_test}]', ['len(<res>)'], ['mistakes', 'wrong']), (f'the positions in the test set at which `{pred}` is wrong', f'np.where({pred} != {y_test})[0]', ['<res>.tolist()'], ['idx', 'wrong']), ('the classes that the model knows (an attribute)', f'{var}.classes_', ['<res>.tolist()'], ['classes']),
            *([(f'how often each class 0, 1, ... was predicted', f'np.bincount({pred})', ['<res>.tolist()'], ['counts', 'predicted_counts']), (f'the accuracy of `{pred}` on those test samples whose true class is {c}', f'({pred}[{y_test} == {c}] == {c}).mean()', ['float(<res>)'], ['acc', f'acc_{c}']), (f'the number of test samples of class {c} that were predicted correctly', f'(({y_test} == {c}) & ({pred} == {c})).sum()', ['int(<res>)'], ['hits', 'n_right'])] if number else []),
        ]  # fmt: skip
    said, code, check, names = rng.choice(rows)
    say = _says(said, rng)
    if said.startswith('how often'):
        say = [f'Find out {said}; store the answer in `<res>`.', f'`<res>`: {said}', f'Count {said}: array `<res>`.']
    return _finish(Plan([f'<res> = {code}'], [], [], check), scene, say, rng, rng.choice([n for n in names if n != pred]), True, 'step')
