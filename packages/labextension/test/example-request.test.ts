// What leaves the page: the HTTP request of one press, for a notebook that holds all that must not leave it.
// `docs/example-request.json` shows that request to readers of docs/privacy.md and must be the same; UPDATE_DOCS=1 writes it.
import { readFileSync, writeFileSync } from 'node:fs';
import { YNotebook } from '@jupyter/ydoc';
import type { Cell } from '@jupyterlab/cells';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { ServerConnection } from '@jupyterlab/services';
import { nullTranslator } from '@jupyterlab/translation';
import { Signal } from '@lumino/signaling';
import { Infiller } from '../src/infiller.js';
import { requestInfill } from '../src/request.js';
import { DEFAULT_SETTINGS, type Settings } from '../src/settings.js';

// Widgets that need a whole browser; nothing of them is in the way of a request.
jest.mock('@jupyterlab/notebook', () => ({ NotebookActions: {} }));
jest.mock('../src/traceback-dialog.js', () => ({}));
// Jupyter's own cells read themselves before they stand in a document; Yjs warns about each.
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation(() => undefined));
afterEach(() => jest.restoreAllMocks());

// Put together here, so that no scanner takes this file for a leak.
const AWS_KEY = `AKIA${'ABCDEFGHIJKLMNOP'}`;
const PIXELS = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk';

const NOTEBOOK = {
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {
    kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' },
    language_info: { name: 'python' },
    authors: [{ name: 'Ann Author' }]
  },
  cells: [
    {
      id: 'question',
      cell_type: 'markdown',
      metadata: { tags: ['homework-7'] },
      source: '## Sales\n\n![map](attachment:map.png)\n\nThe total per region, as `totals`.',
      attachments: { 'map.png': { 'image/png': PIXELS } }
    },
    {
      id: 'data',
      cell_type: 'code',
      execution_count: 12,
      metadata: { collapsed: true },
      source: `import pandas as pd\nKEY = "${AWS_KEY}"\npassword = "correct horse"\nsales = pd.read_csv("postgresql://ann:s3cret@db/sales")`,
      outputs: [
        { output_type: 'stream', name: 'stdout', text: 'printed-text 1200 rows' },
        {
          output_type: 'execute_result',
          execution_count: 12,
          metadata: {},
          data: { 'text/plain': 'result-text 1200', 'text/html': '<b>html-text</b>', 'image/png': PIXELS }
        },
        { output_type: 'error', ename: 'KeyError', evalue: 'error-text', traceback: ['traceback-text'] }
      ]
    },
    { id: 'hole', cell_type: 'code', execution_count: null, metadata: {}, source: '', outputs: [] },
    {
      id: 'check',
      cell_type: 'code',
      execution_count: null,
      metadata: {},
      source: 'assert totals["north"] == 30',
      outputs: []
    }
  ]
};

/** Everything of the notebook that is neither text of a cell nor allowed out by the settings. */
const STAYS_HOME = [
  'Ann Author',
  'homework-7',
  PIXELS,
  'html-text',
  'error-text',
  'traceback-text',
  'execution_count'
];
const OUTPUTS = ['printed-text', 'result-text'];
const SECRETS = [AWS_KEY, 'correct horse', 's3cret'];

interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: unknown;
}

/** jsdom has no Request; Jupyter needs of it what stands here. */
class RecordedRequest {
  readonly headers: Map<string, string>;

  constructor(
    readonly url: string,
    readonly init: RequestInit
  ) {
    this.headers = new Map(Object.entries(init.headers as Record<string, string>)); // the client sends a plain object
  }
}

/** Presses the key in the empty cell; gives every HTTP request that the page makes. */
async function press(settings: Partial<Settings> = {}): Promise<readonly SentRequest[]> {
  const sent: SentRequest[] = [];
  const serverSettings = {
    baseUrl: 'https://hub.example/user/ann/',
    token: '',
    init: {},
    Request: RecordedRequest,
    fetch: (request: RecordedRequest) => {
      const { url, init, headers } = request;
      sent.push({
        method: String(init.method),
        url,
        headers: Object.fromEntries(headers),
        body: JSON.parse(String(init.body))
      });
      return Promise.reject(new Error('no server in this test'));
    }
  } as unknown as ServerConnection.ISettings;
  const shared = new YNotebook({ disableDocumentWideUndoRedo: true });
  shared.fromJSON(NOTEBOOK as never); // nbformat's own types know fewer cell kinds than a literal has
  const cell = cellOf(shared, 2);
  const infiller = new Infiller({
    send: (request, path, signal) => requestInfill(request, serverSettings, path, signal),
    settings: () => ({ ...DEFAULT_SETTINGS, ...settings }),
    trans: nullTranslator.load('jupyt5'),
    verifier: null,
    modelOf: () => settings.model ?? '',
    onFailure: () => undefined // there is no server
  });
  await infiller.start(panelOf(shared, cell), cell);
  return sent;
}

/** The parts of a cell's widget that an infill touches. */
function cellOf(shared: YNotebook, index: number): Cell {
  const sharedModel = shared.getCell(index);
  const cell = {
    model: { id: sharedModel.id, type: sharedModel.cell_type, metadata: sharedModel.metadata, sharedModel },
    node: document.createElement('div'),
    editor: null,
    isDisposed: false
  };
  const signals = { disposed: new Signal(cell), inViewportChanged: new Signal(cell) };
  return Object.assign(cell, signals) as unknown as Cell;
}

/** The notebook's model gives its shared model's JSON, outputs and attachments included. */
function panelOf(shared: YNotebook, cell: Cell): NotebookPanel {
  const model = { metadata: shared.metadata, readOnly: false, toJSON: () => shared.toJSON() };
  return {
    content: { model, widgets: [cell], activeCell: cell, mode: 'command' },
    context: { path: 'course/Übung 7.ipynb' }
  } as unknown as NotebookPanel;
}

test('docs/example-request.json is the request of one press', async () => {
  const [request, ...others] = await press();
  expect(others).toEqual([]);
  const file = `${__dirname}/../../../docs/example-request.json`;
  if (process.env['UPDATE_DOCS']) writeFileSync(file, `${JSON.stringify(request, null, 2)}\n`);
  expect(request).toEqual(JSON.parse(readFileSync(file, 'utf8')));
});

test('neither outputs, attachments, metadata nor secrets leave the page', async () => {
  const text = JSON.stringify(await press());
  for (const hidden of [...STAYS_HOME, ...OUTPUTS, ...SECRETS]) expect(text).not.toContain(hidden);
});

test('the name of a chosen model goes along', async () => {
  expect(await press({ model: 'big' })).toMatchObject([{ body: { model: 'big' } }]);
});

test('with "Send text outputs" printed text and text results go along, and nothing else', async () => {
  const text = JSON.stringify(await press({ sendOutputs: true }));
  for (const shown of OUTPUTS) expect(text).toContain(shown);
  for (const hidden of [...STAYS_HOME, ...SECRETS]) expect(text).not.toContain(hidden);
});
