"""The memory: short, without the skills that are held out, and every statement comes with code that compiles."""
from __future__ import annotations

import json
from pathlib import Path

from jupyt5_exercises.catalogue import is_held_out
from jupyt5_exercises.composed import AREAS
from jupyt5_exercises.memory import LONGEST, write_memory


def test_entries(tmp_path: Path) -> None:
    count = write_memory(tmp_path / 'a/memory.jsonl', 5, 3)
    entries = [json.loads(line) for line in (tmp_path / 'a/memory.jsonl').read_text('utf-8').splitlines()]
    assert len(entries) == count > 4000
    assert len({entry['skill'] for entry in entries if entry['skill'].startswith('composed/')}) > len(AREAS)
    for entry in entries:
        assert set(entry) == {'skill', 'statement', 'code'}
        assert 0 < len(entry['statement']) + len(entry['code']) <= LONGEST
        assert entry['skill'].startswith('composed/') or not is_held_out(entry['skill'])
        compile(entry['code'], entry['skill'], 'exec')


def test_a_seed_gives_the_same_file(tmp_path: Path) -> None:
    for name in 'ab':
        write_memory(tmp_path / name, 2, 3)
    assert (tmp_path / 'a').read_bytes() == (tmp_path / 'b').read_bytes()
