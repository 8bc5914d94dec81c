import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENGINE_ERRORS, loadModel } from '../src/index.js';
import { TINY_FOLDER } from './tiny.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jupyt5-model-'));
  cpSync(TINY_FOLDER, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function editManifest(change: (manifest: Record<string, unknown>) => void): void {
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  change(manifest);
  writeFileSync(path, JSON.stringify(manifest));
}

test('loads the default precision and says what it uses', async () => {
  const model = await loadModel(folder);
  expect(model).toMatchObject({ precision: 'int8', executionProvider: 'cpu' });
  expect(model.sizeBytes).toBeGreaterThan(200_000);
  await model.release();
});

test.each<[string, string, RegExp, () => void]>([
  ['no folder', 'modelNotFound', /does not exist/, () => (folder = join(folder, 'nowhere'))],
  ['no manifest', 'modelNotFound', /manifest.json/, () => rmSync(join(folder, 'manifest.json'))],
  [
    'a manifest that is not JSON',
    'modelInvalid',
    /not JSON/,
    () => writeFileSync(join(folder, 'manifest.json'), '{')
  ],
  [
    'another manifest version',
    'modelInvalid',
    /manifestVersion 1, got jupyt5-model 2/,
    () => editManifest(m => (m['manifestVersion'] = 2))
  ],
  [
    'another format version',
    'formatMismatch',
    /format version 99/,
    () => editManifest(m => (m['formatVersion'] = 99))
  ],
  [
    'a missing file',
    'modelInvalid',
    /weights.int8.bin is missing/,
    () => rmSync(join(folder, 'weights.int8.bin'))
  ],
  [
    'a file cut short',
    'modelInvalid',
    /bytes, the manifest says/,
    () => writeFileSync(join(folder, 'bias.f32'), '')
  ],
  ['a file with a flipped bit', 'modelInvalid', /SHA-256/, () => flip(join(folder, 'weights.int8.bin'))],
  [
    'another tokenizer',
    'modelInvalid',
    /tokenizer/,
    () => appendFileSync(join(folder, 'tokenizer.json'), ' ')
  ]
])('refuses %s as %s', async (_, code, message, damage) => {
  const original = folder;
  damage();
  await expect(loadModel(folder)).rejects.toMatchObject({
    code,
    message: expect.stringMatching(message) as unknown
  });
  folder = original;
});

test('refuses a precision that the model does not have, and names those it has', async () => {
  await expect(loadModel(folder, { precision: 'int2' })).rejects.toMatchObject({
    code: 'precisionUnknown',
    message: expect.stringContaining('float32, int8, got int2') as unknown
  });
});

test('an execution provider that is missing here is named as such', async () => {
  await expect(loadModel(folder, { executionProvider: 'cuda' })).rejects.toMatchObject({
    code: 'providerUnavailable'
  });
});

test('the README explains every error code', () => {
  const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');
  for (const code of Object.keys(ENGINE_ERRORS)) expect(readme).toContain(`\`${code}\``);
});

function flip(path: string): void {
  const bytes = readFileSync(path);
  bytes[100] = (bytes[100] as number) ^ 1;
  writeFileSync(path, bytes);
}

function addMemory(text: string): void {
  writeFileSync(join(folder, 'memory.jsonl'), text);
  const sha256 = createHash('sha256').update(text).digest('hex');
  editManifest(manifest => {
    manifest['memory'] = { file: 'memory.jsonl', entries: 1 };
    const files = manifest['files'] as unknown[];
    files.push({ path: 'memory.jsonl', sizeBytes: Buffer.byteLength(text), sha256 });
  });
}

test('a model with a memory reads the exercise that is like the question', async () => {
  addMemory(`${JSON.stringify({ skill: 'sum', statement: 'Add the numbers.', code: 'sum(x)' })}\n`);
  const model = await loadModel(folder);
  const cells = [
    { type: 'markdown' as const, source: 'Add all numbers up.' },
    { type: 'code' as const, masked: true as const }
  ];
  const window = await model.layout.encode({ language: 'python', cells }, 96);
  expect(window.context.similar).toEqual(['Add the numbers.']);
  await model.release();
});

test('a memory that is none is refused with file and line', async () => {
  addMemory('{"skill": "sum"}\n');
  await expect(loadModel(folder)).rejects.toMatchObject({
    code: 'modelInvalid',
    message: expect.stringMatching(/memory\.jsonl:1: expected a string "statement"/) as string
  });
});
