"""A T5, T5 v1.1, CodeT5 or CodeT5+ from Hugging Face -> model folder that packages/engine serves.

    jupyt5-convert PATH [OUT] [--precisions int8] [--layout t5|codet5] [--name NAME] [--licence SPDX]

PATH is a checkpoint folder: config.json, weights, tokenizer files. Graphs, parity check and files are those of export.py; what is
found out here is what the model's tokens mean: the tokenizer, the layout of documents (packages/codec, one file per family), the
ids that open and end a text.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from . import parity
from .export import Family, export
from .onnx_graph import PRECISIONS

# config.json: model types whose network is the one of onnx_graph.py.
MODEL_TYPES = ("t5", "mt5")
# What other encoder-decoders have that these graphs have not.
UNLIKE = {
    "umt5": "relative position bias in every layer",
    "t5gemma": "rotary positions and grouped heads",
    "longt5": "local attention",
    "switch_transformers": "experts",
    "codet5p": "a decoder of another width than its encoder",
    "bart": "learned positions",
}
USUAL_CONTEXT = 512
LICENCE_IN_CARD = re.compile(r"\A---\n(?:.*\n)*?licen[cs]e:\s*([\w.+-]+)\s*\n")


@dataclass(frozen=True)
class Meaning:
    """What the ids of a model mean; `special_tokens` as in the manifest (packages/codec, sentinel-tokenizer.ts)."""

    layout: str
    tokenizer: str  # text of tokenizer.json
    special_tokens: dict[str, int]


def read_config(folder: Path) -> dict:
    """Raises FileNotFoundError without a config.json, ValueError for a network that the graphs cannot hold."""
    path = folder / "config.json"
    if not path.is_file():
        raise FileNotFoundError(f"{folder}: expected a Hugging Face checkpoint folder with config.json")
    config = json.loads(path.read_text())
    kind = config.get("model_type")
    if kind not in MODEL_TYPES:
        why = f" ({UNLIKE[kind]})" if kind in UNLIKE else ""
        raise ValueError(f"config.json: model_type must be {' or '.join(MODEL_TYPES)} (T5, T5 v1.1, CodeT5, CodeT5+ 220M and 770M), got {kind!r}{why}")
    return config


def read_tokenizer(folder: Path) -> str:
    """tokenizer.json as it is, or made of the older files (vocab.json and merges.txt, spiece.model) by transformers."""
    path = folder / "tokenizer.json"
    if path.is_file():
        return path.read_text(encoding="utf-8")
    from transformers import AutoTokenizer

    try:
        return AutoTokenizer.from_pretrained(folder).backend_tokenizer.to_str()
    except Exception as error:
        raise ValueError(f"{folder}: no tokenizer.json, and none can be made of the other files: {error}") from error


def meaning_of(config: dict, tokenizer: str, layout: str | None) -> Meaning:
    """Raises ValueError where the tokenizer is of no kind that a layout exists for, or lacks its tokens."""
    file = json.loads(tokenizer)
    kind = file["model"].get("type")
    if kind not in ("BPE", "Unigram"):
        raise ValueError(f"tokenizer.json: expected byte-level BPE (CodeT5) or a unigram model (T5), got {kind}")
    if kind == "BPE" and "ByteLevel" not in json.dumps(file.get("pre_tokenizer")):
        raise ValueError("tokenizer.json: expected BPE over bytes (pre_tokenizer ByteLevel), got BPE over characters")
    vocab = file["model"]["vocab"]
    names = dict(vocab) if isinstance(vocab, dict) else {entry[0]: i for i, entry in enumerate(vocab)}
    names |= {token["content"]: token["id"] for token in file.get("added_tokens", [])}
    if "<extra_id_0>" not in names:
        raise ValueError("tokenizer.json: no <extra_id_0>: the model was not trained to fill holes, so there is nothing to mark them with")
    if max(names.values()) >= config["vocab_size"]:
        raise ValueError(f"tokenizer.json has ids up to {max(names.values())}, the model only {config['vocab_size']}")
    layout = layout or ("codet5" if kind == "BPE" else "t5")
    pad = config.get("pad_token_id") or 0
    special = {"decoderStart": config.get("decoder_start_token_id", pad), "pad": pad, "eos": config.get("eos_token_id", 1)}
    # RoBERTa's tokenizer opens every text; what does not open the source does not open the target.
    opens = "<s>" in names and names["<s>"] in _opening_ids(tokenizer)
    if layout == "codet5" and opens:
        special["bos"] = names["<s>"]
    return Meaning(layout, tokenizer, special)


def _opening_ids(tokenizer: str) -> list[int]:
    """The special ids that the tokenizer puts ahead of a text."""
    from tokenizers import Tokenizer

    loaded = Tokenizer.from_str(tokenizer)
    plain, wrapped = loaded.encode("x", add_special_tokens=False).ids, loaded.encode("x").ids
    return wrapped[: wrapped.index(plain[0])] if plain and plain[0] in wrapped else []


def licence_of(folder: Path) -> str | None:
    """The licence that the model card names in its head."""
    card = folder / "README.md"
    found = LICENCE_IN_CARD.match(card.read_text(encoding="utf-8")) if card.is_file() else None
    return found[1] if found else None


def convert(
    folder: Path, out: Path, precisions: list[str], name: str | None = None, layout: str | None = None,
    context_tokens: int | None = None, max_tokens: int = 256, licence: str | None = None,
) -> dict:  # fmt: skip
    """Checkpoint folder -> model folder; gives the manifest. Raises as `read_config`, `meaning_of` and `export`."""
    config = read_config(folder)
    meaning = meaning_of(config, read_tokenizer(folder), layout)
    with tempfile.TemporaryDirectory() as scratch:
        tokenizer = Path(scratch) / "tokenizer.json"
        tokenizer.write_text(meaning.tokenizer, encoding="utf-8")
        family = Family(meaning.layout, tokenizer, meaning.special_tokens, licence or licence_of(folder))
        return export(
            folder, out, precisions, name or folder.resolve().name, context_tokens or config.get("n_positions") or USUAL_CONTEXT,
            max_tokens, {"temperature": 0.8, "topP": 0.95}, family,
        )  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="jupyt5-convert", description=__doc__.split("\n")[0])
    parser.add_argument("checkpoint", type=Path, metavar="PATH", help="checkpoint folder: config.json, weights, tokenizer files")
    parser.add_argument("out", type=Path, metavar="OUT", nargs="?", help="model folder to write (default: PATH with -jupyt5 at its end)")
    parser.add_argument("--precisions", default="int8", help=f"comma-separated, of {', '.join(PRECISIONS)}; int8 or the first is the default one")
    parser.add_argument("--layout", choices=("t5", "codet5"), help="how documents are written (default: by the kind of tokenizer)")
    parser.add_argument("--name", help="what clients call the model (default: the folder's name)")
    parser.add_argument("--licence", metavar="SPDX", help="of the weights (default: what the model card says)")
    parser.add_argument("--context-tokens", type=int, help="longest input the engine will read (default: n_positions, else 512)")
    parser.add_argument("--max-tokens", type=int, default=256, help="longest output of one candidate")
    options = parser.parse_args(arguments)
    folder = options.checkpoint.resolve()
    out = options.out or folder.with_name(f"{folder.name}-jupyt5")
    try:
        manifest = convert(
            folder, out, [p for p in options.precisions.split(",") if p], options.name, options.layout,
            options.context_tokens, options.max_tokens, options.licence,
        )  # fmt: skip
    except (FileNotFoundError, ValueError, parity.Disagreement) as error:
        print(f"jupyt5-convert: {error}", file=sys.stderr)
        return 1
    told = {key: manifest.get(key) for key in ("name", "layout", "licence", "defaultPrecision", "parity")}
    print(json.dumps({"out": str(out), **told}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
