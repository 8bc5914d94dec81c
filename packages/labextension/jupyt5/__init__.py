"""JuPyT5 for Jupyter: the prebuilt JupyterLab extension and the server extension that runs the model server."""

from __future__ import annotations

__version__ = "0.1.0"


def _jupyter_labextension_paths() -> list[dict[str, str]]:
    return [{"src": "labextension", "dest": "@jupyt5/labextension"}]


def _jupyter_server_extension_points() -> list[dict[str, object]]:
    from .extension import Jupyt5

    return [{"module": "jupyt5", "app": Jupyt5}]


def load_ipython_extension(shell: object) -> None:
    """`%load_ext jupyt5`: the magics `%infill` and `%%infill`."""
    from .magic import InfillMagics

    shell.register_magics(InfillMagics)  # type: ignore[attr-defined] # IPython gives its InteractiveShell
