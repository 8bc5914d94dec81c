import { withoutFolders } from '../src/file-names.js';

test.each([
  [
    'Failed to load library /opt/app/node_modules/x/libonnxruntime_providers_cuda.so with error: libcublasLt.so.13: cannot open',
    'Failed to load library libonnxruntime_providers_cuda.so with error: libcublasLt.so.13: cannot open'
  ],
  ["cannot read '/home/ann/model/a.onnx'", "cannot read 'a.onnx'"],
  [
    'LoadLibrary failed: C:\\Users\\Jane Doe\\lib\\cudnn64_9.dll is missing',
    'LoadLibrary failed: cudnn64_9.dll is missing'
  ],
  ['(/usr/lib/a.so, /usr/lib/b.so)', '(a.so, b.so)']
])('a path of this machine becomes the name of its file: %s', (text, expected) => {
  expect(withoutFolders(text)).toBe(expected);
});

test.each([
  'a fake has none',
  '12 ms/token and 3/4 of the speed',
  'see https://onnxruntime.ai/docs/execution-providers'
])('what is no path stays: %s', text => {
  expect(withoutFolders(text)).toBe(text);
});
