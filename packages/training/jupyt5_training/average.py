"""Weighted mean of checkpoints of one run's line ("model soup", arXiv 2203.05482): what each part of a training was about is kept.

    python -m jupyt5_training.average OUT CHECKPOINT=0.35 CHECKPOINT=0.65

Checkpoints must have the same shape and tokenizer. Only those that went on from one another, or from a common one, have a useful mean.
"""
from __future__ import annotations

import argparse
import json
from pathlib import Path

from .checkpoint import load_checkpoint, save_checkpoint


def average(out: Path, parts: list[tuple[Path, float]]) -> None:
    """Writes a checkpoint folder; facts, losses aside, and tokenizer are those of the last part. Weights are scaled to a sum of 1."""
    total = sum(weight for _, weight in parts)
    if len(parts) < 2 or total <= 0:
        raise ValueError(f'expected at least two checkpoints with weights of a positive sum, got {len(parts)} with the sum {total:g}')
    facts = [json.loads((folder / 'training.json').read_text()) for folder, _ in parts]
    tokenizers = {fact['tokenizerSha256'] for fact in facts}
    if len(tokenizers) > 1:
        raise ValueError(f'the checkpoints must have one tokenizer, got those with SHA-256 {", ".join(sorted(tokenizers))}')
    models = [load_checkpoint(folder) for folder, _ in parts]
    if any(model.config != models[0].config for model in models):
        raise ValueError('the checkpoints must have one shape; their config.json differ')
    states = [model.state_dict() for model in models]
    mean = models[-1]
    mean.load_state_dict({name: sum(state[name] * (weight / total) for state, (_, weight) in zip(states, parts)) for name in states[0]})
    tokenizer = parts[-1][0] / 'tokenizer.json'
    own = {**facts[-1], 'losses': {}, 'averageOf': [weight / total for _, weight in parts]}
    save_checkpoint(out, mean, tokenizer if tokenizer.exists() else None, own)


def parse_part(text: str) -> tuple[Path, float]:
    folder, _, weight = text.rpartition('=')
    return Path(folder), float(weight)


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('out', type=Path)
    parser.add_argument('parts', nargs='+', type=parse_part, metavar='CHECKPOINT=WEIGHT')
    options = parser.parse_args(arguments)
    average(options.out, options.parts)


if __name__ == '__main__':
    from .command import run_command

    run_command(main)
