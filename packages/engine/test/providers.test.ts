import type { ProbeAnswer } from '../src/probe.js';
import { causeIn, chooseProvider, requireProvider } from '../src/providers.js';

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

test('one that was asked for by name is tried first, and refused with the reason', async () => {
  const request = { ...REQUEST, executionProvider: 'cuda' };
  await requireProvider(request, async () => good(10, 1));
  await requireProvider({ ...request, executionProvider: 'cpu' }, () =>
    Promise.reject(new Error('not tried'))
  );
  await expect(
    requireProvider(request, async () => ({ ok: false, reason: 'no adapter\nat ...' }))
  ).rejects.toMatchObject({ code: 'providerUnavailable', message: 'cuda cannot run here: no adapter' });
});

test('finds the missing library in what onnxruntime prints', () => {
  expect(
    causeIn(
      '[E:onnxruntime] FAIL : Failed to load library /app/bin/libonnxruntime_providers_cuda.so with error: ' +
        'libcublasLt.so.13: cannot open shared object file: No such file or directory\n\nmore'
    )
  ).toBe(
    'libonnxruntime_providers_cuda.so cannot be loaded: libcublasLt.so.13: cannot open shared object file: No such file or directory'
  );
  expect(causeIn('something else')).toBeUndefined();
});
