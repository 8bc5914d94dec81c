"""Adapting tasks: the answer is the shown exercise with the question's names; what it calls is random and stands only there."""
from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import ROOT
from tokenizers import Tokenizer

from jupyt5_training.adapting import AdaptTasks, main, own_names
from jupyt5_training.shards import read_shards
from jupyt5_training.tokenizer import read_special_tokens, train_tokenizer

ENTRIES = [
    dict(skill='a', statement='Mean of `price` per `city` as `out`.', code='out = df.groupby("city")["price"].mean()'),
    dict(skill='b', statement='`area(w, h)`: $w h$', code='def area(w, h):\n    return np.multiply(w, h)'),
    dict(skill='c', statement='Drop `note` of the table.', code='df = df.drop(columns="note")'),
]
NAMES = [f'name_{letter}{other}' for letter in 'abcdefgh' for other in 'uvwxyz']


@pytest.fixture(scope='module')
def tokenizer() -> Tokenizer:
    texts = [entry['statement'] + '\n' + entry['code'] for entry in ENTRIES] * 20
    special = read_special_tokens(ROOT / 'packages/codec/src/format.json')
    return Tokenizer.from_str(train_tokenizer(iter(texts), 420, special).to_str())


def test_names_of_the_notebook_are_told_from_those_of_libraries() -> None:
    assert [own_names(entry) for entry in ENTRIES] == [['price', 'city', 'out'], ['area', 'w', 'h'], ['note']]


def test_what_the_answer_holds_stands_in_the_question_or_in_an_exercise(tokenizer: Tokenizer) -> None:
    tasks = AdaptTasks(tokenizer, ENTRIES, NAMES, 's')
    scrambled = 0
    for _ in range(200):
        source, target = tasks.draw()
        assert source.count(tasks.mask) == 1 and source[0] == tasks.similar and target[0] == tasks.mask and target[-1] == tasks.end
        text = tokenizer.decode(source, skip_special_tokens=False)
        ahead, question = text.split('<markdown>')
        answer = tokenizer.decode(target[1:-1], skip_special_tokens=False)
        for word in re.findall(r'[A-Za-z_]\w*', answer):
            assert word in question or word in ahead, (word, text)
        scrambled += not re.search('groupby|multiply|drop', answer)
    assert 80 < scrambled < 190


def test_the_same_seed_gives_the_same_tasks(tokenizer: Tokenizer) -> None:
    one, two = (AdaptTasks(tokenizer, ENTRIES, NAMES, 'x') for _ in range(2))
    assert [one.draw() for _ in range(20)] == [two.draw() for _ in range(20)]


def test_a_folder_of_shards_is_written(tokenizer: Tokenizer, tmp_path: Path) -> None:
    import json

    (tmp_path / 'memory.jsonl').write_text(''.join(json.dumps(entry) + '\n' for entry in ENTRIES))
    (tmp_path / 'names.txt').write_text('\n'.join(NAMES))
    tokenizer.save(str(tmp_path / 'tokenizer.json'))
    files = {name: str(tmp_path / name) for name in ('tokenizer.json', 'memory.jsonl', 'names.txt', 'out')}
    main(['--tokenizer', files['tokenizer.json'], '--memory', files['memory.jsonl'], '--names', files['names.txt'], '--count', '7', files['out']])
    assert len(read_shards(Path(files['out']))) == 7
