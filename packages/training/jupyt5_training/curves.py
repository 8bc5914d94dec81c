"""The log of a run: a CSV row for each report, and the curves as a picture."""
from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

FIELDS = ['kind', 'step', 'seconds', 'source_tokens', 'target_tokens', 'loss', 'lr_scale', 'tokens_per_second', 'mfu', 'grad_norm']


def append_row(path: Path, row: dict[str, Any]) -> None:
    """Adds one row; `kind` is 'train' or the name of a validation set."""
    is_new = not path.exists()
    with path.open('a', newline='') as file:
        writer = csv.DictWriter(file, FIELDS, restval='')
        if is_new:
            writer.writeheader()
        writer.writerow({key: f'{value:.5g}' if isinstance(value, float) else value for key, value in row.items()})


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline='') as file:
        return list(csv.DictReader(file))


def draw_curves(log: Path, picture: Path) -> None:
    """Losses (nats a target token) over source tokens, training and every validation set."""
    import matplotlib

    matplotlib.use('Agg')
    import matplotlib.pyplot as plt

    rows = read_rows(log)
    figure, axes = plt.subplots(figsize=(8, 5))
    for kind in dict.fromkeys(row['kind'] for row in rows):
        points = [(int(row['source_tokens']) / 1e6, float(row['loss'])) for row in rows if row['kind'] == kind]
        is_train = kind == 'train'
        axes.plot(*zip(*points), label=kind, lw=0.8 if is_train else 1.6, alpha=0.6 if is_train else 1, marker='' if is_train else '.')
    axes.set_xlabel('source tokens (millions)')
    axes.set_ylabel('loss (nats per target token)')
    axes.grid(alpha=0.3)
    axes.legend()
    figure.tight_layout()
    figure.savefig(picture, dpi=110)
    plt.close(figure)
