"""The model computes what transformers' T5 computes, with or without padding, and counts the loss of labels only."""
from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
import torch.nn.functional as F

from jupyt5_training.checkpoint import load_checkpoint, save_checkpoint
from jupyt5_training.config import SIZES, ModelConfig, model_config
from jupyt5_training.model import T5, parameter_count, training_flops


@pytest.fixture(scope='module')
def model() -> T5:
    torch.manual_seed(3)
    return T5(model_config('tiny', 96)).eval()


def random_ids(rows: int, length: int) -> torch.Tensor:
    return torch.randint(24, 96, (rows, length), generator=torch.Generator().manual_seed(length))


def test_transformers_gives_the_same_logits(model: T5, tmp_path: Path) -> None:
    from transformers import T5ForConditionalGeneration

    save_checkpoint(tmp_path, model, None, {'steps': 1})
    theirs = T5ForConditionalGeneration.from_pretrained(tmp_path).eval()
    source, decoder_ids = random_ids(2, 300), random_ids(2, 150)
    source[1, 250:] = 0
    with torch.no_grad():
        expected = theirs(input_ids=source, attention_mask=(source != 0).long(), decoder_input_ids=decoder_ids).logits
        assert torch.allclose(model(source, decoder_ids), expected, atol=2e-4)


def test_a_checkpoint_that_transformers_wrote_can_be_read(model: T5, tmp_path: Path) -> None:
    from transformers import T5ForConditionalGeneration

    save_checkpoint(tmp_path / 'ours', model, None, {})
    T5ForConditionalGeneration.from_pretrained(tmp_path / 'ours').save_pretrained(tmp_path / 'theirs')
    again = load_checkpoint(tmp_path / 'theirs').state_dict()
    assert all(torch.equal(again[name], tensor) for name, tensor in model.state_dict().items())


def test_padding_changes_nothing(model: T5) -> None:
    source, decoder_ids = random_ids(1, 40), random_ids(1, 9)
    padded = F.pad(source, (0, 13))
    with torch.no_grad():
        assert torch.allclose(model(padded, decoder_ids), model(source, decoder_ids), atol=1e-5)


def test_later_ids_do_not_change_earlier_logits(model: T5) -> None:
    source, decoder_ids = random_ids(1, 20), random_ids(1, 9)
    changed = decoder_ids.clone()
    changed[0, 5:] = 30
    with torch.no_grad():
        assert torch.allclose(model(source, changed)[:, :5], model(source, decoder_ids)[:, :5], atol=1e-5)


def test_loss_counts_only_labels_that_are_not_negative(model: T5) -> None:
    source, decoder_ids, labels = random_ids(3, 21), random_ids(3, 8), random_ids(3, 8)
    labels[0, 5:], labels[2, 2] = -100, -100
    with torch.no_grad():
        expected = F.cross_entropy(model(source, decoder_ids).flatten(0, 1), labels.flatten(), ignore_index=-100, reduction='sum')
        assert torch.allclose(model.loss_sum(source, decoder_ids, labels), expected, rtol=1e-5)


def test_sizes_are_what_the_readme_says() -> None:
    counts = {size: parameter_count(T5(model_config(size, 6144))) / 1e6 for size in SIZES if size != 'base'}
    assert 0.4 < counts['tiny'] < 1 and 7.5 < counts['small'] < 8.5
    with torch.device('meta'):
        base = parameter_count(_meta_model(model_config('base', 6144))) / 1e6
    assert 50 < base < 70


def _meta_model(config: ModelConfig) -> T5:
    return T5(config)


def test_flops_are_six_a_parameter_and_token_and_more() -> None:
    config = model_config('small', 6144)
    encoder_parameters = 4 * (4 * 256 * 256 + 3 * 256 * 704)
    assert training_flops(config, 100, 0, 0, 0) > 6 * 100 * encoder_parameters


def test_config_json_round_trips() -> None:
    config = model_config('tiny', 96)
    assert ModelConfig.from_transformers(json.loads(json.dumps(config.to_transformers()))) == config
