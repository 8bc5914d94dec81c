"""Exported graphs compute what transformers computes, for every shape of T5 that is served."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch
from onnx import TensorProto
from transformers import T5Config, T5ForConditionalGeneration

from jupyt5_training import export as export_module
from jupyt5_training import parity
from jupyt5_training.export import export, main, read_checkpoint
from jupyt5_training.onnx_graph import PRECISIONS, Graph, WeightFile, quantize
from jupyt5_training.shards import write_shards

torch.set_num_threads(1)

SHAPES = {
    "gated, head of its own": {"feed_forward_proj": "gated-gelu", "tie_word_embeddings": False},
    "gated, tied head": {"feed_forward_proj": "gated-gelu", "tie_word_embeddings": True},
    "T5 v1.0": {"feed_forward_proj": "relu", "tie_word_embeddings": True},
    "gated-silu, one decoder layer": {"feed_forward_proj": "gated-silu", "tie_word_embeddings": False, "num_decoder_layers": 1},
}


def random_checkpoint(folder: Path, seed: int = 0, **changes) -> Path:
    """A tiny checkpoint whose blocks matter: fresh T5 weights barely change the residual stream, so they are scaled up."""
    torch.manual_seed(seed)
    shape = {"vocab_size": 160, "d_model": 64, "d_kv": 16, "d_ff": 96, "num_layers": 3, "num_decoder_layers": 2, "num_heads": 4}
    model = T5ForConditionalGeneration(T5Config(**{**shape, **changes}))
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if name.endswith((".o.weight", ".wo.weight")):
                weight.mul_(5)
            elif name.endswith(".q.weight"):
                weight.mul_(2)
            elif "relative_attention_bias" in name:
                weight.mul_(10)
    if changes.get("tie_word_embeddings") is False:
        model.lm_head.weight = torch.nn.Parameter(torch.randn_like(model.lm_head.weight) * 0.3)
    model.save_pretrained(folder)
    (folder / "tokenizer.json").write_text("{}")
    return folder


def run(checkpoint: Path, out: Path, precisions: list[str], memory: Path | None = None) -> dict:
    return export(checkpoint, out, precisions, "tiny", 96, 64, {"temperature": 0.8}, memory=memory)


@pytest.mark.parametrize("changes", SHAPES.values(), ids=SHAPES.keys())
def test_graphs_agree_with_transformers(tmp_path: Path, changes: dict) -> None:
    manifest = run(random_checkpoint(tmp_path / "checkpoint", **changes), tmp_path / "model", ["float32", "float16", "int8"])
    exact = manifest["parity"]["float32"]
    assert exact["rmsError"] < 1e-5 and exact["top1"] == 1.0
    assert manifest["parity"]["float16"]["top1"] > 0.98
    assert manifest["parity"]["int8"]["rmsError"] < 0.15


def test_manifest_lists_every_file_with_its_hash(tmp_path: Path) -> None:
    memory = tmp_path / "solved.jsonl"
    memory.write_text('{"skill": "a", "statement": "b", "code": "c"}\n' * 2)
    manifest = run(random_checkpoint(tmp_path / "checkpoint"), tmp_path / "model", ["float32"], memory)
    assert manifest["memory"] == {"file": "memory.jsonl", "entries": 2}
    assert manifest == json.loads((tmp_path / "model" / "manifest.json").read_text())
    listed = {entry["path"]: entry for entry in manifest["files"]}
    assert {p.name for p in (tmp_path / "model").iterdir()} == {*listed, "manifest.json"}
    for name, entry in listed.items():
        assert entry["sizeBytes"] == (tmp_path / "model" / name).stat().st_size
        assert entry["sha256"] == export_module._sha256(tmp_path / "model" / name)


def test_a_wrong_graph_gets_no_manifest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checkpoint = random_checkpoint(tmp_path / "checkpoint")
    run(checkpoint, tmp_path / "model", ["float32"])
    right = export_module.decoder_step
    monkeypatch.setattr(export_module, "decoder_step", lambda shape, state, head, *rest: right(shape, state, head * 1.01, *rest))
    with pytest.raises(parity.Disagreement, match="float32 graphs differ"):
        run(checkpoint, tmp_path / "model", ["float32"])
    assert not (tmp_path / "model" / "manifest.json").exists()


@pytest.mark.parametrize("precision", ["float32", "int8"])
def test_many_tokens_a_step_give_the_logits_of_one_a_step(tmp_path: Path, precision: str) -> None:
    folder = random_checkpoint(tmp_path / "checkpoint")
    manifest = run(folder, tmp_path / "model", [precision])
    model = parity.OnnxModel(tmp_path / "model", manifest["precisions"][precision], manifest["bias"], read_checkpoint(folder).shape)
    random = np.random.default_rng(1)
    cross = model.encode(random.integers(2, 160, 50))
    target = random.integers(2, 160, 40)
    one_by_one = model.decode(cross, target, 1)
    np.testing.assert_array_equal(one_by_one, model.decode(cross, target, 7))
    # Rows that share a reading: close (another last bit may round an activation to the next of 255 steps), and from two rows on the
    # same bits however many.
    np.testing.assert_allclose(one_by_one, model.decode(cross, target, 4, "several"), atol=3e-2 if precision == "int8" else 1e-4)
    np.testing.assert_array_equal(model.decode(cross, target, 4, "several"), model.decode(cross, target, 20, "several"))


@pytest.mark.parametrize("positive", [False, True])
def test_a_row_of_eight_bits_does_not_suffer_from_the_others(tmp_path: Path, positive: bool) -> None:
    random = np.random.default_rng(0)
    weight = random.standard_normal((64, 32)).astype(np.float32)
    weights = WeightFile("weights.bin")
    graph = Graph(weights, PRECISIONS["int8"])
    y = graph.product(graph.rows(graph.take("x", TensorProto.FLOAT, [1, "T", 64]), positive), "w", weight)
    graph.give(y, TensorProto.FLOAT, [1, "T", 32])
    (tmp_path / "graph.onnx").write_bytes(graph.model("rows").SerializeToString())
    (tmp_path / "weights.bin").write_bytes(weights.data)
    session = onnxruntime.InferenceSession(str(tmp_path / "graph.onnx"), providers=["CPUExecutionProvider"])
    x = random.standard_normal((1, 9, 64)).astype(np.float32)
    x = np.abs(x) if positive else x
    x[0, 4] *= 1000
    x[0, 5] = 0
    (product,) = session.run(None, {"x": x})
    assert np.abs(product - x @ weight)[0, :4].max() < 0.1 * np.abs(x[0, :4]).max()
    assert not product[0, 5].any()
    np.testing.assert_array_equal(session.run(None, {"x": x[:, :3]})[0], product[:, :3])


def test_eight_bit_blocks_hold_half_a_step() -> None:
    weight = np.random.default_rng(0).standard_normal((96, 5)).astype(np.float32)
    whole, scales = quantize(weight, PRECISIONS["int8"])
    back = ((whole.astype(np.float32) - 128) * scales[..., None]).reshape(5, -1)[:, :96].T
    assert np.abs(back - weight).max() <= scales.max() / 2 + 1e-7


def test_errors_name_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    assert main([str(tmp_path / "nothing"), str(tmp_path / "out")]) == 1
    assert "config.json" in capsys.readouterr().err
    random_checkpoint(tmp_path / "checkpoint")
    assert main([str(tmp_path / "checkpoint"), str(tmp_path / "out"), "--precisions", "int3"]) == 1
    assert "float32, float16, int8, int4" in capsys.readouterr().err


def test_documents_of_a_shard_folder_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checkpoint = random_checkpoint(tmp_path / "checkpoint")
    facts = {"formatVersion": 1, "tokenizerSha256": "0" * 64, "vocabSize": 160, "split": "valid", "seed": "1", "budgetTokens": 64}
    write_shards(tmp_path / "shards", [([3, *range(30, 40 + i), 8], [8, 40, 1]) for i in range(30)], facts)
    arguments = [str(checkpoint), str(tmp_path / "model"), "--precisions", "float32", "--context-tokens", "40"]
    assert main([*arguments, "--documents", str(tmp_path / "shards")]) == 0
    assert json.loads(capsys.readouterr().out)["parity"]["float32"]["documents"] == 10
    assert main([*arguments, "--context-tokens", "9", "--documents", str(tmp_path / "shards")]) == 1
    assert "no source has at most 9 ids" in capsys.readouterr().err


def test_the_licence_of_the_weights_is_in_the_manifest_where_it_was_given(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    checkpoint = random_checkpoint(tmp_path / "checkpoint")
    for more, licence in ([], None), (["--licence", "BSD-3-Clause"], "BSD-3-Clause"):
        assert main([str(checkpoint), str(tmp_path / "model"), "--precisions", "float32", *more]) == 0
        assert json.loads((tmp_path / "model" / "manifest.json").read_text()).get("licence") == licence
