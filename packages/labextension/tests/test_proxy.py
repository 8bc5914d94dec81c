"""The way browser -> Jupyter -> model server, with a real Jupyter server and below a JupyterHub-like base URL."""

from __future__ import annotations

import http.client
import http.server
import json
import os
import threading
import time
import urllib.request
from urllib.parse import urlsplit

import pytest

from conftest import TOKEN, until


def open_stream(jupyter, path: str, body: dict) -> http.client.HTTPResponse:
    address = urlsplit(jupyter.url)
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=30)
    headers = {"Authorization": f"token {TOKEN}", "Content-Type": "application/json", "Accept": "text/event-stream"}
    connection.request("POST", f"{address.path}jupyt5/{path}", json.dumps(body), headers)
    return connection.getresponse()


def test_pieces_arrive_as_they_are_written_and_closing_reaches_the_model_server(start_jupyter) -> None:
    jupyter = start_jupyter()
    reply = open_stream(jupyter, "v1/stream", {"a": 1})
    assert reply.status == 200
    assert reply.getheader("Content-Type") == "text/event-stream"
    assert reply.getheader("X-Accel-Buffering") == "no"
    delays = []
    while len(delays) < 5:
        line = reply.readline()
        if line.startswith(b"data: "):
            delays.append(time.time() * 1000 - json.loads(line[6:])["at"])
    # A buffered stream would bring the first piece together with the last, 20 s later.
    assert max(delays) < 2000
    reply.close()
    until(lambda: "closed /v1/stream early" in jupyter.seen_lines(), "the model server sees that the browser is gone", 5)


def test_a_configured_server_without_a_token_gets_no_header_of_it(start_jupyter) -> None:
    class Echo(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # noqa: N802 - http.server's name
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps({name.lower(): value for name, value in self.headers.items()}).encode())

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Echo) as echo:
        threading.Thread(target=echo.serve_forever, daemon=True).start()
        address = {"JUPYT5_SERVER_URL": f"http://127.0.0.1:{echo.server_port}", "JUPYT5_SERVER_TOKEN": ""}
        headers = start_jupyter(env=address).request("GET", "headers").json()
        echo.shutdown()
    assert "host" in headers and "authorization" not in headers


def test_login_is_jupyters_and_the_secret_is_the_servers(start_jupyter) -> None:
    jupyter = start_jupyter()
    assert jupyter.request("GET", "headers", token="").status == 403
    assert jupyter.request("POST", "v1/stream-short", {}, token="wrong").status == 403
    headers = jupyter.request("GET", "headers", headers={"Cookie": "a=b", "X-Kept": "yes"}).json()
    secret = jupyter.seen_lines()[0].split()[2]
    assert headers["authorization"] == f"Bearer {secret}"
    assert headers["x-kept"] == "yes"
    assert "cookie" not in headers
    # The browser's cookie alone is not enough: a page of another site cannot know Jupyter's XSRF token.
    with urllib.request.urlopen(f"{jupyter.url}api/status?token={TOKEN}") as reply:
        cookies = "; ".join(value.split(";")[0] for value in reply.headers.get_all("Set-Cookie"))
    assert jupyter.request("GET", "headers", headers={"Cookie": cookies}, token="").status == 200
    assert jupyter.request("POST", "v1/stream-short", {}, headers={"Cookie": cookies}, token="").status == 403
    # Jupyter answers 404 to pages of another origin.
    foreign = {"Cookie": cookies, "Origin": "http://evil.example"}
    assert jupyter.request("POST", "v1/stream-short", {}, headers=foreign, token="").status == 404


def test_status_type_and_body_of_an_error_pass_through(start_jupyter) -> None:
    answer = start_jupyter().request("GET", "problem")
    assert (answer.status, answer.headers["Content-Type"], answer.json()) == (422, "application/problem+json", {"code": "doesNotFit"})


def test_a_stream_that_breaks_off_has_no_proper_end(start_jupyter) -> None:
    jupyter = start_jupyter()
    reply = open_stream(jupyter, "break", {})
    with pytest.raises((http.client.IncompleteRead, ConnectionError)):
        reply.read()


def test_the_server_is_restarted_and_ended_with_jupyter(start_jupyter) -> None:
    jupyter = start_jupyter()
    assert jupyter.request("GET", "headers").status == 200
    assert jupyter.request("GET", "exit").status == 503
    until(lambda: sum(line.startswith("start") for line in jupyter.seen_lines()) == 2, "a second start")
    until(lambda: jupyter.request("GET", "headers").status == 200, "the second server answers")
    secrets = {line.split()[2] for line in jupyter.seen_lines() if line.startswith("start")}
    assert len(secrets) == 2, "every start has a secret of its own"
    pid = int([line for line in jupyter.seen_lines() if line.startswith("start")][-1].split()[1])
    jupyter.process.terminate()
    jupyter.process.wait(20)
    assert jupyter.seen_lines()[-1] == "stopped"
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_server_that_cannot_start_is_told_as_a_problem(start_jupyter) -> None:
    jupyter = start_jupyter(env={"FAKE_FAIL": "1"})
    answer = jupyter.request("GET", "headers")
    assert answer.status == 503
    assert answer.json()["code"] == "unreachable"
    assert answer.json()["detail"] == "the model server ended at its start with status 3: the model folder is broken"
    assert "the model folder is broken" in jupyter.log.read_text()


def test_a_remote_server_is_used_in_place_of_an_own_one(start_jupyter) -> None:
    first = start_jupyter()
    first.request("GET", "headers")
    remote = start_jupyter(env={"JUPYT5_SERVER_URL": "http://127.0.0.1:9", "JUPYT5_SERVER_TOKEN": "x"}, base_url="/b/")
    answer = remote.request("GET", "headers")
    assert (answer.status, answer.json()["code"]) == (503, "unreachable")
    assert sum(line.startswith("start") for line in first.seen_lines()) == 1


def test_policy_off_is_enforced_by_the_server(start_jupyter) -> None:
    jupyter = start_jupyter()
    notebook = {"nbformat": 4, "nbformat_minor": 5, "cells": [], "metadata": {"jupyt5": {"policy": "off"}}}
    (jupyter.root / "prüfung.ipynb").write_text(json.dumps(notebook))
    header = {"X-JuPyT5-Notebook": "pr%C3%BCfung.ipynb"}
    # Whatever shape of request: each path that makes the model write.
    for path in ("v1/infill-short", "v1/completions", "v1/fim/completions", "v1/chat/completions", "infill", "v2/models/m/generate"):
        refused = jupyter.request("POST", path, {}, headers=header)
        assert (refused.status, refused.json()["code"]) == (403, "policyForbids")
    notebook["metadata"] = {"jupyt5": {"policy": "hints"}}
    (jupyter.root / "prüfung.ipynb").write_text(json.dumps(notebook))
    assert jupyter.request("POST", "v1/infill-short", {}, headers=header).status == 200
    assert jupyter.request("POST", "v1/infill-short", {}).status == 200


def test_a_strict_server_wants_to_know_the_notebook(start_jupyter) -> None:
    jupyter = start_jupyter("--Jupyt5.require_notebook=True")
    assert jupyter.request("POST", "v1/infill-short", {}).status == 403
    assert jupyter.request("GET", "headers").status == 200
