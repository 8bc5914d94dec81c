"""Baseline: every candidate runs the whole notebook anew in its own kernel by nbclient, as the DSP harness does.

Reads problems as JSON Lines on stdin ({cells: [code, ...]}), prints seconds and passes as JSON.
"""

from __future__ import annotations

import json
import sys
import time

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

passed = 0
started = time.perf_counter()
problems = [json.loads(line) for line in sys.stdin]
for problem in problems:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code) for code in problem["cells"]])
    try:
        NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
        passed += 1
    except CellExecutionError:
        pass
print(json.dumps({"seconds": time.perf_counter() - started, "candidates": len(problems), "passed": passed}))
