"""jupyt5-convert: checkpoints of other makers become model folders that say what their tokens mean."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from foreign import FAMILIES, byte_level_tokenizer, write_checkpoint

from jupyt5_training.convert import convert, main

torch.set_num_threads(1)


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_converts_with_the_numbers_of_transformers(tmp_path: Path, family: str) -> None:
    tokenizer, _ = write_checkpoint(tmp_path / family, family)
    manifest = convert(tmp_path / family, tmp_path / "model", ["float32", "int8"])
    exact = manifest["parity"]["float32"]
    assert exact["rmsError"] < 1e-5 and exact["top1"] == 1.0
    assert manifest["parity"]["int8"]["rmsError"] < 0.15
    assert (manifest["name"], manifest["contextTokens"], manifest["defaultPrecision"]) == (family, 128, "int8")
    if family.startswith("codet5"):
        assert manifest["layout"] == "codet5"
        assert manifest["specialTokens"] == {"decoderStart": 0, "pad": 0, "eos": 2, "bos": 1}
    else:
        assert manifest["layout"] == "t5"
        assert manifest["specialTokens"] == {"decoderStart": 0, "pad": 0, "eos": 1}
    assert (tmp_path / "model" / "tokenizer.json").read_text() == tokenizer.to_str(pretty=True)


def test_the_command_chooses_precisions_and_writes_beside_the_checkpoint(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    write_checkpoint(tmp_path / "small", "codet5")
    (tmp_path / "small" / "README.md").write_text("---\nlanguage: code\nlicense: bsd-3-clause\n---\n# Small\n")
    assert main([str(tmp_path / "small"), "--precisions", "float16,int4", "--name", "code"]) == 0
    told = json.loads(capsys.readouterr().out)
    manifest = json.loads((tmp_path / "small-jupyt5" / "manifest.json").read_text())
    assert told["out"] == str(tmp_path / "small-jupyt5")
    assert (manifest["name"], manifest["licence"], manifest["defaultPrecision"]) == ("code", "bsd-3-clause", "float16")
    assert set(manifest["precisions"]) == {"float16", "int4"}


def test_older_folders_have_vocab_and_merges_and_pickled_weights(tmp_path: Path) -> None:
    folder = tmp_path / "old"
    tokenizer, model = write_checkpoint(folder, "codet5")
    (folder / "tokenizer.json").unlink()
    (folder / "model.safetensors").unlink()
    tokenizer.model.save(str(folder))
    extra = [f"<extra_id_{i}>" for i in reversed(range(12))]
    config = {"tokenizer_class": "RobertaTokenizer", "additional_special_tokens": extra, "bos_token": "<s>", "eos_token": "</s>", "pad_token": "<pad>"}
    (folder / "tokenizer_config.json").write_text(json.dumps(config))
    torch.save(model.state_dict(), folder / "pytorch_model.bin")
    manifest = convert(folder, tmp_path / "model", ["float32"])
    assert manifest["layout"] == "codet5" and manifest["parity"]["float32"]["top1"] == 1.0
    names = json.loads((tmp_path / "model" / "tokenizer.json").read_text())["added_tokens"]
    ids = {token["content"]: token["id"] for token in names}
    assert {name: ids[name] for name in extra} == {name: tokenizer.token_to_id(name) for name in extra}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"model_type": "umt5"}, "relative position bias in every layer"),
        ({"model_type": "t5gemma"}, "rotary positions"),
        ({"model_type": "gpt2"}, "model_type must be t5 or mt5"),
        ({"vocab_size": 100}, "the model only 100"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason(tmp_path: Path, capsys: pytest.CaptureFixture, change: dict, message: str) -> None:
    write_checkpoint(tmp_path / "small", "codet5")
    path = tmp_path / "small" / "config.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}))
    assert main([str(tmp_path / "small"), str(tmp_path / "out")]) == 1
    assert message in capsys.readouterr().err
    assert not (tmp_path / "out" / "manifest.json").exists()


def test_a_tokenizer_without_sentinels_cannot_mark_a_hole(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    write_checkpoint(tmp_path / "small", "codet5")
    file = json.loads(byte_level_tokenizer().to_str())
    file["added_tokens"] = [token for token in file["added_tokens"] if "extra_id" not in token["content"]]
    (tmp_path / "small" / "tokenizer.json").write_text(json.dumps(file))
    assert main([str(tmp_path / "small"), str(tmp_path / "out")]) == 1
    assert "no <extra_id_0>" in capsys.readouterr().err
    assert main([str(tmp_path / "nothing"), str(tmp_path / "out")]) == 1
    assert "config.json" in capsys.readouterr().err
