"""`jupyt5`: says what the extension would run, for support questions."""

from __future__ import annotations

import sys

from . import __version__, environment
from .node import CannotStart, find_program


def main() -> int:
    print(f"jupyt5 {__version__}")
    try:
        program = find_program(model=environment.model())
    except CannotStart as error:
        print(f"cannot start: {error}")
        return 1
    print(f"node    {program.node}\nserver  {program.main}\nmodel   {program.model or 'none found'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
