"""Reads notebook records: JSON lines, plain or zstandard-compressed."""
from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any


class RecordError(Exception):
    """A line of a file of records is not JSON."""


def read_records(path: Path) -> Iterator[dict[str, Any]]:
    """Each line of `path` as an object; a name that ends in .zst is decompressed on the way. Raises RecordError."""
    for number, line in enumerate(read_lines(path), 1):
        try:
            yield json.loads(line)
        except json.JSONDecodeError as error:
            raise RecordError(f'{path}:{number}: expected one JSON object a line, got {line[:40].rstrip()}') from error


def read_lines(path: Path) -> Iterator[str]:
    if path.suffix == '.zst':
        import zstandard

        with path.open('rb') as file, zstandard.ZstdDecompressor().stream_reader(file) as stream:
            yield from io.TextIOWrapper(stream, 'utf-8')
    else:
        with path.open(encoding='utf-8') as file:
            # The last line of a file that is still being written may be cut.
            yield from (line for line in file if line.endswith('\n'))
