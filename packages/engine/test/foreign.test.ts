// Checkpoints of T5 and CodeT5 kinds: converted, they write what transformers writes. Made here, so a Python with torch,
// transformers, onnx and onnxruntime is needed (JUPYT5_TEST_PYTHON).
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { MaskedDocument } from '@jupyt5/schemas';
import { Engine, infill, loadModel, type Model } from '../src/index.js';
import { decodePlainly, OPTIONS } from './tiny.js';

const TRAINING = join(__dirname, '../../training');
const FAMILIES = ['t5', 't5-v1.1', 'codet5', 'codet5p'];

interface Expected {
  readonly start: readonly number[];
  readonly cases: readonly {
    readonly inputIds: readonly number[];
    readonly greedy: readonly number[];
    readonly text: string;
  }[];
  readonly encoded: readonly {
    readonly before: string;
    readonly after: string;
    readonly ids: readonly number[];
  }[];
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jupyt5-foreign-'));
  execFileSync(process.env['JUPYT5_TEST_PYTHON'] ?? 'python3', [join(__dirname, 'make_foreign.py'), folder], {
    env: {
      ...process.env,
      PYTHONPATH: [TRAINING, join(TRAINING, 'tests')].join(delimiter),
      OMP_NUM_THREADS: '1'
    },
    stdio: ['ignore', 'ignore', 'pipe']
  });
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const masked = (before: string, after: string): MaskedDocument => ({
  language: 'python',
  cells: [{ type: 'code', masked: true, before, after }]
});

describe.each(FAMILIES)('%s', family => {
  let model: Model;
  let expected: Expected;
  beforeAll(async () => {
    model = await loadModel(join(folder, family), { precision: 'float32' });
    expected = JSON.parse(readFileSync(join(folder, `${family}.json`), 'utf8')) as Expected; // written by make_foreign.py
  });
  afterAll(() => model.release());

  test('greedy ids and their text are those of transformers', async () => {
    expect(model.layout.startIds).toEqual(expected.start);
    for (const { inputIds, greedy, text } of expected.cases) {
      const sequence = await decodePlainly(model, inputIds, { ...OPTIONS, maxTokens: greedy.length });
      expect(sequence.ids).toEqual(greedy.slice(0, sequence.ids.length));
      expect(greedy.length - sequence.ids.length).toBe(sequence.finishReason === 'stop' ? 1 : 0);
      expect(sequence.text).toBe(text);
    }
  });

  test('a cell is encoded as the Python tokenizer does with a sentinel in the text', async () => {
    for (const { before, after, ids } of expected.encoded) {
      const window = await model.layout.encode(masked(before, after), 128);
      expect([...window.inputIds]).toEqual(ids);
    }
  });

  test('a request through the engine, alone or among others, writes what plain decoding writes', async () => {
    const engine = new Engine(model);
    const documents = ['a = 1\n', 'def mean(values):\n', ''].map(before => masked(before, ''));
    const answers = await Promise.all(documents.map(document => infill(engine, document, { maxTokens: 24 })));
    for (const [i, { candidates }] of answers.entries()) {
      const { inputIds } = await model.layout.encode(documents[i] as MaskedDocument, 128);
      const plain = await decodePlainly(model, [...inputIds], { ...OPTIONS, maxTokens: 24 });
      expect(candidates[0]).toMatchObject({ text: plain.text, tokens: plain.tokens, logprob: plain.logprob });
    }
  });

  test('several candidates of the int8 model', async () => {
    const small = await loadModel(join(folder, family), { precision: 'int8' });
    const { candidates, done } = await infill(new Engine(small), masked('x = ', '\n'), {
      n: 4,
      temperature: 1,
      maxTokens: 12,
      validPython: true
    });
    expect(candidates).toHaveLength(4);
    expect([...done.ranking].sort()).toEqual([0, 1, 2, 3]);
    for (const { text } of candidates) expect(text).not.toMatch(/<extra_id|<\/?s>|<pad>|<unk>/);
    await small.release();
  });
});
