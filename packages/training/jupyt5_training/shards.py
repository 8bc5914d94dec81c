"""Reads shard folders written by packages/shards: source and target ids of examples, memory-mapped."""
from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

FORMAT = 'jupyt5-shards'


class ShardError(Exception):
    """A shard folder is of another kind, or its files do not fit their manifest."""


@dataclass(frozen=True)
class ShardFolder:
    """`lengths`: (N, 2) source and target length of each example; `part_of`, `start_of`: (N,) where its ids begin."""

    path: Path
    manifest: dict[str, Any]
    lengths: np.ndarray
    part_of: np.ndarray
    start_of: np.ndarray
    parts: list[np.ndarray]

    def __len__(self) -> int:
        return len(self.lengths)

    def example(self, index: int) -> tuple[np.ndarray, np.ndarray]:
        """Source ids and target ids of example `index`, uint16."""
        source, target = (int(n) for n in self.lengths[index])
        start = int(self.start_of[index])
        ids = self.parts[self.part_of[index]][start : start + source + target]
        return ids[:source], ids[source:]


def read_shards(path: Path, verify: bool = False) -> ShardFolder:
    """Opens a shard folder; `verify` also compares every part with its SHA-256. Raises ShardError."""
    try:
        manifest = json.loads((path / 'manifest.json').read_text())
    except json.JSONDecodeError as error:
        raise ShardError(f'{path}/manifest.json is not JSON: build the shards again') from error
    if manifest.get('format') != FORMAT:
        raise ShardError(f'{path}: format must be {FORMAT!r}, got {manifest.get("format")!r}')
    lengths, part_of, start_of, parts = [], [], [], []
    for number, part in enumerate(manifest['parts']):
        index = np.fromfile(path / f'{part["name"]}.idx', dtype='<u4').reshape(-1, 2)
        ids = np.memmap(path / f'{part["name"]}.ids', dtype='<u2', mode='r')
        sizes = index.sum(axis=1, dtype=np.int64)
        if len(index) != part['examples'] or int(sizes.sum()) != len(ids):
            raise ShardError(f'{path}/{part["name"]}: files and manifest differ in the number of examples or ids')
        if verify and hashlib.sha256(ids.tobytes()).hexdigest() != part['sha256']:
            raise ShardError(f'{path}/{part["name"]}.ids: SHA-256 differs from the manifest')
        lengths.append(index)
        part_of.append(np.full(len(index), number))
        start_of.append(np.concatenate([[0], np.cumsum(sizes)[:-1]]))
        parts.append(ids)
    return ShardFolder(path, manifest, np.concatenate(lengths), np.concatenate(part_of), np.concatenate(start_of), parts)


def write_shards(path: Path, examples: Iterable[tuple[Sequence[int], Sequence[int]]], facts: dict[str, Any]) -> int:
    """Writes (source ids, target ids) as a folder of one part, for examples that are made here; returns how many. `facts`:
    formatVersion, tokenizerSha256, vocabSize, split, seed and budgetTokens for the manifest, which is written last.
    """
    path.mkdir(parents=True, exist_ok=True)
    (path / 'manifest.json').unlink(missing_ok=True)
    lengths: list[tuple[int, int]] = []
    sha256 = hashlib.sha256()
    with open(path / 'part-00000.ids', 'wb') as ids:
        for source, target in examples:
            data = np.array([*source, *target], '<u2').tobytes()
            ids.write(data)
            sha256.update(data)
            lengths.append((len(source), len(target)))
    if not lengths:
        raise ShardError(f'{path}: a shard folder needs at least one example, got none')
    index = np.array(lengths, '<u4')
    index.tofile(path / 'part-00000.idx')
    sources, targets = (int(n) for n in index.sum(axis=0, dtype=np.int64))
    part = dict(name='part-00000', examples=len(index), sourceTokens=sources, targetTokens=targets, sha256=sha256.hexdigest())
    (path / 'manifest.json').write_text(json.dumps({'format': FORMAT, **facts, 'parts': [part]}, indent=2) + '\n')
    return len(index)


def find_shards(path: Path) -> list[ShardFolder]:
    """The shard folders at `path`: itself, or all below it (one for each epoch's masks), in order of their names."""
    if (path / 'manifest.json').exists():
        return [read_shards(path)]
    folders = [read_shards(manifest.parent) for manifest in sorted(path.rglob('manifest.json'))]
    if not folders:
        raise ShardError(f'{path}: no manifest.json here or below')
    return folders
