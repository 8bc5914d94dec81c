"""The training loop: one optimizer step at a time, reports, validation, states to go on from."""
from __future__ import annotations

import hashlib
import math
import random
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch

from .batches import Batch, MicroBatch, Mixture, collate, cut_batches
from .checkpoint import load_state, save_checkpoint, save_state
from .config import TrainConfig
from .curves import append_row, draw_curves
from .machine import Machine
from .model import T5, training_flops
from .optimizer import MuonAdamW
from .schedule import Schedule
from .shards import ShardFolder


@dataclass(frozen=True)
class RunPaths:
    folder: Path
    tokenizer: Path | None

    @property
    def state(self) -> Path:
        return self.folder / 'state.pt'

    @property
    def checkpoint(self) -> Path:
        return self.folder / 'checkpoint'

    @property
    def log(self) -> Path:
        return self.folder / 'log.csv'


@dataclass
class Progress:
    """What a run has done so far, over all its restarts."""

    steps: int = 0
    seconds: float = 0.0
    source_tokens: int = 0
    target_tokens: int = 0
    losses: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class StepResult:
    loss: float
    grad_norm: float
    source_tokens: int
    target_tokens: int
    flops: float


class Trainer:
    def __init__(
        self, model: T5, mixture: Mixture, config: TrainConfig, machine: Machine, mask_ids: frozenset[int],
        validation: dict[str, list[ShardFolder]], paths: RunPaths, compile_model: bool = False,
    ) -> None:  # fmt: skip
        self.model = model.to(machine.device)
        self.optimizer = MuonAdamW(self.model, config, model.config.d_kv)
        self.mixture, self.config, self.machine = mixture, config, machine
        self.mask_ids, self.validation, self.paths = mask_ids, validation, paths
        self.progress = Progress()
        self.stop_asked = False
        self.loss_sum = torch.compile(model.loss_sum, dynamic=True) if compile_model else model.loss_sum
        self._steps: Iterator[list[MicroBatch]] | None = None

    def step(self, lr_scale: float) -> StepResult:
        """Takes the next step of the mixture: forward and backward for every micro-batch, one update."""
        self._steps = self._steps or self.mixture.steps()
        pieces = next(self._steps)
        batches = [collate(piece, self.mask_ids) for piece in pieces[self.machine.rank :: self.machine.world]]
        (targets,) = self.machine.sum_over_processes([float(sum(batch.target_tokens for batch in batches))])
        loss, flops = 0.0, 0.0
        losses = []
        for batch in batches:
            batch_loss = self._loss(batch) / max(1.0, targets)
            batch_loss.backward()
            losses.append(batch_loss.detach())
            flops += batch_flops(self.model, batch)
        loss = float(torch.stack(losses).sum()) if losses else 0.0
        self.machine.sum_gradients(self.model)
        norm = torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.config.clip_norm)
        if not math.isfinite(float(norm)):
            raise FloatingPointError(f'the gradient is {float(norm)} at step {self.progress.steps}')
        self.optimizer.step(lr_scale)
        loss, flops, sources = self.machine.sum_over_processes(
            [loss, flops, float(sum(batch.source_tokens for batch in batches))]
        )
        self.progress.steps += 1
        self.progress.source_tokens += int(sources)
        self.progress.target_tokens += int(targets)
        return StepResult(loss, float(norm), int(sources), int(targets), flops)

    def _loss(self, batch: Batch) -> torch.Tensor:
        device = self.machine.device
        tensors = (tensor.to(device, non_blocking=True) for tensor in (batch.source, batch.decoder_ids, batch.labels))
        with self.machine.autocast():
            return self.loss_sum(*tensors)

    def run(self, schedule: Schedule, report_seconds: float = 10.0, valid_seconds: float = 600.0, max_steps: int = 0) -> None:
        """Trains until the schedule is over, `max_steps` are done or a stop is asked; the state is saved at the end in any case."""
        last_report = last_valid = last_save = time.time()
        since = [0.0, 0.0, 0.0, 0.0, 0.0]  # steps, loss x targets, source tokens, target tokens, flops
        while True:
            spent = self._spent(schedule)
            stop = self.machine.from_first(float(self.stop_asked)) > 0
            if stop or schedule.is_over(spent) or (max_steps and self.progress.steps >= max_steps):
                break
            started = time.time()
            scale = schedule.scale(spent, self.progress.steps)
            result = self.step(scale)
            self.progress.seconds += time.time() - started
            for i, value in enumerate([1.0, result.loss * result.target_tokens, result.source_tokens, result.target_tokens, result.flops]):
                since[i] += value
            now = time.time()
            if now - last_report >= report_seconds and self.machine.is_first:
                self._report(since, now - last_report, scale, result.grad_norm, spent / schedule.budget)
                since, last_report = [0.0] * 5, now
            if self.machine.is_first and now - last_save >= min(valid_seconds, 300.0):
                self.save()
                last_save = time.time()
            if self.machine.from_first(float(now - last_valid >= valid_seconds)) > 0:
                self.validate_and_export()
                last_report = last_valid = time.time()
                since = [0.0] * 5
        if self.machine.is_first:
            self.save()
        if not stop:
            self.validate_and_export()

    def _spent(self, schedule: Schedule) -> float:
        return self.machine.from_first(self.progress.seconds if schedule.unit == 'seconds' else float(self.progress.source_tokens))

    def _report(self, since: list[float], seconds: float, scale: float, norm: float, done: float) -> None:
        steps, loss_sum, sources, targets, flops = since
        rate, mfu = sources / seconds, flops / seconds / (self.machine.peak_flops * self.machine.world)
        loss = loss_sum / max(1.0, targets)
        print(
            f'{done:5.1%} step {self.progress.steps} loss {loss:.3f} lr {scale:.2f} norm {norm:.2f} '
            f'{rate:.0f} source + {targets / seconds:.0f} target tokens/s, MFU {mfu:.0%}, '
            f'{self.progress.target_tokens / 1e6:.2f} M target tokens, {self.progress.seconds / 60:.1f} min', flush=True,
        )  # fmt: skip
        self._log(kind='train', loss=loss, lr_scale=scale, tokens_per_second=rate, mfu=mfu, grad_norm=norm)

    def _log(self, **values: Any) -> None:
        p = self.progress
        append_row(
            self.paths.log,
            dict(step=p.steps, seconds=p.seconds, source_tokens=p.source_tokens, target_tokens=p.target_tokens, **values),
        )

    @torch.no_grad()
    def validate(self, max_examples: int = 400) -> dict[str, float]:
        """Mean loss per target token on the first examples of every validation set."""
        losses = {}
        for name, folders in self.validation.items():
            examples = [(folder, i) for folder in folders for i in range(len(folder))]
            fits = [e for e in examples if not self.config.max_source or e[0].lengths[e[1], 0] <= max(1024, self.config.max_source)]
            chosen = random.Random(0).sample(fits, min(max_examples, len(fits)))
            loss = count = 0.0
            for piece in cut_batches(chosen, self.config.micro_tokens)[self.machine.rank :: self.machine.world]:
                batch = collate(piece, self.mask_ids)
                loss += float(self._loss(batch))
                count += batch.target_tokens
            loss, count = self.machine.sum_over_processes([loss, count])
            losses[name] = loss / max(1.0, count)
        return losses

    def validate_and_export(self) -> None:
        losses = self.validate()
        self.progress.losses = losses
        if not self.machine.is_first:
            return
        for name, loss in losses.items():
            self._log(kind=name, loss=loss)
        print('validation: ' + ', '.join(f'{name} {loss:.4f}' for name, loss in losses.items()), flush=True)
        save_checkpoint(self.paths.checkpoint, self.model, self.paths.tokenizer, self.facts())
        if self.paths.log.exists():
            draw_curves(self.paths.log, self.paths.folder / 'curves.png')

    def facts(self) -> dict[str, Any]:
        """training.json: what the model folder's manifest and the model card need to know."""
        manifest = self.mixture.sources[0][0].manifest
        sha256 = hashlib.sha256(self.paths.tokenizer.read_bytes()).hexdigest() if self.paths.tokenizer else manifest['tokenizerSha256']
        p = self.progress
        return dict(
            formatVersion=manifest['formatVersion'], tokenizerSha256=sha256, steps=p.steps, sourceTokens=p.source_tokens,
            targetTokens=p.target_tokens, seconds=round(p.seconds, 1), losses=p.losses, trainConfig=asdict(self.config),
            shards=[str(folders[0].path.name) for folders in self.mixture.sources], weights=self.mixture.weights.tolist(),
        )  # fmt: skip

    def save(self) -> None:
        state = dict(
            model=self.model.state_dict(), optimizer=self.optimizer.state_dict(), mixture=self.mixture.state_dict(),
            progress=asdict(self.progress), torch_rng=torch.get_rng_state(), numpy_rng=np.random.get_state(),
        )  # fmt: skip
        save_state(self.paths.state, state)

    def resume(self) -> None:
        """Goes on exactly where `save` was called: model, optimizer, data and random numbers."""
        state = load_state(self.paths.state)
        self.model.load_state_dict(state['model'])
        self.optimizer.load_state_dict(state['optimizer'])
        self.mixture.load_state_dict(state['mixture'])
        self.progress = Progress(**state['progress'])
        torch.set_rng_state(state['torch_rng'])
        np.random.set_state(state['numpy_rng'])
        self._steps = None


def batch_flops(model: T5, batch: Batch) -> float:
    """Useful operations of a batch: real tokens only, padding is our waste."""
    sequences = max(1, len(batch.source))
    return training_flops(model.config, batch.source_tokens, batch.target_tokens, batch.source_tokens / sequences, batch.target_tokens / sequences)
