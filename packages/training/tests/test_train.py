"""Whole runs of a tiny model: it learns, goes on exactly, ends when asked, anneals, and shares work between processes."""
from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from conftest import ROOT, copy_examples, write_folder

from jupyt5_training.checkpoint import load_checkpoint, load_state
from jupyt5_training.curves import read_rows
from jupyt5_training.optimizer import orthogonalise
from jupyt5_training.sample import greedy
from jupyt5_training.schedule import Schedule
from jupyt5_training.shards import ShardError, read_shards
from jupyt5_training.train import main

COMMON = ['--size', 'tiny', '--threads', '1', '--device', 'cpu', '--step-tokens', '2000', '--micro-tokens', '1000', '--warmup-steps', '5', '--report-seconds', '0']


def train(shards: Path, out: Path, *more: str) -> list[float]:
    """Losses of the steps of a run."""
    main(['--shards', f'all={shards}', '--out', str(out), *COMMON, *more])
    return [float(row['loss']) for row in read_rows(out / 'log.csv') if row['kind'] == 'train']


def test_tiny_learns_to_copy(shards: Path, tmp_path: Path) -> None:
    valid = write_folder(tmp_path / 'valid', copy_examples(40, 9))
    losses = train(shards, tmp_path / 'run', '--million-tokens', '0.2', '--valid', f'valid={valid}')
    assert losses[0] > 3.5 and losses[-1] < 0.75 * losses[0]
    facts = json.loads((tmp_path / 'run/checkpoint/training.json').read_text())
    assert facts['losses']['valid'] < 3.2 and facts['steps'] == len(losses) and facts['formatVersion'] == 1
    assert (tmp_path / 'run/curves.png').stat().st_size > 1000
    model = load_checkpoint(tmp_path / 'run/checkpoint')
    assert len(greedy(model, read_shards(valid).example(0)[0], 5)) <= 5


def test_a_run_that_was_cut_off_goes_on_to_the_same_losses(shards: Path, tmp_path: Path) -> None:
    whole = train(shards, tmp_path / 'whole', '--million-tokens', '1', '--max-steps', '12')
    train(shards, tmp_path / 'cut', '--million-tokens', '1', '--max-steps', '5')
    again = train(shards, tmp_path / 'cut', '--million-tokens', '1', '--max-steps', '12')
    assert again == whole and len(whole) == 12
    states = [load_state(tmp_path / name / 'state.pt')['model'] for name in ('whole', 'cut')]
    assert all(torch.equal(tensor, states[1][name]) for name, tensor in states[0].items())


def test_an_anneal_decays_to_nothing_from_another_runs_state(shards: Path, tmp_path: Path) -> None:
    train(shards, tmp_path / 'long', '--million-tokens', '9', '--max-steps', '6')
    train(shards, tmp_path / 'anneal', '--anneal-minutes', '0.03', '--from-run', str(tmp_path / 'long'))
    rows = read_rows(tmp_path / 'anneal/log.csv')
    scales = [float(row['lr_scale']) for row in rows if row['kind'] == 'train']
    assert int(rows[0]['step']) == 7 and scales[0] > 0.5 and scales[-1] < 0.5 and scales == sorted(scales, reverse=True)


def start(shards: Path, out: Path, *more: str, launcher: tuple[str, ...] = ()) -> subprocess.Popen[str]:
    path = str(ROOT / 'packages/training')
    environment = {**os.environ, 'PYTHONPATH': path, 'OMP_NUM_THREADS': '1', 'GLOO_SOCKET_IFNAME': 'lo'}
    command = [sys.executable, *launcher, '-m', 'jupyt5_training.train', '--shards', f'all={shards}', '--out', str(out), *COMMON, *more]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def test_sigterm_saves_the_state_and_ends(shards: Path, tmp_path: Path) -> None:
    process = start(shards, tmp_path / 'run', '--minutes', '10')
    assert process.stdout
    for line in process.stdout:
        if ' step 3 ' in line:
            process.send_signal(signal.SIGTERM)
            break
    assert process.wait(60) == 0
    assert load_state(tmp_path / 'run/state.pt')['progress']['steps'] >= 3


def test_two_processes_take_the_same_steps_as_one(shards: Path, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        port = str(free.getsockname()[1])
    launcher = ('-m', 'torch.distributed.run', '--nproc-per-node', '2', '--master-addr', '127.0.0.1', '--master-port', port)
    process = start(shards, tmp_path / 'two', '--million-tokens', '1', '--max-steps', '5', launcher=launcher)
    output = process.communicate(timeout=120)[0]
    assert process.returncode == 0, output
    one = train(shards, tmp_path / 'one', '--million-tokens', '1', '--max-steps', '5')
    two = [float(row['loss']) for row in read_rows(tmp_path / 'two/log.csv') if row['kind'] == 'train']
    assert two == pytest.approx(one[: len(two)], rel=1e-3) and len(two) == 5


def test_shards_of_two_tokenizers_are_refused(shards: Path, tmp_path: Path) -> None:
    other = write_folder(tmp_path / 'other', copy_examples(5, 1), vocab_size=80)
    with pytest.raises(ShardError, match='one tokenizer'):
        main(['--shards', f'a={shards}', f'b={other}', '--out', str(tmp_path / 'run'), '--million-tokens', '1', *COMMON])


def test_schedule_warms_up_stays_and_decays_to_zero() -> None:
    schedule = Schedule.whole_run('tokens', 100, decay_share=0.25, warmup_steps=10)
    assert schedule.scale(0, 0) == pytest.approx(0.1)
    assert schedule.scale(50, 40) == 1
    assert schedule.scale(87.5, 40) == pytest.approx(0.5)
    assert schedule.scale(100, 40) == 0 and schedule.is_over(100) and not schedule.is_over(99)


@pytest.mark.parametrize('shape', [(3, 32, 20), (2, 20, 32), (1, 24, 24)])
def test_muon_directions_are_nearly_orthogonal(shape: tuple[int, int, int]) -> None:
    directions = orthogonalise(torch.randn(*shape, generator=torch.Generator().manual_seed(1)))
    values = torch.linalg.svdvals(directions)
    assert directions.shape == shape and 0.4 < values.min() and values.max() < 1.3
