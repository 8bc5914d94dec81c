from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "python"))
import jupyt5_verify  # noqa: E402

_numbers = itertools.count()


@pytest.fixture
def verdict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., dict[str, Any]]:
    """`verdict(code, check, ...)`: runs a candidate in a snapshot of `namespace`, in a fresh working directory."""
    monkeypatch.chdir(tmp_path)

    def check(code: str, *checks: str, namespace: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
        job = {"id": f"job-{next(_numbers)}", "code": code, "checks": list(checks), **more}
        jupyt5_verify.start(job, {"__name__": "__main__"} if namespace is None else namespace)
        text = ""
        while not text:
            text = jupyt5_verify.poll(job["id"], wait_seconds=1)
        return json.loads(text)

    return check
