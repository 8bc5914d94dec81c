"""Made examples of pure copying: random ids, so that nothing but the source says what comes next.

A short first phase on them teaches every embedding to be copied, and the attention to look names up, before the notebooks
teach what to write (synthetic pre-pretraining, e.g. arXiv 2101.06223). Three tasks, each in the layout of a masked notebook:

- *span*: the ids between two marks;
- *lookup*: the values of keys listed earlier;
- *continuation*: how a run of ids went on where it stood before.

    python -m jupyt5_training.copying --tokenizer tokenizer.json --count 60000 --seed 1 OUT
"""
from __future__ import annotations

import argparse
import hashlib
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from tokenizers import Tokenizer

from .shards import write_shards

# Version of the codec's layout that these examples follow (FORMAT_VERSION in packages/codec).
FORMAT_VERSION = 1
SPECIAL_IDS = 24

Example = tuple[list[int], list[int]]


class CopyTasks:
    """Draws examples: source ids with one `<mask_0>`, target ids `<mask_0> ... <end>`."""

    def __init__(self, tokenizer: Tokenizer, seed: str) -> None:
        self.random = random.Random(seed)
        self.vocab_size = tokenizer.get_vocab_size()
        ids = [tokenizer.token_to_id(token) for token in ('<code>', '<mask_0>', '<end>', 'Ċ', ':', ',')]
        self.code, self.mask, self.end, self.line, self.colon, self.comma = ids

    def draw(self) -> Example:
        task = self.random.choices([self.span, self.lookup, self.continuation], [0.35, 0.3, 0.35])[0]
        source, target = task()
        return source, [self.mask, *target, self.end]

    def span(self) -> Example:
        span = self._ids(2, 15)
        return [self.code, *self._ids(0, 6), self.colon, *span, self.comma, *self._ids(0, 6), self.code, self.mask], span

    def lookup(self) -> Example:
        pairs = [(self._ids(1, 2), self._ids(1, 3)) for _ in range(self.random.randint(2, 6))]
        source = [self.code]
        for key, value in pairs:
            source += [*key, self.colon, *value, self.line]
        asked = self.random.choices(pairs, k=self.random.randint(1, 3))
        source.append(self.code)
        target: list[int] = []
        for key, value in asked:
            source += [*key, self.comma]
            target += [*value, self.comma]
        return [*source, self.mask], target

    def continuation(self) -> Example:
        run = self._ids(8, 24)
        start = self.random.randint(1, len(run) - 5)
        stop = min(len(run) - 2, start + self.random.randint(2, 12))
        known, behind = run[max(0, start - 2) : start], run[stop : stop + 2]
        return [self.code, *self._ids(0, 6), *run, self.code, *known, self.mask, *behind], run[start:stop]

    def _ids(self, least: int, most: int) -> list[int]:
        return [self.random.randrange(SPECIAL_IDS, self.vocab_size) for _ in range(self.random.randint(least, most))]


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--tokenizer', type=Path, required=True)
    parser.add_argument('--count', type=int, default=60_000)
    parser.add_argument('--seed', default='1')
    parser.add_argument('out', type=Path)
    options = parser.parse_args(argv)
    tasks = CopyTasks(Tokenizer.from_file(str(options.tokenizer)), options.seed)
    examples: Iterator[Example] = (tasks.draw() for _ in range(options.count))
    facts = dict(
        formatVersion=FORMAT_VERSION, tokenizerSha256=hashlib.sha256(options.tokenizer.read_bytes()).hexdigest(),
        vocabSize=tasks.vocab_size, split='train', seed=options.seed, budgetTokens=128,
    )  # fmt: skip
    print(f'{options.out}: {write_shards(options.out, examples, facts)} examples')


if __name__ == '__main__':
    from .command import run_command

    run_command(main)
