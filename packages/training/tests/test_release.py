"""The float16 weights that are kept: a run can begin with them."""
from __future__ import annotations

from pathlib import Path

import pytest
import torch

from jupyt5_training.checkpoint import load_checkpoint, save_checkpoint
from jupyt5_training.config import model_config
from jupyt5_training.model import T5
from jupyt5_training.release import release


def test_a_released_checkpoint_loads_as_float32_within_half_precision(tmp_path: Path) -> None:
    torch.manual_seed(1)
    model = T5(model_config('tiny', 300))
    save_checkpoint(tmp_path / 'full', model, None, {'steps': 3})
    release(tmp_path / 'full', tmp_path / 'half')
    again = load_checkpoint(tmp_path / 'half')
    for (name, old), (_, new) in zip(model.state_dict().items(), again.state_dict().items()):
        assert new.dtype == torch.float32, name
        assert torch.allclose(old, new, rtol=1e-3, atol=1e-6), name
    full, half = ((tmp_path / folder / 'model.safetensors').stat().st_size for folder in ('full', 'half'))
    assert half < 0.55 * full


def test_weights_that_do_not_fit_are_refused_by_name(tmp_path: Path) -> None:
    model = T5(model_config('tiny', 300))
    with torch.no_grad():
        next(iter(model.parameters())).fill_(1e6)
    save_checkpoint(tmp_path / 'full', model, None, {})
    with pytest.raises(ValueError, match='do not fit float16'):
        release(tmp_path / 'full', tmp_path / 'half')
