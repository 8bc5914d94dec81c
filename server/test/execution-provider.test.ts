import { ConfigError } from '../src/config.js';
import { providerFor } from '../src/execution-provider.js';
import { startApp } from './start-app.js';

test('one for all models, another one for some', () => {
  expect(providerFor('auto', 'small')).toBe('auto');
  expect(providerFor('cuda', 'small')).toBe('cuda');
  expect(providerFor('small=webgpu, cpu', 'small')).toBe('webgpu');
  expect(providerFor('cpu,large=cuda', 'small')).toBe('cpu');
  expect(providerFor('large=cuda', 'small')).toBe('auto');
  expect(providerFor('a=b=cuda', 'a=b')).toBe('cuda');
});

test('DirectML goes by the name that people know', () => {
  expect(providerFor('directml', 'small')).toBe('dml');
});

test.each(['gpu', 'small=gpu', 'cuda,', ''])('%j is refused with the names that there are', setting => {
  expect(() => providerFor(setting, 'small')).toThrow(ConfigError);
  expect(() => providerFor(setting, 'small')).toThrow(/auto, cpu, cuda, tensorrt, webgpu/);
});

test('the log says in one line what was chosen and why the others were not', async () => {
  const app = await startApp([], { executionProvider: 'fake=webgpu,cpu' });
  expect(app.log.join('')).toContain('"executionProvider":"webgpu in use; cuda not: a fake has none"');
  await app.stop();
});
