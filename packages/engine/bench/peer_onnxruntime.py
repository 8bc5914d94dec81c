"""Benchmark worker for onnxruntime in Python on Optimum's export in 8 bits: python peer_onnxruntime.py MODEL THREADS, then one JSON request a line.

With optimum on the path its own ORTModelForSeq2SeqLM generates; without it a plain greedy loop over the same graphs does, which has
less to do per token. The line that says `ready` names which.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

import numpy as np
import onnxruntime

folder, threads = Path(sys.argv[1]), int(sys.argv[2])
options = onnxruntime.SessionOptions()
options.intra_op_num_threads, options.inter_op_num_threads = threads, 1


def open_optimum():
    import torch
    from optimum.onnxruntime import ORTModelForSeq2SeqLM

    torch.set_num_threads(threads)
    # The files are found by their names; naming the merged decoder makes this version look for a second one beside it.
    model = ORTModelForSeq2SeqLM.from_pretrained(str(folder), subfolder="onnx", session_options=options, use_merged=True)

    def generate(inputs: np.ndarray, count: int) -> int:
        source = torch.from_numpy(inputs)
        output = model.generate(
            input_ids=source, attention_mask=torch.ones_like(source), decoder_start_token_id=8, pad_token_id=0, eos_token_id=1,
            min_new_tokens=count, max_new_tokens=count, do_sample=False, num_beams=1,
        )  # fmt: skip
        return output[:, 1:].numel()

    return generate


def open_loop():
    encoder, decoder = (
        onnxruntime.InferenceSession(str(folder / "onnx" / f"{name}_quantized.onnx"), options, providers=["CPUExecutionProvider"])
        for name in ("encoder_model", "decoder_model_merged")
    )
    caches = {node.name: node.shape for node in decoder.get_inputs() if node.name.startswith("past_key_values")}
    outputs = [node.name for node in decoder.get_outputs()]

    def generate(inputs: np.ndarray, count: int) -> int:
        rows = inputs.shape[0]
        mask = np.ones_like(inputs)
        (states,) = encoder.run(["last_hidden_state"], {"input_ids": inputs, "attention_mask": mask})
        past = {name: np.zeros((rows, shape[1], 0, shape[3]), np.float32) for name, shape in caches.items()}
        last = np.full((rows, 1), 8, np.int64)
        for step in range(count):
            feeds = {"input_ids": last, "encoder_hidden_states": states, "encoder_attention_mask": mask, "use_cache_branch": np.array([step > 0]), **past}
            answers = dict(zip(outputs, decoder.run(outputs, feeds)))
            answers["logits"][:, -1, 1] = -np.inf
            last = answers["logits"][:, -1].argmax(-1, keepdims=True)
            for name in past:  # the cross-attention's come from the first step alone
                if step == 0 or ".decoder." in name:
                    past[name] = answers[name.replace("past_key_values", "present")]
        return rows * count

    return generate


try:
    generate, kind = open_optimum(), "optimum"
except ImportError:
    generate, kind = open_loop(), "loop"
print(json.dumps({"ready": True, "kind": kind}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    start, cpu = time.perf_counter(), time.process_time()
    tokens = generate(np.array(request["inputs"], np.int64), request["newTokens"])
    print(
        json.dumps({
            "ms": (time.perf_counter() - start) * 1e3, "cpuMs": (time.process_time() - cpu) * 1e3, "tokens": tokens,
            "peakRssBytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        }),
        flush=True,
    )  # fmt: skip
