"""The mean of checkpoints."""
from __future__ import annotations

from pathlib import Path

import pytest
import torch

from jupyt5_training.average import average, main
from jupyt5_training.checkpoint import load_checkpoint, save_checkpoint
from jupyt5_training.config import model_config
from jupyt5_training.model import T5


def checkpoint(folder: Path, seed: int, tokenizer: str = 'a', vocab: int = 300) -> Path:
    torch.manual_seed(seed)
    save_checkpoint(folder, T5(model_config('tiny', vocab)), None, {'steps': seed, 'tokenizerSha256': tokenizer, 'losses': {'valid': 1.0}})
    return folder


def test_weights_are_the_weighted_mean(tmp_path: Path) -> None:
    one, two = checkpoint(tmp_path / 'one', 1), checkpoint(tmp_path / 'two', 2)
    main([str(tmp_path / 'mean'), f'{one}=1', f'{two}=3'])
    a, b, mean = (load_checkpoint(folder).state_dict() for folder in (one, two, tmp_path / 'mean'))
    for name in a:
        assert torch.allclose(mean[name], a[name] * 0.25 + b[name] * 0.75, atol=1e-6), name
    assert '"averageOf"' in (tmp_path / 'mean' / 'training.json').read_text()


@pytest.mark.parametrize('other, message', [(dict(tokenizer='b'), 'one tokenizer'), (dict(vocab=310), 'one shape')])
def test_checkpoints_that_do_not_belong_together_are_refused(tmp_path: Path, other: dict, message: str) -> None:
    one, two = checkpoint(tmp_path / 'one', 1), checkpoint(tmp_path / 'two', 2, **other)
    with pytest.raises(ValueError, match=message):
        average(tmp_path / 'mean', [(one, 0.5), (two, 0.5)])


def test_one_checkpoint_is_no_mean(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match='at least two'):
        average(tmp_path / 'mean', [(checkpoint(tmp_path / 'one', 1), 1.0)])
