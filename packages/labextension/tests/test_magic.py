"""`%infill` and `%%infill` in a real IPython shell, against a model server of a few lines."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Iterator

import pytest
from IPython.core.error import UsageError
from IPython.core.interactiveshell import InteractiveShell

from jupyt5 import local_server
from jupyt5.document import history_cells, masked_document
from jupyt5.magic import read_line


class FakeServer(ThreadingHTTPServer):
    """Answers every infill with `text`, or with `problem` and its status; keeps what came."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.text = "    return sum(xs) / len(xs)"
        self.problem: tuple[int, dict[str, Any]] | None = None
        self.requests: list[tuple[dict[str, str], dict[str, Any]]] = []
        self.url = f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    server: FakeServer

    def do_GET(self) -> None:
        self._answer(200, {"status": "ready", "version": "0"})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append(({key.lower(): value for key, value in self.headers.items()}, body))
        if self.server.problem is not None:
            return self._answer(*self.server.problem)
        self._answer(200, {"candidates": [{"text": self.server.text}]})

    def _answer(self, status: int, body: dict[str, Any]) -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeServer]:
    fake = FakeServer()
    threading.Thread(target=fake.serve_forever, daemon=True).start()
    monkeypatch.setenv("JUPYT5_SERVER_URL", fake.url)
    monkeypatch.setenv("JUPYT5_SERVER_TOKEN", "secret")
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    yield fake
    fake.shutdown()
    fake.server_close()


class Shell:
    """A shell with the extension loaded; remembers what the next cell was set to."""

    def __init__(self) -> None:
        InteractiveShell.clear_instance()
        self.shell = InteractiveShell.instance(history_load_length=0)
        self.shell.history_manager.reset()
        self.next: list[tuple[str, bool]] = []
        self.shell.set_next_input = lambda text, replace=False: self.next.append((text, replace))
        self.shell.run_line_magic("load_ext", "jupyt5")

    def run(self, source: str) -> BaseException | None:
        return self.shell.run_cell(source, store_history=True).error_in_exec


@pytest.fixture
def shell(server: FakeServer) -> Iterator[Shell]:
    yield Shell()
    InteractiveShell.clear_instance()


def sent(server: FakeServer) -> dict[str, Any]:
    return server.requests[-1][1]


def test_the_line_magic_sends_what_was_run_and_sets_the_next_cell(server: FakeServer, shell: Shell) -> None:
    shell.run("xs = [1, 2]")
    shell.run("xs.append(3)")
    server.text = "total = sum(xs)"
    assert shell.run("%infill the sum of {xs}, don't round") is None
    assert sent(server)["document"] == {
        "language": "python",
        "cells": [
            {"type": "code", "source": "xs = [1, 2]"},
            {"type": "code", "source": "xs.append(3)"},
            {"type": "code", "masked": True, "before": "# the sum of {xs}, don't round\n", "after": ""},
        ],
    }
    assert shell.next == [("# the sum of {xs}, don't round\ntotal = sum(xs)", False)]
    assert server.requests[-1][0]["authorization"] == "Bearer secret"
    assert shell.shell.user_ns["xs"] == [1, 2, 3]


def test_the_cell_magic_completes_its_own_cell(server: FakeServer, shell: Shell) -> None:
    shell.run("import math")
    assert shell.run("%%infill --max-tokens 40 --temperature 0.5\ndef mean(xs):\n") is None
    body = sent(server)
    assert (body["maxTokens"], body["temperature"], body["stream"]) == (40, 0.5, False)
    assert body["document"]["cells"][-1]["before"] == "def mean(xs):\n"
    assert shell.next == [("def mean(xs):\n    return sum(xs) / len(xs)", True)]


def test_lines_beside_the_call_stay_and_former_calls_do_not(server: FakeServer, shell: Shell) -> None:
    shell.run("%%infill\ndef mean(xs):\n")
    shell.run("%infill")
    shell.run("y = 1\n%infill double it")
    assert [cell.get("source") for cell in sent(server)["document"]["cells"]] == ["y = 1\n", None]


def write_notebook(path: Path, sources: list[tuple[str, str]], metadata: dict[str, Any] | None = None) -> None:
    cells = [{"cell_type": kind, "source": source.splitlines(keepends=True), "metadata": {}} for kind, source in sources]
    path.write_text(json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": metadata or {}, "cells": cells}))


def test_a_known_file_gives_its_text_cells_and_the_cells_below(
    server: FakeServer, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a b.ipynb"
    write_notebook(file, [("markdown", "# Means"), ("code", "%infill"), ("code", "assert mean([1]) == 1")])
    monkeypatch.setenv("JPY_SESSION_NAME", str(file))
    shell.run("%infill")
    assert sent(server)["document"]["cells"] == [
        {"type": "markdown", "source": "# Means"},
        {"type": "code", "masked": True, "before": "", "after": ""},
        {"type": "code", "source": "assert mean([1]) == 1"},
    ]


def test_a_file_that_is_not_saved_yet_is_completed_from_the_history(server: FakeServer, shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "a.ipynb"
    write_notebook(file, [("markdown", "# Means"), ("code", "a = 1")])
    shell.shell.user_ns["__vsc_ipynb_file__"] = str(file)
    shell.run("a = 1")
    shell.run("b = 2")
    shell.run("%infill")
    assert [cell.get("source") for cell in sent(server)["document"]["cells"]] == ["# Means", "a = 1", "b = 2", None]


@pytest.mark.parametrize("policy", ["off", "hints", "verified-only"])
def test_a_policy_other_than_on_forbids_the_magic(server: FakeServer, shell: Shell, tmp_path: Path, policy: str) -> None:
    write_notebook(tmp_path / "a.ipynb", [], {"jupyt5": {"policy": policy}})
    shell.shell.user_ns["__vsc_ipynb_file__"] = str(tmp_path / "a.ipynb")
    assert f"jupyt5.policy is {policy}" in str(shell.run("%infill"))
    assert server.requests == []


@pytest.mark.parametrize(
    ("status", "problem", "told"),
    [
        (401, {"code": "unauthorized", "detail": "no token"}, "set JUPYT5_SERVER_TOKEN"),
        (403, {"code": "policyForbids", "detail": "this notebook does not allow it"}, "does not allow it"),
        (503, {"code": "modelLoading", "detail": "the model is still loading"}, "still loading"),
        (422, {"code": "doesNotFit", "detail": "the cell is too large"}, "too large"),
    ],
)
def test_a_refusal_is_one_line_with_the_servers_reason(server: FakeServer, shell: Shell, status: int, problem: dict, told: str) -> None:
    server.problem = (status, problem)
    error = shell.run("%infill")
    assert isinstance(error, UsageError) and told in str(error)
    assert shell.next == []


def test_no_text_no_server_and_another_server_are_told(server: FakeServer, shell: Shell) -> None:
    server.text = "\n"
    assert "nothing to write" in str(shell.run("%infill"))
    server.problem = (200, {"choices": []})
    assert "no infill response" in str(shell.run("%infill"))
    shell.run("%config InfillMagics.server_url = 'http://127.0.0.1:9'")
    assert "no answer from http://127.0.0.1:9" in str(shell.run("%infill"))


def test_without_configuration_jupyter_servers_are_asked_first(
    server: FakeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = [
        {"url": "http://127.0.0.1:9/", "token": "a", "pid": 1, "root_dir": str(tmp_path)},
        {"url": f"{server.url}/user/ann/", "token": "b", "pid": 2, "root_dir": str(tmp_path)},
    ]
    monkeypatch.setattr("jupyter_server.serverapp.list_running_servers", lambda: iter(running))
    found = local_server.find_server()
    assert found.url == f"{server.url}/user/ann/jupyt5"
    assert found.headers(tmp_path / "prüfung.ipynb") == {
        "Authorization": "token b",
        "X-JuPyT5-Notebook": "pr%C3%BCfung.ipynb",
    }
    monkeypatch.setattr("jupyter_server.serverapp.list_running_servers", lambda: iter(running[:1]))
    monkeypatch.setattr(local_server, "DEFAULT_URL", "http://127.0.0.1:9")
    with pytest.raises(local_server.InfillFailed, match="set JUPYT5_SERVER_URL"):
        local_server.find_server()


@pytest.mark.parametrize("line", ["--n 3", "--max-tokens many", "--max-tokens"])
def test_a_wrong_option_says_which_there_are(line: str) -> None:
    with pytest.raises(UsageError, match="--max-tokens"):
        read_line(line)


def test_a_cell_that_ran_twice_stands_where_it_ran_last() -> None:
    cells = history_cells(["a = 1", "b = 2", "a = 1"])
    assert [cell["source"] for cell in cells] == ["b = 2", "a = 1"]
    assert masked_document(cells, "", "", own_cell=True)["cells"][-1]["masked"] is True
