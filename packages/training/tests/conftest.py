"""Small shard folders, written here in plain Python, for everything that trains."""
from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from jupyt5_training.shards import write_shards

ROOT = Path(__file__).resolve().parents[3]


def write_folder(folder: Path, examples: list[tuple[list[int], list[int]]], vocab_size: int = 64) -> Path:
    facts = dict(formatVersion=1, tokenizerSha256='0' * 64, vocabSize=vocab_size, split='train', seed='1', budgetTokens=64)
    write_shards(folder, examples, facts)
    return folder


def copy_examples(count: int, seed: int) -> list[tuple[list[int], list[int]]]:
    """Sources with three numbers behind a mask, targets that repeat them: learnable in seconds."""
    rng = np.random.default_rng(seed)
    examples = []
    for _ in range(count):
        numbers = [int(n) for n in rng.integers(24, 64, 3)]
        filler = [int(n) for n in rng.integers(24, 64, rng.integers(2, 20))]
        examples.append(([2, *filler, 3, 8, 3, *numbers], [8, *numbers, 1]))
    return examples


@pytest.fixture
def shards(tmp_path: Path) -> Path:
    return write_folder(tmp_path / 'shards', copy_examples(600, 1))
