"""Shard folders: the golden one of packages/shards bit for bit, and damage is refused."""
from __future__ import annotations

import json
import shutil
import struct
from pathlib import Path

import numpy as np
import pytest
from conftest import ROOT, write_folder

from jupyt5_training.shards import ShardError, find_shards, read_shards

GOLDEN = ROOT / 'packages/shards/test/golden/shards'


def test_golden_shards_are_read_bit_for_bit() -> None:
    folder = read_shards(GOLDEN, verify=True)
    (part,) = folder.manifest['parts']
    lengths = list(struct.iter_unpack('<II', (GOLDEN / f'{part["name"]}.idx').read_bytes()))
    ids = [i for (i,) in struct.iter_unpack('<H', (GOLDEN / f'{part["name"]}.ids').read_bytes())]
    assert len(folder) == part['examples'] == len(lengths)
    for index, (source, target) in enumerate(lengths):
        expected, ids = ids[: source + target], ids[source + target :]
        read_source, read_target = folder.example(index)
        assert [*read_source, *read_target] == expected
        assert len(read_source) == source
        assert read_target[0] == 8 and read_target[-1] == 1
    assert not ids


def test_a_changed_id_is_found_by_its_hash(tmp_path: Path) -> None:
    shutil.copytree(GOLDEN, tmp_path / 'copy')
    path = tmp_path / 'copy/part-00000.ids'
    path.write_bytes(bytes([path.read_bytes()[0] ^ 1]) + path.read_bytes()[1:])
    with pytest.raises(ShardError, match='SHA-256 differs'):
        read_shards(tmp_path / 'copy', verify=True)


def test_a_cut_file_is_refused(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / 'a', [([1, 2], [8, 3, 1])])
    np.array([1, 2], '<u2').tofile(folder / 'part-00000.ids')
    with pytest.raises(ShardError, match='differ in the number'):
        read_shards(folder)


def test_another_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / 'manifest.json').write_text(json.dumps({'format': 'other'}))
    with pytest.raises(ShardError, match="must be 'jupyt5-shards'"):
        read_shards(tmp_path)


def test_one_folder_for_each_epoch_is_found_in_order(tmp_path: Path) -> None:
    for name in ('b', 'a'):
        write_folder(tmp_path / name, [([1, 2], [8, 3, 1])])
    assert [folder.path.name for folder in find_shards(tmp_path)] == ['a', 'b']
    with pytest.raises(ShardError, match='no manifest'):
        find_shards(tmp_path / 'nothing')
