"""Models for the benchmark: one random CodeT5-small-shaped checkpoint, in the form that every engine wants.

    python prepare.py checkpoint FOLDER            random weights, a byte tokenizer with an entry for every id
    python prepare.py ctranslate2 CHECKPOINT OUT   needs ctranslate2 and transformers 4
    python prepare.py optimum CHECKPOINT OUT       needs optimum-onnx and transformers 4; also in 8 bits for transformers.js

prepare.mjs calls it, each step with the packages of its own folder.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

SPECIAL = json.loads((Path(__file__).parents[2] / "codec/src/format.json").read_text())["specialTokens"]


def make_checkpoint(out: Path) -> None:
    import torch
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers
    from transformers import T5Config, T5ForConditionalGeneration

    torch.manual_seed(0)
    config = T5Config(
        vocab_size=32100, d_model=512, d_kv=64, d_ff=2048, num_layers=6, num_decoder_layers=6, num_heads=8,
        feed_forward_proj="relu", tie_word_embeddings=True, decoder_start_token_id=8, pad_token_id=0, eos_token_id=1,
    )  # fmt: skip
    model = T5ForConditionalGeneration(config)
    with torch.no_grad():  # fresh T5 weights hardly change the residual stream
        for name, weight in model.named_parameters():
            if name.endswith((".o.weight", ".wo.weight")):
                weight.mul_(3)
            elif name.endswith(".q.weight"):
                weight.mul_(2)
            elif "relative_attention_bias" in name:
                weight.mul_(10)
    model.save_pretrained(out)
    # transformers 4 and 5 disagree about what T5's head defaults to; name it.
    described = json.loads((out / "config.json").read_text())
    (out / "config.json").write_text(json.dumps({**described, "tie_word_embeddings": True, "architectures": ["T5ForConditionalGeneration"]}))
    # An entry for every id: the converters of others want it, and every token that the random model writes has a text to stream.
    names = [*SPECIAL, *sorted(pre_tokenizers.ByteLevel.alphabet())]
    names += [f"<unused_{i}>" for i in range(len(names), config.vocab_size)]
    tokenizer = Tokenizer(models.BPE(vocab={name: i for i, name in enumerate(names)}, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.save(str(out / "tokenizer.json"))
    (out / "tokenizer_config.json").write_text(
        json.dumps({"tokenizer_class": "PreTrainedTokenizerFast", "pad_token": "<pad>", "eos_token": "<end>", "unk_token": "<pad>"})
    )


def convert_ctranslate2(checkpoint: Path, out: Path) -> None:
    import ctranslate2

    ctranslate2.converters.TransformersConverter(str(checkpoint), load_as_float16=False).convert(str(out), quantization="int8", force=True)


def convert_optimum(checkpoint: Path, out: Path) -> None:
    """OUT: the export in float32, as Optimum leaves it. OUT-q8: its graphs in 8 bits, where transformers.js looks for them."""
    import shutil

    from onnxruntime.quantization import QuantType, quantize_dynamic
    from optimum.exporters.onnx import main_export

    main_export(str(checkpoint), out, task="text2text-generation-with-past", no_post_process=False)
    small = out.with_name(out.name + "-q8")
    (small / "onnx").mkdir(parents=True, exist_ok=True)
    for name in ("encoder_model", "decoder_model_merged"):
        quantize_dynamic(out / f"{name}.onnx", small / "onnx" / f"{name}_quantized.onnx", weight_type=QuantType.QInt8, extra_options={"EnableSubgraph": True})
    for name in ("generation_config.json", "config.json", "tokenizer.json", "tokenizer_config.json"):
        source = next((folder / name for folder in (out, checkpoint) if (folder / name).exists()), None)
        if source:
            shutil.copyfile(source, small / name)


if __name__ == "__main__":
    step, *places = sys.argv[1:]
    {"checkpoint": make_checkpoint, "ctranslate2": convert_ctranslate2, "optimum": convert_optimum}[step](*map(Path, places))
