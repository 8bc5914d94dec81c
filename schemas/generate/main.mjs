// Writes src/generated/ from the *.schema.json files. `npm run generate -w schemas`; a test calls `generate` to see that
// what is committed is fresh.
import { readFileSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generateTypes } from './types.mjs';
import { generateValidators } from './validators.mjs';

const folder = new URL('..', import.meta.url);
const header = '// Generated from the *.schema.json files by `npm run generate -w schemas`. Do not edit.\n';

/** The schema files by name, for instance `error.schema.json`. */
export function readSchemas() {
  const names = readdirSync(folder).filter(name => name.endsWith('.schema.json'));
  return Object.fromEntries(
    names.sort().map(name => [name, JSON.parse(readFileSync(new URL(name, folder), 'utf8'))])
  );
}

/** File name in src/generated -> text. */
export function generate() {
  const schemas = readSchemas();
  const codes = schemas['error.schema.json'].$defs.ErrorCode.oneOf;
  const table = codes.map(
    code =>
      `  ${code.const}: ${JSON.stringify({ status: code['x-status'], meaning: code.description, action: code['x-action'] })}`
  );
  return {
    'types.ts': header + generateTypes(schemas),
    'errors.ts': `${header}export const ERROR_TABLE = {\n${table.join(',\n')}\n} as const;\n`,
    'schemas.ts': `${header}export const SCHEMA_FILES = ${JSON.stringify(schemas, null, 2)} as const;\n`,
    'validators.ts': `${header}/* eslint-disable */\n// @ts-nocheck: plain JavaScript, written by ajv's standalone compiler.\n${generateValidators(schemas)}`
  };
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  for (const [name, text] of Object.entries(generate()))
    writeFileSync(new URL(`src/generated/${name}`, folder), text);
}
