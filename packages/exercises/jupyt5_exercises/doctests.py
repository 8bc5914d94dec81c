"""Exercises from the examples in docstrings of numpy, pandas, scipy and scikit-learn (BSD): statement, code, checked output.

Each documented object gives one notebook: what it does, then its examples, each behind the prose that introduces it. Examples are
run in order; from the first one whose output differs from the docstring on, the notebook is cut.
"""
from __future__ import annotations

import ast
import contextlib
import doctest
import importlib
import inspect
import io
import pkgutil
import re
import signal
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from .notebook import code, markdown

FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE | doctest.IGNORE_EXCEPTION_DETAIL
# What the examples of each library take for granted.
IMPLIED = {'numpy': 'import numpy as np', 'pandas': 'import numpy as np\nimport pandas as pd', 'scipy': 'import numpy as np', 'sklearn': 'import numpy as np'}
SECONDS = 10
MAX_CELL_CHARS = 700


@dataclass(frozen=True)
class Documented:
    """`name`: as users write it, such as `pandas.DataFrame.groupby`."""

    name: str
    library: str
    doc: str


def public_modules(library: str) -> Iterator[ModuleType]:
    root = importlib.import_module(library)
    yield root
    for info in pkgutil.walk_packages(root.__path__, library + '.', onerror=lambda _: None):
        if any(part.startswith('_') or part in ('tests', 'conftest', 'testing', 'f2py', 'distutils', 'compat') for part in info.name.split('.')):
            continue
        with contextlib.suppress(Exception, SystemExit), warnings.catch_warnings():
            warnings.simplefilter('ignore')
            yield importlib.import_module(info.name)


def documented_objects(library: str) -> Iterator[Documented]:
    """Public functions, classes and methods with examples, each docstring once, shortest name first."""
    found: dict[str, str] = {}
    for module in public_modules(library):
        for name, value in list(vars(module).items()):
            own = str(getattr(value, '__module__', library)).startswith(library)
            if name.startswith('_') or isinstance(value, ModuleType) or not callable(value) or not own:
                continue
            members = [(f'{module.__name__}.{name}', value)]
            if inspect.isclass(value):
                members += [(f'{module.__name__}.{name}.{m}', v) for m, v in vars(value).items() if not m.startswith('_') and callable(v)]
            for full_name, member in members:
                doc = inspect.getdoc(member)
                if doc and '>>> ' in doc and (doc not in found or len(full_name) < len(found[doc])):
                    found[doc] = full_name
    for doc, full_name in sorted(found.items(), key=lambda item: item[1]):
        yield Documented(full_name, library, doc)


def summary_of(doc: str) -> str:
    """First paragraph that says something, without signatures and reST marks."""
    for paragraph in re.split(r'\n\s*\n', doc):
        text = ' '.join(paragraph.split())
        if len(text) > 15 and not re.match(r'[\w.]+\(', text) and not text.startswith(('..', '>>>')):
            return plain_text(text)
    return ''


def plain_text(text: str) -> str:
    """Prose of a docstring as markdown: roles and double backticks become single backticks."""
    text = re.sub(r':\w+(?::\w+)*:`~?([^`<]+?)(?:\s*<[^`]*>)?`', r'`\1`', text)
    return re.sub(r'``([^`]*)``', r'`\1`', text).replace('::', ':')


def stanzas(doc: str) -> list[tuple[str, list[doctest.Example]]]:
    """(prose, examples) one after another in the Examples section; a stanza ends at prose or behind shown output and a blank line."""
    section = re.split(r'\n\s*Examples?\n\s*-{3,}\n', doc, maxsplit=1)
    text = section[1] if len(section) > 1 else doc[doc.index('>>> ') :]
    text = re.split(r'\n\s*[A-Z][\w ]+\n\s*-{4,}\n', text)[0]
    found: list[tuple[str, list[doctest.Example]]] = []
    try:
        pieces = doctest.DocTestParser().parse(text)
    except ValueError:  # examples that doctest itself cannot read
        return []
    for piece in pieces:
        if isinstance(piece, str):
            words = ' '.join(piece.split())
            shown = bool(found and found[-1][1] and found[-1][1][-1].want)
            if words or shown:
                found.append((plain_text(words), []))
            continue
        if not found:
            found.append(('', []))
        found[-1][1].append(piece)
    return [(prose, examples) for prose, examples in found if examples]


def _time_is_up(*_: Any) -> None:
    raise TimeoutError(f'more than {SECONDS} s')


def holds(examples: list[doctest.Example], namespace: dict[str, Any]) -> bool:
    """Runs the examples in `namespace`; whether all give what the docstring shows."""
    checker = doctest.OutputChecker()
    for example in examples:
        output = io.StringIO()
        before = signal.signal(signal.SIGALRM, _time_is_up)
        signal.alarm(SECONDS)
        try:
            with contextlib.redirect_stdout(output), contextlib.redirect_stderr(io.StringIO()), warnings.catch_warnings():
                warnings.simplefilter('ignore')
                exec(compile(example.source, 'example', 'single'), namespace)
        except Exception:
            return False
        finally:
            signal.alarm(0)
            signal.signal(signal.SIGALRM, before)
        if example.want and not checker.check_output(example.want, output.getvalue(), FLAGS):
            return False
    return True


def notebook_of(item: Documented) -> dict[str, Any] | None:
    """The masked notebook of one docstring; None if none of its examples holds or none shows an output."""
    namespace: dict[str, Any] = {'__name__': 'nb'}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(IMPLIED[item.library], namespace)
    short = item.name.split('.')[-1]
    cells = [markdown(f'# {item.name}\n\n{summary_of(item.doc)}'), code(IMPLIED[item.library])]
    targets = []
    for prose, examples in stanzas(item.doc):
        source = ''.join(example.source for example in examples).rstrip('\n')
        source = '\n'.join(line for line in source.split('\n') if line not in IMPLIED['pandas'].split('\n'))
        if not holds(examples, namespace):
            break
        source = source.strip('\n')
        if not source:
            continue
        if re.fullmatch(r'((import|from) .*\n?)+', source):
            cells.append(code(source))
            continue
        if prose:
            cells.append(markdown(prose))
        tells = prose or short in source
        if tells and any(example.want for example in examples) and len(source) <= MAX_CELL_CHARS:
            targets.append(dict(cell=len(cells), startLine=_kept_lines(source, short), endLine=source.count('\n') + 1))
        cells.append(code(source))
    if not targets:
        return None
    return dict(repo=f'doctests/{item.library}', licence='BSD-3-Clause', path=item.name, group='doctests', cells=cells, targets=targets)


def _kept_lines(source: str, short: str) -> int:
    """Lines at the beginning that only import or make data: they stay visible, nobody could guess them."""
    body = ast.parse(source).body
    kept = 0
    for statement, following in zip(body, body[1:]):
        text = ast.get_source_segment(source, statement) or ''
        if not isinstance(statement, (ast.Assign, ast.Import, ast.ImportFrom)) or re.search(rf'\b{re.escape(short)}\(', text):
            break
        kept = following.lineno - 1
    return kept


def library_doctests(library: str) -> list[dict[str, Any]]:
    """The notebooks of all documented objects of one library of IMPLIED; runs their examples in this process."""
    return [record for item in documented_objects(library) if (record := notebook_of(item))]
