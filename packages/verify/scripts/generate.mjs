// Puts the Python file into a TypeScript constant, since a browser has no file to read it from.
import { readFileSync, writeFileSync } from 'node:fs';

export function generated() {
  const python = readFileSync(new URL('../python/jupyt5_verify.py', import.meta.url), 'utf8');
  return `// Generated from python/jupyt5_verify.py by \`npm run generate -w packages/verify\`. Do not edit.\nexport const VERIFY_SOURCE = ${JSON.stringify(python)};\n`;
}

if (process.argv[1]?.endsWith('generate.mjs'))
  writeFileSync(new URL('../src/generated/verify-source.ts', import.meta.url), generated());
