import { nullTranslator } from '@jupyterlab/translation';
import { announce } from '../src/announcer.js';
import { hintLadder, identifiers, usedNames } from '../src/hints.js';
import { hasFormula } from '../src/latex.js';
import { provenanceOf, stripProvenance } from '../src/provenance.js';
import { receiptLines } from '../src/receipt.js';
import { NEW_SESSION, reduceSession } from '../src/session.js';
import { DEFAULT_SETTINGS, readSettings } from '../src/settings.js';
import { statusDetail, statusText } from '../src/server-state.js';
import { renderStrip } from '../src/strip.js';
import { stripModel, type SessionControls } from '../src/strip-model.js';
import { DONE, piece, START } from './events.js';
import schema from '../schema/plugin.json';

const trans = nullTranslator.load('jupyt5');
const noControls = new Proxy({}, { get: () => () => undefined }) as SessionControls;

describe('hints', () => {
  const code = 'g = df.groupby("team")["x"].mean()\nfor k in g.index:\n    print(k)';

  test('say names first, then a plan, then the first line', () => {
    expect(hintLadder(code, identifiers('df print'))).toEqual([
      { kind: 'names', text: 'groupby, mean, index' },
      { kind: 'plan', text: 'g = …\nfor k …' },
      { kind: 'firstLine', text: 'g = df.groupby("team")["x"].mean()' }
    ]);
  });

  test('do not give away code of one line as its first line', () => {
    expect(hintLadder('x = f(1)', new Set()).map(hint => hint.kind)).toEqual(['names', 'plan']);
  });

  test('names inside strings and comments do not count', () => {
    expect(usedNames('x = "a.b()"  # c.d()')).toEqual([]);
  });
});

test('formulas are found where Jupyter typesets them', () => {
  for (const text of ['$$\\sum x$$', 'mean $\\mu$ of', '\\begin{align}a\\end{align}', '\\(a\\)'])
    expect(hasFormula(text)).toBe(true);
  for (const text of ['costs $5 and $6', 'no formula', '`$a$`', '```\n$$a$$\n```'])
    expect(hasFormula(text)).toBe(false);
});

test('provenance names model, seed and rank', () => {
  const session = [START, piece('a'), DONE].reduce(
    (state, event) => reduceSession(state, { type: 'event', event }),
    NEW_SESSION
  );
  expect(provenanceOf(session, new Date(0), ['cell-4'])).toEqual({
    model: 'tiny',
    seed: 7,
    candidate: 0,
    rank: 0,
    of: 1,
    time: '1970-01-01T00:00:00.000Z',
    verifiedBy: ['cell-4']
  });
  expect(provenanceOf(NEW_SESSION, new Date(0))).toBeNull();
});

test('stripProvenance removes the key where it is', () => {
  const deleted: string[] = [];
  const cell = (value: unknown) => ({
    getMetadata: () => value,
    deleteMetadata: (key: string) => void deleted.push(key)
  });
  expect(stripProvenance([cell({ seed: 1 }), cell(undefined)])).toBe(1);
  expect(deleted).toEqual(['jupyt5']);
});

test('the receipt tells what went and what did not', () => {
  const lines = receiptLines(
    {
      request: {
        document: {
          language: 'python',
          cells: [
            { type: 'code', source: 'a', output: '1' },
            { type: 'code', masked: true }
          ]
        }
      },
      secrets: ['jwt', 'jwt'],
      variables: 0,
      start: { ...START, context: { tokens: 9, cells: 1, cellsLeftOut: 1 } }
    },
    trans
  );
  expect(lines).toEqual([
    '2 cells of this notebook were sent.',
    'Text outputs of 1 cell were sent.',
    'The model read 1 of them (9 tokens); 1 did not fit.',
    'Masked before sending: jwt.'
  ]);
});

test('the receipt does not count the cell of the variables, and names it', () => {
  const code = { type: 'code', source: '# n: int' } as const;
  const document = { language: 'python', cells: [code, { type: 'code', masked: true } as const] };
  expect(receiptLines({ request: { document }, secrets: [], variables: 1 }, trans)).toEqual([
    '1 cell of this notebook was sent.',
    'No outputs were sent.',
    'Name and type of 1 variable of the kernel were sent.',
    'No secrets were found in them.'
  ]);
});

test('the defaults of the settings are those of the schema', () => {
  const defaults = Object.fromEntries(
    Object.entries(schema.properties).map(([name, value]) => [name, value.default])
  );
  expect(defaults).toEqual(DEFAULT_SETTINGS);
  expect(readSettings({ candidates: 3, maxTokens: 'many' })).toEqual({ ...DEFAULT_SETTINGS, candidates: 3 });
});

test('the strip keeps the element of a button that stays', () => {
  const node = document.createElement('div');
  const session = [START, piece('a', 0), piece('b', 1)].reduce(
    (state, event) => reduceSession(state, { type: 'event', event }),
    NEW_SESSION
  );
  renderStrip(node, stripModel(session, noControls, trans));
  const next = node.querySelector('.jp-jupyt5-strip-next');
  expect(node.textContent).toContain('Filling the cell: 2 tokens · 1 of 2');
  renderStrip(node, stripModel(reduceSession(session, { type: 'stop' }), noControls, trans));
  expect(node.querySelector('.jp-jupyt5-strip-next')).toBe(next);
  expect([...node.querySelectorAll('button')].map(button => button.dataset['id'])).toEqual([
    'previous',
    'next',
    'accept',
    'accept-line',
    'accept-run',
    'regenerate',
    'reject'
  ]);
});

test('the status says why not', () => {
  expect(statusText(null, '', 0, trans)).toBe('JuPyT5: …');
  const down = { status: 'unreachable', reason: 'no answer', models: [] } as const;
  expect(statusText(down, '', 0, trans)).toBe('JuPyT5: not running');
  expect(statusDetail(down, '', trans)).toBe('no answer');
  expect(statusText({ status: 'ready', reason: '', models: [] }, '', 1, trans)).toBe('JuPyT5: writing');
});

test('the same announcement twice is heard twice', () => {
  announce('done');
  const first = document.querySelector('.jp-jupyt5-live')?.textContent;
  announce('done');
  expect(document.querySelector('.jp-jupyt5-live')?.textContent).not.toBe(first);
});
