"""Checkpoint folder -> what is kept of it: float16 weights, half the size, from which training can begin again.

    python -m jupyt5_training.release CHECKPOINT OUT
    python -m jupyt5_training.train --init OUT ...
"""
from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file


def release(checkpoint: Path, out: Path) -> None:
    """Writes `config.json`, `training.json` and `model.safetensors` in float16. The tokenizer is the model folder's."""
    out.mkdir(parents=True, exist_ok=True)
    weights = {name: tensor.to(torch.float16) for name, tensor in load_file(checkpoint / 'model.safetensors').items()}
    too_large = [name for name, tensor in weights.items() if not torch.isfinite(tensor).all()]
    if too_large:
        raise ValueError(f'these weights do not fit float16: {", ".join(too_large)}')
    save_file(weights, out / 'model.safetensors', metadata={'format': 'pt'})
    for name in ('config.json', 'training.json'):
        shutil.copyfile(checkpoint / name, out / name)


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('checkpoint', type=Path)
    parser.add_argument('out', type=Path)
    options = parser.parse_args(arguments)
    release(options.checkpoint, options.out)


if __name__ == '__main__':
    from .command import run_command

    run_command(main)
