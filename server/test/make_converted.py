"""A random checkpoint of CodeT5's kind, converted, and what transformers writes with it: for converted.test.ts, which runs it.

    PYTHONPATH=packages/training:packages/training/tests python server/test/make_converted.py OUT tiny|small

OUT/model is jupyt5-convert's model folder (float32, so that the numbers can be compared token by token); OUT/expected.json has, for
each hole, the text and the number of tokens of transformers' greedy generate. `small` has the shape of Salesforce/codet5-small: 512
wide, 2048 inside, 8 heads of 64, 6 + 6 layers, 32100 tokens (its config.json); `tiny` is that of the other tests.
"""

from __future__ import annotations

import json
import string
import sys
from pathlib import Path

import torch
from foreign import CODET5_IDS, byte_level_tokenizer, write_checkpoint
from jupyt5_training.convert import main
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors
from transformers import T5Config, T5ForConditionalGeneration

SMALL = {"d_model": 512, "d_kv": 64, "d_ff": 2048, "num_layers": 6, "num_decoder_layers": 6, "num_heads": 8, "n_positions": 512, "vocab_size": 32100}
SENTINELS, NEW_TOKENS = 100, 16
# Whole lines ahead of the hole: an unfinished line is held back by the engine, and its rest would be forced.
HOLES = [("import pandas as pd\n", ""), ("total = sum(values)\n", "\nprint(total)\n"), ("a = 1\n", "\nb = 2\n")]


def tokenizer_of(size: int) -> Tokenizer:
    """RoBERTa's kind with exactly `size` entries: bytes, then pairs and threes of printable characters, then the sentinels."""
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    plain = string.digits + string.ascii_letters + string.punctuation
    names = ["<pad>", "<s>", "</s>", "<unk>", "<mask>", *alphabet]
    merges = [(a, b) for a in plain for b in plain] + [(a + b, c) for a in plain for b in plain for c in plain]
    merges = merges[: size - SENTINELS - len(names)]
    vocab = {name: i for i, name in enumerate([*names, *(a + b for a, b in merges)])}
    tokenizer = Tokenizer(models.BPE(vocab=vocab, merges=merges))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens(names[:5])
    tokenizer.add_special_tokens([f"<extra_id_{i}>" for i in reversed(range(SENTINELS))])
    tokenizer.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 1), add_prefix_space=False)
    return tokenizer


def write_small(folder: Path) -> tuple[Tokenizer, T5ForConditionalGeneration]:
    tokenizer = tokenizer_of(SMALL["vocab_size"])
    torch.manual_seed(3)
    config = T5Config(feed_forward_proj="relu", tie_word_embeddings=True, **SMALL, **CODET5_IDS)
    model = T5ForConditionalGeneration(config).eval()
    with torch.no_grad():  # as drawn, its tied rows make it write the same token for ever, whatever it reads
        for name, weight in model.named_parameters():
            if name.endswith((".o.weight", ".wo.weight")):
                weight.mul_(25)
            elif "relative_attention_bias" in name:
                weight.mul_(10)
    folder.mkdir(parents=True)
    model.save_pretrained(folder)
    tokenizer.save(str(folder / "tokenizer.json"))
    return tokenizer, model


def expectation(tokenizer: Tokenizer, model: T5ForConditionalGeneration, before: str, after: str) -> dict:
    """Ids that are no text are forbidden, as the server forbids them."""
    sentinels = sorted((i for name, i in tokenizer.get_vocab().items() if name.startswith("<extra_id_")), reverse=True)
    start, ends = [0, 1, sentinels[0]], [2, *sentinels[1:]]
    named = (tokenizer.token_to_id(name) for name in ("<pad>", "<s>", "<unk>", "<mask>"))
    silent = [*(i for i in named if i is not None), sentinels[0], *range(tokenizer.get_vocab_size(), model.config.vocab_size)]
    source = torch.tensor([tokenizer.encode(f"{before}<extra_id_0>{after}").ids])
    target = model.generate(
        source, attention_mask=torch.ones_like(source), decoder_input_ids=torch.tensor([start]), eos_token_id=ends, pad_token_id=0,
        max_new_tokens=NEW_TOKENS, do_sample=False, num_beams=1, suppress_tokens=silent,
    )  # fmt: skip
    ids = [i for i in target[0, len(start) :].tolist() if i not in ends]
    return {"before": before, "after": after, "text": tokenizer.decode(ids), "tokens": len(ids), "distinct": len(set(ids))}


if __name__ == "__main__":
    out, shape = Path(sys.argv[1]), sys.argv[2]
    tokenizer, model = write_small(out / "codet5") if shape == "small" else write_checkpoint(out / "codet5", "codet5")
    torch.set_num_threads(1)
    cases = [expectation(tokenizer, model, before, after) for before, after in HOLES]
    (out / "expected.json").write_text(json.dumps({"maxTokens": NEW_TOKENS, "cases": cases}))
    sys.exit(main([str(out / "codet5"), str(out / "model"), "--name", "codet5", "--precisions", "float32", "--max-tokens", "64"]))
