"""Says the same exercise in other words: synonyms, politeness, dropped words and marks, in markdown and comments only.

Exercises have a handful of wordings each; people have more. What stands in backticks, quotes or formulas stays, and so does
every word that is also a name in the notebook's code. Reads and writes masked notebooks (JSON Lines); line counts stay.

    python -m jupyt5_training.reword --seed 1 --share 0.6 IN.jsonl OUT.jsonl
"""
from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

PROTECTED = re.compile(r'(`[^`\n]*`|\$\$.*?\$\$|\$[^$\n]*\$|"[^"\n]*"|\'[^\'\n]*\'|\[[^\]\n]*\]|<[^>\n]*>)', re.DOTALL)
COMMENT = re.compile(r'^(\s*#+ ?)(.*)$')
WORD = re.compile(r"[A-Za-z_]\w*")
# What people put ahead of an order; the order's own first word is then in lower case.
OPENINGS = (
    'Please ', 'Now ', 'Next, ', 'Could you ', 'Can you ', 'I need you to ', 'We want to ', "Let's ", 'Your job is to ', 'Try to ', 'Here you should ',
    'I would like to ', 'Finally, ', 'Then ', 'Hi! Please ', 'The task is to ', 'Goal: ', 'Help me to ', 'As a first step, ', 'You should ',
)  # fmt: skip
ORDERS = frozenset(
    'compute calculate determine find obtain create make build produce construct generate return keep remove drop delete select pick choose take '
    'extract sort order arrange fill write implement define use apply store save put split divide merge join combine replace convert turn transform '
    'add append show display print count round check test train fit predict scale standardise normalise group give get draw plot rename set'.split()
)
# What people put around a request: a letter, a ticket, a note. Alone in a line they would say nothing.
SALUTATIONS = (
    'Hi! ', 'Hello, ', 'Hi all, ', 'Dear colleague, ', 'Good morning! ', 'Hey, ', 'Note to self: ', 'To do: ', 'Ticket #{n}: ', 'Ticket #{n} - ', 'Issue {n}: ',
    'Step {n} - ', '**Step {n}** - ', '*Exercise {n}* - ', '*Wanted:* ', 'Request {n}: ', 'From the client: ', 'Reviewer {n} asks: ', 'Homework {n}. ', 'Q: ', 'Mission {n}: ',
)  # fmt: skip
FAREWELLS = (
    ' Thanks!', ' Thanks a lot!', ' Thank you, {name}', ' -- {name}', ' Cheers, {name}', ' ({name} needs it by Monday.)', ' It is for the report.', ' That is all.', ' Best, {name}',
    ' We need this for the poster.', ' (asked for by {name})', ' I will explain why later.', ' See you tomorrow. {name}', ' Nothing else has to change.',
)  # fmt: skip
PEOPLE = ('Sam', 'Rita', 'Noor', 'Jo', 'Lena', 'Tom', 'Dr. Adeyemi', 'Kim', 'Ana', 'Mr. Ito', 'Priya', 'Oleg', 'Maya', 'Ben')
# Words whose absence is seldom missed.
LIGHT = frozenset('the a an its then also simply just please'.split())


@cache
def synonyms() -> Mapping[str, Sequence[str]]:
    """Phrase in lower case -> what may stand for it; from synonyms.txt."""
    table: dict[str, list[str]] = {}
    for line in (Path(__file__).parent / 'synonyms.txt').read_text('utf-8').splitlines():
        if not line or line.startswith('#'):
            continue
        both, _, one_way = line.partition('>')
        group, more = ([phrase.strip() for phrase in part.split(',') if phrase.strip()] for part in (both, one_way))
        for phrase in group:
            table.setdefault(phrase.lower(), []).extend(other for other in group + more if other != phrase)
    return table


@cache
def phrases() -> re.Pattern[str]:
    longest_first = sorted(synonyms(), key=len, reverse=True)
    return re.compile(r'(?<![\w\\.])(' + '|'.join(map(re.escape, longest_first)) + r')(?![\w(])', re.IGNORECASE)


def like(text: str, model: str) -> str:
    return text[:1].upper() + text[1:] if model[:1].isupper() else text


def reword_prose(text: str, names: frozenset[str], rng: random.Random, strength: float) -> str:
    """One stretch of prose; `strength` (0..1) is the share of replaceable phrases that are replaced."""

    def replace(match: re.Match[str]) -> str:
        found = match.group(1)
        if rng.random() >= strength or names.intersection(WORD.findall(found)):
            return found
        return like(rng.choice(synonyms()[found.lower()]), found)

    text = phrases().sub(replace, text)
    if rng.random() < 0.3:
        kept = [w for w in re.split(r'( )', text) if w.lower() not in LIGHT or rng.random() < 0.6]
        text = re.sub(r' {2,}', ' ', ''.join(kept)) if text.strip() else text
    return text


def reword_line(line: str, names: frozenset[str], rng: random.Random, strength: float) -> str:
    """A line of markdown or the text of a comment; what PROTECTED matches stays."""
    pieces = PROTECTED.split(line)
    pieces[::2] = [reword_prose(piece, names, rng, strength) for piece in pieces[::2]]
    line = ''.join(pieces)
    first = WORD.match(line)
    if first and first.group().lower() in ORDERS and rng.random() < 0.25:
        opening = rng.choice(OPENINGS)
        line = opening + line[:1].lower() + line[1:]
        if opening.startswith(('Could', 'Can')) and line.endswith('.'):
            line = line[:-1] + '?'
    return line.rstrip('.:') if rng.random() < 0.12 else line


def address(text: str, rng: random.Random) -> str:
    """A request of a few words, now and then with a salutation ahead and a farewell behind it."""
    if not text[:1].isalpha() or '\n' in text or len(text) < 25:
        return text
    number, name = rng.randint(1, 60), rng.choice(PEOPLE)
    if rng.random() < 0.15:
        text = rng.choice(SALUTATIONS).format(n=number) + text
    if rng.random() < 0.15 and text.endswith(('.', '?', '!')):
        text += rng.choice(FAREWELLS).format(name=name)
    return text


def reword_cell(cell: Mapping[str, str], names: frozenset[str], rng: random.Random, strength: float) -> Mapping[str, str]:
    if cell['type'] == 'markdown':
        # Formulas may span lines: they are protected as a whole, so the lines are cut apart afterwards.
        blocks = re.split(r'(\$\$.*?\$\$)', cell['source'], flags=re.DOTALL)
        blocks[::2] = ['\n'.join(reword_line(line, names, rng, strength) for line in block.split('\n')) for block in blocks[::2]]
        return {**cell, 'source': address(''.join(blocks), rng)}
    if cell['type'] != 'code':
        return cell
    lines = []
    for line in cell['source'].split('\n'):
        comment = COMMENT.match(line)
        lines.append(comment.group(1) + reword_line(comment.group(2), names, rng, strength) if comment else line)
    return {**cell, 'source': '\n'.join(lines)}


def reword_notebook(record: dict, rng: random.Random) -> dict:
    """The notebook with its prose reworded; cells that are masked as a whole keep their comments. The input is not changed."""
    code = [cell['source'] for cell in record['cells'] if cell['type'] == 'code']
    names = frozenset(word for source in code for line in source.split('\n') if not COMMENT.match(line) for word in WORD.findall(line))
    strength = rng.choice([0.15, 0.3, 0.5])
    whole = {target['cell'] for target in record['targets'] if target['startLine'] == 0}
    cells = [cell if i in whole else reword_cell(cell, names, rng, strength) for i, cell in enumerate(record['cells'])]
    return {**record, 'cells': cells}


def reword_file(lines: Iterable[str], share: float, seed: str) -> Iterable[str]:
    for number, line in enumerate(lines):
        rng = random.Random(f'{seed}/{number}')
        record = json.loads(line)
        yield json.dumps(reword_notebook(record, rng) if rng.random() < share else record, ensure_ascii=False)


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--seed', default='1')
    parser.add_argument('--share', type=float, default=0.6, help='share of the notebooks that are reworded, 0..1')
    parser.add_argument('input')
    parser.add_argument('output')
    options = parser.parse_args(argv)
    with open(options.input, encoding='utf-8') as source, open(options.output, 'w', encoding='utf-8') as sink:
        for line in reword_file(source, options.share, options.seed):
            sink.write(line + '\n')


if __name__ == '__main__':
    from .command import run_command

    run_command(main)
