"""Ways to ask for something: a noun phrase ("the mean of `a` per `b`") becomes a whole statement, said in one of many ways."""
from __future__ import annotations

import random

_ASK = [
    'Compute {w} and store it in `{{res}}`.', '`{{res}}`: {w}', '{W} -> `{{res}}`', 'TODO: {w} -> {{res}}', 'We need {w} as `{{res}}`.', 'Put {w} into `{{res}}`.',
    'What is {w}? Store the answer in `{{res}}`.', '{W}. Name: `{{res}}`.', 'Please give me {w}, called `{{res}}`.', 'Could you work out {w} and put it in `{{res}}` please?',
    'They want to see {w}. Produce `{{res}}`.', 'Next comes {w}; the variable should be called `{{res}}`.', 'Determine {w}. (Variable: `{{res}}`)',
    '`{{res}}` should hold {w}.', 'Let `{{res}}` be {w}.', 'I am looking for {w} - save it as {{res}}.', 'Find {w}, to be stored as `{{res}}`.', 'For the report: {w}, as `{{res}}`.',
    'Define a variable `{{res}}` with {w}.', 'Ticket #{n}: {w}, in `{{res}}`.', '{W} goes into `{{res}}`.', 'Assign {w} to `{{res}}`.', '`{{res}}` = {w}', 'Find {w} (`{{res}}`).',
    'Get {w}; keep it in {{res}}.', 'Calculate {w} and call it `{{res}}`.', 'Kata {n}. {W}, in `{{res}}`.', 'Exercise {n}: get {w}. Result in `{{res}}`.', '{W}, as the variable `{{res}}`',
    'Use the data above to find {w}. Save it under the name `{{res}}`.', 'Create `{{res}}`, {w}.', 'Hi! We would like {w}. Put it in `{{res}}` please. Thanks!', '{W} (name it `{{res}}`)',
    'The variable `{{res}}` has to contain {w}.', 'Produce {w} under the name {{res}}.', 'Return {w} in `{{res}}`.', '# {w} -> {{res}}', 'Extract {w} into `{{res}}`.',
]  # fmt: skip
_COLUMN = [
    'Add a column `{{new}}` to `{{df}}`: {w}.', 'Compute {w} in a new column called `{{new}}`.', 'New column `{{new}}` = {w}', '`{{df}}` should get another column, `{{new}}`, with {w}.',
    'Put {w} into the column {{new}} of `{{df}}`.', 'TODO: {w} -> column "{{new}}"', 'Create the column `{{new}}` that holds {w}.', 'Column `{{new}}`: {w}', 'For every row we want {w}, in the column `{{new}}`.',
    'Extend `{{df}}` by `{{new}}`, {w}.', '{W}, as the new column `{{new}}`', 'Exercise {n}: a column `{{new}}` with {w}', 'Store {w} in `{{df}}` as `{{new}}`.', 'Attach {w} to `{{df}}` under the name `{{new}}`.',
    'Please add {w} as column {{new}}.', '{W} should become the column `{{new}}` of `{{df}}`.', 'We lack {w}. Add it (column `{{new}}`).', 'Calculate {w}. The column is called `{{new}}`.',
]  # fmt: skip
_FUNCTION = [
    'Write a function `{f}` that returns {w}.', '`{f}`: {w}', 'Implement `{f}`, which gives {w}.', 'Define `{f}`. It returns {w}.', 'A function `{f}` that computes {w}', 'Return {w} from `{f}`.',
    'We need a helper `{f}` for {w}.', 'TODO: `{f}` -> {w}', 'Complete `{f}` so that it returns {w}.', 'Kata {n}. `{f}` gives back {w}.', 'Function `{f}`: return {w}.', 'Code a function `{f}` that works out {w}.',
]  # fmt: skip
_NOISE = [
    'The data is small, so speed does not matter.', 'There is nothing else to do here.', 'The order of the rows must not change.', 'These are last month\'s figures.', 'We will need it later.', 'No missing values occur.',
    'The boss asked for this.', 'Mind the spelling of the columns.', 'It is used in the next section.', 'Numbers are in the usual units.', 'Keep `{df}` as it is otherwise.',
]  # fmt: skip


def _say(forms: list[str], what: str, rng: random.Random, count: int, **more: str) -> list[str]:
    said = []
    upper = what[:1].upper() + what[1:]
    for form in rng.sample(forms, min(count, len(forms))):
        text = form.format(w=what, W=upper, n=rng.randint(1, 40), **more)
        if rng.random() < 0.1:
            noise = rng.choice(_NOISE[:-1])
            text = f'{noise} {text}' if rng.random() < 0.5 else f'{text} {noise}'
        said.append(text)
    return said


def ask(what: str, rng: random.Random, count: int = 5) -> list[str]:
    """Statements that ask for `what` in a variable `{res}`."""
    return _say(_ASK, what, rng, count)


def ask_column(what: str, rng: random.Random, count: int = 5) -> list[str]:
    """Statements that ask for `what` in a column `{new}` of `{df}`."""
    return _say(_COLUMN, what, rng, count)


def ask_function(what: str, call: str, rng: random.Random, count: int = 5) -> list[str]:
    """Statements that ask for a function with the head `call`, such as `f(df)`, that returns `what`."""
    return _say(_FUNCTION, what, rng, count, f=call)
