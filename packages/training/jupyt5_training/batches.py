"""Order of training: mixes shard folders by weight, groups examples of like length, and can go on anywhere.

A *pool* of examples is drawn from the folders, then cut into micro-batches of like source and target lengths, which are
shuffled and joined into steps. What comes next depends on (seed, place in each folder, step in the pool) and nothing else.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from .shards import ShardFolder

POOL_EXAMPLES = 4096
SOURCE_STEP = 32

MicroBatch = list[tuple[ShardFolder, int]]


@dataclass(frozen=True)
class Batch:
    """source: (B, S), decoder_ids and labels: (B, T), int64; labels that do not count are -100."""

    source: Tensor
    decoder_ids: Tensor
    labels: Tensor
    source_tokens: int
    target_tokens: int


def collate(examples: MicroBatch, mask_ids: frozenset[int]) -> Batch:
    """Pads on the right. The label `<mask_k>` is not learned: where a place ends and another begins is given, not predicted."""
    pairs = [folder.example(index) for folder, index in examples]
    S = max(len(source) for source, _ in pairs)
    T = max(len(target) for _, target in pairs) - 1
    source = np.zeros((len(pairs), S), np.int64)
    decoder_ids = np.zeros((len(pairs), T), np.int64)
    labels = np.full((len(pairs), T), -100, np.int64)
    for row, (source_ids, target_ids) in enumerate(pairs):
        source[row, : len(source_ids)] = source_ids
        decoder_ids[row, : len(target_ids) - 1] = target_ids[:-1]
        labels[row, : len(target_ids) - 1] = target_ids[1:]
    labels[np.isin(labels, list(mask_ids))] = -100
    counted = int((labels >= 0).sum())
    return Batch(*map(torch.from_numpy, (source, decoder_ids, labels)), sum(len(s) for s, _ in pairs), counted)


def cut_batches(examples: MicroBatch, micro_tokens: int) -> list[MicroBatch]:
    """Micro-batches of at most `micro_tokens` source ids with padding (at least one example), like lengths together."""
    lengths = {id(folder): folder.lengths for folder, _ in examples}
    key = [tuple(int(n) for n in lengths[id(folder)][index]) for folder, index in examples]
    order = sorted(range(len(examples)), key=lambda i: (key[i][0] // SOURCE_STEP, key[i][1], key[i][0]))
    batches: list[MicroBatch] = []
    batch: MicroBatch = []
    longest = 0
    for i in order:
        longer = max(longest, key[i][0], key[i][1])
        if batch and longer * (len(batch) + 1) > micro_tokens:
            batches.append(batch)
            batch, longer = [], max(key[i])
        batch.append(examples[i])
        longest = longer
    return batches + [batch] if batch else batches


class Mixture:
    """Several sources of examples with sampling weights; each source may have one folder for each epoch's masks."""

    def __init__(
        self, sources: list[list[ShardFolder]], weights: list[float], seed: int, step_tokens: int, micro_tokens: int,
        max_source: int = 0, max_target: int = 0,
    ) -> None:  # fmt: skip
        self.sources, self.seed = sources, seed
        self.weights = np.array(weights) / sum(weights)
        self.step_tokens, self.micro_tokens = step_tokens, micro_tokens
        self.max_source, self.max_target = max_source, max_target
        self.epochs = [0] * len(sources)
        self.places = [0] * len(sources)
        self.pool, self.step_in_pool = 0, 0
        self._orders: dict[int, tuple[int, np.ndarray]] = {}

    def state_dict(self) -> dict[str, Any]:
        return dict(epochs=list(self.epochs), places=list(self.places), pool=self.pool, step_in_pool=self.step_in_pool)

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Goes on in the same order; with another number of sources there is no such order, and all begin anew."""
        if len(state['epochs']) != len(self.sources):
            return
        self.epochs, self.places = list(state['epochs']), list(state['places'])
        self.pool, self.step_in_pool = state['pool'], state['step_in_pool']

    def steps(self) -> Iterator[list[MicroBatch]]:
        """Endless steps; after each one taken, `state_dict` says how to go on behind it."""
        while True:
            epochs, places = list(self.epochs), list(self.places)
            steps = self._cut_steps(self._draw_pool())
            after = self.epochs, self.places
            # While the pool lasts, the state is that of its beginning plus the number of steps taken.
            self.epochs, self.places = epochs, places
            if self.step_in_pool >= len(steps):  # a run that goes on with larger steps: this pool is used up
                self.epochs, self.places = after
                self.pool, self.step_in_pool = self.pool + 1, 0
                continue
            while self.step_in_pool < len(steps):
                self.step_in_pool += 1
                if self.step_in_pool == len(steps):
                    self.epochs, self.places = after
                    self.pool, self.step_in_pool = self.pool + 1, 0
                    yield steps[-1]
                    break
                yield steps[self.step_in_pool - 1]

    def _draw_pool(self) -> MicroBatch:
        rng = np.random.default_rng([self.seed, self.pool])
        counts = rng.multinomial(POOL_EXAMPLES, self.weights)
        return [example for i, count in enumerate(counts) for example in self._take(i, int(count))]

    def _take(self, i: int, count: int) -> MicroBatch:
        taken: MicroBatch = []
        self.epochs, self.places = list(self.epochs), list(self.places)
        while len(taken) < count:
            folder = self.sources[i][self.epochs[i] % len(self.sources[i])]
            order = self._order(i, folder)
            part = order[self.places[i] : self.places[i] + count - len(taken)]
            taken += [(folder, int(index)) for index in part]
            self.places[i] += len(part)
            if self.places[i] >= len(order):
                self.epochs[i], self.places[i] = self.epochs[i] + 1, 0
        return taken

    def _order(self, i: int, folder: ShardFolder) -> np.ndarray:
        """A fresh order of the usable examples for each epoch of source `i`."""
        epoch = self.epochs[i]
        if i not in self._orders or self._orders[i][0] != epoch:
            usable = np.ones(len(folder), bool)
            if self.max_source:
                usable &= folder.lengths[:, 0] <= self.max_source
            if self.max_target:
                usable &= folder.lengths[:, 1] <= self.max_target
            if not usable.any():
                raise ValueError(f'{folder.path}: no example is short enough')
            order = np.random.default_rng([self.seed, 1 + i, epoch]).permutation(np.flatnonzero(usable))
            self._orders[i] = (epoch, order)
        return self._orders[i][1]

    def _cut_steps(self, pool: MicroBatch) -> list[list[MicroBatch]]:
        rng = np.random.default_rng([self.seed, self.pool, 1])
        batches = cut_batches(pool, self.micro_tokens)
        order = [batches[i] for i in rng.permutation(len(batches))]
        # A fixed number of pieces, so that several processes get equal shares; what is left over makes no step.
        pieces = max(1, self.step_tokens // self.micro_tokens)
        return [order[i : i + pieces] for i in range(0, max(1, len(order) - pieces + 1), pieces)]
