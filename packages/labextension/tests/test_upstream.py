"""One HTTP client for one model server, with an HTTP server that counts its connections."""

from __future__ import annotations

import asyncio
import http.server
import ssl
import threading
from typing import Iterator

import pytest

from jupyt5.supervisor import Address
from jupyt5.upstream import Upstream


@pytest.fixture
def server() -> Iterator[tuple[str, set[int]]]:
    """Its address, and the ports its clients came from."""
    ports: set[int] = set()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:  # noqa: N802 - http.server's name
            ports.add(self.client_address[1])
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}", ports
        running.shutdown()


def test_requests_one_after_the_other_use_one_connection(server: tuple[str, set[int]]) -> None:
    url, ports = server

    async def ask() -> None:
        upstream = Upstream()
        for _ in range(3):
            await upstream.client(Address(url=url, token="")).get(url)
        await upstream.close()

    asyncio.run(ask())
    assert len(ports) == 1


def test_a_server_that_is_started_again_gets_a_new_client_and_the_old_one_is_closed() -> None:
    async def swap() -> None:
        upstream = Upstream()
        first = upstream.client(Address(url="http://localhost", token="a", unix_socket="/nowhere"))
        assert upstream.client(Address(url="http://localhost", token="a", unix_socket="/nowhere")) is first
        second = upstream.client(Address(url="http://localhost", token="b", unix_socket="/nowhere"))
        assert second is not first
        await upstream.close()
        assert first.is_closed and second.is_closed

    asyncio.run(swap())


def test_certificates_are_read_for_an_https_server_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[object] = []
    load = ssl.SSLContext.load_verify_locations
    monkeypatch.setattr(
        ssl.SSLContext,
        "load_verify_locations",
        lambda self, *args, **options: (read.append(args), load(self, *args, **options))[1],
    )

    async def make(url: str) -> None:
        upstream = Upstream()
        upstream.client(Address(url=url, token=""))
        await upstream.close()

    asyncio.run(make("http://127.0.0.1:1"))
    assert read == []
    asyncio.run(make("https://127.0.0.1:1"))
    assert read != []
