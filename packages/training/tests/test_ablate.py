"""Ablations: every variant is a run of its own, and what was run is not run again."""
from __future__ import annotations

import json
from pathlib import Path

import pytest

from jupyt5_training import ablate
from jupyt5_training.ablate import VARIANTS, Variant, table, train_variant


def test_a_variant_trains_for_its_seconds_and_is_measured(shards: Path) -> None:
    valid = [f'exercises={shards}']
    short = train_variant(Variant(model=dict(num_layers=1, num_decoder_layers=1)), [f'skills={shards}'], valid, 2.0, 1)
    longer = train_variant(Variant(model=dict(num_layers=1, num_decoder_layers=1)), [f'skills={shards}'], valid, 12.0, 1)
    assert 0 < short['steps'] < longer['steps']
    assert longer['exercises'] < short['exercises']


def test_weights_leave_a_source_out(shards: Path, tmp_path: Path) -> None:
    """`corpus` is not even looked for where its weight is 0."""
    sources = [f'skills={shards}', f'corpus={tmp_path / "missing"}:0.5']
    train_variant(Variant(weights=dict(corpus=0.0)), sources, [f'exercises={shards}'], 0.1, 1)
    with pytest.raises(Exception, match='missing'):
        train_variant(Variant(), sources, [f'exercises={shards}'], 0.1, 1)


def test_adamw_takes_the_matrices(shards: Path) -> None:
    same = Variant(train=dict(embedding_lr=0.003))
    losses = [train_variant(v, [f'skills={shards}'], [f'exercises={shards}'], 0.5, 1)['exercises'] for v in (same, Variant(train=same.train, muon=False))]
    assert losses[0] != losses[1]


def test_what_stands_in_the_file_is_not_run_again(shards: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    known = dict(millionParameters=2.0, steps=3, millionSourceTokens=0.5, exercises=1.25)
    out = tmp_path / 'out.json'
    out.write_text(json.dumps({name: known for name in VARIANTS if name != 'as shipped'}))
    ablate.main(['--shards', f'skills={shards}', '--valid', f'exercises={shards}', '--out', str(out), '--seconds', '0.5'])
    results = json.loads(out.read_text())
    assert list(results) != [] and set(results) == set(VARIANTS)
    assert results['no corpus'] == known and results['as shipped'] != known
    assert capsys.readouterr().out.splitlines()[-1] == table(results).splitlines()[-1]
