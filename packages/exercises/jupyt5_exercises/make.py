"""Makes many notebooks: in parallel, in a fixed order (notebook i depends on seed and i only), resumable."""
from __future__ import annotations

import json
import os
import random
import sys
import tempfile
import time
from functools import partial
from multiprocessing import get_context
from pathlib import Path

ATTEMPTS = 50


def make_one(index: int, seed: int, part: str, composed: float = 0.0) -> str:
    """Notebook `index` as a line of JSON."""
    from .catalogue import all_domains, skills_of
    from .notebook import make_notebook

    for attempt in range(ATTEMPTS):
        record = make_notebook(skills_of(part), list(all_domains()), random.Random(f'{part}:{seed}:{index}:{attempt}'), composed)
        if record:
            return json.dumps(record, ensure_ascii=False)
    raise RuntimeError(f'no exercise of notebook {index} could be executed in {ATTEMPTS} bindings')


def prepare_worker() -> None:
    """Exercises may write files: each worker runs in its own empty folder, on one thread, without a display."""
    os.environ.update(MPLBACKEND='Agg', OMP_NUM_THREADS='1', OPENBLAS_NUM_THREADS='1')
    os.chdir(tempfile.mkdtemp(prefix='exercises-'))


def complete_lines(path: Path) -> int:
    """Lines already in `path`; a last line cut off by a kill is removed."""
    if not path.exists():
        return 0
    data = path.read_bytes()
    end = data.rfind(b'\n') + 1
    if end < len(data):
        os.truncate(path, end)
    return data.count(b'\n')


def make_notebooks(count: int, seed: int, path: Path, part: str = 'train', workers: int = 1, first: int = 0, composed: float = 0.0) -> int:
    """Writes notebooks `first` .. `first + count - 1` of `seed` to `path`, going on behind what is there; returns how many were new."""
    done = complete_lines(path)
    started = time.time()
    path.parent.mkdir(parents=True, exist_ok=True)
    indices = range(first + done, first + count)
    with path.open('a', encoding='utf-8') as file, get_context('spawn').Pool(workers, prepare_worker, maxtasksperchild=2000) as pool:
        for n, line in enumerate(pool.imap(partial(make_one, seed=seed, part=part, composed=composed), indices, chunksize=16), 1):
            file.write(line + '\n')
            if n % 100 == 0 or n == len(indices):
                file.flush()
                rate = n / (time.time() - started)
                print(f'{done + n}/{count} notebooks, {rate:.1f}/s, {(len(indices) - n) / rate:.0f} s left', file=sys.stderr, flush=True)
    return len(indices)
