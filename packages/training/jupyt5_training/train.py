"""Trains a model from shards: `python -m jupyt5_training.train --shards exercises=DIR:1.0 corpus=DIR:0.5 --out DIR --minutes 25`.

Started again with the same --out it goes on where it stopped. SIGTERM and Ctrl-C save the state and end the run.
"""
from __future__ import annotations

import argparse
import json
import signal
from dataclasses import fields, replace
from pathlib import Path

import torch

from .batches import Mixture
from .checkpoint import load_checkpoint
from .config import SIZES, TrainConfig, model_config
from .machine import find_machine
from .model import T5, parameter_count
from .schedule import Schedule
from .shards import ShardError, ShardFolder, find_shards
from .trainer import RunPaths, Trainer

# The places of these in the codec's format.json; the shards' formatVersion vouches for them.
MASK_IDS = frozenset(range(8, 16))


def parse_source(text: str) -> tuple[str, Path, float]:
    """`name=folder:weight` (weight 1 if left out)."""
    name, _, rest = text.partition('=')
    folder, _, weight = rest.rpartition(':')
    return (name, Path(folder), float(weight)) if folder else (name, Path(rest), 1.0)


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--shards', nargs='+', required=True, metavar='NAME=DIR[:WEIGHT]', help='what to train on')
    parser.add_argument('--valid', nargs='*', default=[], metavar='NAME=DIR', help='what to validate on')
    parser.add_argument('--out', type=Path, required=True, help='folder of the state, log, curves and checkpoint')
    parser.add_argument('--tokenizer', type=Path, help='copied into the checkpoint; must be that of the shards')
    parser.add_argument('--size', choices=sorted(SIZES), default='small')
    length = parser.add_mutually_exclusive_group(required=True)
    length.add_argument('--minutes', type=float, help='of training, restarts included; ends with a finished, annealed model')
    length.add_argument('--million-tokens', type=float, help='source tokens, restarts included')
    length.add_argument('--anneal-minutes', type=float, help='go on from the state, decaying now, for so long')
    parser.add_argument('--from-run', type=Path, help='take the state of this other run (for trying an anneal beside it)')
    parser.add_argument('--init', type=Path, metavar='CHECKPOINT', help='begin with these weights (such as the shipped ones) and a new optimizer')
    parser.add_argument('--max-steps', type=int, default=0, help='stop after so many steps in all, without a decay')
    parser.add_argument('--report-seconds', type=float, default=10.0)
    parser.add_argument('--valid-minutes', type=float, default=10.0)
    parser.add_argument('--device', default='auto')
    parser.add_argument('--threads', type=int, default=0)
    parser.add_argument('--compile', action='store_true')
    for option in fields(TrainConfig):
        kind = int if isinstance(option.default, int) else float
        parser.add_argument('--' + option.name.replace('_', '-'), type=kind, default=option.default)
    return parser


def check_same(folders: list[ShardFolder]) -> int:
    """All shards must be made by one tokenizer and format; returns the vocabulary size."""
    facts = {tuple(f.manifest[key] for key in ('tokenizerSha256', 'formatVersion', 'vocabSize')) for f in folders}
    if len(facts) != 1:
        raise ShardError(f'all shards must have one tokenizer and format version, got {sorted(facts)}')
    return int(folders[0].manifest['vocabSize'])


def main(arguments: list[str] | None = None) -> None:
    options = build_parser().parse_args(arguments)
    config = replace(TrainConfig(), **{option.name: getattr(options, option.name) for option in fields(TrainConfig)})
    machine = find_machine(options.device, options.threads)
    parsed = [parse_source(text) for text in options.shards]
    sources = [find_shards(path) for _, path, _ in parsed]
    validation = {name: find_shards(path) for name, path, _ in map(parse_source, options.valid)}
    vocab_size = check_same([folder for folders in [*sources, *validation.values()] for folder in folders])
    mixture = Mixture(
        sources, [weight for *_, weight in parsed], config.seed, config.step_tokens, config.micro_tokens, config.max_source, config.max_target
    )
    torch.manual_seed(config.seed)
    model = load_checkpoint(options.init) if options.init else T5(model_config(options.size, vocab_size))
    if model.config.vocab_size != vocab_size:
        raise ShardError(f'the shards have {vocab_size} ids, the checkpoint in {options.init} {model.config.vocab_size}: they need one tokenizer')
    paths = RunPaths(options.out, options.tokenizer)
    paths.folder.mkdir(parents=True, exist_ok=True)
    trainer = Trainer(model, mixture, config, machine, MASK_IDS, validation, paths, options.compile)
    if options.from_run and not paths.state.exists():
        trainer.paths = RunPaths(options.from_run, options.tokenizer)
        trainer.resume()
        trainer.paths = paths
    elif paths.state.exists():
        trainer.resume()
    if machine.is_first:
        (paths.folder / 'options.json').write_text(json.dumps(vars(options), indent=2, default=str) + '\n')
        examples = ', '.join(f'{name} {sum(map(len, s)):,} examples x {w:g}' for (name, _, w), s in zip(parsed, sources))
        print(f'{options.size}: {parameter_count(model) / 1e6:.1f} M parameters; {examples}; {machine.device}, peak {machine.peak_flops / 1e9:.0f} GFLOP/s; from step {trainer.progress.steps}', flush=True)

    def ask_stop(*_: object) -> None:
        trainer.stop_asked = True

    signal.signal(signal.SIGTERM, ask_stop)
    signal.signal(signal.SIGINT, ask_stop)
    trainer.run(make_schedule(options, config, trainer), options.report_seconds, options.valid_minutes * 60, options.max_steps)
    if machine.world > 1:
        torch.distributed.destroy_process_group()


def make_schedule(options: argparse.Namespace, config: TrainConfig, trainer: Trainer) -> Schedule:
    if options.anneal_minutes:
        # An anneal that was cut off ends when it was first meant to.
        plan = options.out / 'anneal.json'
        if not plan.exists():
            plan.write_text(json.dumps({'from': trainer.progress.seconds}))
        return Schedule.decay_from('seconds', json.loads(plan.read_text())['from'], options.anneal_minutes * 60)
    unit, budget = ('seconds', options.minutes * 60) if options.minutes else ('tokens', options.million_tokens * 1e6)
    return Schedule.whole_run(unit, budget, config.decay_share, config.warmup_steps)


if __name__ == '__main__':
    from .command import run_command

    run_command(main)
