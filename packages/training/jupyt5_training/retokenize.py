"""Gives a trained model another tokenizer: `python -m jupyt5_training.retokenize CHECKPOINT TOKENIZER OUT`.

Everything but the embedding stays. The row of a new token is the mean of the rows of the old tokens that spell it, with and
without a space before it (a simple form of what WECHSEL, arXiv 2112.06598, does across languages); special tokens keep theirs.
"""
from __future__ import annotations

import argparse
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from .checkpoint import load_checkpoint, save_checkpoint


def map_embedding(old_rows: Tensor, old: Tokenizer, new: Tokenizer) -> Tensor:
    """Rows (V, D) of the new vocabulary out of (V, D) of the old one; special tokens and bytes, which come first in both, keep theirs."""
    rows = old_rows.clone()
    size = new.get_vocab_size()
    learned = next((i for i in range(size) if new.id_to_token(i) != old.id_to_token(i)), size)
    for token_id in range(learned, size):
        text = new.decode([token_id])
        spellings = [text] if '\ufffd' in text or not text.strip() else [text.strip(' '), ' ' + text.strip(' ')]
        means = []
        for spelling in spellings:
            ids = old.encode(spelling, add_special_tokens=False).ids
            if ids:
                means.append(old_rows[ids].mean(0))
        if means:
            rows[token_id] = torch.stack(means).mean(0)
    return rows


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('checkpoint', type=Path, help='folder with config.json, model.safetensors, tokenizer.json')
    parser.add_argument('tokenizer', type=Path, help='the new tokenizer.json, with as many ids as the old one')
    parser.add_argument('out', type=Path, help='checkpoint folder to write; go on from it with `train --init`')
    parser.add_argument('--old-tokenizer', type=Path, help='that of the checkpoint, where its folder holds none')
    options = parser.parse_args(arguments)
    model = load_checkpoint(options.checkpoint)
    old_path = options.old_tokenizer or options.checkpoint / 'tokenizer.json'
    old, new = (Tokenizer.from_file(str(path)) for path in (old_path, options.tokenizer))
    if new.get_vocab_size() != model.config.vocab_size:
        parser.error(f'expected a tokenizer of {model.config.vocab_size} ids, as the model has, got one of {new.get_vocab_size()}')
    with torch.no_grad():
        model.shared.weight.copy_(map_embedding(model.shared.weight, old, new))
    save_checkpoint(options.out, model, options.tokenizer, {'retokenized': str(options.checkpoint.name)})


if __name__ == '__main__':
    from .command import run_command

    run_command(main)
