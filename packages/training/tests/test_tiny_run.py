"""The whole way, as runs/tiny.sh goes it: exercises, tokenizer, shards, training, export."""
from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def test_tiny_run_ends_with_a_model_folder_that_agrees_with_its_checkpoint(tmp_path: Path) -> None:
    out = tmp_path / 'tiny run'
    script = ROOT / 'packages' / 'training' / 'runs' / 'tiny.sh'
    done = subprocess.run(['bash', str(script), str(out)], env={**os.environ, 'PYTHON': sys.executable}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    manifest = json.loads((out / 'model' / 'manifest.json').read_text())
    assert manifest['name'] == 'jupyt5-tiny' and manifest['tokenizerSha256']
    assert all(parity['top1'] > 0.9 for parity in manifest['parity'].values())
    facts = json.loads((out / 'run' / 'checkpoint' / 'training.json').read_text())
    assert facts['steps'] > 0
    assert facts['losses']['valid'] < math.log(manifest['config']['vocab_size'])  # better than guessing evenly
