"""Rewording changes prose only: code, names, quotes and formulas stay as they are."""
from __future__ import annotations

import json
import random
from pathlib import Path

from jupyt5_training import reword
from jupyt5_training.reword import reword_line, reword_notebook, synonyms

NOTEBOOK = {
    'cells': [
        {'type': 'markdown', 'source': '## Exercise\n\nCompute the average of `largest column` and "total" for each group: $\\sum rows$.'},
        {'type': 'code', 'source': '# Create a list\ntotal = [1, 2]  # sort it\nlargest = max(total)'},
        {'type': 'code', 'source': '# Remove duplicates\nanswer = set(total)'},
        {'type': 'raw', 'source': 'compute'},
    ],
    'targets': [{'cell': 2, 'startLine': 0, 'endLine': 2}],
}


def outcomes(count: int = 200) -> list[dict]:
    return [reword_notebook(NOTEBOOK, random.Random(seed)) for seed in range(count)]


def test_the_same_is_said_in_many_ways() -> None:
    said = {record['cells'][0]['source'] for record in outcomes()}
    assert len(said) > 60
    assert any('mean' in text for text in said) and any('alculate' in text for text in said)


def test_code_names_quotes_and_formulas_stay() -> None:
    for record in outcomes():
        markdown, code, solution, raw = (cell['source'] for cell in record['cells'])
        for kept in ('`largest column`', '"total"', '$\\sum rows$', '## Exercise'):
            assert kept in markdown
        assert code.split('\n')[1:] == ['total = [1, 2]  # sort it', 'largest = max(total)']
        assert solution == NOTEBOOK['cells'][2]['source'] and raw == 'compute'
        assert len(code.split('\n')) == 3


def test_a_word_that_is_a_name_in_the_code_is_not_replaced() -> None:
    for seed in range(100):
        line = reword_line('Sort total and largest', frozenset({'total', 'largest'}), random.Random(seed), 1.0)
        assert 'total' in line and 'largest' in line


def test_the_same_seed_gives_the_same_file(tmp_path: Path) -> None:
    source = tmp_path / 'in.jsonl'
    source.write_text((json.dumps(NOTEBOOK) + '\n') * 30)
    for name in 'ab':
        reword.main(['--seed', '4', '--share', '0.5', str(source), str(tmp_path / name)])
    lines = (tmp_path / 'a').read_text().splitlines()
    assert (tmp_path / 'b').read_text().splitlines() == lines
    changed = sum(json.loads(line) != NOTEBOOK for line in lines)
    assert 5 < changed < 25


def test_the_table_has_no_word_that_stands_for_itself() -> None:
    assert all(phrase not in others for phrase, others in synonyms().items())


def test_a_request_may_be_a_letter_but_its_words_stay() -> None:
    request = 'Keep the rows with more than 3 bikes.'
    letters = {reword.address(request, random.Random(seed)) for seed in range(300)}
    assert all(request in letter and '\n' not in letter for letter in letters)
    assert any(letter.startswith('Ticket #') for letter in letters) and any(letter.endswith('Thanks!') for letter in letters)
    for kept in ('# Heading of the whole notebook', '- a list of things to do\n- another one', 'Two words'):
        assert {reword.address(kept, random.Random(seed)) for seed in range(50)} == {kept}
