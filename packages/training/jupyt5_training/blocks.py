"""Places of a code cell that make good targets: the whole cell, and real blocks found by Python's own `ast`."""
from __future__ import annotations

import ast
import warnings

LineRange = tuple[int, int]


def find_blocks(source: str) -> list[LineRange] | None:
    """Half-open line ranges of blocks inside `source`, without the whole cell; None if it is no Python.

    Bodies of functions and classes (behind their docstring), bodies of loops, branches and `with`, and top-level statements
    behind a comment line, up to the next blank line or comment.
    """
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        try:
            tree = ast.parse(source)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None
    lines = source.split('\n')
    found: set[LineRange] = set()
    for node in ast.walk(tree):
        for body in (getattr(node, 'body', None), getattr(node, 'orelse', None)):
            if node is tree or not isinstance(body, list) or not body:
                continue
            statements = body
            named = isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
            if named and ast.get_docstring(node, clean=False) is not None:
                statements = body[1:]
            if statements:
                _add(found, _first_line(statements[0]), statements[-1].end_lineno or 0, lines)
    for start, end in _behind_comments(tree, lines):
        _add(found, start, end, lines)
    found.discard((0, len(lines)))
    return sorted(found)


def _first_line(node: ast.stmt) -> int:
    decorators = getattr(node, 'decorator_list', [])
    return min([node.lineno, *(d.lineno for d in decorators)]) - 1


def _add(found: set[LineRange], start: int, end: int, lines: list[str]) -> None:
    """Adds the range if it holds whole lines and enough to be worth a prediction."""
    text = '\n'.join(lines[start:end])
    if end > start and len(text.strip()) >= 12 and _is_whole(lines[start]):
        found.add((start, end))


def _is_whole(line: str) -> bool:
    # `if x: y = 1` has its body on the line of the test.
    return not line.lstrip().startswith(('if ', 'for ', 'while ', 'with ', 'def ', 'class ', 'else:', 'try:')) or line.rstrip().endswith(':')


def _behind_comments(tree: ast.Module, lines: list[str]) -> list[LineRange]:
    starts = {_first_line(statement): statement for statement in tree.body}
    ranges: list[LineRange] = []
    for i, line in enumerate(lines):
        if not line.startswith('#') or i + 1 not in starts:
            continue
        end = i + 1
        while end in starts:
            end = starts[end].end_lineno or end + 1
        ranges.append((i + 1, end))
    return ranges
