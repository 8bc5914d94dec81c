"""Skills from grammars: what the statement says and what the code does are one tree; nearly all can be executed."""
from __future__ import annotations

import ast
import doctest
import json
import random

import numpy as np
import pytest

from jupyt5_exercises.catalogue import all_domains, skills_of
from jupyt5_exercises.composed import AREAS, compose
from jupyt5_exercises.composed.formulas import ATOM, SUM, Term, _add, _divide, _multiply, _power, draw_term
from jupyt5_exercises.exercise import BrokenSkill, verify_skill
from jupyt5_exercises.make import make_one
from jupyt5_exercises.notebook import make_notebook
from jupyt5_exercises.wording import _without_name


@pytest.mark.parametrize('area', AREAS)
def test_solutions_pass_their_checks_and_an_empty_cell_fails(area: str) -> None:
    done = 0
    for i in range(120):
        rng = random.Random(f'{area}{i}')
        try:
            verify_skill(compose(area, rng), rng, rng.choice(all_domains()))
            done += 1
        except ZeroDivisionError:  # a formula that has no value at the drawn numbers
            pass
        except ValueError as error:
            assert 'nan or inf' in str(error)
    assert done > 110


def test_an_empty_cell_that_passes_would_be_found() -> None:
    skill = {**compose('latex', random.Random(1)), 'check': ['1']}
    with pytest.raises(BrokenSkill, match='empty cell'):
        verify_skill(skill, random.Random(1), all_domains()[0])


def test_skills_differ() -> None:
    for area in AREAS:
        codes = {json.dumps(compose(area, random.Random(i)), default=str) for i in range(300)}
        assert len(codes) > 240


@pytest.mark.parametrize('area', ['ml', 'python', 'numpy'])
def test_nine_of_ten_solutions_of_models_programs_and_arrays_differ(area: str) -> None:
    assert len({(skill['setup'], skill['code']) for skill in (compose(area, random.Random(i)) for i in range(300))}) >= 270


def test_a_name_of_a_result_is_in_the_statement_or_the_cell() -> None:
    for area in ('ml', 'python', 'numpy'):
        for i in range(200):
            skill = compose(area, random.Random(i))
            for name in skill['slots'].get('res', []):
                assert all('{res}' in say or name in say for say in skill['say']), skill


def test_what_is_asked_for_stays_when_the_name_of_the_result_is_told_elsewhere() -> None:
    rng = random.Random(0)
    for area in ('ml', 'python', 'numpy'):
        for i in range(200):
            for say in compose(area, random.Random(i))['say']:
                shorter, dropped = _without_name(say, rng)
                assert not dropped or len(say) - len(shorter) < 50, (say, shorter)


def test_the_docstring_shows_what_the_function_gives() -> None:
    shown = 0
    for i in range(200):
        code = compose('python', random.Random(i))['code'].replace('{{', '{').replace('}}', '}')
        if '>>>' in code:
            scope: dict[str, object] = {}
            exec(code, scope)
            test = doctest.DocTestParser().get_doctest(docstring_of(code), scope, 'shown', None, 0)
            assert doctest.DocTestRunner(verbose=False).run(test).failed == 0
            shown += 1
    assert shown > 10


def docstring_of(code: str) -> str:
    function = next(node for node in ast.parse(code).body if isinstance(node, ast.FunctionDef))
    return ast.get_docstring(function) or ''


def test_brackets_stand_where_the_strength_of_an_operation_asks_for_them() -> None:
    rng = random.Random(0)
    a, b, c = (Term(name, name, ATOM) for name in 'abc')
    total = _add(a, b, rng)
    assert total.binds == SUM
    for term, expected in ((_multiply(total, c, rng), '(a {s} b) * c'), (_divide(c, total, rng), 'c / (a {s} b)'), (_power(_divide(a, b, rng), rng), '(a / b)**')):
        assert term.code.startswith(expected.replace('{s}', total.code[2]))


def test_statement_and_solution_have_the_same_operations() -> None:
    signs = {'frac': ' / ', 'sqrt': 'np.sqrt', r'\sin': 'np.sin', r'\cos': 'np.cos', r'\tanh': 'np.tanh', '|': 'np.abs', r'\max(0': 'np.maximum'}
    a, b, c = (Term(name, name, ATOM) for name in 'abc')
    for seed in range(300):
        term = draw_term([a, b, c], 3, random.Random(seed))
        for tex, code in signs.items():
            assert term.tex.count(tex) == term.code.count(code) * (2 if tex == '|' else 1), term
        with np.errstate(all='ignore'):
            eval(term.code, {'np': np}, {'a': np.float64(1.3), 'b': np.float64(0.7), 'c': np.float64(2.1)})


def test_the_share_of_grammars_changes_no_notebook_without_them() -> None:
    skills, domains = skills_of('train'), list(all_domains())
    plain = make_notebook(skills, domains, random.Random(5))
    assert plain == make_notebook(skills, domains, random.Random(5), 0.0)
    record = json.loads(make_one(3, 1, 'train', 1.0))
    assert record['path'].startswith('composed/')
