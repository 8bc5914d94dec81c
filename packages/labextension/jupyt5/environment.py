"""The environment variables that the server extension and the magic read, and what their settings are by default."""

from __future__ import annotations

import os

SERVER_URL_VARIABLE = "JUPYT5_SERVER_URL"
SERVER_TOKEN_VARIABLE = "JUPYT5_SERVER_TOKEN"
MODEL_VARIABLE = "JUPYT5_MODEL"


def server_url() -> str:
    """Address of a model server that runs elsewhere; empty: none is named."""
    return os.environ.get(SERVER_URL_VARIABLE, "")


def server_token() -> str:
    """Bearer token of that server; empty: it wants none."""
    return os.environ.get(SERVER_TOKEN_VARIABLE, "")


def model() -> str:
    """Model folder; empty: the one that came with this package."""
    return os.environ.get(MODEL_VARIABLE, "")
