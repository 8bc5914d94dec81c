import { engineEnvironment } from '../src/process-environment.js';

test('sets what the C library needs, and keeps what the environment says already', () => {
  expect(engineEnvironment({ HOME: '/home/x' })).toEqual({
    HOME: '/home/x',
    GLIBC_TUNABLES: 'glibc.malloc.mmap_threshold=67108864:glibc.malloc.trim_threshold=134217728'
  });
  expect(engineEnvironment({ GLIBC_TUNABLES: 'a=b' })['GLIBC_TUNABLES']).toBe('a=b');
});
