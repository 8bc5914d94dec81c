"""Renames columns, variables and text values of exercise notebooks, the same way in every cell.

A small model must learn to copy names it has never seen instead of remembering the few dozen of the exercise domains.
Reads and writes masked notebooks (JSON Lines); line counts stay, so targets stay valid.

    python -m jupyt5_training.rename --names identifiers.txt --seed 1 --share 0.6 IN.jsonl OUT.jsonl
"""

from __future__ import annotations

import argparse
import builtins
import json
import keyword
import random
import re
from collections.abc import Iterable, Sequence

TEXT_LITERAL = re.compile(r"""(['"])([A-Za-z]\w{1,23})\1""")
ASSIGNED = re.compile(r"^([A-Za-z_]\w*)\s*=(?!=)", re.MULTILINE)
DEFINED = re.compile(r"^def\s+([A-Za-z_]\w*)", re.MULTILINE)
# `strategy="median"`: a word that the library knows, unless the parameter takes names of the user's own.
OPTION = re.compile(
    r"""\b(?!(?:by|on|columns|index|values|x|y|subset|left_on|right_on|key|level|name|id_vars|value_vars|hue|labels)=)\w+=(['"])(\w+)\1"""
)
IMPORTED = re.compile(r"^\s*(?:from\s+[\w.]+\s+)?import\s+([^\n]+)", re.MULTILINE)


def reserved_names() -> frozenset[str]:
    """Words that mean something to Python or the libraries, so that renaming them would change what code does."""
    import numpy as np
    import pandas as pd
    import sklearn

    owners = [builtins, str, list, dict, set, np, np.ndarray, np.random, pd, pd.DataFrame, pd.Series, pd.Series.str, pd.Series.dt, pd.Index, sklearn]
    names: set[str] = set(keyword.kwlist)
    for owner in owners:
        names.update(dir(owner))
    # Argument values and common parameter names that stand in quotes or before `=` in calls.
    names.update(
        "left right inner outer cross index columns first last all any float int str mean sum max min std count median size records list "
        "series split dict axis how on by key keys values name names same linear quadratic cubic ffill bfill average dense ascending rbf "
        "l1 l2 elasticnet uniform distance most_frequent constant error raise ignore coerce utf number object category self args kwargs "
        "np pd plt sklearn scipy same io re math json random itertools collections functools datetime test train fit predict".split()
    )
    return frozenset(names)


def candidates(cells: Sequence[dict], reserved: frozenset[str]) -> list[str]:
    """Names of the notebook that may be renamed: quoted words and names bound at the top level of code cells."""
    found: dict[str, None] = {}
    fixed: set[str] = set()
    for cell in cells:
        if cell["type"] != "code":
            continue
        fixed.update(match.group(2) for match in OPTION.finditer(cell["source"]))
        fixed.update(word for match in IMPORTED.finditer(cell["source"]) for word in re.findall(r"\w+", match.group(1)))
        for match in TEXT_LITERAL.finditer(cell["source"]):
            found[match.group(2)] = None
        for pattern in (ASSIGNED, DEFINED):
            for match in pattern.finditer(cell["source"]):
                found[match.group(1)] = None
    return [name for name in found if name not in reserved and name not in fixed and len(name) > 1]


def rename_notebook(record: dict, share: float, names: Sequence[str], reserved: frozenset[str], rng: random.Random) -> dict:
    """The notebook with about `share` (0..1) of its own names replaced in code and prose; the input is not changed."""
    text = "\n".join(cell["source"] for cell in record["cells"])
    words = set(re.findall(r"[A-Za-z_]\w*", text))
    mapping: dict[str, str] = {}
    for old in candidates(record["cells"], reserved):
        new = rng.choice(names)
        # A name that is also an attribute somewhere (`x.old`) is left, unless it is a column used that way.
        if rng.random() < share and new not in words and new not in reserved and not re.search(rf"\.{re.escape(old)}\s*\(", text):
            mapping[old] = new
            words.add(new)
    if not mapping:
        return record
    pattern = re.compile(r"(?<![\w\\])(" + "|".join(map(re.escape, sorted(mapping, key=len, reverse=True))) + r")(?!\w)")
    cells = [{**cell, "source": pattern.sub(lambda match: mapping[match.group(1)], cell["source"])} for cell in record["cells"]]
    return {**record, "cells": cells}


def rename_file(lines: Iterable[str], share: float, names: Sequence[str], seed: str) -> Iterable[str]:
    reserved = reserved_names()
    for number, line in enumerate(lines):
        rng = random.Random(f"{seed}/{number}")
        record = json.loads(line)
        # One notebook in five keeps its own names, so that ordinary English stays in the data.
        yield json.dumps(record if rng.random() < 0.2 else rename_notebook(record, share, names, reserved, rng), ensure_ascii=False)


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", required=True, help="file with one identifier a line to draw from")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--share", type=float, default=0.6, help="share of a notebook's names that are replaced, 0..1")
    parser.add_argument("input")
    parser.add_argument("output")
    args = parser.parse_args(argv)
    with open(args.names, encoding="utf-8") as file:
        names = [name for name in file.read().split() if re.fullmatch(r"[A-Za-z]\w{1,15}", name)]
    with open(args.input, encoding="utf-8") as source, open(args.output, "w", encoding="utf-8") as sink:
        for line in rename_file(source, args.share, names, args.seed):
            sink.write(line + "\n")


if __name__ == "__main__":
    from .command import run_command

    run_command(main)
