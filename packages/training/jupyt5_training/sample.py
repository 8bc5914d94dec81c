"""Prints what a checkpoint writes beside what stood there: `python -m jupyt5_training.sample CHECKPOINT --shards DIR`.

For looking at, not for scores: greedy, the first mask of each example, no cache.
"""
from __future__ import annotations

import argparse
import random
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from .checkpoint import load_checkpoint
from .model import T5
from .shards import find_shards

FIRST_TEXT_ID = 24


@torch.no_grad()
def greedy(model: T5, source: np.ndarray, max_tokens: int = 160) -> list[int]:
    """Ids written for the first mask of `source`, without the end token."""
    memory, mask = model.encode(torch.from_numpy(source.astype(np.int64))[None])
    ids = [model.config.decoder_start_token_id]
    while len(ids) <= max_tokens:
        states = model.decode(torch.tensor([ids]), memory, mask)
        next_id = int(model.head(states[0, -1]).argmax())
        if next_id == model.config.eos_token_id:
            break
        ids.append(next_id)
    return ids[1:]


def show(tokenizer: Tokenizer, ids: list[int]) -> str:
    """Text with special tokens by name; they are not in the tokenizer's decoder by design."""
    text, run = '', list[int]()
    for token_id in [*ids, -1]:
        if token_id >= FIRST_TEXT_ID:
            run.append(token_id)
            continue
        text += tokenizer.decode(run, skip_special_tokens=False)
        run = []
        text += f'\n{tokenizer.id_to_token(token_id)}' if token_id >= 0 else ''
    return text


def first_target(target: np.ndarray, end_id: int) -> list[int]:
    ids = [int(i) for i in target[1:]]
    return ids[: ids.index(end_id)]


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('checkpoint', type=Path)
    parser.add_argument('--shards', type=Path, required=True)
    parser.add_argument('--count', type=int, default=10)
    parser.add_argument('--seed', type=int, default=0)
    parser.add_argument('--threads', type=int, default=1)
    parser.add_argument('--sources', action='store_true', help='print the whole source too')
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    model = load_checkpoint(options.checkpoint).eval()
    tokenizer = Tokenizer.from_file(str(options.checkpoint / 'tokenizer.json'))
    folder = find_shards(options.shards)[0]
    same = 0
    for index in random.Random(options.seed).sample(range(len(folder)), min(options.count, len(folder))):
        source, target = folder.example(index)
        wanted = first_target(target, model.config.eos_token_id)
        written = greedy(model, source)
        same += written == wanted
        ids = [int(i) for i in source]
        mask = ids.index(model.config.decoder_start_token_id)
        print('=' * 100, show(tokenizer, ids if options.sources else ids[max(0, mask - 80) : mask + 40]), sep='\n')
        print('--- reference', show(tokenizer, wanted), '--- written', show(tokenizer, written), sep='\n')
    print(f'{same} of {options.count} equal to the reference')


if __name__ == '__main__':
    from .command import run_command

    run_command(main)
