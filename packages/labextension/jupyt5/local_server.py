"""Where a kernel finds the model server, and one request to it. The order: configured (as in the server extension),
the Jupyter server that runs this kernel, another Jupyter server of this user, the model server's own default address."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Iterator
from urllib.parse import quote

import httpx

from .policy import NOTEBOOK_HEADER

#: Where `jupyt5-server` listens when nobody says otherwise.
DEFAULT_URL = "http://127.0.0.1:8650"
PROBE_S = 3.0
#: A cell takes seconds; a model that is still loading or a queue may take longer.
ANSWER_S = 300.0


class InfillFailed(RuntimeError):
    """No text came. The message says why and what to do."""


@dataclass(frozen=True)
class Server:
    """Address and login of a model server, or of the Jupyter server in front of it."""

    url: str
    authorization: str = ""
    #: Folder below which that Jupyter server has its notebooks.
    root: Path | None = None

    def headers(self, notebook: Path | None = None) -> dict[str, str]:
        headers = {"Authorization": self.authorization} if self.authorization else {}
        if notebook is not None and self.root is not None and notebook.is_relative_to(self.root):
            headers[NOTEBOOK_HEADER] = quote(notebook.relative_to(self.root).as_posix())
        return headers


def find_server(url: str = "", token: str = "") -> Server:
    """The configured server, without asking whether it runs; else the first that answers. Raises InfillFailed."""
    if url:
        return Server(url.rstrip("/"), f"Bearer {token}" if token else "")
    default = Server(DEFAULT_URL, f"Bearer {token}" if token else "")
    for server in [*_jupyter_servers(), default]:
        if _answers(server):
            return server
    raise InfillFailed(
        f"no JuPyT5 server was found: no running Jupyter server has the extension jupyt5, and nothing answers at {DEFAULT_URL}. "
        "Start `jupyter lab` where jupyt5 is installed, or set JUPYT5_SERVER_URL (and JUPYT5_SERVER_TOKEN)"
    )


def request_text(server: Server, body: dict[str, Any], notebook: Path | None = None) -> str:
    """The first candidate's text. An interrupt closes the connection, which frees the model. Raises InfillFailed."""
    try:
        answer = httpx.post(
            f"{server.url}/v1/infill", json=body, headers=server.headers(notebook), timeout=ANSWER_S, trust_env=False
        )
    except httpx.HTTPError as error:
        raise InfillFailed(
            f"no answer from {server.url} ({type(error).__name__}): is the server running? JUPYT5_SERVER_URL says where it is"
        ) from error
    if answer.is_success:
        try:
            return str(answer.json()["candidates"][0]["text"])
        except (ValueError, LookupError, TypeError) as error:
            raise InfillFailed(f"{server.url} answered something that is no infill response; is it a JuPyT5 server?") from error
    raise InfillFailed(_explain(server, answer))


def _explain(server: Server, answer: httpx.Response) -> str:
    try:
        problem = answer.json()
    except ValueError:
        problem = {}
    told = problem.get("detail") or problem.get("title") or problem.get("message") if isinstance(problem, dict) else ""
    code = problem.get("code") if isinstance(problem, dict) else None
    if answer.status_code == 401 or (answer.status_code == 403 and code != "policyForbids"):
        return f"{server.url} does not accept the token (HTTP {answer.status_code}): set JUPYT5_SERVER_TOKEN to that of the server"
    wait = answer.headers.get("Retry-After")
    hint = f"; try again in {wait} s" if wait else ""
    return f"{told or 'the server gave no reason'} (HTTP {answer.status_code}{hint})"


def _jupyter_servers() -> Iterator[Server]:
    """Running Jupyter servers of this user, the one that started this kernel first."""
    try:
        from jupyter_server.serverapp import list_running_servers
    except ImportError:  # a kernel of another environment
        return
    parent = os.environ.get("JPY_PARENT_PID", "")
    for facts in sorted(list_running_servers(), key=lambda one: str(one.get("pid")) != parent):
        token = facts.get("token", "")
        root = facts.get("root_dir")
        yield Server(f"{facts['url']}jupyt5", f"token {token}" if token else "", Path(root) if root else None)


def _answers(server: Server) -> bool:
    """Whether a JuPyT5 server is there, ready or still loading its model."""
    try:
        answer = httpx.get(f"{server.url}/health/ready", headers=server.headers(), timeout=PROBE_S, trust_env=False)
        return answer.status_code in (200, 503) and isinstance(answer.json().get("status"), str)
    except (httpx.HTTPError, ValueError, AttributeError):
        return False
