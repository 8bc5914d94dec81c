"""`%infill` and `%%infill` for every frontend of an IPython kernel: VS Code, terminals, Colab-like notebooks.

`%load_ext jupyt5` brings them. `%infill` writes the next cell, `%%infill` completes the cell it stands in:

    %infill plot the mean price of each shop

    %%infill
    def mean(xs):
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from IPython.core.error import UsageError
from IPython.core.magic import Magics, line_cell_magic, magics_class, no_var_expand
from traitlets import Unicode, default

from . import environment
from .document import CALL, history_cells, masked_document, merge_history, notebook_cells
from .local_server import InfillFailed, find_server, request_text
from .policy import policy_of

#: Options by the wire's names, and how each is read.
OPTIONS = {"--max-tokens": ("maxTokens", int), "--temperature": ("temperature", float)}
OPTION = re.compile(r"\s*(--[\w-]+)(?:=|\s+)(\S+)")


def read_line(line: str) -> tuple[dict[str, float], str]:
    """Options of the wire, and the comment: taken as it is, since prose has apostrophes. Raises UsageError."""
    options: dict[str, float] = {}
    while line.lstrip().startswith("--"):
        match = OPTION.match(line)
        if match is None or match[1] not in OPTIONS:
            raise UsageError(f"infill: options are {', '.join(OPTIONS)}, each with a number; got {line.strip()}")
        name, read = OPTIONS[match[1]]
        try:
            options[name] = read(match[2])
        except ValueError as error:
            raise UsageError(f"infill: {match[1]} must be a number, got {match[2]}") from error
        line = line[match.end() :]
    return options, line.strip()


@magics_class
class InfillMagics(Magics):
    """Settings as for any IPython object: `%config InfillMagics.server_url = '...'`, or in ipython_config.py."""

    server_url = Unicode(
        help="Address of a model server (env JUPYT5_SERVER_URL). Empty: that of a running Jupyter server with jupyt5."
    ).tag(config=True)
    server_token = Unicode(help="Bearer token of that server (env JUPYT5_SERVER_TOKEN).").tag(config=True)

    @default("server_url")
    def _default_server_url(self) -> str:
        return environment.server_url()

    @default("server_token")
    def _default_server_token(self) -> str:
        return environment.server_token()

    @no_var_expand
    @line_cell_magic
    def infill(self, line: str, cell: str | None = None) -> None:
        """Writes code from the notebook around it: `%infill` the next cell, `%%infill` the rest of this one.

        The rest of the line becomes a comment ahead of the code. Options ahead of it: `--max-tokens 64`,
        `--temperature 0.8` (0, the default, writes the same every time).
        """
        options, comment = read_line(line)
        before = (f"# {comment}\n" if comment else "") + (cell or "")
        try:
            notebook = self._notebook()
            document = self._document(notebook, before, own_cell=cell is None)
            body = {"document": document, "stream": False, **options}
            text = request_text(find_server(self.server_url, self.server_token), body, notebook)
        except InfillFailed as error:
            # IPython shows a UsageError as one line, without a traceback.
            raise UsageError(f"infill: {error}") from error
        if not text.strip():
            raise UsageError("infill: the model had nothing to write here; say in a comment what the cell should do")
        self.shell.set_next_input(before + text, replace=cell is not None)

    def _document(self, notebook: Path | None, before: str, *, own_cell: bool) -> dict[str, object]:
        # As typed: `In` holds what IPython made of it, where a magic is a function call.
        history = [source for source in self.shell.history_manager.input_hist_raw if source.strip()]
        # A call from code (`run_line_magic`, no history) has no cell of its own.
        current = history.pop() if history and CALL.search(history[-1]) else ""
        cells = history_cells(history)
        if notebook is not None:
            try:
                saved, metadata = notebook_cells(notebook)
            except (OSError, ValueError, KeyError, TypeError) as error:
                raise InfillFailed(f"the notebook {notebook} cannot be read: {error}") from error
            policy = policy_of({"metadata": dict(metadata)})
            if policy != "on":
                raise InfillFailed(f"this notebook does not allow text from the magic (jupyt5.policy is {policy})")
            cells = merge_history(saved, history, current)
        return masked_document(cells, current, before, own_cell=own_cell)

    def _notebook(self) -> Path | None:
        """The file of the notebook that is running: told by VS Code in a variable, by Jupyter in the environment."""
        named = self.shell.user_ns.get("__vsc_ipynb_file__") or os.environ.get("JPY_SESSION_NAME", "")
        path = Path(str(named))
        return path.resolve() if path.suffix == ".ipynb" and path.is_file() else None
