"""The document that `%infill` sends: the notebook's file where it is known, else what was run so far. The masked cell
stands where the magic was called. Cells are cells of `schemas/masked-document.schema.json`; outputs are never sent."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Mapping, Sequence

Cell = dict[str, Any]

#: A line that calls this magic; it is no part of what the model reads.
CALL = re.compile(r"^[ \t]*%%?infill\b.*$\n?", re.MULTILINE)


def masked_document(cells: Sequence[Cell], current: str, before: str, *, own_cell: bool) -> dict[str, Any]:
    """The document of a call.

    `cells`: of the notebook, or the cells that were run. `current`: the calling cell as it was typed. `before`: what the
    masked cell begins with. `own_cell`: the text becomes a new cell below the calling one (`%infill`), which stays in the
    document without the call; else the calling cell itself is the masked one (`%%infill`).
    """
    place = _find(cells, current)
    above, below = (list(cells[:place]), list(cells[place + 1 :])) if place is not None else (list(cells), [])
    rest = CALL.sub("", current) if own_cell else ""
    called = [{"type": "code", "source": rest}] if rest.strip() else []
    masked = {"type": "code", "masked": True, "before": before, "after": ""}
    return {"language": "python", "cells": [*_kept(above), *called, masked, *_kept(below)]}


def notebook_cells(path: Path) -> tuple[list[Cell], Mapping[str, Any]]:
    """Cells and metadata of a saved notebook. Raises ValueError for a file that is none, OSError where it cannot be read."""
    notebook = json.loads(path.read_text("utf-8"))
    if not isinstance(notebook, dict) or not isinstance(notebook.get("cells"), list):
        raise ValueError(f"{path} is not a notebook of format 4: it has no list of cells")
    cells = [{"type": cell["cell_type"], "source": _text(cell["source"])} for cell in notebook["cells"]]
    return cells, notebook.get("metadata", {})


def merge_history(saved: Sequence[Cell], history: Sequence[str], current: str) -> list[Cell]:
    """The saved cells, and behind them those that were run but are not saved yet (where the calling cell is not, either)."""
    if _find(saved, current) is not None:
        return list(saved)
    known = {cell["source"].strip() for cell in saved}
    return [*saved, *(cell for cell in history_cells(history) if cell["source"].strip() not in known)]


def history_cells(history: Sequence[str]) -> list[Cell]:
    """What was run, in order. A cell that was run again counts where it was run last."""
    last = {source.strip(): index for index, source in enumerate(history)}
    return [
        {"type": "code", "source": source} for index, source in enumerate(history) if last[source.strip()] == index
    ]


def _find(cells: Sequence[Cell], current: str) -> int | None:
    """The calling cell among the saved ones; the last of several that read the same."""
    same = [i for i, cell in enumerate(cells) if cell["type"] == "code" and cell["source"].strip() == current.strip()]
    return same[-1] if same else None


def _without_call(cell: Cell) -> Cell:
    """A `%%infill` cell is the unfinished form of a cell that came after it: nothing of it stays."""
    if cell["type"] != "code":
        return cell
    is_cell_call = cell["source"].lstrip().startswith("%%infill")
    return {**cell, "source": "" if is_cell_call else CALL.sub("", cell["source"])}


def _kept(cells: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in map(_without_call, cells) if cell["source"].strip()]


def _text(source: object) -> str:
    """A multiline string of nbformat: one string, or lines with their ends."""
    return "".join(source) if isinstance(source, list) else str(source)
