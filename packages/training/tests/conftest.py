"""Small shard folders, written here in plain Python, for everything that trains."""
from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[3]


def write_shards(folder: Path, examples: list[tuple[list[int], list[int]]], vocab_size: int = 64) -> Path:
    """A shard folder as packages/shards writes it."""
    folder.mkdir(parents=True)
    ids = np.array([i for source, target in examples for i in source + target], '<u2')
    np.array([(len(source), len(target)) for source, target in examples], '<u4').tofile(folder / 'part-00000.idx')
    ids.tofile(folder / 'part-00000.ids')
    part = dict(
        name='part-00000', examples=len(examples), sourceTokens=sum(len(s) for s, _ in examples),
        targetTokens=sum(len(t) for _, t in examples), sha256=hashlib.sha256(ids.tobytes()).hexdigest(),
    )  # fmt: skip
    manifest = dict(
        format='jupyt5-shards', formatVersion=1, tokenizerSha256='0' * 64, vocabSize=vocab_size, split='train', seed='1', budgetTokens=64,
        parts=[part],
    )  # fmt: skip
    (folder / 'manifest.json').write_text(json.dumps(manifest))
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
    return write_shards(tmp_path / 'shards', copy_examples(600, 1))
