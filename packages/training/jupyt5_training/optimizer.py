"""Muon for matrices (K. Jordan, 2024), AdamW for the embedding, relative positions and norms. State is a plain dict of tensors."""
from __future__ import annotations

import math
from collections import defaultdict
from typing import Any

import torch
from torch import Tensor, nn

from .config import TrainConfig

NEWTON_SCHULZ = (3.4445, -4.7750, 2.0315)


def orthogonalise(gradients: Tensor, steps: int = 5) -> Tensor:
    """(N, rows, columns) -> the nearest half-orthogonal matrices, roughly (singular values 0.7 to 1.2): Newton-Schulz."""
    a, b, c = NEWTON_SCHULZ
    x = gradients.bfloat16() if gradients.is_cuda else gradients
    tall = x.shape[1] > x.shape[2]
    x = x.transpose(1, 2) if tall else x
    x = x / (x.norm(dim=(1, 2), keepdim=True) + 1e-7)
    for _ in range(steps):
        square = x @ x.transpose(1, 2)
        x = a * x + (b * square + c * square @ square) @ x
    return (x.transpose(1, 2) if tall else x).to(gradients.dtype)


class MuonAdamW:
    """Both optimizers in one; `state_dict` and `load_state_dict` make a run resumable."""

    def __init__(self, model: nn.Module, config: TrainConfig, d_kv: int) -> None:
        self.config = config
        self.steps = 0
        self.state: dict[str, dict[str, Tensor]] = {}
        self.parameters = dict(model.named_parameters())
        self.matrices: dict[tuple[int, ...], list[str]] = defaultdict(list)
        for name, parameter in self.parameters.items():
            if _is_matrix(name, parameter):
                self.matrices[tuple(parameter.shape)].append(name)
        self.others = [name for name, parameter in self.parameters.items() if not _is_matrix(name, parameter)]
        self.d_kv = d_kv

    @torch.no_grad()
    def step(self, lr_scale: float) -> None:
        """One update from the gradients, at `lr_scale` (0..1) of the peak learning rates; gradients are dropped."""
        self.steps += 1
        for shape, names in self.matrices.items():
            self._muon(shape, names, lr_scale)
        for name in self.others:
            self._adamw(name, lr_scale)
        for parameter in self.parameters.values():
            parameter.grad = None

    def _muon(self, shape: tuple[int, ...], names: list[str], lr_scale: float, momentum: float = 0.95) -> None:
        updates = []
        for name in names:
            gradient = self.parameters[name].grad
            assert gradient is not None
            buffer = self._state(name, 'momentum')
            buffer.lerp_(gradient, 1 - momentum)
            updates.append(gradient.lerp(buffer, momentum))  # Nesterov
        directions = self._directions(torch.stack(updates))
        for name, direction in zip(names, directions):
            lr = self.config.matrix_lr * lr_scale * math.sqrt(max(1.0, shape[0] / shape[1]))
            if name.endswith('.q.weight'):
                lr *= self.d_kv**-0.5  # T5 keeps the 1/sqrt(K) of the scores inside q
            parameter = self.parameters[name]
            parameter.mul_(1 - self.config.matrix_lr * lr_scale * self.config.weight_decay)
            parameter.add_(direction, alpha=-lr)

    def _directions(self, updates: Tensor) -> Tensor:
        """Orthogonalises (N, rows, columns); several processes share the work, each takes every world-th matrix."""
        if not torch.distributed.is_initialized():
            return orthogonalise(updates)
        rank, world = torch.distributed.get_rank(), torch.distributed.get_world_size()
        directions = torch.zeros_like(updates)
        if rank < len(updates):
            directions[rank::world] = orthogonalise(updates[rank::world])
        torch.distributed.all_reduce(directions)
        return directions

    def _adamw(self, name: str, lr_scale: float, beta1: float = 0.9, beta2: float = 0.98, epsilon: float = 1e-8) -> None:
        parameter = self.parameters[name]
        gradient = parameter.grad
        assert gradient is not None
        first, second = self._state(name, 'first'), self._state(name, 'second')
        first.lerp_(gradient, 1 - beta1)
        second.lerp_(gradient.square(), 1 - beta2)
        lr = lr_scale * (self.config.embedding_lr if parameter.ndim == 2 else self.config.vector_lr)
        size = lr / (1 - beta1**self.steps)
        parameter.addcdiv_(first, (second / (1 - beta2**self.steps)).sqrt_().add_(epsilon), value=-size)

    def _state(self, name: str, key: str) -> Tensor:
        slots = self.state.setdefault(name, {})
        if key not in slots:
            slots[key] = torch.zeros_like(self.parameters[name])
        return slots[key]

    def state_dict(self) -> dict[str, Any]:
        return {'steps': self.steps, 'state': self.state}

    def load_state_dict(self, data: dict[str, Any]) -> None:
        self.steps = data['steps']
        for name, slots in data['state'].items():
            self.state[name] = {key: value.to(self.parameters[name].device) for key, value in slots.items()}


def _is_matrix(name: str, parameter: Tensor) -> bool:
    return parameter.ndim == 2 and 'shared' not in name and 'relative_attention_bias' not in name
