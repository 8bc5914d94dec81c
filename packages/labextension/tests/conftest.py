"""A Jupyter server of its own for each test, with the extension and a model server that is a few lines of Node."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Iterator

import pytest

HERE = Path(__file__).parent
FAKE_SERVER = HERE / "fake_server.mjs"
TOKEN = "jupyter-token"


def until(probe: Callable[[], object], what: str, timeout_s: float = 30.0) -> object:
    """Waits until `probe` returns something true."""
    deadline = time.monotonic() + timeout_s
    while time.monotonic() < deadline:
        value = probe()
        if value:
            return value
        time.sleep(0.05)
    raise AssertionError(f"not within {timeout_s} s: {what}")


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> dict:
        return json.loads(self.body)


@dataclass
class Jupyter:
    """A running Jupyter server."""

    url: str
    root: Path
    process: subprocess.Popen
    log: Path
    #: What the fake model server saw, a line each.
    seen: Path

    def request(self, method: str, path: str, body: dict | None = None, headers: dict[str, str] | None = None, token: str = TOKEN) -> Answer:
        data = None if body is None else json.dumps(body).encode()
        all_headers = {**({"Authorization": f"token {token}"} if token else {}), **({"Content-Type": "application/json"} if data else {}), **(headers or {})}
        request = urllib.request.Request(f"{self.url}jupyt5/{path}", data=data, headers=all_headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as reply:
                return Answer(reply.status, dict(reply.headers), reply.read())
        except urllib.error.HTTPError as error:
            return Answer(error.code, dict(error.headers), error.read())

    def seen_lines(self) -> list[str]:
        return self.seen.read_text().splitlines() if self.seen.exists() else []


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def start_jupyter(tmp_path: Path) -> Iterator[Callable[..., Jupyter]]:
    """Starts Jupyter servers; ends them with the test. Arguments go to the command line, `env` to the environment."""
    running: list[subprocess.Popen] = []

    def start(*arguments: str, base_url: str = "/user/ann/", env: dict[str, str] | None = None) -> Jupyter:
        root, log, seen = tmp_path / "root", tmp_path / "jupyter.log", tmp_path / "seen.txt"
        root.mkdir(exist_ok=True)
        port = free_port()
        folders = {f"JUPYTER_{kind}_DIR": str(tmp_path / kind.lower()) for kind in ("CONFIG", "DATA", "RUNTIME")}
        command = [
            sys.executable, "-m", "jupyter_server", "--no-browser", "--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0",
            f"--ServerApp.base_url={base_url}", f"--ServerApp.root_dir={root}", "--ServerApp.jpserver_extensions={'jupyt5': True}",
            f"--Jupyt5.server_main={FAKE_SERVER}", "--allow-root", *arguments,
        ]  # fmt: skip
        environment = {**os.environ, **folders, "JUPYTER_TOKEN": TOKEN, "FAKE_SEEN": str(seen), **(env or {})}
        with log.open("wb") as output:
            process = subprocess.Popen(command, env=environment, stdout=output, stderr=subprocess.STDOUT)
        running.append(process)
        jupyter = Jupyter(f"http://127.0.0.1:{port}{base_url}", root, process, log, seen)

        def is_up() -> bool:
            assert process.poll() is None, log.read_text()
            try:
                urllib.request.urlopen(f"{jupyter.url}api", timeout=5)
            except OSError:
                return False
            return True

        until(is_up, "Jupyter answers", 120)
        return jupyter

    yield start
    for process in running:
        process.terminate()
        process.wait(20)
