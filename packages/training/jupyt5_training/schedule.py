"""Learning rate of a run: warm-up, constant, linear decay to zero (arXiv 2405.18392); measured in tokens or in seconds of training."""
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Schedule:
    """`budget` and `decay_start` count `unit`: 'tokens' (source tokens) or 'seconds' (of training, all runs together)."""

    unit: str
    budget: float
    decay_start: float
    warmup_steps: int

    @classmethod
    def whole_run(cls, unit: str, budget: float, decay_share: float, warmup_steps: int) -> Schedule:
        return cls(unit, budget, budget * (1 - decay_share), warmup_steps)

    @classmethod
    def decay_from(cls, unit: str, spent: float, extra: float) -> Schedule:
        """Anneals a run that has spent `spent` over the next `extra`, then ends it."""
        return cls(unit, spent + extra, spent, 0)

    def scale(self, spent: float, steps: int) -> float:
        """Share of the peak learning rate, 0..1, after `steps` steps."""
        warm = min(1.0, (steps + 1) / self.warmup_steps) if self.warmup_steps else 1.0
        if spent <= self.decay_start:
            return warm
        return warm * max(0.0, (self.budget - spent) / (self.budget - self.decay_start))

    def is_over(self, spent: float) -> bool:
        return spent >= self.budget
