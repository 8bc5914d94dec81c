import type { ProbeAnswer } from '../src/probe.js';
import { chooseProvider } from '../src/providers.js';

const BACKENDS = ['cpu', 'cuda', 'webgpu'].map(name => ({ name, bundled: name !== 'cuda' }));
const REQUEST = { folder: 'model', precision: 'int8', threads: 1 };

/** Chooses where probes answer like this. */
async function choose(answers: Readonly<Record<string, ProbeAnswer>>) {
  const asked: string[] = [];
  const choice = await chooseProvider(
    REQUEST,
    request => {
      asked.push(request.executionProvider);
      return Promise.resolve(
        answers[request.executionProvider] ?? { ok: false, reason: 'crashed (SIGSEGV)\nat ...' }
      );
    },
    BACKENDS
  );
  return {
    ...choice,
    asked,
    reasons: Object.fromEntries(choice.others.map(({ name, reason }) => [name, reason]))
  };
}

const good = (ms: number, ...ids: number[]): ProbeAnswer => ({ ok: true, ids, ms });

test('takes the CPU, without trying it, where nothing else works, and says why', async () => {
  const { name, asked, reasons } = await choose({});
  expect(name).toBe('cpu');
  expect(asked).toEqual(['cuda', 'webgpu']);
  expect(reasons['cuda']).toBe('crashed (SIGSEGV) (its libraries do not come with the package)');
  expect(reasons['coreml']).toMatch(/onnxruntime has no coreml/);
});

test('takes a provider that is faster and right', async () => {
  const { name, reasons } = await choose({
    cpu: good(50, 1, 2),
    cuda: good(10, 1, 2),
    webgpu: good(20, 1, 2)
  });
  expect(name).toBe('cuda');
  expect(reasons['cpu']).toMatch(/slower than cuda/);
  expect(reasons['webgpu']).toMatch(/slower than cuda/);
});

test('refuses a provider that writes something else', async () => {
  const { name, reasons } = await choose({ cpu: good(50, 1, 2), webgpu: good(10, 1, 3) });
  expect(name).toBe('cpu');
  expect(reasons['webgpu']).toBe('writes other tokens than the CPU');
});
