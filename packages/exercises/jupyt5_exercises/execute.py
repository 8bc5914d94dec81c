"""Runs cells of a notebook one after another in one namespace, with a time limit. For our own code only: no sandbox."""
from __future__ import annotations

import contextlib
import io
import signal
import sys
import warnings
from typing import Any

CELL_SECONDS = 20


class TooSlow(Exception):
    """A cell ran longer than the limit."""


def run_cells(cells: list[str], namespace: dict[str, Any], limit_seconds: int = CELL_SECONDS) -> None:
    """Executes `cells` in `namespace`; their output is thrown away, their exceptions are raised."""

    def stop(*_: Any) -> None:
        raise TooSlow(f'more than {limit_seconds} s')

    if 'matplotlib.pyplot' in sys.modules:
        sys.modules['matplotlib.pyplot'].close('all')
    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(limit_seconds)
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            with warnings.catch_warnings():
                warnings.simplefilter('ignore')
                for cell in cells:
                    exec(compile(cell, 'cell', 'exec'), namespace)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
