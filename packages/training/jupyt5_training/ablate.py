"""Small runs that differ in one choice, at equal processor time: `python -m jupyt5_training.ablate --shards NAME=DIR:WEIGHT ... --valid NAME=DIR ... --out FILE`.

Every variant trains a quarter-size model from scratch in a process of its own with one thread, `--side-by-side` of them at once. The schedule counts
processor seconds, so a busy machine changes how long the table takes, not what is in it. Variants that stand in FILE already are not run again.
"""
from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

import torch

from .batches import Mixture
from .config import ModelConfig, TrainConfig
from .machine import find_machine
from .model import T5, parameter_count
from .optimizer import MuonAdamW
from .schedule import Schedule
from .shards import find_shards
from .train import MASK_IDS, check_same, parse_source
from .trainer import RunPaths, Trainer

SHAPE = dict(d_model=128, d_ff=352, d_kv=32, num_heads=4, num_layers=4, num_decoder_layers=3)
TRAIN = TrainConfig(step_tokens=4096, micro_tokens=2048, max_source=420, decay_share=0.6, warmup_steps=20)


@dataclass(frozen=True)
class Variant:
    """What differs from the first variant: numbers of the model, of the training, weights of sources."""

    model: dict[str, int] = field(default_factory=dict)
    train: dict[str, float] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)
    muon: bool = True


VARIANTS: dict[str, Variant] = {
    'as shipped': Variant(),
    'AdamW for all, 0.003': Variant(muon=False, train=dict(embedding_lr=0.003)),
    'AdamW for all, 0.001': Variant(muon=False, train=dict(embedding_lr=0.001)),
    'Muon 0.01': Variant(train=dict(matrix_lr=0.01, embedding_lr=0.005, vector_lr=0.0015)),
    'Muon 0.04': Variant(train=dict(matrix_lr=0.04, embedding_lr=0.02, vector_lr=0.006)),
    'steps of 8,192 tokens': Variant(train=dict(step_tokens=8192)),
    'decay over the last 20 %': Variant(train=dict(decay_share=0.2)),
    'layers 6 + 1': Variant(model=dict(num_layers=6, num_decoder_layers=1)),
    'layers 2 + 4': Variant(model=dict(num_layers=2, num_decoder_layers=4)),
    'wide: 192, layers 2 + 2': Variant(model=dict(d_model=192, d_ff=528, d_kv=48, num_layers=2, num_decoder_layers=2)),
    'corpus 25 %': Variant(weights=dict(corpus=0.3)),
    'no corpus': Variant(weights=dict(corpus=0.0)),
    'no grammars': Variant(weights=dict(composed=0.0)),
    'no skills, grammars only': Variant(weights=dict(skills=0.0)),
}


def train_variant(variant: Variant, shards: list[str], valid: list[str], seconds: float, seed: int) -> dict[str, float]:
    """Trains one variant for `seconds` of this process's time; returns losses in nats per token, and what was done."""
    weighted = [(path, variant.weights.get(name, weight)) for name, path, weight in map(parse_source, shards)]
    sources = [(find_shards(path), weight) for path, weight in weighted if weight > 0]
    validation = {name: find_shards(path) for name, path, _ in map(parse_source, valid)}
    vocab_size = check_same([folder for folders, _ in sources for folder in folders])
    config = replace(TRAIN, seed=seed, **variant.train)
    torch.manual_seed(seed)
    model = T5(ModelConfig(vocab_size=vocab_size, **{**SHAPE, **variant.model}))
    mixture = Mixture([folders for folders, _ in sources], [weight for _, weight in sources], seed, config.step_tokens, config.micro_tokens, config.max_source, config.max_target)
    trainer = Trainer(model, mixture, config, find_machine('cpu', 1), MASK_IDS, validation, RunPaths(Path('.'), None))
    if not variant.muon:
        adamw_only(trainer.optimizer)
    schedule = Schedule.whole_run('seconds', seconds, config.decay_share, config.warmup_steps)
    start = time.process_time()
    while not schedule.is_over(spent := time.process_time() - start):
        trainer.step(schedule.scale(spent, trainer.progress.steps))
    done = trainer.progress
    facts = dict(millionParameters=parameter_count(model) / 1e6, steps=done.steps, millionSourceTokens=done.source_tokens / 1e6)
    return {**facts, **trainer.validate()}


def adamw_only(optimizer: MuonAdamW) -> None:
    """Hands the matrices to AdamW too, at the embedding's rate."""
    optimizer.matrices.clear()
    optimizer.others = list(optimizer.parameters)


def table(results: dict[str, dict[str, float]]) -> str:
    """The results as a Markdown table, in the order of VARIANTS."""
    names = [name for name in VARIANTS if name in results]
    sets = [key for key in results[names[0]] if key not in ('millionParameters', 'steps', 'millionSourceTokens')]
    lines = [f'| | parameters, M | source tokens, M | {" | ".join(sets)} |', '|' + '---|' * (3 + len(sets))]
    for name in names:
        row = results[name]
        losses = ' | '.join(f'{row[key]:.3f}' for key in sets)
        lines.append(f'| {name} | {row["millionParameters"]:.1f} | {row["millionSourceTokens"]:.2f} | {losses} |')
    return '\n'.join(lines)


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--shards', nargs='+', required=True, metavar='NAME=DIR[:WEIGHT]', help='variants change the weights of `skills`, `composed` and `corpus`')
    parser.add_argument('--valid', nargs='+', required=True, metavar='NAME=DIR')
    parser.add_argument('--out', type=Path, required=True, help='JSON of the results; added to')
    parser.add_argument('--seconds', type=float, default=200.0, help='processor time of one variant')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--side-by-side', type=int, default=2)
    parser.add_argument('--only', nargs='*', choices=list(VARIANTS), metavar='VARIANT')
    parser.add_argument('--one', choices=list(VARIANTS), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one:
        print(json.dumps(train_variant(VARIANTS[options.one], options.shards, options.valid, options.seconds, options.seed)))
        return
    results: dict[str, dict[str, float]] = json.loads(options.out.read_text()) if options.out.exists() else {}

    def run(name: str) -> None:
        command = [sys.executable, '-m', 'jupyt5_training.ablate', '--one', name, '--seconds', str(options.seconds), '--seed', str(options.seed),
                   '--out', str(options.out), '--shards', *options.shards, '--valid', *options.valid]  # fmt: skip
        results[name] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
        options.out.write_text(json.dumps(results, indent=2) + '\n')
        print(f'{name}: {results[name]}', flush=True)

    with ThreadPoolExecutor(options.side_by_side) as pool:
        list(pool.map(run, [name for name in options.only or VARIANTS if name not in results]))
    print(table(results))


if __name__ == '__main__':
    from .command import run_command

    run_command(main)
