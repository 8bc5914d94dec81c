"""Writes model folders of other makers' kinds, and what transformers writes with them: for foreign.test.ts, which runs it.

    PYTHONPATH=packages/training:packages/training/tests python packages/engine/test/make_foreign.py OUT

Per family: OUT/FAMILY (jupyt5-convert's model folder, float32 and int8) and OUT/FAMILY.json: `start`, the ids the decoder begins
with; `cases`, random `inputIds` with the `greedy` ids of transformers' generate and their `text`; `encoded`, what the Python
tokenizer makes of texts with a sentinel in them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import torch
from foreign import FAMILIES, SENTINELS, write_checkpoint
from jupyt5_training.convert import convert

CASES, LONGEST, NEW_TOKENS = 8, 60, 24
# (before, after) of a masked cell without neighbours.
HOLES = [("total = sum(values)\n", "\nprint(total)"), ("", ""), ("mean =", " / len(values)")]


def write_family(out: Path, family: str) -> None:
    tokenizer, model = write_checkpoint(out / "checkpoints" / family, family)
    manifest = convert(out / "checkpoints" / family, out / family, ["float32", "int8"], max_tokens=64)
    special = manifest["specialTokens"]
    sentinels = [tokenizer.token_to_id(f"<extra_id_{i}>") for i in range(SENTINELS)]
    start = [special["decoderStart"], *([special["bos"]] if "bos" in special else []), sentinels[0]]
    ends = [special["eos"], *sentinels[1:]]
    vocab, entries = model.config.vocab_size, tokenizer.get_vocab_size()
    silent = {special["pad"], sentinels[0], *(tokenizer.token_to_id(n) for n in ("<unk>", "<s>", "<mask>") if tokenizer.token_to_id(n) is not None)}
    random, cases = np.random.default_rng(0), []
    for length in np.linspace(3, LONGEST, CASES).astype(int):
        source = torch.from_numpy(random.integers(3, entries, (1, length)))
        target = model.generate(
            source, attention_mask=torch.ones_like(source), decoder_input_ids=torch.tensor([start]), eos_token_id=ends, pad_token_id=0,
            max_new_tokens=NEW_TOKENS, do_sample=False, num_beams=1, suppress_tokens=[*silent, *range(entries, vocab)],
        )  # fmt: skip
        greedy = target[0, len(start) :].tolist()
        cases.append({"inputIds": source[0].tolist(), "greedy": greedy, "text": tokenizer.decode([i for i in greedy if i not in ends])})
    encoded = [{"before": before, "after": after, "ids": tokenizer.encode(f"{before}<extra_id_0>{after}").ids} for before, after in HOLES]
    (out / f"{family}.json").write_text(json.dumps({"start": start, "cases": cases, "encoded": encoded}))


if __name__ == "__main__":
    for name in FAMILIES:
        write_family(Path(sys.argv[1]), name)
