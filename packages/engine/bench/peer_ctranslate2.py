"""Benchmark worker for CTranslate2: python peer_ctranslate2.py MODEL TOKENIZER THREADS TYPE, then one JSON request a line."""

from __future__ import annotations

import json
import os
import resource
import sys
import time

import ctranslate2

model, tokenizer, threads, compute_type = sys.argv[1:]
names = json.load(open(tokenizer))["model"]["vocab"]
name_of = {i: name for name, i in names.items()}
translator = ctranslate2.Translator(model, device="cpu", compute_type=compute_type, intra_threads=int(threads), inter_threads=1)
print(json.dumps({"ready": True}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    source = [[name_of.get(i, f"<unused_{i}>") for i in ids] for ids in request["inputs"]]
    count = request["newTokens"]
    start, cpu = time.perf_counter(), time.process_time()
    results = translator.translate_batch(
        source, target_prefix=[["<mask_0>"]] * len(source) if request.get("prefix") else None,
        beam_size=1, min_decoding_length=count, max_decoding_length=count, max_batch_size=len(source),
    )  # fmt: skip
    print(
        json.dumps({
            "ms": (time.perf_counter() - start) * 1e3, "cpuMs": (time.process_time() - cpu) * 1e3,
            "tokens": sum(len(result.hypotheses[0]) for result in results),
            "peakRssBytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        }),
        flush=True,
    )  # fmt: skip
os._exit(0)  # its threads abort the interpreter on a normal exit
