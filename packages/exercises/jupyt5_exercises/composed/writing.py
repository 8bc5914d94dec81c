"""What the grammars of programs and models share: templates, ways to tell a chain of steps, lists in English."""
from __future__ import annotations

import random
import re
from collections.abc import Sequence

from ..catalogue import Skill

TOKENS = re.compile(r'<(res|fn|df|df2|num1|num2|num3|int1|cat1|cat2|cat1_v|name1|bool1|new)>')


# Only a clause that tells nothing but the name of the result may be dropped and told elsewhere (see wording.py).
NAME_ONLY = re.compile(r'(?:store|save|keep|put|call|name|assign) (?:it|them|this|the result|the answer)\b[^.`]*`?<res>|(?:->|name:|result:) `?<res>|^`<res>`\s*[:=]', re.I)


def template(text: str) -> str:
    """`text` with literal braces as a template of a skill; `<res>`, `<df>`, ... become its slots."""
    return TOKENS.sub(r'{\1}', text.replace('{', '{{').replace('}', '}}'))


def make_skill(
    area: str, kind: str, say: Sequence[str], code: str, check: Sequence[str], setup: str = '', prefix: Sequence[str] = ('',), res: str = '',
    uses: Sequence[str] = (), level: int = 1,
) -> Skill:  # fmt: skip
    """A skill in the form of the hand-written ones. `res` is the name that stands for `<res>`."""
    say = [text if NAME_ONLY.search(text) else text.replace('<res>', res or '<res>') for text in say]
    return dict(
        id=f'composed/{kind}', area=area, level=level, uses=list(uses), slots={'res': [res]} if res else {}, say=[template(text.strip()) for text in say],
        prefix=[template(text) for text in prefix], setup=template(setup), code=template(code), alt=[], check=[template(text) for text in check],
    )  # fmt: skip


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def listed(items: Sequence[str], word: str = 'and') -> str:
    """'a', 'a and b', 'a, b and c'."""
    return items[0] if len(items) == 1 else ', '.join(items[:-1]) + f' {word} {items[-1]}'


def told(steps: list[str], rng: random.Random) -> str:
    """Steps in the imperative as one statement: a sentence, several, bullets or numbers."""
    if len(steps) == 1:
        return capital(steps[0]) + rng.choice(['.', '.', ''])
    way = rng.choice(['sentence', 'sentence', 'sentence', 'then', 'sentences', 'bullets', 'numbers'])
    if way == 'sentence':
        if any(' and ' in step for step in steps):
            return capital(', '.join(steps[:-1])) + f'{rng.choice([", then", ", and then", ". Then"])} {steps[-1]}.'
        return capital(listed(steps)) + '.'
    if way == 'then':
        middle = ''.join(f' {rng.choice(["Then", "Then", "Next,", "After that,"])} {step}.' for step in steps[1:-1])
        return f'{capital(steps[0])}.{middle} {rng.choice(["Then", "Finally,", "Then", "After that,"])} {steps[-1]}.'
    if way == 'sentences':
        return '. '.join(map(capital, steps)) + '.'
    marks = [f'{i}. ' for i in range(1, 9)] if way == 'numbers' else [rng.choice(['- ', '* '])] * 8
    return '\n'.join(mark + step for mark, step in zip(marks, steps))


def stored(noun: str, name: str, rng: random.Random) -> str:
    """An imperative that names the result."""
    return rng.choice([
        f'store {noun} in `{name}`', f'save {noun} as `{name}`', f'compute {noun} and call it `{name}`', f'put {noun} into `{name}`', f'keep {noun} in `{name}`',
        f'compute {noun} (`{name}`)', f'assign {noun} to `{name}`', f'set `{name}` to {noun}', f'let `{name}` be {noun}',
    ])  # fmt: skip


def numbers(rng: random.Random, count: int, low: int, high: int) -> list[int]:
    return [rng.randint(low, high) for _ in range(count)]
