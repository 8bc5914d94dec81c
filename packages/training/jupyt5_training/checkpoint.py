"""Two kinds of output: the state of a run (to go on) and a checkpoint folder (to export or load in transformers)."""
from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file

from .config import ModelConfig
from .model import T5


def save_state(path: Path, state: dict[str, Any]) -> None:
    """Writes the whole state beside `path` and then renames it: a kill leaves the old or the new one, never half."""
    temporary = path.with_suffix('.tmp')
    torch.save(state, temporary)
    os.replace(temporary, path)


def load_state(path: Path) -> dict[str, Any]:
    return torch.load(path, map_location='cpu', weights_only=False)


def save_checkpoint(folder: Path, model: T5, tokenizer: Path | None, facts: dict[str, Any]) -> None:
    """Writes a checkpoint folder: config.json, model.safetensors, tokenizer.json, training.json. The weights are replaced at once."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = {name: tensor.detach().float().cpu().contiguous() for name, tensor in model.state_dict().items()}
    save_file(weights, folder / 'model.tmp', metadata={'format': 'pt'})
    (folder / 'config.json').write_text(json.dumps(model.config.to_transformers(), indent=2) + '\n')
    (folder / 'training.json').write_text(json.dumps(facts, indent=2) + '\n')
    if tokenizer is not None:
        shutil.copyfile(tokenizer, folder / 'tokenizer.json')
    os.replace(folder / 'model.tmp', folder / 'model.safetensors')


def load_checkpoint(folder: Path) -> T5:
    """The model of a checkpoint folder, float32, on the CPU."""
    model = T5(ModelConfig.from_transformers(json.loads((folder / 'config.json').read_text())))
    weights = load_file(folder / 'model.safetensors')
    copies = ('encoder.embed_tokens.weight', 'decoder.embed_tokens.weight', 'lm_head.weight')  # transformers may write them
    model.load_state_dict({name: tensor for name, tensor in weights.items() if name not in copies})
    return model
