"""The tokenizer: every text comes back, special tokens have the first ids and are never found in text."""
from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from conftest import ROOT
from tokenizers import Tokenizer

from jupyt5_training.tokenizer import main, read_special_tokens

FORMAT = ROOT / 'packages/codec/src/format.json'


@pytest.fixture(scope='module')
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> Tokenizer:
    folder = tmp_path_factory.mktemp('tokenizer')
    texts = ['import numpy as np\nfor i in range(10):\n    total += i * 2\n    print(total)', '# Mean price of each town\n\nCompute `mean_price`.'] * 5
    cells = [dict(type='code', source=text) for text in texts]
    source = folder / 'records.jsonl'
    source.write_text((json.dumps(dict(cells=cells, group='ds')) + '\n') * 20)
    out = folder / 'tokenizer.json'
    main(['--exercises', str(source), '--corpus', str(source), '--format', str(FORMAT), '--out', str(out), '--vocab', '400', '--megabytes', '0.05'])
    assert json.loads(out.read_text())['added_tokens'] == []
    return Tokenizer.from_file(str(out))


def round_trip(tokenizer: Tokenizer, text: str) -> str:
    return tokenizer.decode(tokenizer.encode(text, add_special_tokens=False).ids, skip_special_tokens=False)


def test_special_tokens_have_the_first_ids(tokenizer: Tokenizer) -> None:
    names = read_special_tokens(FORMAT)
    assert [tokenizer.id_to_token(i) for i in range(len(names))] == names


def test_text_that_looks_like_a_special_token_stays_text(tokenizer: Tokenizer) -> None:
    names = read_special_tokens(FORMAT)
    text = ''.join(names)
    ids = tokenizer.encode(text, add_special_tokens=False).ids
    assert min(ids) >= len(names)
    assert round_trip(tokenizer, text) == text


def test_every_character_comes_back(tokenizer: Tokenizer) -> None:
    planes = [chr(i) for i in range(0x3000) if not 0xD800 <= i < 0xE000] + ['\U0001f600', '\U0010ffff', '\ufeff', '\uffff']
    assert round_trip(tokenizer, ''.join(planes)) == ''.join(planes)


def test_random_texts_come_back(tokenizer: Tokenizer) -> None:
    rng = random.Random(2)
    letters = list(' \n\t\r.,_(){}[]"\'\\$#0123456789abcXYZäß√') + ['    ', '\n\n', '\U0001f680', 'é']
    for _ in range(300):
        text = ''.join(rng.choice(letters) for _ in range(rng.randint(0, 60)))
        assert round_trip(tokenizer, text) == text


def test_every_byte_has_a_token(tokenizer: Tokenizer) -> None:
    vocabulary = tokenizer.get_vocab()
    from tokenizers.pre_tokenizers import ByteLevel

    assert len(ByteLevel.alphabet()) == 256
    assert all(letter in vocabulary for letter in ByteLevel.alphabet())


def test_digits_stand_alone_and_an_indent_is_one_token(tokenizer: Tokenizer) -> None:
    assert tokenizer.encode('12345', add_special_tokens=False).tokens == list('12345')
    assert len(tokenizer.encode('\n    ', add_special_tokens=False).ids) == 1


def test_a_name_has_the_same_tokens_wherever_it_stands(tokenizer: Tokenizer) -> None:
    def ids(text: str) -> list[int]:
        return tokenizer.encode(text, add_special_tokens=False).ids

    name = ids('mean_price')
    for text in ('x = mean_price', '`mean_price`', 'the mean_price of', 'for mean_price in data', 'df.mean_price', 'df["mean_price"]', 'f(a, mean_price)', '\n    mean_price = 1'):
        tokens = ids(text)
        assert any(tokens[i : i + len(name)] == name for i in range(len(tokens))), text


def test_a_method_keeps_its_dot_and_plain_words_take_the_spaces(tokenizer: Tokenizer) -> None:
    pieces = [piece for piece, _ in tokenizer.pre_tokenizer.pre_tokenize_str('return df.groupby("a").total in the list')]
    assert pieces == ['returnĠ', 'df', '.groupby', '("', 'a', '").', 'total', 'ĠinĠ', 'theĠ', 'list']


def test_vocabulary_has_the_asked_size(tokenizer: Tokenizer) -> None:
    assert tokenizer.get_vocab_size() <= 400


def test_the_shipped_format_has_the_masks_where_training_expects_them() -> None:
    from jupyt5_training.train import MASK_IDS

    names = read_special_tokens(Path(FORMAT))
    assert {i for i, name in enumerate(names) if name.startswith('<mask_')} == set(MASK_IDS)
