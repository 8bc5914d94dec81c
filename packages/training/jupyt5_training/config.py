"""Sizes of the model and numbers of the optimizer: the one place where they are written."""
from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class ModelConfig:
    """A T5 v1.1: gated GELU, RMSNorm before each part, relative positions in buckets, one embedding for input and head."""

    vocab_size: int
    d_model: int
    d_ff: int
    d_kv: int
    num_heads: int
    num_layers: int
    num_decoder_layers: int
    relative_attention_num_buckets: int = 32
    relative_attention_max_distance: int = 128
    layer_norm_epsilon: float = 1e-6
    pad_token_id: int = 0
    eos_token_id: int = 1
    decoder_start_token_id: int = 8

    def to_transformers(self) -> dict[str, Any]:
        """The contents of config.json, as `transformers.T5ForConditionalGeneration` reads it."""
        return {
            **asdict(self), 'model_type': 't5', 'architectures': ['T5ForConditionalGeneration'], 'dropout_rate': 0.0,
            'feed_forward_proj': 'gated-gelu', 'tie_word_embeddings': True, 'is_encoder_decoder': True, 'use_cache': True,
            'initializer_factor': 1.0,
        }  # fmt: skip

    @classmethod
    def from_transformers(cls, data: dict[str, Any]) -> ModelConfig:
        return cls(**{name: data[name] for name in cls.__dataclass_fields__ if name in data})


SIZES: dict[str, dict[str, int]] = {
    # For tests: learns in seconds.
    'tiny': dict(d_model=64, d_ff=160, d_kv=16, num_heads=4, num_layers=2, num_decoder_layers=2),
    # For hours on two CPU cores: about 8 M parameters.
    'small': dict(d_model=256, d_ff=704, d_kv=64, num_heads=4, num_layers=4, num_decoder_layers=3),
    # For one GPU in half an hour: about 60 M parameters.
    'base': dict(d_model=640, d_ff=1728, d_kv=64, num_heads=10, num_layers=8, num_decoder_layers=3),
}


def model_config(size: str, vocab_size: int) -> ModelConfig:
    return ModelConfig(vocab_size=vocab_size, **SIZES[size])


@dataclass(frozen=True)
class TrainConfig:
    """Everything that decides what a run computes, apart from the shards it reads."""

    seed: int = 1
    """Source tokens of one optimizer step, and of one piece of it that goes through the model at once."""
    step_tokens: int = 8192
    micro_tokens: int = 2048
    """Longer examples are left out; 0: none are."""
    max_source: int = 0
    max_target: int = 512
    """Peak learning rates: Muon for matrices, AdamW for the embedding and relative positions, AdamW for norms."""
    matrix_lr: float = 0.02
    embedding_lr: float = 0.01
    vector_lr: float = 0.003
    weight_decay: float = 0.01
    warmup_steps: int = 50
    """Share of the whole run, at its end, in which the learning rate falls linearly to zero."""
    decay_share: float = 0.25
    clip_norm: float = 1.0
