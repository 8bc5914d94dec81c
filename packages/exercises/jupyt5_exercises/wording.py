"""Says a statement in other ways: marks of code names, synonyms, where the result's name is told, tone."""
from __future__ import annotations

import random
import re

from .bind import Slots, fill

# Pairs of (pattern, choices); applied now and then, never inside backticks or formulas.
SYNONYMS: list[tuple[str, list[str]]] = [
    (r'\bCreate\b', ['Make', 'Build', 'Construct', 'Define', 'Generate']),
    (r'\bMake\b', ['Create', 'Build', 'Produce']),
    (r'\bCompute\b', ['Calculate', 'Work out', 'Find', 'Determine', 'Get']),
    (r'\bcompute\b', ['calculate', 'work out', 'determine', 'find']),
    (r'\bCalculate\b', ['Compute', 'Work out', 'Determine']),
    (r'\bFind\b', ['Determine', 'Get', 'Look up', 'Identify']),
    (r'\bWrite\b', ['Code', 'Implement', 'Define', 'Write down']),
    (r'\bImplement\b', ['Write', 'Code', 'Define', 'Program']),
    (r'\bSelect\b', ['Pick', 'Keep', 'Extract', 'Take']),
    (r'\bAdd\b', ['Append', 'Attach', 'Add']),
    (r'\bShow\b', ['Display', 'Give']),
    (r'\bDraw\b', ['Plot', 'Make', 'Create']),
    (r'\bRemove\b', ['Drop', 'Delete', 'Get rid of']),
    (r'\bSort\b', ['Order', 'Arrange']),
    (r'\b[Ss]tore (it|them|the result)\b', ['save \\1', 'keep \\1', 'put \\1']),
    (r'\bfor every\b', ['for each', 'per']),
    (r'\bfor each\b', ['for every', 'per']),
    (r'\bgreater than\b', ['above', 'larger than', 'more than', 'higher than']),
    (r'\bless than\b', ['below', 'smaller than', 'lower than']),
    (r'\bdata frame\b', ['DataFrame', 'table', 'dataframe']),
    (r'\bDataFrame\b', ['data frame', 'dataframe', 'DataFrame', 'frame']),
    (r'\bmean\b', ['average', 'mean']),
    (r'\baverage\b', ['mean', 'average']),
    (r'\bnumber of\b', ['count of', 'number of', 'amount of']),
    (r'\bstandard deviation\b', ['standard deviation', 'std', 'std dev']),
    (r'\blargest\b', ['biggest', 'highest', 'greatest', 'maximum']),
    (r'\bsmallest\b', ['lowest', 'minimum', 'least']),
    (r'\ba function\b', ['a Python function', 'a helper', 'a function', 'a small function']),
    (r'\bcalled\b', ['named', 'with the name', 'called']),
    (r'\bnamed\b', ['called', 'named', 'with the name']),
    (r'\bnumpy\b', ['NumPy', 'numpy']),
    (r'\bwithout\b', ['without', 'not using']),
    (r'\busing\b', ['with', 'by means of', 'using']),
    (r'\bin descending order\b', ['descending', 'from large to small', 'highest first']),
    (r'\bin ascending order\b', ['ascending', 'from small to large', 'lowest first']),
    (r'\brows\b', ['rows', 'records', 'entries']),
    (r'\breturns\b', ['gives back', 'returns', 'gives', 'computes']),
    (r'\bmissing values\b', ['NaNs', 'missing entries', 'empty values', 'NaN values']),
]

LEADS = [
    'Please {}', 'Now {}', 'Next, {}', 'Your turn: {}', 'Can you {}', 'Let us {}', 'Here we {}', "Let's {}", 'First {}',
    'Then {}', 'We want to {}', 'You should {}', 'Your task is to {}', 'Goal: {}', 'I need to {}', 'It is time to {}',
]
VERBS = (
    'add append attach build calculate code compute construct count create define delete determine display draw drop '
    'extract fill find fit generate get give group implement keep make merge pick plot print produce put read remove '
    'rename replace return round save select set show sort split standardise standardize store sum take train turn '
    'use write'
).split()
TAILS = [
    'Do not change the other variables.', 'One line is enough.', 'Use pandas methods where possible.', 'Keep it short.',
    'The cell below checks the result.', 'Any correct solution is fine.', 'The check below must pass.', 'No loop is needed.',
    '(See the cell after it for the tests.)', 'Vectorised code is preferred.',
]
NAME_NOTES = [
    '-> `{}`', '→ `{}`', '*Name of the result: `{}`*', '*Store the result in `{}`.*', '_Variable: `{}`_', '**Result:** `{}`',
    'Save as `{}`.', 'Call it `{}`.', 'Result variable: `{}`', '(as `{}`)', 'Assign your answer to `{}`.', '`{} = ...`',
    'The checks expect a variable `{}`.', 'Output: `{}`', '*(answer in `{}`)*', 'Use the name {}.', 'Name it **{}**.',
]


def _outside_code(text: str, change: re.Pattern[str], with_: str) -> str:
    """Substitutes only where no backticks, formula or quotation stand."""
    parts = re.split(r'(`[^`]*`|\$\$.*?\$\$|\$[^$]*\$|"[^"]*"|\'[^\']*\')', text, flags=re.S)
    return ''.join(part if i % 2 else change.sub(with_, part) for i, part in enumerate(parts))


def _without_name(template: str, rng: random.Random) -> tuple[str, bool]:
    """Drops a sentence or clause that only tells the name of the result, so that a note can tell it instead."""
    patterns = [
        r'\s*(?:->|→|=>)\s*`?\{res\}`?\.?\s*$',
        r'\s*(?:Store|Save|Keep|Put|Call|Name|Assign)[^.{}`]*(?:in|into|as|to|under|it|result|the name|variable)\s*`?\{res\}`?\.\s*',
        r'[;,]?\s+and (?:store|save|keep|put|call|name|assign)[^.{}`]*`?\{res\}`?(?=\.|$)',
        r'[;,] (?:call|name) (?:it|the result|the variable|them) `?\{res\}`?(?=\.|$)',
        r'^`?\{res\}`?\s*(?:=|:)\s*',
        r'\s*(?:Name|Variable|Result)(?: it)?:? `?\{res\}`?\.?\s*$',
    ]
    if template.count('{res}') != 1:
        return template, False
    for pattern in patterns:
        shorter, times = re.subn(pattern, ' ' if pattern.startswith(r'\s') else '', template)
        if times and len(shorter.strip()) > 12:
            shorter = shorter.strip()
            return (shorter[0].upper() + shorter[1:] if shorter[0].isalpha() else shorter), True
    return template, False


def word(template: str, slots: Slots, rng: random.Random, liveliness: float) -> str:
    """A statement in other words; `liveliness` 0..1 says how much may be changed, 0 leaves it as it was written."""
    note = None
    if rng.random() < liveliness * 0.8:
        template, dropped = _without_name(template, rng)
        if dropped:
            note = rng.choice(NAME_NOTES).format(slots['res'])
    text = fill(template, slots)
    for pattern, choices in SYNONYMS:
        if rng.random() < liveliness * 0.5:
            text = _outside_code(text, re.compile(pattern), rng.choice(choices))
    prose = '\n' not in text and not text.startswith(('-', '*', '`', '$', '#', '|'))
    first = re.match(r'[A-Za-z]+', text)
    if prose and first and first.group(0).lower() in VERBS and rng.random() < liveliness * 0.35:
        lead = rng.choice(LEADS)
        text = lead.format(text[0].lower() + text[1:])
        if lead.startswith('Can'):
            text = text.rstrip('.') + '?'
    if rng.random() < liveliness * 0.25:
        text = _mark_names(text, slots, rng)
    if prose and rng.random() < liveliness * 0.12 and text.endswith(('.', '?')):
        text += ' ' + rng.choice(TAILS)
    if prose and rng.random() < liveliness * 0.15:
        text = text.rstrip('.')
    if prose and rng.random() < liveliness * 0.12 and re.match(r'[A-Z][a-z]', text):
        text = text[0].lower() + text[1:]
    if note:
        text += rng.choice([' ', ' ', '\n\n', '\n\n', '\n']) + note
    return text


def _mark_names(text: str, slots: Slots, rng: random.Random) -> str:
    """Changes how names are marked: no marks, bold, quotation marks, or backticks around every name."""
    way = rng.choice(['none', 'bold', 'quotes', 'ticks'])
    names = {str(slots[s]) for s in slots if s.endswith(('1', '2', '3', 'df', 'res', 'new', 'fn')) and str(slots[s]).isidentifier()}
    if way == 'ticks':
        for name in names:
            if '_' in name:
                text = _outside_code(text, re.compile(rf'\b{re.escape(name)}\b(?!\()'), f'`{name}`')
        return text
    mark = {'none': '', 'bold': '**', 'quotes': '"'}[way]
    return re.sub(r'(?<!`)`(\w+)`(?!`)', rf'{mark}\1{mark}', text)
