"""What we run on: device, peak arithmetic, the processes of a torchrun."""
from __future__ import annotations

import os
import time
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

import torch
from torch import Tensor, nn

# Dense bfloat16 peak of data-centre GPUs, FLOP/s (vendor data sheets); others are measured.
KNOWN_PEAKS = {'H200': 989e12, 'H100': 989e12, 'A100': 312e12, 'L4': 121e12}


@dataclass(frozen=True)
class Machine:
    device: torch.device
    rank: int
    world: int
    peak_flops: float

    @property
    def is_first(self) -> bool:
        return self.rank == 0

    def autocast(self) -> AbstractContextManager[object]:
        """bfloat16 on a GPU. On the CPUs we measured, float32 products are faster than bfloat16 ones."""
        return torch.autocast('cuda', torch.bfloat16) if self.device.type == 'cuda' else nullcontext()

    def sum_over_processes(self, values: list[float]) -> list[float]:
        if self.world == 1:
            return values
        tensor = torch.tensor(values, dtype=torch.float64, device=self.device)
        torch.distributed.all_reduce(tensor)
        return tensor.tolist()

    def from_first(self, value: float) -> float:
        """The first process's `value` in all processes: clocks differ, and all must stop at the same step."""
        if self.world == 1:
            return value
        tensor = torch.tensor([value], dtype=torch.float64, device=self.device)
        torch.distributed.broadcast(tensor, 0)
        return float(tensor.item())

    def sum_gradients(self, model: nn.Module) -> None:
        """Adds up the gradients of all processes, in one message."""
        if self.world == 1:
            return
        parameters = [p for p in model.parameters() if p.requires_grad]
        for parameter in parameters:
            if parameter.grad is None:
                parameter.grad = torch.zeros_like(parameter)
        flat = torch.cat([p.grad.flatten() for p in parameters if p.grad is not None])
        torch.distributed.all_reduce(flat)
        for parameter, piece in zip(parameters, flat.split([p.numel() for p in parameters])):
            parameter.grad = piece.view_as(parameter)


def measure_peak(device: torch.device) -> float:
    """FLOP/s of a large float32 product on this CPU, or the known peak of this GPU."""
    if device.type == 'cuda':
        name = torch.cuda.get_device_name(device)
        for key, peak in KNOWN_PEAKS.items():
            if key in name:
                return peak
    n = 1024 if device.type == 'cpu' else 8192
    a: Tensor = torch.randn(n, n, device=device, dtype=torch.float32 if device.type == 'cpu' else torch.bfloat16)
    best = float('inf')
    for _ in range(5):
        started = time.perf_counter()
        (a @ a).sum().item()
        best = min(best, time.perf_counter() - started)
    return 2 * n**3 / best


def find_machine(device_name: str, threads: int) -> Machine:
    """One process, or one of those that torchrun started (RANK, WORLD_SIZE, LOCAL_RANK)."""
    if threads:
        torch.set_num_threads(threads)
    device_name = device_name if device_name != 'auto' else 'cuda' if torch.cuda.is_available() else 'cpu'
    world, rank = int(os.environ.get('WORLD_SIZE', 1)), int(os.environ.get('RANK', 0))
    device = torch.device(f'cuda:{os.environ.get("LOCAL_RANK", 0)}' if device_name == 'cuda' else device_name)
    if device.type == 'cuda':
        torch.cuda.set_device(device)
        torch.set_float32_matmul_precision('high')
    if world > 1:
        torch.distributed.init_process_group('nccl' if device.type == 'cuda' else 'gloo')
    return Machine(device, rank, world, measure_peak(device))
