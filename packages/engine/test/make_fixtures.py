"""Writes tiny-model/ and expected.json: a random T5 with a byte tokenizer, and what transformers writes with it.

    PYTHONPATH=packages/training python packages/engine/test/make_fixtures.py

Run it after a change of onnx_graph.py or of the special tokens; the files are committed, so the tests need no Python.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import numpy as np
import torch
from jupyt5_training.export import export
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import T5Config, T5ForConditionalGeneration

HERE = Path(__file__).parent
SPECIAL = json.loads((HERE.parents[1] / "codec/src/format.json").read_text())["specialTokens"]
END, START = SPECIAL.index("<end>"), SPECIAL.index("<mask_0>")
DOCUMENTS, LONGEST, NEW_TOKENS = 60, 150, 40


def byte_tokenizer() -> Tokenizer:
    """Special tokens, then one entry per byte, no merges."""
    names = [*SPECIAL, *sorted(pre_tokenizers.ByteLevel.alphabet())]
    tokenizer = Tokenizer(models.BPE(vocab={name: i for i, name in enumerate(names)}, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer


def random_model(vocab_size: int) -> T5ForConditionalGeneration:
    """Fresh T5 weights hardly change the residual stream; scaled up, every block matters and outputs vary."""
    torch.manual_seed(5)
    config = T5Config(
        vocab_size=vocab_size, d_model=64, d_kv=16, d_ff=96, num_layers=2, num_decoder_layers=2, num_heads=4,
        relative_attention_max_distance=64, feed_forward_proj="gated-gelu", tie_word_embeddings=False,
    )  # fmt: skip
    model = T5ForConditionalGeneration(config).eval()
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if name.endswith((".o.weight", ".wo.weight")):
                weight.mul_(4)
            elif name.endswith(".q.weight"):
                weight.mul_(2)
            elif "relative_attention_bias" in name:
                weight.mul_(10)
        # A head of its own: tied to the embedding, a random model repeats what it reads. A few texts shall end early.
        head = torch.randn_like(model.lm_head.weight) * 0.3
        head[END] *= 1.3
        model.lm_head.weight = torch.nn.Parameter(head)
    return model


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        checkpoint = Path(folder)
        tokenizer = byte_tokenizer()
        tokenizer.save(str(checkpoint / "tokenizer.json"))
        model = random_model(tokenizer.get_vocab_size())
        model.save_pretrained(checkpoint)
        export(checkpoint, HERE / "tiny-model", ["float32", "int8"], "tiny", 256, 96, {"temperature": 0.8, "topP": 0.95})
    random = np.random.default_rng(0)
    suppressed = [i for i in range(len(SPECIAL)) if i != END]
    cases = []
    for length in np.linspace(3, LONGEST, DOCUMENTS).astype(int):
        source = torch.from_numpy(random.integers(2, tokenizer.get_vocab_size(), (1, length)))
        target = model.generate(
            source, attention_mask=torch.ones_like(source), decoder_start_token_id=START, eos_token_id=END, pad_token_id=0,
            max_new_tokens=NEW_TOKENS, do_sample=False, num_beams=1, suppress_tokens=suppressed,
        )  # fmt: skip
        cases.append({"inputIds": source[0].tolist(), "greedy": target[0, 1:].tolist()})
    (HERE / "expected.json").write_text("[\n" + ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases) + "\n]\n")


if __name__ == "__main__":
    main()
