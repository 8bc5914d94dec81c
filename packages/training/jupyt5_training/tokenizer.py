"""Trains the byte-level BPE tokenizer and measures candidates: `python -m jupyt5_training.tokenizer`.

Special tokens take the first ids (their names come from the codec's format.json), and `added_tokens` of the file stays
empty, so that a notebook which happens to contain the text of a special token can never produce its id.
"""
from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

from .records import read_records

# Words that name nothing: only they carry the spaces around them.
PLAIN_WORDS = (
    'return import for in if else elif and or not is as from lambda def class while assert with '
    'the of to by an that are it on be this all each every where which than'
).split()
# One piece of text is never merged across these borders. In this order: newlines with the indent that follows; a plain word; a method
# with its dot; a name; one digit; a run of signs; further spaces. A name never takes a space or a dot along, so that it has the same
# tokens wherever it stands and can be copied; spaces go with the signs and plain words beside it.
PIECES = (
    r'\n+ *'
    rf'| ?(?:{"|".join(PLAIN_WORDS)})(?![\p{{L}}\p{{N}}_]) ?'
    r'|\.\p{L}[\p{L}_]*(?=[(\[])'
    r'|[\p{L}_]+'
    r'|\p{N}'
    r'| ?(?:(?!\.\p{L}[\p{L}_]*[(\[])[^\s\p{L}\p{N}_])+ ?'
    r'| +|\s'
)
GROUP_WEIGHTS = {'cloud-vendor': 0.15, 'quantum': 0.5, 'dl-docs': 0.8}


def read_special_tokens(format_path: Path) -> list[str]:
    return json.loads(format_path.read_text())['specialTokens']


def train_tokenizer(texts: Iterator[str], vocab_size: int, special_tokens: list[str], pieces: str = PIECES) -> Tokenizer:
    """A tokenizer with exactly `vocab_size` ids, the special tokens first; still holds `added_tokens`."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(pieces), 'isolated'),
        pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
    ])
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocab_size, special_tokens=special_tokens, show_progress=False,
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
    )  # fmt: skip
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def without_added_tokens(tokenizer: Tokenizer) -> str:
    """The tokenizer's file: special tokens stay in the vocabulary (their ids are fixed) but are never found in text."""
    data = json.loads(tokenizer.to_str())
    data['added_tokens'] = []
    return json.dumps(data, ensure_ascii=False, indent=1) + '\n'


def sample_texts(exercises: list[Path], corpus: list[Path], bytes_each: int, seed: int) -> list[str]:
    """Texts of cells, about `bytes_each` of them from the exercises and as many from the corpus."""
    rng = random.Random(seed)
    texts: list[str] = []
    for paths in (exercises, corpus):
        budget = bytes_each
        pool = [
            [cell['source'] for cell in record['cells']]
            for path in paths
            for record in read_records(path)
            if rng.random() < GROUP_WEIGHTS.get(record.get('group', ''), 1.0) * (1.0 if path in exercises else 0.35)
        ]
        rng.shuffle(pool)
        for sources in pool:
            texts += sources
            budget -= sum(len(source.encode()) for source in sources)
            if budget <= 0:
                break
    return texts


def bytes_per_token(tokenizer: Tokenizer, texts: list[str]) -> float:
    encodings = tokenizer.encode_batch(texts, add_special_tokens=False)
    return sum(len(text.encode()) for text in texts) / max(1, sum(len(encoding.ids) for encoding in encodings))


def measured_texts(exercises: Path, corpus: Path) -> dict[str, list[str]]:
    """Held-out texts by kind, to compare tokenizers on."""
    kinds: dict[str, list[str]] = {k: [] for k in ('exercise statements', 'solutions', 'corpus markdown', 'corpus code')}
    for record in read_records(exercises):
        for target in record['targets']:
            lines = record['cells'][target['cell']]['source'].split('\n')
            kinds['solutions'].append('\n'.join(lines[target['startLine'] : target['endLine']]))
        kinds['exercise statements'] += [cell['source'] for cell in record['cells'] if cell['type'] == 'markdown']
    for record in read_records(corpus):
        if record['group'] != 'cloud-vendor':
            for cell in record['cells']:
                kind = 'corpus markdown' if cell['type'] == 'markdown' else 'corpus code'
                kinds[kind].append(cell['source'])
    return kinds


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--exercises', type=Path, nargs='+', required=True)
    parser.add_argument('--corpus', type=Path, nargs='*', default=[])
    parser.add_argument('--format', type=Path, required=True, help="the codec's format.json")
    parser.add_argument('--out', type=Path, required=True)
    parser.add_argument('--vocab', type=int, nargs='+', default=[6144], help='several: all are measured, the last is kept')
    parser.add_argument('--megabytes', type=float, default=16.0, help='of text from each of the two sources')
    parser.add_argument('--valid-exercises', type=Path)
    parser.add_argument('--valid-corpus', type=Path)
    parser.add_argument('--seed', type=int, default=0)
    options = parser.parse_args(arguments)
    special_tokens = read_special_tokens(options.format)
    texts = sample_texts(options.exercises, options.corpus, int(options.megabytes * 1e6), options.seed)
    measured: dict[str, Any] = {}
    if options.valid_exercises and options.valid_corpus:
        measured = measured_texts(options.valid_exercises, options.valid_corpus)
    for vocab_size in options.vocab:
        tokenizer = train_tokenizer(iter(texts), vocab_size, special_tokens)
        numbers = ', '.join(f'{kind} {bytes_per_token(tokenizer, sample):.2f}' for kind, sample in measured.items())
        print(f'{tokenizer.get_vocab_size()} ids; bytes per token: {numbers}', flush=True)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(without_added_tokens(tokenizer), encoding='utf-8')


if __name__ == '__main__':
    from .command import run_command

    run_command(main)
