"""Writes plain-export/: a tiny CodeT5-shaped random model as Optimum's ONNX export makes it, and what transformers writes with it.

    PYTHONPATH=packages/training:packages/training/tests:OPTIMUM python packages/engine/test/make_plain_export.py

optimum-onnx 0.1.0 (optimum 2.1.0) wants transformers 4.57.1, tokenizers 0.22.1 and huggingface_hub 0.36.0, older than what the rest
is tested with: OPTIMUM is a folder with these (pip install --no-deps --target). So the files are committed.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from foreign import FAMILIES, SENTINELS, write_checkpoint
from optimum.exporters.onnx import main_export

HERE = Path(__file__).parent
GRAPHS = ("encoder_model.onnx", "decoder_model.onnx", "decoder_with_past_model.onnx", "decoder_model_merged.onnx")
CASES, LONGEST, NEW_TOKENS = 12, 60, 24


def main() -> None:
    FAMILIES["small"] = (FAMILIES["codet5"][0], {**FAMILIES["codet5"][1], "d_model": 32, "d_kv": 8, "d_ff": 48, "num_layers": 2, "num_decoder_layers": 2})
    out = HERE / "plain-export"
    out.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        checkpoint, exported = Path(scratch) / "checkpoint", Path(scratch) / "onnx"
        tokenizer, model = write_checkpoint(checkpoint, "small")
        names = {"pad_token": "<pad>", "eos_token": "</s>", "bos_token": "<s>", "unk_token": "<unk>"}
        (checkpoint / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "PreTrainedTokenizerFast", **names}))
        main_export(str(checkpoint), output=str(exported), task="text2text-generation-with-past", opset=18, do_validation=False)
        for name in (*GRAPHS, "config.json"):
            shutil.copyfile(exported / name, out / name)
        shutil.copyfile(checkpoint / "tokenizer.json", out / "tokenizer.json")
    sentinels = [tokenizer.token_to_id(f"<extra_id_{i}>") for i in range(SENTINELS)]
    entries = tokenizer.get_vocab_size()
    silent = [0, 1, 3, 4, sentinels[0], *range(entries, model.config.vocab_size)]
    random, cases = np.random.default_rng(1), []
    for length in np.linspace(3, LONGEST, CASES).astype(int):
        source = torch.from_numpy(random.integers(5, entries, (1, length)))
        target = model.generate(
            source, attention_mask=torch.ones_like(source), decoder_input_ids=torch.tensor([[0, 1, sentinels[0]]]), eos_token_id=[2, *sentinels[1:]],
            pad_token_id=0, max_new_tokens=NEW_TOKENS, do_sample=False, num_beams=1, suppress_tokens=silent,
        )  # fmt: skip
        cases.append({"inputIds": source[0].tolist(), "greedy": target[0, 3:].tolist()})
    (out / "expected.json").write_text("[\n" + ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases) + "\n]\n")


if __name__ == "__main__":
    main()
