"""Benchmark worker for transformers on PyTorch: python peer_transformers.py CHECKPOINT THREADS, then one JSON request a line."""

from __future__ import annotations

import json
import resource
import sys
import time

import torch
from transformers import T5ForConditionalGeneration

checkpoint, threads = sys.argv[1:]
torch.set_num_threads(int(threads))
model = T5ForConditionalGeneration.from_pretrained(checkpoint, dtype=torch.float32).eval()
print(json.dumps({"ready": True}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    source = torch.tensor(request["inputs"])
    count = request["newTokens"]
    start, cpu = time.perf_counter(), time.process_time()
    with torch.inference_mode():
        output = model.generate(
            source, attention_mask=torch.ones_like(source), decoder_start_token_id=8, pad_token_id=0, eos_token_id=1,
            min_new_tokens=request.get("minTokens", count), max_new_tokens=count, do_sample=False, num_beams=1,
            suppress_tokens=request.get("suppress"),
        )  # fmt: skip
    print(
        json.dumps({
            "ms": (time.perf_counter() - start) * 1e3, "cpuMs": (time.process_time() - cpu) * 1e3,
            "tokens": output[:, 1:].numel(), "ids": output[:, 1:].tolist(),
            "peakRssBytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        }),
        flush=True,
    )  # fmt: skip
