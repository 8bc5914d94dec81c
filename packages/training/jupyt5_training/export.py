"""Checkpoint folder -> model folder that packages/engine serves.

    python -m jupyt5_training.export CHECKPOINT OUT [--precisions float32,int8] [--name jupyt5-small]

Writes ONNX graphs (onnx_graph.py), the relative position bias tables, the tokenizer and, last, `manifest.json`; before
that every precision is compared with PyTorch, and a folder that does not agree never gets a manifest.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from transformers import AutoModelForSeq2SeqLM, PreTrainedModel

from . import parity
from .onnx_graph import PRECISIONS, Shape, WeightFile, bias_by_distance, decoder_step, encoder_chunk
from .shards import ShardError

MANIFEST_VERSION = 1
MEMORY_FILE = "memory.jsonl"
# Documents that one native call of the wide decoder graph can read; more sequences take more calls.
SLOTS = 8
# Decoder graphs: documents a call, and whether a document's rows share one reading of it.
DECODERS = {"single": (1, False), "several": (1, True), "wideSingle": (SLOTS, False), "wideSeveral": (SLOTS, True)}
# Encoder layers per graph: decoding for others goes on between two graphs.
LAYERS_PER_CHUNK = 1


@dataclass(frozen=True)
class Checkpoint:
    """A checkpoint folder in memory: weights by Hugging Face name, float32."""

    folder: Path
    model: PreTrainedModel
    shape: Shape
    state: dict[str, np.ndarray]
    head: np.ndarray  # (vocab, d_model)
    facts: dict  # training.json


@dataclass(frozen=True)
class Family:
    """What is not ours about a model: how documents are written for it, and with which tokens (convert.py)."""

    layout: str
    tokenizer: Path
    special_tokens: dict[str, int]
    licence: str | None = None


def read_checkpoint(folder: Path) -> Checkpoint:
    """Loads config.json, the weights and, where there is one, training.json.

    Raises FileNotFoundError naming what is missing, ValueError for a model that is not T5-shaped.
    """
    if not (folder / "config.json").is_file():
        raise FileNotFoundError(f"{folder}: expected a checkpoint folder with config.json")
    config = json.loads((folder / "config.json").read_text())
    if config.get("model_type") not in ("t5", "mt5"):
        raise ValueError(f"config.json: model_type must be t5 or mt5, got {config.get('model_type')!r}")
    model = AutoModelForSeq2SeqLM.from_pretrained(folder, dtype=torch.float32).eval()
    state = {name: tensor.detach().numpy() for name, tensor in model.state_dict().items()}
    facts = folder / "training.json"
    return Checkpoint(
        folder, model, _shape_of(model.config), state, state["lm_head.weight"],
        json.loads(facts.read_text()) if facts.is_file() else {},
    )  # fmt: skip


def _shape_of(config) -> Shape:
    # transformers before 5 has no scale_decoder_outputs: there a tied head meant scaled logits.
    scaled = getattr(config, "scale_decoder_outputs", None)
    return Shape(
        vocab_size=config.vocab_size, d_model=config.d_model, d_kv=config.d_kv, d_ff=config.d_ff, num_heads=config.num_heads,
        num_layers=config.num_layers, num_decoder_layers=config.num_decoder_layers,
        num_buckets=config.relative_attention_num_buckets, max_distance=config.relative_attention_max_distance,
        epsilon=config.layer_norm_epsilon, activation=config.dense_act_fn, gated=config.is_gated_act,
        scale_logits=config.tie_word_embeddings if scaled is None else scaled,
    )  # fmt: skip


def write_graphs(checkpoint: Checkpoint, out: Path, precision_name: str) -> dict:
    """Writes the graphs and weights of one precision; gives their manifest entry."""
    precision, shape = PRECISIONS[precision_name], checkpoint.shape
    weights = WeightFile(f"weights.{precision_name}.bin")
    entry: dict = {"encoder": [], "decoders": {}, "weights": weights.location}
    for first in range(0, shape.num_layers, LAYERS_PER_CHUNK):
        last = min(first + LAYERS_PER_CHUNK, shape.num_layers)
        name = f"encoder-{first // LAYERS_PER_CHUNK}.{precision_name}.onnx"
        _save(encoder_chunk(shape, checkpoint.state, weights, precision, first, last), out / name)
        entry["encoder"].append(name)
    for kind, (slots, several) in DECODERS.items():
        entry["decoders"][kind] = f"decoder-{kind}.{precision_name}.onnx"
        graph = decoder_step(shape, checkpoint.state, checkpoint.head, weights, precision, slots, several)
        _save(graph, out / entry["decoders"][kind])
    (out / weights.location).write_bytes(weights.data)
    return entry


def _save(model: onnx.ModelProto, path: Path) -> None:
    path.write_bytes(model.SerializeToString())


def write_bias(checkpoint: Checkpoint, path: Path) -> dict:
    """Both bias tables as little-endian float32, decoder first; gives the manifest entry with their shapes."""
    attention = "block.0.layer.0.SelfAttention.relative_attention_bias.weight"
    decoder = bias_by_distance(checkpoint.state[f"decoder.{attention}"], checkpoint.shape, bidirectional=False)
    encoder = bias_by_distance(checkpoint.state[f"encoder.{attention}"], checkpoint.shape, bidirectional=True)
    path.write_bytes(decoder.astype("<f4").tobytes() + encoder.astype("<f4").tobytes())
    return {"file": path.name, "decoder": list(decoder.shape), "encoder": list(encoder.shape)}


def export(
    folder: Path, out: Path, precisions: list[str], name: str, context_tokens: int, max_tokens: int, defaults: dict,
    family: Family | None = None, documents: Path | None = None, memory: Path | None = None, licence: str | None = None,
) -> dict:  # fmt: skip
    """Checkpoint -> model folder; gives the manifest. Raises parity.Disagreement and leaves no manifest when a graph is wrong.

    Without a `family` it is one of our own, with its tokenizer.json in `folder`. `licence` is the SPDX expression of the weights.
    `documents`: a shard folder whose sources are compared. Without it random ids are: right for checking graphs, but a trained
    model's answer to them is chance, which the rounding of integer precisions changes more than any real answer. `memory`: the solved
    exercises (JSON Lines) that the model was trained with; they become part of the folder.
    """
    licence = licence or (family.licence if family else None)
    unknown = [p for p in precisions if p not in PRECISIONS]
    if unknown or not precisions:
        raise ValueError(f"precisions must be among {', '.join(PRECISIONS)}, got {', '.join(unknown) or 'none'}")
    checkpoint = read_checkpoint(folder)
    tokenizer = family.tokenizer if family else folder / "tokenizer.json"
    if not tokenizer.is_file():
        raise FileNotFoundError(f"{folder}: expected a checkpoint folder with tokenizer.json")
    out.mkdir(parents=True, exist_ok=True)
    (out / "manifest.json").unlink(missing_ok=True)
    shutil.copyfile(tokenizer, out / "tokenizer.json")
    if memory:
        shutil.copyfile(memory, out / MEMORY_FILE)
    bias = write_bias(checkpoint, out / "bias.f32")
    entries = {precision: write_graphs(checkpoint, out, precision) for precision in precisions}
    longest = min(context_tokens, 512)
    inputs = parity.shard_documents(documents, longest) if documents else parity.documents(checkpoint.shape.vocab_size, longest)
    reports = {}
    for precision, entry in entries.items():
        reports[precision] = parity.check(checkpoint, out, entry, bias, precision, inputs)
        print(f"{precision}: {reports[precision].line()}", file=sys.stderr)
    manifest = {
        "format": "jupyt5-model",
        "manifestVersion": MANIFEST_VERSION,
        "name": name,
        "layout": family.layout if family else "jupyt5",
        **({"specialTokens": family.special_tokens} if family else {}),
        **({"licence": licence} if licence else {}),
        "formatVersion": checkpoint.facts.get("formatVersion", 1),
        "tokenizerSha256": _sha256(out / "tokenizer.json"),
        "contextTokens": context_tokens,
        "maxTokens": max_tokens,
        "config": asdict(checkpoint.shape),
        "slots": SLOTS,
        "bias": bias,
        **({"memory": {"file": MEMORY_FILE, "entries": len(memory.read_text("utf-8").splitlines())}} if memory else {}),
        "defaults": defaults,
        "defaultPrecision": "int8" if "int8" in precisions else precisions[0],
        "precisions": entries,
        "parity": {precision: asdict(report) for precision, report in reports.items()},
        "files": [_file(out / name) for name in _files(entries, bias) + ([MEMORY_FILE] if memory else [])],
    }
    if checkpoint.facts.get("tokenizerSha256", manifest["tokenizerSha256"]) != manifest["tokenizerSha256"]:
        raise ValueError("training.json names another tokenizer (tokenizerSha256) than the tokenizer.json beside it")
    (out / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    return manifest


def _files(entries: dict, bias: dict) -> list[str]:
    names = ["tokenizer.json", bias["file"]]
    for entry in entries.values():
        names += [*entry["encoder"], *entry["decoders"].values(), entry["weights"]]
    return names


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _file(path: Path) -> dict:
    return {"path": path.name, "sizeBytes": path.stat().st_size, "sha256": _sha256(path)}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="jupyt5_training.export", description=__doc__.split("\n")[0])
    parser.add_argument("checkpoint", type=Path, metavar="CHECKPOINT")
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument("--precisions", default="float32,int8", help=f"comma-separated, of {', '.join(PRECISIONS)}")
    parser.add_argument("--name", default="jupyt5-small")
    parser.add_argument("--context-tokens", type=int, default=1024, help="longest input the engine will read")
    parser.add_argument("--max-tokens", type=int, default=512, help="longest output of one candidate")
    parser.add_argument("--temperature", type=float, default=0.8, help="default of several candidates, as measured to suit the model")
    parser.add_argument("--documents", type=Path, metavar="SHARDS", help="compare on sources of this shard folder, not on random ids")
    parser.add_argument("--memory", type=Path, metavar="FILE", help="solved exercises that the model was trained with (jupyt5_exercises memory)")
    parser.add_argument("--licence", metavar="SPDX", help="of the weights, for instance BSD-3-Clause; told by `jupyt5-server models list`")
    options = parser.parse_args(arguments)
    try:
        manifest = export(
            options.checkpoint, options.out, [p for p in options.precisions.split(",") if p], options.name,
            options.context_tokens, options.max_tokens, {"temperature": options.temperature, "topP": 0.95}, documents=options.documents,
            memory=options.memory,
            licence=options.licence,
        )  # fmt: skip
    except (FileNotFoundError, ValueError, ShardError, parity.Disagreement) as error:
        print(f"export: {error}", file=sys.stderr)
        return 1
    print(json.dumps({"out": str(options.out), "name": manifest["name"], "parity": manifest["parity"]}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
