"""Do the exported graphs compute what PyTorch computes? Asked by export.py before a model folder gets its manifest."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime
import torch

from .onnx_graph import CACHE_STEP, MASKED
from .shards import ShardError, read_shards

if TYPE_CHECKING:
    from .export import Checkpoint

# Root mean square of the logit error over that of the logits; float32 differs only by order of summation.
# 8-bit rounding of a trained model costs 1-3 %, of random Gaussian weights up to 8 %; 4 bits cost far more.
TOLERANCE = {"float32": 2e-4, "float16": 1e-2, "int8": 0.15, "int4": 0.6}
START_ID = 8  # <mask_0> opens the target
STEPS = 24


class Disagreement(Exception):
    """The graphs of one precision do not compute what the checkpoint computes."""


@dataclass(frozen=True)
class Report:
    """Teacher-forced on PyTorch's own greedy output: `rmsError` relative, `top1` share of equal best tokens."""

    documents: int
    tokens: int
    rmsError: float
    maxError: float
    top1: float

    def line(self) -> str:
        return f"rms error {self.rmsError:.2e}, max error {self.maxError:.2e}, top-1 agreement {self.top1:.4f} over {self.tokens} tokens"


def documents(vocab_size: int, longest: int, count: int = 6) -> list[np.ndarray]:
    """Random ids of several lengths, seeded: (T,) int32 each."""
    random = np.random.default_rng(0)
    lengths = np.linspace(max(3, longest // 16), longest, count).astype(int)
    return [random.integers(2, vocab_size, length).astype(np.int32) for length in lengths]


def shard_documents(folder: Path, longest: int, count: int = 10) -> list[np.ndarray]:
    """Sources of at most `longest` ids, spread over a shard folder: (T,) int32 each. Raises ShardError."""
    shards = read_shards(folder)
    fitting = np.flatnonzero(shards.lengths[:, 0] <= longest)
    if not len(fitting):
        raise ShardError(f"{folder}: no source has at most {longest} ids")
    return [shards.example(int(i))[0].astype(np.int32) for i in fitting[:: max(1, len(fitting) // count)][:count]]


class OnnxModel:
    """Runs the exported graphs from Python as plainly as possible: one document, no shared buffers."""

    def __init__(self, folder: Path, entry: dict, bias: dict, shape) -> None:
        self.shape = shape
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # plain, and no two pools of spinning threads beside PyTorch's
        options.log_severity_level = 3  # TensorScatter warns when it has to copy its cache, which is meant here
        load = lambda name: onnxruntime.InferenceSession(str(folder / name), options, providers=["CPUExecutionProvider"])  # noqa: E731
        self.encoder = [load(name) for name in entry["encoder"]]
        self.decoders = {kind: load(entry["decoders"][kind]) for kind in ("single", "several")}
        tables = np.fromfile(folder / bias["file"], "<f4")
        cut = int(np.prod(bias["decoder"]))
        self.decoder_table = tables[:cut].reshape(bias["decoder"])
        self.encoder_table = tables[cut:].reshape(bias["encoder"])

    def encode(self, ids: np.ndarray) -> list[np.ndarray]:
        """(T,) -> cross-attention key, value of layer 0, key, value of layer 1, ..."""
        reach, place = self.shape.max_distance, np.arange(len(ids))
        bias = self.encoder_table[:, reach + np.clip(place[None, :] - place[:, None], -reach, reach)][None]
        feeds = {"ids": ids[None].astype(np.int32)}
        for session in self.encoder:
            outputs = session.run(None, {**feeds, "bias": bias})
            feeds = {"hidden": outputs[0]}
        return outputs

    def decode(self, cross: list[np.ndarray], ids: np.ndarray, step: int = 1, kind: str = "single") -> np.ndarray:
        """Teacher-forced logits (len(ids), vocab), `step` tokens a call."""
        shape, decoder = self.shape, self.decoders[kind]
        capacity = -(-len(ids) // CACHE_STEP) * CACHE_STEP
        caches = [np.zeros((1, shape.num_heads, capacity, shape.d_kv), np.float32) for _ in range(2 * shape.num_decoder_layers)]
        place, logits = np.arange(capacity), []
        for at in range(0, len(ids), step):
            new = ids[at : at + step]
            distance = np.arange(at, at + len(new))[:, None] - place[None, :]
            bias = np.where(distance < 0, np.float32(MASKED), self.decoder_table[:, np.clip(distance, 0, shape.max_distance)])
            feeds = {"ids": new[None].astype(np.int32), "position": np.array([at]), "bias": bias.transpose(1, 0, 2)[None, :, :, None].astype(np.float32)}
            for layer in range(shape.num_decoder_layers):
                for half, part in enumerate(("key", "value")):
                    feeds[f"past_{part}_{layer}"] = caches[2 * layer + half]
                    feeds[f"cross_{part}_{layer}_0"] = cross[2 * layer + half]
            outputs = dict(zip([o.name for o in decoder.get_outputs()], decoder.run(None, feeds)))
            caches = [outputs[f"present_{kind}_{layer}"] for layer in range(shape.num_decoder_layers) for kind in ("key", "value")]
            logits.append(outputs["logits"][0])
        return np.concatenate(logits)


def check(checkpoint: Checkpoint, folder: Path, entry: dict, bias: dict, precision: str, inputs: list[np.ndarray]) -> Report:
    """Raises Disagreement when the error is beyond TOLERANCE[precision]."""
    ours = OnnxModel(folder, entry, bias, checkpoint.shape)
    errors, scale, worst, same, tokens = 0.0, 0.0, 0.0, 0, 0
    start = min(START_ID, checkpoint.shape.vocab_size - 1)
    for ids in inputs:
        with torch.no_grad():
            source = torch.from_numpy(ids[None].astype(np.int64))
            target = checkpoint.model.generate(
                source, attention_mask=torch.ones_like(source), decoder_start_token_id=start, max_new_tokens=STEPS, min_new_tokens=STEPS, do_sample=False, num_beams=1
            )
            theirs = checkpoint.model(input_ids=source, decoder_input_ids=target).logits[0].numpy()
        logits = ours.decode(ours.encode(ids), target[0].numpy())
        errors += float(np.square(logits - theirs).sum())
        scale += float(np.square(theirs).sum())
        worst = max(worst, float(np.abs(logits - theirs).max() / np.abs(theirs).max()))
        same += int((logits.argmax(-1) == theirs.argmax(-1)).sum())
        tokens += len(logits)
    report = Report(len(inputs), tokens, (errors / scale) ** 0.5, worst, same / tokens)
    if not report.rmsError <= TOLERANCE[precision]:  # also catches nan
        raise Disagreement(f"{precision} graphs differ from the checkpoint: {report.line()}, allowed rms error {TOLERANCE[precision]}")
    return report
