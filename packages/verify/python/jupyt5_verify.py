"""Runs one candidate cell and the notebook's own check cells in a snapshot of a live Python process.

`start` forks. The child holds a copy-on-write snapshot of everything the process knows, so nothing is replayed and the
parent's variables, files and history stay as they are. The forked *guardian* keeps the clock; it forks a *runner* for each
candidate, which locks itself in (`lock_in`) and only then runs it. `poll` reads the verdict; neither call waits.

What is prevented: see `lock_in`, one line each, and the tests, one each. What cannot be prevented inside one process: a candidate
that walks the interpreter's frames can find the secret with which the runner signs its report, and claim to have passed. Checks
that were tampered with by ordinary means (patched builtins or library functions, an early exit, a printed verdict) are noticed.

One file without dependencies: a frontend sends it to the kernel as it is. Linux only (Landlock, seccomp); elsewhere every
verdict is `unchecked` unless the caller allows the missing protections by name.
"""

from __future__ import annotations

import ast
import base64
import builtins
import contextlib
import ctypes
import functools
import gc
import hashlib
import io
import json
import linecache
import os
import platform
import re
import resource
import select
import shutil
import signal
import struct
import sys
import tempfile
import time
import traceback
import types
import warnings
from typing import Any

PROTECTIONS = ("files", "network", "processes")
DEFAULT_LIMITS = {"seconds": 10.0, "memoryBytes": 2 << 30, "fileBytes": 64 << 20, "outputCharacters": 20_000}
_JOBS: dict[str, dict[str, Any]] = {}


# ---------------------------------------------------------------------------------------------- called in the live process


def start(job: dict[str, Any], namespace: dict[str, Any]) -> str:
    """Starts checking and returns at once.

    job: `id`, `code` (the whole candidate cell), or `series` (a list of such cells, each in a snapshot of its own) with `workers`
    (how many at once), `checks` (list of cell sources), optional `setup` (cells run first),
    `limits` (see DEFAULT_LIMITS), `allow` (names of PROTECTIONS that may be missing), `without` (protection mechanisms
    treated as unavailable: `landlock`, `seccomp`; for tests).
    """
    unsafe = _why_unsafe()
    read_end, write_end = os.pipe()
    if unsafe is not None:
        text = json.dumps({"state": "unchecked", "reason": unsafe}).encode()
        _JOBS[job["id"]] = {"pid": None, "fd": read_end, "text": text, "isSeries": "series" in job}
        os.close(write_end)
        return job["id"]
    _libc()  # loaded here once, and not in every snapshot
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(Exception):
            stream.flush()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # 3.12 warns of fork beside threads; the runner never waits for one
        pid = os.fork()
    if pid == 0:
        try:
            _guard(job, namespace, write_end)
        finally:
            os._exit(70)
    os.close(write_end)
    os.set_blocking(read_end, False)
    _JOBS[job["id"]] = {"pid": pid, "fd": read_end, "text": b"", "isSeries": "series" in job}
    return job["id"]


def call(request: str, namespace: dict[str, Any]) -> str:
    """Entry for a frontend: one request as base64 of JSON, `{"start": job}`, `{"poll": id, "wait": seconds}` or `{"cancel": id}`.

    Answers base64 of JSON: the verdict once there is one, else null.
    """
    message = json.loads(base64.b64decode(request))
    answer = ""
    if "start" in message:
        start(message["start"], namespace)
    elif "poll" in message:
        answer = poll(message["poll"], min(1.0, float(message.get("wait", 0))))
    elif "cancel" in message:
        cancel(message["cancel"])
    else:
        raise ValueError(f"expected start, poll or cancel, got {sorted(message)}")
    return base64.b64encode((answer or "null").encode()).decode()


def poll(job_id: str, wait_seconds: float = 0.0) -> str:
    """The verdict as JSON, or '' while the candidate still runs (then waits at most `wait_seconds` first).

    Of a series: `{"verdicts": [...], "done": bool}`, the verdicts that came since the last call, each with its `index`.
    """
    job = _JOBS.get(job_id)
    if job is None:
        return json.dumps({"id": job_id, "state": "unchecked", "reason": "unknown or finished job"})
    deadline = time.monotonic() + wait_seconds
    while job["pid"] is not None:
        if not select.select([job["fd"]], [], [], max(0.0, deadline - time.monotonic()))[0]:
            return _series_so_far(job, False) if job["isSeries"] else ""
        data = os.read(job["fd"], 1 << 16)
        if not data:
            break
        job["text"] += data
    _forget(job_id)
    if job["isSeries"]:
        return _series_so_far(job, True)
    try:
        verdict = json.loads(job["text"])
    except ValueError:
        verdict = {"state": "unchecked", "reason": "the snapshot died before it could report"}
    return json.dumps({"id": job_id, **verdict})


def _series_so_far(job: dict[str, Any], is_done: bool) -> str:
    """Takes the whole lines out of what was read. A guardian that died leaves candidates without a verdict."""
    *lines, job["text"] = job["text"].split(b"\n")
    return json.dumps({"verdicts": [json.loads(line) for line in lines], "done": is_done})


def cancel(job_id: str) -> None:
    """Ends a running check; it leaves no verdict. Unknown jobs are fine."""
    if job_id in _JOBS:
        _forget(job_id)


def _forget(job_id: str) -> None:
    job = _JOBS.pop(job_id)
    os.close(job["fd"])
    if job["pid"] is None:
        return
    # The guardian cleans up on SIGTERM: it kills the runner and removes the temporary folder.
    with contextlib.suppress(ProcessLookupError):
        os.kill(job["pid"], signal.SIGTERM)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(job["pid"], 0)


def _why_unsafe() -> str | None:
    """States that a fork cannot carry over; they end as `unchecked`, never as `failed`."""
    if not hasattr(os, "fork") or sys.platform == "darwin":
        return f"snapshots need Linux, this is {sys.platform}"
    for module in ("torch", "cupy"):
        loaded = sys.modules.get(module)
        with contextlib.suppress(Exception):
            if loaded is not None and loaded.cuda.is_initialized():
                return "a CUDA context is open in this kernel, and it cannot be forked"
    return None


# ---------------------------------------------------------------------------------------------------------- the guardian


class _Cancelled(Exception):
    pass


class _Runner:
    """One candidate in a process of its own, as its guardian sees it."""

    def __init__(self, index: int, pid: int, fd: int, secret: str, folder: str, seconds: float) -> None:
        self.index, self.pid, self.fd, self.secret, self.folder = index, pid, fd, secret, folder
        self.started = time.monotonic()
        self.deadline = self.started + seconds
        self.text = b""
        self.has_ended = False

    def read(self) -> None:
        """Takes what the runner wrote; at most 4 MiB."""
        data = os.read(self.fd, 1 << 16)
        self.text += data
        self.has_ended = not data or len(self.text) >= 4 << 20

    def end(self) -> None:
        for kill in (os.killpg, os.kill):
            with contextlib.suppress(OSError):
                kill(self.pid, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self.pid, 0)
        with contextlib.suppress(OSError):
            os.close(self.fd)
        shutil.rmtree(self.folder, ignore_errors=True)


def _guard(job: dict[str, Any], namespace: dict[str, Any], report_fd: int) -> None:
    """Forks the runners, keeps the clock, collects their messages, kills what is left, writes one line with each verdict."""
    os.setsid()
    _die_with_parent()

    def cancelled(*_: object) -> None:
        raise _Cancelled

    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGALRM):
        signal.signal(number, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, cancelled)
    # A collection would write to every object that the snapshot holds, and each page that is written to is copied.
    is_collecting = gc.isenabled()
    gc.freeze()
    gc.disable()
    limits = {**DEFAULT_LIMITS, **job.get("limits", {})}
    base = tempfile.mkdtemp(prefix="jupyt5-check-")
    waiting = list(enumerate(job["series"] if "series" in job else [job["code"]]))
    workers = max(1, int(job.get("workers", 1)))
    running: list[_Runner] = []
    try:
        null = os.open(os.devnull, os.O_RDWR)
        for fd in (0, 1, 2):  # taken, so that no pipe gets a number that the runner gives to its own streams
            os.dup2(null, fd)
        _close_all_but({0, 1, 2, report_fd})
        _unshare_memory()
        while waiting or running:
            while waiting and len(running) < workers:
                index, code = waiting.pop(0)
                running.append(_fork_runner(index, {**job, "code": code}, namespace, limits, base, is_collecting))
            for runner in _wait_for(running):
                status = runner.has_ended and _reap(runner) or None
                if status is None and time.monotonic() <= runner.deadline:
                    continue
                timed_out = status is None
                verdict = _judge(runner.text, runner.secret, None if timed_out else status[0], timed_out, limits)
                running.remove(runner)
                runner.end()
                elapsed = round((time.monotonic() - runner.started) * 1000, 1)
                place = {"index": runner.index} if "series" in job else {}
                _write(report_fd, {**verdict, **place, "milliseconds": elapsed})
    except _Cancelled:
        pass
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        for runner in running:
            runner.end()
        shutil.rmtree(base, ignore_errors=True)
    os._exit(0)


def _fork_runner(
    index: int, job: dict[str, Any], namespace: dict[str, Any], limits: dict[str, Any], base: str, is_collecting: bool
) -> _Runner:
    folder = os.path.join(base, str(index))
    os.mkdir(folder, 0o700)
    message_end, runner_end = os.pipe()
    secret = os.urandom(16).hex()
    pid = os.fork()
    if pid == 0:
        try:
            if is_collecting:
                gc.enable()
            _run(job, namespace, limits, folder, runner_end, secret)
        finally:
            os._exit(71)
    os.close(runner_end)
    return _Runner(index, pid, message_end, secret, folder, float(limits["seconds"]))


def _wait_for(running: list[_Runner]) -> list[_Runner]:
    """Reads from the runners until one may have ended; gives those. A runner that closed its pipe is looked at every 2 ms."""
    open_ones = [runner for runner in running if not runner.has_ended]
    left = min(runner.deadline for runner in running) - time.monotonic()
    wait = max(0.0, left if len(open_ones) == len(running) else min(left, 0.002))
    for fd in select.select([runner.fd for runner in open_ones], [], [], wait)[0]:
        next(runner for runner in open_ones if runner.fd == fd).read()
    now = time.monotonic()
    return [runner for runner in running if runner.has_ended or now > runner.deadline]


def _reap(runner: _Runner) -> tuple[int] | None:
    """The runner's wait status; None while it lives on although it closed its pipe."""
    done, status = os.waitpid(runner.pid, os.WNOHANG)
    return (status,) if done == runner.pid else None


def _write(fd: int, verdict: dict[str, Any]) -> None:
    data = json.dumps(verdict).encode() + b"\n"
    while data:
        data = data[os.write(fd, data) :]


def _judge(text: bytes, secret: str, status: int | None, timed_out: bool, limits: dict[str, Any]) -> dict[str, Any]:
    """Only lines that carry the secret count; the last of them is the report, if it is a final one."""
    report: dict[str, Any] = {}
    for line in text.split(b"\n"):
        with contextlib.suppress(ValueError, AttributeError):
            message = json.loads(line)
            if message.pop("secret", None) == secret:
                report.update(message)
    final = report.pop("final", False)
    if timed_out or status is None:
        return {**report, "state": "timeout", "reason": f"not done after {limits['seconds']:g} s"}
    if final:
        return report
    if "stage" not in report:
        return {**report, "state": "unchecked", "reason": "the snapshot ended before the candidate was started"}
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        if number == signal.SIGXCPU:
            return {**report, "state": "timeout", "reason": f"used more than {limits['seconds']:g} s of processor time"}
        return {**report, "state": "failed", "reason": f"ended the process by {signal.Signals(number).name}"}
    return {**report, "state": "failed", "reason": f"ended the process with exit code {os.WEXITSTATUS(status)}"}


# ------------------------------------------------------------------------------------------------------------ the runner


def _run(job: dict[str, Any], namespace: dict[str, Any], limits: dict[str, Any], folder: str, fd: int, secret: str) -> None:
    """Locks itself in, runs setup, candidate and checks, reports, exits. Never returns."""
    write, getpid, exit_now = os.write, os.getpid, os._exit
    me = getpid()

    def send(**message: Any) -> None:
        data = json.dumps({"secret": secret, **message}, default=str).encode() + b"\n"
        while data and getpid() == me:
            data = data[write(fd, data) :]

    os.setpgid(0, 0)
    _die_with_parent()
    output = _Output(int(limits["outputCharacters"]))
    _cut_from_kernel(output, fd)
    _work_in(folder)
    protections = lock_in(folder, limits, set(job.get("without", ())))
    missing = [name for name in PROTECTIONS if protections[name] == "none" and name not in job.get("allow", ())]
    if missing:
        send(final=True, state="unchecked", reason=f"{' and '.join(missing)} could not be protected here", protections=protections)
        exit_now(0)
    send(stage="setup", protections=protections)
    report = _run_cells(job, namespace, output, send)
    send(final=True, output=output.text(), **report)
    exit_now(0)


def _run_cells(job: dict[str, Any], namespace: dict[str, Any], output: _Output, send: Any) -> dict[str, Any]:
    checks = job.get("checks", [])
    sys.modules.setdefault("__main__", types.ModuleType("__main__"))
    stages = [(f"setup {i}", code) for i, code in enumerate(job.get("setup", []))] + [("candidate", job["code"])]
    before, relied_on = {}, {}
    for stage, code in stages:
        send(stage=stage)
        if stage == "candidate":
            relied_on = _library_names(checks, namespace)
            before = {} if checks else _values(_mentioned(code), namespace)
        error = _run_cell(stage, code, namespace)
        if error is not None:
            return {"state": "failed", "stage": stage, "checksPassed": 0, **error}
    changed = _tampered(relied_on, namespace)
    outcome = None if checks else _outcome(before, _values(_mentioned(job["code"]), namespace), output)
    for number, code in enumerate(checks):
        stage = f"check {number}"
        send(stage=stage, checksPassed=number)
        error = {"reason": f"the candidate replaced {changed}, on which the checks rely"} if changed else _run_cell(stage, code, namespace)
        if error is not None:
            return {"state": "failed", "stage": stage, "checksPassed": number, **error}
    return {"state": "passed" if checks else "ran", "checksPassed": len(checks), **({"outcome": outcome} if outcome else {})}


def _run_cell(stage: str, code: str, namespace: dict[str, Any]) -> dict[str, Any] | None:
    """None if the cell ran to its end, else what went wrong, with a traceback that starts in the cell."""
    name = f"<{stage}>"
    try:
        source = _plain_python(code)
        linecache.cache[name] = (len(source), None, source.splitlines(True), name)
        exec(compile(source, name, "exec"), namespace)
        return None
    except MemoryError:
        return {"reason": "used more memory than allowed", "memory": True}
    except BaseException as error:  # SystemExit and KeyboardInterrupt raised by a candidate are its failures too
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename != _run_cell.__code__.co_filename]
        text = "".join(traceback.format_list(frames[-6:]) + traceback.format_exception_only(type(error), error))
        return {"reason": f"{type(error).__name__}: {str(error)[:300]}".rstrip(": "), "traceback": text[-4000:]}


def _plain_python(code: str) -> str:
    """IPython's magics and `!` lines become the calls that IPython makes of them."""
    shell = _shell()
    return shell.transform_cell(code) if shell is not None else code


def _shell() -> Any:
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython is not None else None


# What IPython or this file itself puts into builtins is not the candidate's doing.
_ORIGINAL_BUILTINS: dict[str, Any] = {
    name: value for name, value in vars(builtins).items() if callable(value) and name not in ("input", "display", "get_ipython", "_")
}


def _tampered(relied_on: dict[str, Any], namespace: dict[str, Any]) -> str | None:
    """Name of a builtin or of a library function used by the checks that the candidate replaced, or None."""
    for name, value in _ORIGINAL_BUILTINS.items():
        if getattr(builtins, name, None) is not value:
            return f"builtins.{name}"
    for dotted, value in relied_on.items():
        if _resolve(dotted, namespace) is not value:
            return dotted
    return None


def _library_names(checks: list[str], namespace: dict[str, Any]) -> dict[str, Any]:
    """`np.testing.assert_allclose` and the like: dotted names in the checks that lead from a module to a function of it."""
    found: dict[str, Any] = {}
    for code in checks:
        with contextlib.suppress(SyntaxError):
            for node in ast.walk(ast.parse(code)):
                dotted = ast.unparse(node) if isinstance(node, ast.Attribute) else ""
                if isinstance(namespace.get(dotted.split(".")[0]), types.ModuleType):
                    value = _resolve(dotted, namespace)
                    if callable(value):
                        found[dotted] = value
    return found


def _resolve(dotted: str, namespace: dict[str, Any]) -> Any:
    first, *rest = dotted.split(".")
    value = namespace.get(first)
    for name in rest:
        value = getattr(value, name, None)
    return value


def _outcome(before: dict[str, str], after: dict[str, str], output: _Output) -> str:
    """A digest of what the candidate changed, equal for candidates that do the same: its variables and its output."""
    left = sorted(item for item in after.items() if before.get(item[0]) != item[1])
    return hashlib.sha256(json.dumps([left, output.text()]).encode()).hexdigest()[:16]


def _mentioned(code: str) -> set[str]:
    """Every name that stands in the code; only these can it bind or change without going out of its way."""
    with contextlib.suppress(SyntaxError):
        nodes = list(ast.walk(ast.parse(_plain_python(code))))
        defined = {node.name for node in nodes if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))}
        return defined | {node.id for node in nodes if isinstance(node, ast.Name)}
    return set()


def _values(names: set[str], namespace: dict[str, Any]) -> dict[str, str]:
    """Digests of the variables of those names; modules and private names say nothing about a result."""
    return {
        name: _digest(namespace[name])
        for name in names
        if name in namespace and not name.startswith("_") and not isinstance(namespace[name], types.ModuleType)
    }


def _digest(value: Any) -> str:
    """Equal for equal data, whatever its memory layout; functions are compared by their code."""
    with contextlib.suppress(Exception):
        if isinstance(value, types.FunctionType):
            return repr((value.__code__.co_code, value.__code__.co_consts and [str(c) for c in value.__code__.co_consts if not hasattr(c, "co_code")], value.__code__.co_names))
        if hasattr(value, "to_csv"):
            return repr((type(value).__name__, value.to_csv(float_format="%.10g")))
        if hasattr(value, "tolist") and hasattr(value, "dtype"):
            return repr((getattr(value, "shape", ()), str(getattr(value, "tolist")())[:100_000]))
        if isinstance(value, (int, float, complex, str, bytes, bool, list, tuple, dict, set, frozenset, type(None))):
            return repr(sorted(value, key=repr) if isinstance(value, (set, frozenset)) else value)[:100_000]
        if hasattr(value, "get_params"):
            return repr((type(value).__name__, sorted(map(repr, value.get_params().items()))))
    return type(value).__name__


class _Output(io.TextIOBase):
    """Stands for stdout and stderr; keeps the first characters and forgets the rest."""

    encoding = "utf-8"

    def __init__(self, limit: int) -> None:
        self._parts: list[str] = []
        self._left = limit

    def write(self, text: str) -> int:
        if self._left > 0:
            self._parts.append(text[: self._left])
            self._left -= len(text)
        return len(text)

    def text(self) -> str:
        return "".join(self._parts)

    def isatty(self) -> bool:
        return False


def _cut_from_kernel(output: _Output, keep_fd: int) -> None:
    """Nothing of the live kernel can be reached: no stream, no socket, no prompt, no figure window, no signal handler."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGALRM, signal.SIGCHLD, signal.SIGUSR1, signal.SIGUSR2):
        signal.signal(number, signal.SIG_DFL)
    signal.set_wakeup_fd(-1)
    sys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = output  # type: ignore[assignment]
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)
    _close_all_but({0, 1, 2, keep_fd})
    sys.stdin = io.StringIO("")

    def no_input(*_: object) -> str:
        raise EOFError("reading input is not possible while a candidate is checked")

    builtins.input = no_input
    sys.displayhook = lambda value: None
    shell = _shell()
    if shell is not None:
        shell.display_pub.publish = lambda *args, **kwargs: None
        kernel = getattr(shell, "kernel", None)
        if kernel is not None:
            kernel.session.send = lambda *args, **kwargs: None
        with contextlib.suppress(Exception):
            shell.history_manager.enabled = False
    os.environ["MPLBACKEND"] = "agg"
    _draw_nowhere()


def _draw_nowhere() -> None:
    """Figures need no window. A backend that was not loaded yet is only named: loading it takes longer than most candidates."""
    matplotlib, pyplot = sys.modules.get("matplotlib"), sys.modules.get("matplotlib.pyplot")
    if matplotlib is None:
        return
    with contextlib.suppress(Exception):
        if pyplot is not None and getattr(pyplot, "_backend_mod", pyplot) is not None:
            if str(dict.__getitem__(matplotlib.rcParams, "backend")).lower() != "agg":
                matplotlib.use("agg", force=True)
        else:
            matplotlib.rcParams["backend"] = "agg"


def _work_in(folder: str) -> None:
    """Works in the temporary folder, which shows the files of the real working directory by links.

    Relative reads find the data, new files land in the temporary folder, deleting removes a link.
    """
    here = os.getcwd()
    with contextlib.suppress(OSError):
        for name in os.listdir(here)[:2000]:
            os.symlink(os.path.join(here, name), os.path.join(folder, name))
    os.chdir(folder)
    os.environ["TMPDIR"] = tempfile.tempdir = folder


def _unshare_memory() -> None:
    """Shared writable mappings (np.memmap in 'r+', shared_memory) become private copies, so that writes stay here."""
    with contextlib.suppress(FileNotFoundError), open("/proc/self/maps", "rb") as maps:
        spans = re.findall(rb"^([0-9a-f]+)-([0-9a-f]+) .w.s", maps.read(), re.MULTILINE)
        if not spans:
            return
        libc = ctypes.CDLL(None)  # not the shared one, whose mmap has no types
        libc.mmap.restype = ctypes.c_void_p
        libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]
        for span in spans:
            first, last = (int(number, 16) for number in span)
            data = ctypes.string_at(first, last - first)
            # PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_FIXED | MAP_ANONYMOUS
            if libc.mmap(first, last - first, 3, 0x02 | 0x10 | 0x20, -1, 0) == first:
                ctypes.memmove(first, data, len(data))


def _close_all_but(keep: set[int]) -> None:
    with contextlib.suppress(FileNotFoundError):
        for name in os.listdir("/proc/self/fd"):
            if int(name) not in keep:
                with contextlib.suppress(OSError):
                    os.close(int(name))


def _die_with_parent() -> None:
    _libc().prctl(1, signal.SIGKILL, 0, 0, 0)  # PR_SET_PDEATHSIG


@functools.cache
def _libc() -> Any:
    return ctypes.CDLL(None, use_errno=True)


# ------------------------------------------------------------------------------------------------------------ locking in


def lock_in(folder: str, limits: dict[str, Any], without: set[str]) -> dict[str, str]:
    """Takes away what a candidate must not do, for this process and for good. Says by which means, or `none`.

    files      Landlock (Linux 5.13+): writing, creating and deleting only below `folder`; reading stays allowed
    network    seccomp: no new sockets; without it Landlock's TCP rules (ABI 4, Linux 6.7+)
    processes  seccomp: no new processes, no program started, no signal to or look into another process
    always     limits of memory, processor time, file size; no core dump; no new privileges
    """
    hard = resource.RLIM_INFINITY
    _limit(resource.RLIMIT_AS, _address_space() + int(limits["memoryBytes"]), hard)
    _limit(resource.RLIMIT_CPU, int(limits["seconds"]) + 1, hard)
    _limit(resource.RLIMIT_FSIZE, int(limits["fileBytes"]), hard)
    _limit(resource.RLIMIT_CORE, 0, hard)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    libc = _libc()
    libc.prctl(38, 1, 0, 0, 0)  # PR_SET_NO_NEW_PRIVS
    abi = 0 if "landlock" in without else _landlock(libc, folder)
    filtered = "seccomp" not in without and _seccomp(libc)
    return {
        "files": "landlock" if abi > 0 else "none",
        "network": "seccomp" if filtered else "landlock" if abi >= 4 else "none",
        "processes": "seccomp" if filtered else "none",
    }


def _limit(which: int, soft: int, hard: int) -> None:
    allowed = resource.getrlimit(which)[1]
    value = soft if allowed == hard else min(soft, allowed)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(which, (value, value))


def _address_space() -> int:
    with open("/proc/self/statm") as file:
        return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def _landlock(libc: Any, folder: str) -> int:
    """Applies a Landlock ruleset; the ABI version in force, 0 if there is none. https://docs.kernel.org/userspace-api/landlock.html"""
    abi = libc.syscall(444, None, 0, 1)
    if abi < 1:
        return 0
    # Access bits 1 and 4..12 (ABI 1): write a file, remove and make entries; 13 refer (ABI 2), 14 truncate (ABI 3).
    writes = (1 << 1) | sum(1 << bit for bit in range(4, 13)) | (1 << 13 if abi >= 2 else 0) | (1 << 14 if abi >= 3 else 0)
    attributes = struct.pack("=QQQ", writes, 3 if abi >= 4 else 0, 3 if abi >= 6 else 0)  # files; TCP bind, connect; scopes
    ruleset = libc.syscall(444, attributes, 24 if abi >= 6 else 16 if abi >= 4 else 8, 0)
    if ruleset < 0:
        return 0
    for path, access in ((folder, writes), (os.devnull, 1 << 1)):
        fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
        libc.syscall(445, ruleset, 1, struct.pack("=Qi", access & (((1 << 1) | (1 << 14 if abi >= 3 else 0)) if path == os.devnull else writes), fd), 0)
        os.close(fd)
    applied = libc.syscall(446, ruleset, 0) == 0
    os.close(ruleset)
    return abi if applied else 0


# Numbers of system calls per machine: (x86_64, aarch64); -1: does not exist there.
_NO_PROCESS = {"fork": (57, -1), "vfork": (58, -1), "execve": (59, 221), "execveat": (322, 281)}
_FORBIDDEN = {
    "socket": (41, 198), "io_uring_setup": (425, 425), "ptrace": (101, 117), "process_vm_writev": (311, 271),
    "process_vm_readv": (310, 270), "pidfd_send_signal": (424, 424), "pidfd_getfd": (438, 438), "pidfd_open": (434, 434),
    "tkill": (200, 130), "rt_sigqueueinfo": (129, 138), "rt_tgsigqueueinfo": (297, 240), "setpgid": (109, 154), "setsid": (112, 157),
    "mount": (165, 40), "umount2": (166, 39), "unshare": (272, 97), "setns": (308, 268), "chroot": (161, 51), "pivot_root": (155, 41),
    "bpf": (321, 280), "keyctl": (250, 219), "perf_event_open": (298, 241), "userfaultfd": (323, 282), "reboot": (169, 142),
    "init_module": (175, 105), "finit_module": (313, 273), "kexec_load": (246, 104), "swapon": (167, 224), "settimeofday": (164, 170),
    "clock_settime": (227, 112), "sethostname": (170, 161), "shmat": (30, 196), "mq_open": (240, 180), "move_mount": (429, 429),
    "open_tree": (428, 428), "fsopen": (430, 430), "setpriority": (141, 140), "sched_setaffinity": (203, 122),
}  # fmt: skip
# Landlock does not cover these; they answer "done" and do nothing, so that copying a file still works.
_PRETENDED = {
    "chmod": (90, -1), "fchmod": (91, 52), "fchmodat": (268, 53), "fchmodat2": (452, 452), "chown": (92, -1), "fchown": (93, 55),
    "lchown": (94, -1), "fchownat": (260, 54), "utime": (132, -1), "utimes": (235, -1), "futimesat": (261, -1), "utimensat": (280, 88),
    "setxattr": (188, 5), "lsetxattr": (189, 6), "fsetxattr": (190, 7), "removexattr": (197, 14), "lremovexattr": (198, 15), "fremovexattr": (199, 16),
}  # fmt: skip
_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
_EPERM, _EAGAIN, _ENOSYS = 1, 11, 38


def _seccomp(libc: Any) -> bool:
    """Installs a system call filter (classic BPF). https://docs.kernel.org/userspace-api/seccomp_filter.html"""
    machine = {"x86_64": 0, "aarch64": 1}.get(platform.machine())
    if machine is None or struct.calcsize("P") != 8:
        return False
    audit_arch = (0xC000003E, 0xC00000B7)[machine]
    code: list[tuple[int, int, int, int]] = []

    def load(offset: int) -> None:
        code.append((0x20, 0, 0, offset))  # A = seccomp_data[offset]

    def answer_if(number: int, answer: int) -> None:
        if number >= 0:
            code.extend([(0x15, 0, 1, number), (0x06, 0, 0, answer)])  # if A == number: return answer

    load(4)
    code.extend([(0x15, 1, 0, audit_arch), (0x06, 0, 0, _ERRNO | _ENOSYS)])
    load(0)
    if machine == 0:
        code.extend([(0x35, 0, 1, 0x40000000), (0x06, 0, 0, _ERRNO | _ENOSYS)])  # the x32 calls
    for name, numbers in _NO_PROCESS.items():
        answer_if(numbers[machine], _ERRNO | _EAGAIN if name.endswith("fork") else _ERRNO | _EPERM)
    for numbers in _FORBIDDEN.values():
        answer_if(numbers[machine], _ERRNO | _EPERM)
    for numbers in _PRETENDED.values():
        answer_if(numbers[machine], _ERRNO | 0)
    answer_if(435, _ERRNO | _ENOSYS)  # clone3 hides its flags in memory; the C library falls back to clone
    # clone is for threads only: CLONE_THREAD (0x10000) must be set.
    code.extend([(0x15, 0, 4, (56, 220)[machine]), (0x20, 0, 0, 16), (0x45, 0, 1, 0x10000), (0x06, 0, 0, _ALLOW), (0x06, 0, 0, _ERRNO | _EAGAIN)])
    # kill and tgkill reach this process only; prlimit64 too (0 means itself).
    own = os.getpid()
    for number in ((62, 129)[machine], (234, 131)[machine]):
        code.extend([(0x15, 0, 4, number), (0x20, 0, 0, 16), (0x15, 0, 1, own), (0x06, 0, 0, _ALLOW), (0x06, 0, 0, _ERRNO | _EPERM)])
    code.extend([(0x15, 0, 5, (302, 261)[machine]), (0x20, 0, 0, 16), (0x15, 1, 0, own), (0x15, 0, 1, 0), (0x06, 0, 0, _ALLOW), (0x06, 0, 0, _ERRNO | _EPERM)])
    code.append((0x06, 0, 0, _ALLOW))
    program = b"".join(struct.pack("=HBBI", *instruction) for instruction in code)
    buffer = ctypes.create_string_buffer(program, len(program))

    class Program(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]

    argument = Program(len(code), ctypes.addressof(buffer))
    return libc.prctl(22, 2, ctypes.byref(argument), 0, 0) == 0  # PR_SET_SECCOMP, SECCOMP_MODE_FILTER
