"""The HTTP client to the model server, kept from request to request: making one reads the certificates of all authorities,
which costs more than everything else between browser and server, and a kept connection needs no new handshake."""

from __future__ import annotations

import asyncio

import httpx

from .supervisor import Address

#: No limit on reading: the server sends a heartbeat at least every 15 s, and has its own deadline.
TIMEOUT = httpx.Timeout(connect=10, write=60, pool=10, read=120)
#: Each stream holds a connection, and how many run at once is for the model server to limit.
LIMITS = httpx.Limits(max_connections=None, max_keepalive_connections=8, keepalive_expiry=30)


class Upstream:
    """One client for one address. A model server that is started again has another address, and so gets a new client."""

    def __init__(self) -> None:
        self._address: Address | None = None
        self._client: httpx.AsyncClient | None = None
        self._closing: set[asyncio.Task[None]] = set()

    def client(self, address: Address) -> httpx.AsyncClient:
        """The client for an address; the one for another address is closed. To be called inside the event loop."""
        if self._client is None or address != self._address:
            self._close_later()
            # Only an https server has a certificate to check, and only then are those of the authorities read.
            verify = address.url.startswith("https:")
            transport = httpx.AsyncHTTPTransport(uds=address.unix_socket, verify=verify, limits=LIMITS)
            self._client = httpx.AsyncClient(transport=transport, timeout=TIMEOUT, trust_env=False)
            self._address = address
        return self._client

    async def close(self) -> None:
        """Ends every connection."""
        self._close_later()
        await asyncio.gather(*self._closing)

    def _close_later(self) -> None:
        if self._client is None:
            return
        task = asyncio.get_running_loop().create_task(self._client.aclose())
        self._closing.add(task)  # the loop itself holds tasks weakly
        task.add_done_callback(self._closing.discard)
        self._client = None
