"""Writes several exercises as one masked notebook: cells in order, and the lines of each solution as a target."""
from __future__ import annotations

import random
import re
import textwrap
from typing import Any

from .bind import can_share
from .catalogue import Domain, Skill
from .composed import AREAS as GRAMMARS
from .composed import WEIGHTS, compose
from .exercise import IMPORTS, Exercise, make_exercise
from .execute import run_cells
from .style import PLACES, YOUR_CODE, Style, draw_style, write_imports, write_title
from .table import Table, draw_table, write_table
from .wording import word

AREAS = {'pandas': 32, 'latex': 22, 'python': 14, 'ml': 12, 'numpy': 9, 'stats': 4, 'plot': 3, 'any': 4}
EXPLORE = ['{df}.head()', '{df}', '{df}.shape', '{df}.dtypes', '{df}.info()', '{df}.describe()', 'print({df}.head(3))', '{df}.columns', 'len({df})']

Cell = dict[str, str]


def make_notebook(skills: list[Skill], domains: list[Domain], rng: random.Random, composed: float = 0.0) -> dict[str, Any] | None:
    """A masked notebook of one to four executed exercises (None if the first one broke in this binding).

    `composed`: share (0..1) of the exercises that come from a grammar instead of `skills`, in the areas that have one.
    """
    domain, style = rng.choice(domains), draw_style(rng)
    only_grammars = composed >= 1
    chances = WEIGHTS if only_grammars else AREAS
    area = rng.choices(list(chances), list(chances.values()))[0]
    pool = [skill for skill in skills if area == 'any' or skill['area'] == area] or skills
    namespace: dict[str, Any] = {'__name__': 'nb'}
    run_cells([IMPORTS], namespace)
    shared, opening = _shared_table(style, area, domain, rng, namespace)
    exercises: list[Exercise] = []
    for _ in range(rng.choices([1, 2, 3, 4], [3, 4, 3, 2])[0]):
        # Without grammars no number is drawn for them: notebooks of a seed stay what they were.
        skill = compose(area, rng) if composed and area in GRAMMARS and rng.random() < composed else rng.choice(pool)
        table = shared if shared and can_share(skill) else None
        try:
            exercises.append(make_exercise(skill, rng, domain, namespace, table))
        except Exception:  # data that does not suit this skill; what stands so far is still whole
            break
    if not exercises:
        return None
    return _write(exercises, style, area, domain, shared, opening, rng)


def _shared_table(
    style: Style, area: str, domain: Domain, rng: random.Random, namespace: dict[str, Any]
) -> tuple[Table | None, str]:
    if not style.share_table or area not in ('pandas', 'any', 'stats', 'plot'):
        return None, ''
    table = draw_table(domain, rng)
    source = write_table(table, list(table.columns), rng)
    run_cells([source], namespace)
    return table, source


def _write(
    exercises: list[Exercise], style: Style, area: str, domain: Domain, shared: Table | None, opening: str, rng: random.Random
) -> dict[str, Any]:
    cells: list[Cell] = []
    targets: list[dict[str, int]] = []
    title = write_title(style, rng.choice(domain['title']), area, rng)
    if title:
        cells.append(markdown(title))
    where_imports_go = len(cells)
    if opening and any(x.table is shared for x in exercises):
        if rng.random() < 0.3:
            cells.append(markdown(rng.choice(['The data:', 'Our table', '## Data', 'A small table to work with.', 'Load the data.'])))
        cells.append(code(opening))
        if shared and rng.random() < style.explore:
            cells.append(code(rng.choice(EXPLORE).format(df=shared.name)))
    for i, exercise in enumerate(exercises):
        _write_exercise(exercise, i + 1, style, cells, targets, rng)
    imports = write_imports(style, '\n'.join(cell['source'] for cell in cells if cell['type'] == 'code'))
    if imports:
        cells.insert(where_imports_go, code(imports))
        targets = [{**target, 'cell': target['cell'] + 1} for target in targets]
    skills = [exercise.skill_id for exercise in exercises]
    return dict(
        repo='exercises', licence='BSD-3-Clause', path='/'.join(skills), group='exercises', cells=cells, targets=targets
    )


def _write_exercise(
    x: Exercise, number: int, style: Style, cells: list[Cell], targets: list[dict[str, int]], rng: random.Random
) -> None:
    """Appends the cells of one exercise and the target lines of its solution."""
    before = [source for source in (x.data, x.setup) if source]
    if len(before) == 2 and rng.random() < 0.4:
        before = ['\n\n'.join(before)]
    say = word(x.say_template, x.slots, rng, style.liveliness)
    place = rng.choices(PLACES, style.place_weights)[0]
    one_line = '\n' not in say and len(say) < 160
    if place in ('comment', 'plain-comment', 'comment-above') and not one_line and '\n' in say:
        place = 'markdown'
    head = style.head.format(i=number, p=rng.choice([1, 2, 3, 5]))
    comment = style.comment_head.format(i=number)
    prefix, docstring = _prefix(x, style, say if place == 'docstring' else '', rng)
    inline = len(before) == 1 and rng.random() < style.data_inline
    statement_first = not inline and before and place == 'markdown' and rng.random() < 0.12
    stated = {
        'markdown': [markdown(head + say)],
        'comment-above': [code(as_comment(comment + say, rng))],
        'docstring': [] if docstring else [markdown(head + say)],
    }.get(place, [])
    if statement_first:
        cells += stated
    if not inline:
        cells += [code(source) for source in before]
        if before and rng.random() < style.explore:
            cells.append(_look_at(x, before[-1], rng))
    if not statement_first:
        cells += stated
    kept = before[0] + '\n\n' if inline else ''
    if place in ('comment', 'plain-comment'):
        kept += as_comment((comment if place == 'comment' else '') + say, rng) + '\n'
    elif rng.random() < style.your_code:
        kept += rng.choice(YOUR_CODE) + '\n'
    body, visible = docstring or (x.code, prefix)
    if visible and not body.startswith(visible):  # a comment of the skill's own
        kept, visible = kept + visible, ''
    source = kept + body
    start = (kept + visible).count('\n')
    targets.append(dict(cell=len(cells), startLine=start, endLine=source.count('\n') + 1))
    cells.append(code(source))
    if rng.random() < style.show_result and re.search(r'\b' + re.escape(str(x.slots['res'])) + r'\b', x.code):
        cells.append(code(rng.choice(['{}', 'print({})', '{}']).format(x.slots['res'])))
    if rng.random() < style.show_tests:
        cells.append(code(rng.choice(['', '', '', '# check\n', '# tests\n', '# Test your code\n']) + x.tests))


def _prefix(x: Exercise, style: Style, say: str, rng: random.Random) -> tuple[str, tuple[str, str] | None]:
    """What stays visible of the solution; with `say`, the solution with the statement as docstring and its head."""
    definition = re.match(r'(?:(?:from|import) .*\n+)*def .*:\n', x.code)
    if not definition or x.code.count('\ndef ') + x.code.startswith('def ') != 1:
        return (x.prefix, None)
    head = definition.group(0)
    rest = x.code[len(head):]
    if say and '"""' not in rest and '\\' not in say:
        text = textwrap.indent('"""' + say + ('\n"""' if '\n' in say else '"""'), '    ', lambda line: True)
        return '', (head + text + '\n' + rest, head + text + '\n')
    # Alternatives may keep their own first line; a grammar decides itself what may be seen.
    if rng.random() < 0.25 and not x.skill_id.startswith('composed/'):
        return head, None
    return x.prefix, None


def _look_at(x: Exercise, source: str, rng: random.Random) -> Cell:
    name = re.findall(r'^(\w+) = ', source, re.M)
    if f'{x.table.name} = pd.' in source:
        return code(rng.choice(EXPLORE).format(df=x.table.name))
    return code(rng.choice(['{}', 'print({})', '{}']).format(name[-1]) if name else source.split('\n')[0])


def as_comment(text: str, rng: random.Random) -> str:
    """`text` as comment lines, long ones wrapped now and then."""
    lines = textwrap.wrap(text, rng.choice([70, 80, 90])) if len(text) > 100 and rng.random() < 0.7 else text.split('\n')
    return '\n'.join('# ' + line if line else '#' for line in lines)


def markdown(source: str) -> Cell:
    return dict(type='markdown', source=source)


def code(source: str) -> Cell:
    return dict(type='code', source=source)
