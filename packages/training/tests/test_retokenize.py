"""A model with another tokenizer: the same body, rows of the new tokens out of those of the old ones that spell them."""
from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from conftest import ROOT
from tokenizers import Tokenizer

from jupyt5_training.checkpoint import load_checkpoint, save_checkpoint
from jupyt5_training.config import model_config
from jupyt5_training.model import T5
from jupyt5_training.retokenize import main
from jupyt5_training.tokenizer import read_special_tokens, train_tokenizer, without_added_tokens

TEXTS = ['total = total + price\nfor price in prices:\n    print(price, total)', 'The price of all prices.'] * 20
OLD_PIECES = r'\n+ *| ?[\p{L}_]+| ?\p{N}| ?[^\s\p{L}\p{N}_]+|\s'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    special = read_special_tokens(ROOT / 'packages/codec/src/format.json')
    (tmp_path / 'old.json').write_text(without_added_tokens(train_tokenizer(iter(TEXTS), 300, special, OLD_PIECES)))
    (tmp_path / 'new.json').write_text(without_added_tokens(train_tokenizer(iter(TEXTS), 300, special)))
    torch.manual_seed(2)
    size = Tokenizer.from_file(str(tmp_path / 'old.json')).get_vocab_size()
    save_checkpoint(tmp_path / 'checkpoint', T5(model_config('tiny', size)), tmp_path / 'old.json', {})
    return tmp_path


def test_rows_are_carried_over(folder: Path) -> None:
    old, new = (Tokenizer.from_file(str(folder / name)) for name in ('old.json', 'new.json'))
    if new.get_vocab_size() != old.get_vocab_size():
        pytest.fail(f'the test needs vocabularies of one size, got {old.get_vocab_size()} and {new.get_vocab_size()}')
    main([str(folder / 'checkpoint'), str(folder / 'new.json'), str(folder / 'out')])
    before, after = load_checkpoint(folder / 'checkpoint'), load_checkpoint(folder / 'out')
    rows, kept = after.shared.weight, before.shared.weight
    learned = next(i for i in range(300) if new.id_to_token(i) != old.id_to_token(i))
    assert torch.equal(rows[:learned], kept[:learned]) and learned >= 24 + 256
    words = [i for i in range(learned, new.get_vocab_size()) if new.decode([i]).isalpha()]
    assert words
    for word in words:
        text = new.decode([word])
        spellings = [old.encode(spelling, add_special_tokens=False).ids for spelling in (text, ' ' + text)]
        expected = torch.stack([kept[ids].mean(0) for ids in spellings]).mean(0)
        assert torch.allclose(rows[word], expected, atol=1e-6), text
    for (name, a), (_, b) in zip(before.state_dict().items(), after.state_dict().items()):
        assert name == 'shared.weight' or torch.equal(a, b), name
    assert json.loads((folder / 'out/tokenizer.json').read_text()) == json.loads((folder / 'new.json').read_text())


def test_a_tokenizer_of_another_size_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    special = read_special_tokens(ROOT / 'packages/codec/src/format.json')
    (folder / 'small.json').write_text(without_added_tokens(train_tokenizer(iter(TEXTS), 290, special)))
    with pytest.raises(SystemExit):
        main([str(folder / 'checkpoint'), str(folder / 'small.json'), str(folder / 'out')])
    assert 'expected a tokenizer of' in capsys.readouterr().err
