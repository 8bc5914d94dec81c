"""`{base_url}jupyt5/...` -> the model server. Jupyter's login and XSRF check stand in front; pieces are passed on as they
come, and a browser that goes away closes the connection to the model server, which frees the model."""

from __future__ import annotations

import asyncio
import json
from typing import Awaitable, Callable

import httpx
import tornado
from jupyter_server.base.handlers import APIHandler
from tornado.iostream import IOStream, StreamClosedError

from .node import CannotStart
from .policy import NOTEBOOK_HEADER
from .supervisor import Address
from .upstream import Upstream

#: Hop-by-hop headers (RFC 9110, 7.6.1) and those this hop sets itself.
DROPPED_HEADERS = {
    "connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade",
    "host", "content-length", "authorization", "cookie", "origin", "referer", "x-xsrftoken", "content-encoding", "accept-encoding",
}  # fmt: skip

GetAddress = Callable[[], Awaitable[Address]]
#: Takes the notebook header (or None) and returns why the request is refused, or None.
FindRefusal = Callable[["str | None"], Awaitable["str | None"]]


def problem(status: int, code: str, title: str, detail: str) -> bytes:
    """Body of an error of ours, in the contract's form (application/problem+json)."""
    fields = {"type": f"urn:jupyt5:error:{code}", "title": title, "status": status, "code": code, "detail": detail}
    return json.dumps(fields).encode()


class ProxyHandler(APIHandler):
    """Every path below `jupyt5/`. Jupyter's own `authenticated` guards each verb."""

    def initialize(self, get_address: GetAddress, find_refusal: FindRefusal, upstream: Upstream) -> None:
        self._get_address = get_address
        self._upstream = upstream
        self._find_refusal = find_refusal
        self._forwarding: asyncio.Task[None] | None = None

    @tornado.web.authenticated
    async def get(self, path: str) -> None:
        await self._forward(path)

    @tornado.web.authenticated
    async def post(self, path: str) -> None:
        await self._forward(path)

    @tornado.web.authenticated
    async def delete(self, path: str) -> None:
        await self._forward(path)

    def on_connection_close(self) -> None:
        """The browser went away: closing the upstream connection is the cancel."""
        if self._forwarding is not None:
            self._forwarding.cancel()
        super().on_connection_close()

    async def _forward(self, path: str) -> None:
        self._forwarding = asyncio.ensure_future(self._copy(path))
        try:
            await self._forwarding
        except asyncio.CancelledError:
            self.log.debug("JuPyT5: the browser closed the connection")
        except StreamClosedError:
            pass

    async def _copy(self, path: str) -> None:
        # Every POST, whatever its path: each endpoint that makes the model write, in whosever shape, is one.
        if self.request.method == "POST":
            refusal = await self._find_refusal(self.request.headers.get(NOTEBOOK_HEADER))
            if refusal is not None:
                self._fail(403, "policyForbids", "The notebook's policy forbids it.", refusal)
                return
        try:
            address = await self._get_address()
        except CannotStart as error:
            self._fail(503, "unreachable", "The model server is not running.", str(error))
            return
        headers = {name: value for name, value in self.request.headers.items() if name.lower() not in DROPPED_HEADERS}
        if address.token:  # a configured server may have none, and a header that ends in a space is none
            headers["Authorization"] = f"Bearer {address.token}"
        try:
            client = self._upstream.client(address)
            request = client.build_request(
                self.request.method or "GET",
                f"{address.url.rstrip('/')}/{path}",
                content=self.request.body or None,
                headers=headers,
            )
            response = await client.send(request, stream=True)
            try:
                await self._reply(response)
            finally:
                await response.aclose()
        except httpx.HTTPError as error:
            if self._headers_written:
                self.log.warning("JuPyT5: the model server's answer broke off: %r", error)
                self._break_off()
                return
            self.log.warning("JuPyT5: the model server cannot be reached: %r", error)
            detail = "it is not running, or is just being restarted: try again in a moment"
            self._fail(503, "unreachable", "The model server cannot be reached.", detail)

    async def _reply(self, response: httpx.Response) -> None:
        self.set_status(response.status_code)
        self.clear_header("Content-Type")
        for name, value in response.headers.multi_items():
            if name.lower() not in DROPPED_HEADERS:
                self.set_header(name, value)
        self.set_header("Cache-Control", "no-store")
        # Proxies in front of Jupyter (nginx) must not collect the pieces.
        self.set_header("X-Accel-Buffering", "no")
        # tornado collects small writes until the browser has confirmed the last (Nagle), which may take it 40 ms.
        stream = self._stream()
        if stream is not None:
            stream.set_nodelay(True)
        await self.flush()
        async for piece in response.aiter_raw():
            self.write(piece)
            await self.flush()
        await self.finish()

    def _fail(self, status: int, code: str, title: str, detail: str) -> None:
        self.set_status(status)
        self.set_header("Content-Type", "application/problem+json")
        self.finish(problem(status, code, title, detail))

    def _break_off(self) -> None:
        """Closes the connection without a proper end, so that the browser knows that the answer is not whole."""
        stream = self._stream()
        if stream is not None:
            stream.close()

    def _stream(self) -> IOStream | None:
        """The browser's connection itself; tornado names it only in its HTTP/1.1 class."""
        return getattr(self.request.connection, "stream", None)

    def finish(self, *args: object, **kwargs: object) -> "asyncio.Future[None]":
        # APIHandler would set its own Content-Type over the model server's.
        return tornado.web.RequestHandler.finish(self, *args, **kwargs)  # type: ignore[arg-type]
