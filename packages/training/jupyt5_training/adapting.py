"""Made examples of adapting: one of the solved exercises ahead is the question with other names, and only it says how.

The skills of a memory are also seen in training, so a model can do without reading them, and then does not learn to. Here what
the code calls is replaced by random names, the same in the exercise and in the answer: the answer has to be copied from the right
exercise, with the question's own names. In the layout of a window with similar exercises (packages/codec/src/similar.ts).

    python -m jupyt5_training.adapting --tokenizer tokenizer.json --memory memory.jsonl --names identifiers.txt OUT
"""
from __future__ import annotations

import argparse
import hashlib
import json
import keyword
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from tokenizers import Tokenizer

from .copying import FORMAT_VERSION, Example
from .shards import write_shards

NAME = re.compile(r'(?<![\w.])[A-Za-z_]\w*')
WORD = re.compile(r'[A-Za-z_]\w*')
HEAD = re.compile(r'def \w+\(.*\):\n')
PROSE = re.compile(r'(`[^`]*`|\$[^$]*\$|"[^"]*")')
# Longest statement and code in tokens.
LONGEST = 90
SCRAMBLED_SHARE, DROPPED_SHARE = 0.65, 0.1

Entry = dict[str, str]


def own_names(entry: Entry) -> list[str]:
    """Names that a notebook chose and that the question tells: in backticks or quotes, or in the `def` line that is shown."""
    statement, code = entry['statement'], entry['code']
    found = re.findall(r'[`"]([A-Za-z_]\w*)[`"]', statement)
    head = HEAD.match(code)
    if head:
        found += WORD.findall(re.sub(r':[^,)]+|=[^,)]+', '', head.group(0)[4:]))
    used = set(NAME.findall(code))
    return [name for name in dict.fromkeys(found) if name in used and not keyword.iskeyword(name) and name not in ('np', 'pd')]


class AdaptTasks:
    """Draws examples: source ids with solved exercises ahead and one `<mask_0>`, target ids `<mask_0> ... <end>`."""

    def __init__(self, tokenizer: Tokenizer, entries: Sequence[Entry], names: Sequence[str], seed: str) -> None:
        self.tokenizer, self.names, self.random = tokenizer, names, random.Random(seed)
        self.entries = [entry for entry in entries if all(len(self._ids(entry[key])) <= LONGEST for key in ('statement', 'code'))]
        tokens = ('<similar>', '<markdown>', '<code>', '<mask_0>', '<end>')
        self.similar, self.markdown, self.code, self.mask, self.end = (tokenizer.token_to_id(token) for token in tokens)

    def draw(self) -> Example:
        rng = self.random
        place = rng.randrange(len(self.entries))
        entry = self.entries[place]
        names = own_names(entry)
        scrambled = self._scramble(entry, names) if rng.random() < SCRAMBLED_SHARE else {}
        shown = self._rename(entry, names, scrambled)
        asked = self._rename(entry, names, scrambled)
        # Neighbours in the file are about the same area, often of the same skill.
        others = [self.entries[(place + rng.choice([-1, 1]) * rng.randint(5, 60)) % len(self.entries)] for _ in range(rng.choice([0, 1, 1, 2]))]
        ahead = [shown, *others]
        if rng.random() < 0.35:
            rng.shuffle(ahead)
        source = [i for example in ahead for i in (self.similar, *self._ids(example['statement']), self.code, *self._ids(example['code']))]
        head = HEAD.match(asked['code'])
        before = head.group(0) if head else ''
        source += [self.markdown, *self._ids(self._drop_words(asked['statement'])), self.code, *self._ids(before), self.mask]
        return source, [self.mask, *self._ids(asked['code'][len(before) :]), self.end]

    def _rename(self, entry: Entry, names: Sequence[str], scrambled: dict[str, str]) -> Entry:
        new = dict(zip(names, self.random.sample(self.names, len(names))))
        statement = PROSE.sub(lambda m: m.group(0) if m.group(0)[0] == '$' else _replaced(m.group(0), new), entry['statement'])
        # What stands for a library's word stands so after a dot as well; a name of the notebook does not.
        code = WORD.sub(lambda m: scrambled.get(m.group(0), m.group(0)), NAME.sub(lambda m: new.get(m.group(0), m.group(0)), entry['code']))
        return dict(entry, statement=statement, code=code)

    def _scramble(self, entry: Entry, names: Sequence[str]) -> dict[str, str]:
        told = set(WORD.findall(entry['statement'])) | set(names)
        words = [word for word in dict.fromkeys(WORD.findall(entry['code'])) if word not in told and not keyword.iskeyword(word) and len(word) > 1]
        return dict(zip(words, self.random.sample(self.names, len(words))))

    def _drop_words(self, statement: str) -> str:
        parts = PROSE.split(statement)
        for i in range(0, len(parts), 2):
            parts[i] = ''.join(piece for piece in re.findall(r'\s*\S+|\s+', parts[i]) if self.random.random() > DROPPED_SHARE)
        return ''.join(parts).strip()

    def _ids(self, text: str) -> list[int]:
        return self.tokenizer.encode(text, add_special_tokens=False).ids


def _replaced(text: str, new: dict[str, str]) -> str:
    return WORD.sub(lambda m: new.get(m.group(0), m.group(0)), text)


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--tokenizer', type=Path, required=True)
    parser.add_argument('--memory', type=Path, required=True)
    parser.add_argument('--names', type=Path, required=True, help='identifiers, one a line')
    parser.add_argument('--count', type=int, default=30_000)
    parser.add_argument('--seed', default='1')
    parser.add_argument('out', type=Path)
    options = parser.parse_args(argv)
    entries = [json.loads(line) for line in options.memory.read_text('utf-8').splitlines()]
    tokenizer = Tokenizer.from_file(str(options.tokenizer))
    tasks = AdaptTasks(tokenizer, entries, options.names.read_text('utf-8').split(), options.seed)
    examples: Iterator[Example] = (tasks.draw() for _ in range(options.count))
    facts = dict(
        formatVersion=FORMAT_VERSION, tokenizerSha256=hashlib.sha256(options.tokenizer.read_bytes()).hexdigest(),
        vocabSize=tokenizer.get_vocab_size(), split='train', seed=options.seed, budgetTokens=420,
    )  # fmt: skip
    print(f'{options.out}: {write_shards(options.out, examples, facts)} examples')


if __name__ == '__main__':
    from .command import run_command

    run_command(main)
