"""Commands that are given a wrong file or folder say so in one line."""
from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT


def last_words(tmp_path: Path, *arguments: str) -> tuple[int, str]:
    """Status and standard error of `python -m jupyt5_training.ARGUMENTS`."""
    command = [sys.executable, '-m', f'jupyt5_training.{arguments[0]}', *arguments[1:]]
    result = subprocess.run(command, cwd=ROOT / 'packages/training', capture_output=True, text=True, check=False)
    return result.returncode, result.stderr.replace(str(tmp_path), 'TMP').strip()


@pytest.mark.parametrize(
    ('arguments', 'message'),
    [
        (['annotate', '{}/missing.jsonl', '--out', '{}/out.jsonl'], 'annotate: TMP/missing.jsonl: No such file or directory'),
        (['annotate', '{}/words.jsonl', '--out', '{}/out.jsonl'], 'annotate: TMP/words.jsonl:1: expected one JSON object a line, got just words'),
        (['train', '--out', '{}/run', '--shards', 'all={}/empty', '--minutes', '1'], 'train: TMP/empty: no manifest.json here or below'),
        (['train', '--out', '{}/run', '--shards', 'all={}/broken', '--minutes', '1'], 'train: TMP/broken/manifest.json is not JSON: build the shards again'),
    ],
)
def test_what_is_wrong_is_told_in_one_line(tmp_path: Path, arguments: list[str], message: str) -> None:
    (tmp_path / 'empty').mkdir()
    (tmp_path / 'broken').mkdir()
    (tmp_path / 'broken/manifest.json').write_text('{')
    (tmp_path / 'words.jsonl').write_text('just words\n')
    assert last_words(tmp_path, *(text.format(tmp_path) for text in arguments)) == (1, message)
