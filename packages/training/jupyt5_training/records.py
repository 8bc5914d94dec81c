"""Reads notebook records: JSON lines, plain or zstandard-compressed."""
from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def read_records(path: Path) -> Iterator[dict[str, Any]]:
    """Each line of `path` as an object; a name that ends in .zst is decompressed on the way."""
    if path.suffix == '.zst':
        import zstandard

        with path.open('rb') as file, zstandard.ZstdDecompressor().stream_reader(file) as stream:
            for line in io.TextIOWrapper(stream, 'utf-8'):
                yield json.loads(line)
    else:
        with path.open(encoding='utf-8') as file:
            for line in file:
                if line.endswith('\n'):  # the last line of a file that is still being written may be cut
                    yield json.loads(line)
