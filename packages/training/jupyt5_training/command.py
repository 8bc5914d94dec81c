"""What the package's commands have in common: a wrong folder or file is told in one line, not by a traceback."""
from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from .records import RecordError
from .shards import ShardError


def run_command(main: Callable[[], None]) -> None:
    """Runs a command's `main`. Errors whose message says what is wrong end with status 1; others keep their traceback."""
    name = Path(sys.argv[0]).stem
    try:
        main()
    except OSError as error:
        sys.exit(f'{name}: {error.filename or error}: {error.strerror or error}')
    except (ShardError, RecordError, FloatingPointError) as error:
        sys.exit(f'{name}: {error}')
