import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VERIFY_SOURCE } from '../src/generated/verify-source.js';

test('the generated constant is the Python file (npm run generate -w packages/verify makes it fresh)', () => {
  expect(VERIFY_SOURCE).toBe(readFileSync(join(__dirname, '../python/jupyt5_verify.py'), 'utf8'));
});

test('the Python file needs nothing but the standard library, and only ASCII so that it can be sent anywhere', () => {
  expect(/[^\x00-\x7f]/.test(VERIFY_SOURCE)).toBe(false);
  expect(VERIFY_SOURCE).not.toMatch(/^(?:import|from) (?:numpy|pandas|IPython)/m);
});
