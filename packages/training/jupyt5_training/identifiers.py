"""Names that real notebooks use for variables and columns, most frequent first: what `rename` draws from.

`python -m jupyt5_training.identifiers RECORDS.jsonl[.zst] --out FILE`
"""
from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .records import read_records

BOUND = re.compile(r'^([A-Za-z_]\w*)\s*=[^=]', re.M)
QUOTED = re.compile(r"""['"]([a-z][a-z0-9_]{2,16})['"]""")


def find_identifiers(records: Iterable[dict[str, Any]], at_least: int = 2, limit: int = 60_000) -> list[str]:
    """Names of 2 to 16 characters that occur in `at_least` notebooks."""
    counts: Counter[str] = Counter()
    for record in records:
        if record.get('group') == 'cloud-vendor':
            continue
        sources = [cell['source'] for cell in record['cells'] if cell['type'] == 'code']
        counts.update({name for source in sources for pattern in (BOUND, QUOTED) for name in pattern.findall(source)})
    return [name for name, count in counts.most_common(limit) if count >= at_least and 2 <= len(name) <= 16 and name[0] != '_']


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('records', type=Path)
    parser.add_argument('--out', type=Path, required=True)
    options = parser.parse_args(arguments)
    names = find_identifiers(read_records(options.records))
    options.out.write_text('\n'.join(names) + '\n', encoding='utf-8')
    print(f'{len(names)} names')


if __name__ == '__main__':
    from .command import run_command

    run_command(main)
