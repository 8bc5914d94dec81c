"""Finds training cells that share long runs of tokens with tasks or benchmarks that we measure on."""
from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

GRAM = 13
# A run with fewer different words says nothing: literals, imports, plot boilerplate.
MIN_WORDS = 6


def code_tokens(source: str) -> list[str]:
    """Words and single signs of the code without its imports and comment lines."""
    lines = [x for x in source.split('\n') if not re.match(r'\s*(?:import|from)\s|\s*#', x)]
    return re.findall(r'\w+|[^\w\s]', '\n'.join(lines))


def telling_grams(source: str) -> set[tuple[str, ...]]:
    tokens = code_tokens(source)
    grams = (tuple(tokens[i : i + GRAM]) for i in range(len(tokens) - GRAM + 1))
    return {gram for gram in grams if len({t for t in gram if re.match(r'[A-Za-z_]\w+$', t)}) >= MIN_WORDS}


def _lines(path: Path) -> Iterable[dict[str, Any]]:
    with gzip.open(path, 'rt') if path.suffix == '.gz' else path.open() as file:
        yield from map(json.loads, file)


def measured_sources(folder: Path) -> Iterable[tuple[str, str]]:
    """(name, code) of everything under `folder` that a model is measured with: solutions, stubs, tests."""
    for path in sorted(folder.rglob('*.jsonl*')):
        for record in _lines(path):
            name = f'{path.name}:{record.get("task_id", "")}'
            if 'notebook' in record:
                for index in {record['cell_index'], record['test_index']}:
                    yield name, record['notebook']['cells'][index]['source']
                continue
            for field in ('prompt', 'canonical_solution', 'test', 'solution', 'solution_cell', 'cell_stub'):
                value = record.get(field)
                for text in value if isinstance(value, list) else [value]:
                    if isinstance(text, str):
                        yield name, text


def measured_grams(folders: list[Path]) -> dict[tuple[str, ...], str]:
    """Every telling run of GRAM tokens that occurs in what we measure on, with the name of where."""
    return {gram: name for folder in folders for name, source in measured_sources(folder) for gram in telling_grams(source)}


def overlapping(source: str, grams: dict[tuple[str, ...], str]) -> tuple[str, str] | None:
    """(where it is measured, the shared run) if `source` shares a telling run."""
    for gram in telling_grams(source):
        if gram in grams:
            return grams[gram], ' '.join(gram)
    return None
