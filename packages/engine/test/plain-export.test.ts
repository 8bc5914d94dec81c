// A folder as Optimum's ONNX export leaves it (make_plain_export.py says with which versions): merged decoder or the pair.
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineReport } from '../src/protocol.js';
import { Engine, infill, openModel, serveEngine, type AnyModel } from '../src/index.js';
import { decodePlainly, notebook, OPTIONS } from './tiny.js';

const EXPORTED = join(__dirname, 'plain-export');
const EXPECTED = JSON.parse(readFileSync(join(EXPORTED, 'expected.json'), 'utf8')) as {
  readonly inputIds: readonly number[];
  readonly greedy: readonly number[];
}[];
const FILES = ['encoder_model.onnx', 'config.json', 'tokenizer.json'];
const KINDS = {
  'a merged decoder': ['decoder_model_merged.onnx'],
  'a pair of decoders': ['decoder_model.onnx', 'decoder_with_past_model.onnx']
};

let scratch: string;
beforeAll(() => (scratch = mkdtempSync(join(tmpdir(), 'jupyt5-plain-'))));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function folderWith(name: string, files: readonly string[]): string {
  for (const file of files) cpSync(join(EXPORTED, file), join(scratch, name, file));
  return join(scratch, name);
}

describe.each(Object.entries(KINDS))('%s', (name, decoders) => {
  let model: AnyModel;
  beforeAll(async () => ({ model } = await openModel(folderWith(name, [...FILES, ...decoders]))));
  afterAll(() => model.release());

  test('greedy output is what transformers generates, token for token', async () => {
    expect(model).toMatchObject({
      kind: 'plain',
      layout: { name: 'codet5' },
      manifest: { name, contextTokens: 128 }
    });
    for (const { inputIds, greedy } of EXPECTED) {
      const sequence = await decodePlainly(model, inputIds, { ...OPTIONS, maxTokens: greedy.length });
      expect(sequence.ids).toEqual(greedy.slice(0, sequence.ids.length));
      expect(greedy.length - sequence.ids.length).toBe(sequence.finishReason === 'stop' ? 1 : 0);
    }
  });

  test('candidates of several requests at a time are those of each alone', async () => {
    const options = { n: 3, temperature: 1, maxTokens: 12 };
    const engine = new Engine(model);
    const together = await Promise.all([1, 2].map(number => infill(engine, notebook(number), options)));
    for (const [i, { candidates }] of together.entries())
      expect((await infill(new Engine(model), notebook(i + 1), options)).candidates).toEqual(candidates);
  });
});

test('the engine process loads it as any other, and says what is missing', async () => {
  const reports: EngineReport[] = [];
  const load = async (modelFolder: string): Promise<EngineReport | undefined> => {
    await new Promise<void>(resolve => {
      const send = (report: EngineReport): void => {
        reports.push(report);
        if (report.type !== 'heartbeat') resolve();
      };
      serveEngine({ send, onStopped: () => undefined }).receive({
        type: 'load',
        modelFolder,
        threads: 1,
        executionProvider: 'auto'
      });
    });
    return reports.at(-1);
  };
  const whole = folderWith('whole', [...FILES, 'decoder_model_merged.onnx']);
  expect(await load(whole)).toMatchObject({
    type: 'loaded',
    model: { name: 'whole', contextTokens: 128, precision: 'as exported', executionProvider: 'cpu' }
  });
  expect(await load(folderWith('half', FILES))).toMatchObject({
    type: 'loadFailed',
    code: 'modelNotFound',
    message: expect.stringContaining('decoder_with_past_model.onnx')
  });
});
