"""The order of training: everything once an epoch, like lengths together, the same again after a restart."""
from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest
from conftest import copy_examples, write_folder

from jupyt5_training.batches import POOL_EXAMPLES, Mixture, collate, cut_batches
from jupyt5_training.shards import ShardFolder, read_shards

MASKS = frozenset(range(8, 16))


@pytest.fixture
def folder(shards: Path) -> ShardFolder:
    return read_shards(shards)


def mixture(*folders: ShardFolder, weights: list[float] | None = None) -> Mixture:
    return Mixture([[f] for f in folders], weights or [1.0] * len(folders), seed=5, step_tokens=400, micro_tokens=200)


def test_labels_are_the_target_moved_by_one_without_masks(tmp_path: Path) -> None:
    folder = read_shards(write_folder(tmp_path / 'a', [([3, 8, 9], [8, 30, 1, 9, 31, 1]), ([3, 8, 40, 41], [8, 50, 1])]))
    batch = collate([(folder, 0), (folder, 1)], MASKS)
    assert batch.source.tolist() == [[3, 8, 9, 0], [3, 8, 40, 41]]
    assert batch.decoder_ids.tolist() == [[8, 30, 1, 9, 31], [8, 50, 0, 0, 0]]
    assert batch.labels.tolist() == [[30, 1, -100, 31, 1], [50, 1, -100, -100, -100]]
    assert (batch.source_tokens, batch.target_tokens) == (7, 6)


def test_batches_hold_every_example_once_within_the_limit(folder: ShardFolder) -> None:
    examples = [(folder, i) for i in range(len(folder))]
    batches = cut_batches(examples, 200)
    assert sorted(i for batch in batches for _, i in batch) == list(range(len(folder)))
    assert all(len(batch) * max(folder.lengths[i].max() for _, i in batch) <= 200 for batch in batches)
    padded = sum(len(batch) * max(folder.lengths[i, 0] for _, i in batch) for batch in batches)
    assert folder.lengths[:, 0].sum() / padded > 0.6  # lengths of 8 to 27 in steps of 32: real ones are longer


def test_an_epoch_takes_every_example_once(folder: ShardFolder) -> None:
    mix = mixture(folder)
    taken = [index for _, index in mix._take(0, len(folder))]
    assert sorted(taken) == list(range(len(folder)))
    assert mix.epochs == [1] and taken != [index for _, index in mix._take(0, len(folder))]


def test_weights_are_shares_of_examples(tmp_path: Path, folder: ShardFolder) -> None:
    other = read_shards(write_folder(tmp_path / 'other', copy_examples(50, 2)))
    pool = mixture(folder, other, weights=[3.0, 1.0])._draw_pool()
    assert len(pool) == POOL_EXAMPLES
    assert 0.72 < sum(f is folder for f, _ in pool) / len(pool) < 0.78


def test_every_step_has_the_same_number_of_pieces(folder: ShardFolder) -> None:
    assert {len(step) for step in islice(mixture(folder).steps(), 300)} == {2}


@pytest.mark.parametrize('before', [1, 7, 170, 171, 400])
def test_going_on_from_a_saved_place_gives_the_same_steps(folder: ShardFolder, before: int) -> None:
    def key(steps: list[list[list[tuple[ShardFolder, int]]]]) -> list[list[list[int]]]:
        return [[[i for _, i in piece] for piece in step] for step in steps]

    whole = mixture(folder)
    steps = whole.steps()
    first = list(islice(steps, before))
    state = whole.state_dict()
    expected = key(list(islice(steps, 5)))
    again = mixture(folder)
    again.load_state_dict(state)
    assert len(first) == before and key(list(islice(again.steps(), 5))) == expected


def test_long_examples_can_be_left_out(folder: ShardFolder) -> None:
    mix = Mixture([[folder]], [1.0], 1, 400, 200, max_source=12)
    assert all(folder.lengths[i, 0] <= 12 for _, i in mix._draw_pool())
    with pytest.raises(ValueError, match='no example is short enough'):
        Mixture([[folder]], [1.0], 1, 400, 200, max_source=2)._draw_pool()


def test_a_run_may_go_on_with_larger_steps(folder: ShardFolder) -> None:
    small = mixture(folder)
    list(islice(small.steps(), 170))  # near the end of the first pool
    large = Mixture([[folder]], [1.0], small.seed, 2 * small.step_tokens, small.micro_tokens)
    large.load_state_dict(small.state_dict())
    (step,) = islice(large.steps(), 1)
    assert len(step) == 4 and large.pool == 1


def test_a_run_may_go_on_with_other_sources(folder: ShardFolder) -> None:
    old = mixture(folder)
    list(islice(old.steps(), 3))
    new = mixture(folder, folder)
    new.load_state_dict(old.state_dict())
    assert new.epochs == [0, 0] and new.step_in_pool == 0
    assert next(new.steps())
