"""Copy tasks: the answer stands in the source, in the layout of a masked notebook; the initial attention leans towards copying."""
from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer, models

from jupyt5_training import copying
from jupyt5_training.config import model_config
from jupyt5_training.copying import SPECIAL_IDS, CopyTasks
from jupyt5_training.model import T5
from jupyt5_training.shards import ShardError, read_shards, write_shards

FORMAT = Path(__file__).parents[2] / 'codec' / 'src' / 'format.json'


@pytest.fixture(scope='module')
def tokenizer_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    special = json.loads(FORMAT.read_text())['specialTokens']
    words = [*special, 'Ċ', ':', ',', *(f'w{i}' for i in range(60))]
    path = tmp_path_factory.mktemp('tokenizer') / 'tokenizer.json'
    Tokenizer(models.BPE({word: i for i, word in enumerate(words)}, [])).save(str(path))
    return path


def holds(source: list[int], run: list[int]) -> bool:
    return any(source[i : i + len(run)] == run for i in range(len(source)))


def test_every_answer_stands_in_the_source(tokenizer_file: Path) -> None:
    tasks = CopyTasks(Tokenizer.from_file(str(tokenizer_file)), 'a')
    assert len(json.loads(FORMAT.read_text())['specialTokens']) == SPECIAL_IDS
    for _ in range(300):
        for source, target in (tasks.span(), tasks.continuation()):
            assert source.count(tasks.mask) == 1 and target and holds(source, target)
        source, target = tasks.lookup()
        values = [[]]
        for id_ in target[:-1]:
            values[-1:] = [values[-1], []] if id_ == tasks.comma else [[*values[-1], id_]]
        assert all(holds(source, value) for value in values)
        source, target = tasks.draw()
        assert target[0] == tasks.mask and target[-1] == tasks.end


def test_the_command_writes_a_folder_that_training_reads(tokenizer_file: Path, tmp_path: Path) -> None:
    for name in 'ab':
        copying.main(['--tokenizer', str(tokenizer_file), '--count', '50', '--seed', '7', str(tmp_path / name)])
    folder = read_shards(tmp_path / 'a', verify=True)
    assert len(folder) == 50
    source, target = folder.example(49)
    expected = CopyTasks(Tokenizer.from_file(str(tokenizer_file)), '7')
    drawn = [expected.draw() for _ in range(50)][-1]
    assert (source.tolist(), target.tolist()) == drawn
    assert (tmp_path / 'a' / 'part-00000.ids').read_bytes() == (tmp_path / 'b' / 'part-00000.ids').read_bytes()


def test_no_examples_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ShardError, match='at least one example'):
        write_shards(tmp_path, [], {})


def test_a_fresh_model_attends_to_neighbours_and_to_the_same_token() -> None:
    torch.manual_seed(5)
    model = T5(model_config('tiny', 96)).eval()
    source = torch.from_numpy(np.random.default_rng(1).permutation(np.arange(24, 96))[None, :40])
    cross = model.decoder.block[0].layer[1].EncDecAttention
    states = model.shared(source) / model.shared(source).norm(dim=-1, keepdim=True) * model.config.d_model**0.5
    heads, size = model.config.num_heads, model.config.d_kv
    q, k = (part(states).view(1, 40, heads, size).transpose(1, 2) for part in (cross.q, cross.k))
    attention = (q @ k.transpose(2, 3)).softmax(-1).mean(1)[0]
    assert attention.diagonal().mean() > 3 * attention.mean()
    bias = model.encoder.block[0].layer[0].SelfAttention.relative_attention_bias.weight
    assert bias[:, 0].argmax() == 1 and bias[:, 1].argmax() == model.config.relative_attention_num_buckets // 2 + 1
