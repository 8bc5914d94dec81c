"""Runs the model server as a child process: starts it with a secret of its own, waits until it listens, restarts it
when it ends, stops it with Jupyter. One asyncio loop; the process itself is a plain Popen, which works on every
platform's loop."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import secrets
import shutil
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

from .node import CannotStart, ServerProgram


@dataclass(frozen=True)
class Address:
    """Where a model server answers."""

    #: `http://host:port`, also when a unix socket is used.
    url: str
    token: str
    #: Path of the unix socket to connect to, or None for TCP.
    unix_socket: str | None = None


#: Seconds from start to "listening"; the model is loaded later and told by /health/ready.
START_TIMEOUT_S = 60.0
#: A server that ends earlier than this after its start did not work: the wait before the next start doubles.
HEALTHY_S = 30.0
MAX_WAIT_S = 60.0
STOP_TIMEOUT_S = 8.0
#: A server that has ended: until what it printed has been read.
LAST_WORDS_S = 5.0


class Supervisor:
    """Keeps one model server running between `start` and `stop`."""

    def __init__(
        self,
        program: Callable[[], ServerProgram],
        log: logging.Logger,
        *,
        use_unix_socket: bool = os.name == "posix",
        first_wait_s: float = 1.0,
    ) -> None:
        self._program = program
        self._log = log
        self._use_unix_socket = use_unix_socket
        self._first_wait_s = first_wait_s
        self._task: asyncio.Task[None] | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: Path | None = None
        self._ready = asyncio.Event()
        self._address: Address | None = None
        #: The last line that the server printed: where it ended by itself, the reason.
        self._last_words = ""
        self.starts = 0
        #: Why there is no server now, for the user; empty while it is starting or running.
        self.reason = ""

    def start(self) -> None:
        """Begins to run the server. Calling it again does nothing."""
        if self._task is None:
            self._folder = Path(tempfile.mkdtemp(prefix="jupyt5-"))  # mode 0700: the secret and the socket live here
            self._task = asyncio.get_running_loop().create_task(self._run())

    async def address(self, timeout_s: float = START_TIMEOUT_S) -> Address:
        """Where the server listens, waiting for its start. Raises CannotStart with the reason."""
        self.start()
        try:
            await asyncio.wait_for(self._ready.wait(), timeout_s)
        except asyncio.TimeoutError:
            raise CannotStart(f"the model server did not start within {timeout_s:g} s; see Jupyter's log") from None
        if self._address is None:
            raise CannotStart(self.reason)
        return self._address

    async def stop(self) -> None:
        """Ends the server; SIGTERM first, so that it can finish what it is doing."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None
        process, self._process = self._process, None
        if process is not None:
            await asyncio.get_running_loop().run_in_executor(None, _end, process)
        self._forget()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def kill_now(self) -> None:
        """For interpreter exit, when no loop runs any more."""
        if self._process is not None:
            _end(self._process)
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    async def _run(self) -> None:
        wait_s = self._first_wait_s
        while True:
            started = time.monotonic()
            try:
                await self._run_once()
            except CannotStart as error:
                # What is missing now is still missing in a second: tell, and look again when asked later.
                self.reason = str(error)
                self._log.error("JuPyT5: %s", error)
                self._ready.set()
            wait_s = self._first_wait_s if time.monotonic() - started > HEALTHY_S else min(wait_s * 2, MAX_WAIT_S)
            await asyncio.sleep(wait_s)

    async def _run_once(self) -> None:
        loop = asyncio.get_running_loop()
        program = await loop.run_in_executor(None, self._program)
        assert self._folder is not None
        ready_file = self._folder / "ready.json"
        ready_file.unlink(missing_ok=True)
        token = secrets.token_urlsafe(32)
        self.starts += 1
        arguments = [program.node, str(program.main), "--ready-file", str(ready_file)]
        unix_socket = str(self._folder / "server.sock") if self._use_unix_socket else None
        if unix_socket is not None:
            Path(unix_socket).unlink(missing_ok=True)
            arguments += ["--unix-socket", unix_socket]
        else:
            arguments += ["--host", "127.0.0.1", "--port", "0"]
        if program.model is not None:
            arguments += ["--model", str(program.model)]
        # The secret goes by environment: command lines can be read by every user of the machine.
        environment = {**os.environ, "JUPYT5_TOKEN": token}
        process = subprocess.Popen(
            arguments, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        self._process = process
        self._last_words = ""
        copying = threading.Thread(target=self._copy_lines, args=(process,), daemon=True)
        copying.start()
        self._log.info("JuPyT5: model server starting (process %d)", process.pid)
        await self._wait_until_ready(process, copying, ready_file, token, unix_socket)
        while process.poll() is None:
            await asyncio.sleep(0.2)
        self._forget()
        self._log.warning("JuPyT5: model server ended with status %s", process.returncode)

    async def _wait_until_ready(
        self, process: subprocess.Popen[bytes], copying: threading.Thread, ready_file: Path, token: str, unix_socket: str | None
    ) -> None:
        deadline = time.monotonic() + START_TIMEOUT_S
        while process.poll() is None and time.monotonic() < deadline:
            if ready_file.exists():
                facts = json.loads(ready_file.read_text("utf-8"))
                self._address = Address(url=facts["url"], token=token, unix_socket=unix_socket)
                self.reason = ""
                self._ready.set()
                return
            await asyncio.sleep(0.05)
        if process.poll() is None:
            _end(process)
            raise CannotStart(f"the model server was not ready after {START_TIMEOUT_S:g} s; see Jupyter's log")
        await asyncio.get_running_loop().run_in_executor(None, copying.join, LAST_WORDS_S)
        words = f": {self._last_words}" if self._last_words else "; see Jupyter's log"
        raise CannotStart(f"the model server ended at its start with status {process.returncode}{words}")

    def _copy_lines(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            text = line.decode("utf-8", "replace").rstrip()
            self._last_words = text or self._last_words
            self._log.info("JuPyT5 server: %s", text)

    def _forget(self) -> None:
        self._address = None
        self._ready.clear()


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_TIMEOUT_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
