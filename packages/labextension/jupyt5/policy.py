"""A teacher's policy, enforced where a student's browser cannot change it: read from the notebook file itself.

The browser says in a header which notebook a request is about. With `Jupyt5.require_notebook = True` requests that do
not say so are refused as well."""

from __future__ import annotations

from typing import Any, Awaitable, Callable
from urllib.parse import unquote

#: The request header with the notebook's path, percent-encoded.
NOTEBOOK_HEADER = "X-JuPyT5-Notebook"
#: The values the extension knows; anything else is read as `off`, as in the browser.
ALLOWING = {"on", "hints", "verified-only"}

Get = Callable[..., Awaitable[dict[str, Any]]]


def policy_of(notebook: dict[str, Any]) -> str:
    """The policy in a notebook's metadata: `on` where there is none."""
    own = notebook.get("metadata", {}).get("jupyt5")
    value = own.get("policy") if isinstance(own, dict) else None
    if value is None:
        return "on"
    return value if value in ALLOWING else "off"


class PolicyReader:
    """Reads policies through Jupyter's contents API, each version of a file once."""

    def __init__(self, get: Get) -> None:
        self._get = get
        self._known: dict[str, tuple[Any, str]] = {}

    async def policy(self, header: str) -> str:
        """Policy of the notebook that the header names. A file that is not there (never saved) allows everything."""
        path = unquote(header).strip("/").removeprefix("RTC:")
        try:
            facts = await self._get(path, content=False)
        except Exception:  # noqa: BLE001 - contents managers raise what they like for a missing file
            return "on"
        known = self._known.get(path)
        if known is None or known[0] != facts["last_modified"]:
            model = await self._get(path, content=True, type="notebook")
            known = (facts["last_modified"], policy_of(model["content"]))
            self._known[path] = known
        return known[1]
