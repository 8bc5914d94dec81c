// `auto` probes once: what it found is remembered until something changes, and never trusted further than it loads.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { driverFacts } from '../src/driver-facts.js';
import { EngineError, openModel } from '../src/index.js';
import { peakRssBytes } from '../src/peak-memory.js';
import { providerMemory, providerMemoryFolder } from '../src/provider-memory.js';
import { TINY_FOLDER } from './tiny.js';

const folder = mkdtempSync(join(tmpdir(), 'providers '));
afterAll(() => rmSync(folder, { recursive: true }));
const PROBED = { folder: TINY_FOLDER, precision: 'int8', threads: 1 };
const CHOICE = {
  name: 'cpu',
  others: [{ name: 'cuda', reason: 'no card' }],
  probedAt: '2026-01-02T03:04:05.000Z'
};

test('recalls what was kept while nothing has changed', () => {
  let driver = 1;
  const memory = providerMemory(join(folder, 'a'), () => ({ driver }));
  expect(memory.recall(PROBED)).toBeUndefined();
  memory.keep(PROBED, CHOICE);
  expect(providerMemory(join(folder, 'a'), () => ({ driver })).recall(PROBED)).toEqual(CHOICE);
  expect(memory.recall({ ...PROBED, threads: 2 })).toBeUndefined();
  expect(memory.recall({ ...PROBED, precision: 'float32' })).toBeUndefined();
  expect(memory.recall({ ...PROBED, folder: 'nowhere' })).toBeUndefined();
  driver = 2;
  expect(memory.recall(PROBED)).toBeUndefined();
  driver = 1;
  memory.forget(PROBED);
  expect(memory.recall(PROBED)).toBeUndefined();
});

test.each(['', '{', '[]', '{"name":"cuda"}', '{"name":"cpu","others":[3],"probedAt":"2026-01-01"}'])(
  'a damaged file remembers nothing: %j',
  text => {
    const place = join(folder, 'damaged');
    const memory = providerMemory(place, () => ({}));
    memory.keep(PROBED, CHOICE);
    writeFileSync(join(place, readdirSync(place)[0] as string), text);
    expect(memory.recall(PROBED)).toBeUndefined();
  }
);

test('a folder that cannot be written is no error', () => {
  const memory = providerMemory(join(folder, 'file', 'inside'), () => ({}));
  writeFileSync(join(folder, 'file'), '');
  memory.keep(PROBED, CHOICE);
  memory.forget(PROBED);
  expect(memory.recall(PROBED)).toBeUndefined();
});

test('lies where the XDG specification says', () => {
  expect(providerMemoryFolder({ XDG_CACHE_HOME: '/c' })).toBe('/c/jupyt5/providers');
  expect(providerMemoryFolder({ XDG_CACHE_HOME: 'relative' })).toMatch(/\/\.cache\/jupyt5\/providers$/);
});

test('the facts are the same twice, name the version, and follow the environment', () => {
  const facts = driverFacts({});
  expect(driverFacts({})).toEqual(facts);
  expect(facts).toMatchObject({ onnxruntime: expect.stringMatching(/^\d+\.\d+/) });
  expect(driverFacts({ CUDA_VISIBLE_DEVICES: '1' })).not.toEqual(facts);
  writeFileSync(join(folder, 'libcuda.so.1'), 'driver');
  expect(JSON.stringify(driverFacts({ LD_LIBRARY_PATH: folder }))).toContain('libcuda.so.1');
});

test('auto probes once, then goes by what is remembered', async () => {
  const memory = providerMemory(join(folder, 'auto'), () => ({}));
  const { probedAt: _, ...choice } = CHOICE;
  const chooseProvider = jest.fn(async () => choice);
  const open = async () => {
    const { model, others, probe } = await openModel(TINY_FOLDER, {
      executionProvider: 'auto',
      chooseProvider,
      memory
    });
    await model.release();
    return { name: model.executionProvider, others, probe };
  };
  const first = await open();
  const second = await open();
  expect(chooseProvider).toHaveBeenCalledTimes(1);
  expect(first.probe?.isRemembered).toBe(false);
  expect(second).toEqual({ ...first, probe: { at: first.probe?.at, isRemembered: true } });
});

test('a remembered provider that does not load is forgotten, and all are tried again', async () => {
  const place = join(folder, 'gone');
  const memory = providerMemory(place, () => ({}));
  memory.keep(PROBED, { ...CHOICE, name: 'no such provider' });
  let kept = -1;
  const { model, probe } = await openModel(TINY_FOLDER, {
    executionProvider: 'auto',
    // What a process finds that starts after this one has died here.
    chooseProvider: async () => {
      kept = readdirSync(place).length;
      return { name: 'cpu', others: [] };
    },
    memory
  });
  expect([model.executionProvider, probe?.isRemembered, kept]).toEqual(['cpu', false, 0]);
  expect(memory.recall(PROBED)?.name).toBe('cpu');
  await model.release();
});

test('other faults of a model are not hidden', async () => {
  const memory = providerMemory(join(folder, 'fault'), () => ({}));
  memory.keep({ ...PROBED, precision: 'int2' }, CHOICE);
  const opened = openModel(TINY_FOLDER, { executionProvider: 'auto', precision: 'int2', memory });
  await expect(opened).rejects.toThrow(EngineError);
  await expect(opened).rejects.toMatchObject({ code: 'precisionUnknown' });
});

test('the peak is at least what is held now', () => {
  expect(peakRssBytes()).toBeGreaterThanOrEqual(process.memoryUsage.rss() * 0.9);
});
