// Writes the tables in docs/errors.md that have their home elsewhere: `node scripts/write-docs.mjs`. A test holds them fresh.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('..', import.meta.url);
const read = name => readFileSync(new URL(name, ROOT), 'utf8');

/** Codes of the HTTP contract, from the schema. */
function contractTable() {
  const { ErrorCode } = JSON.parse(read('schemas/error.schema.json')).$defs;
  return table(
    ['code', 'status', 'cause', 'remedy'],
    ErrorCode.oneOf.map(code => [
      `\`${code.const}\``,
      String(code['x-status']),
      code.description,
      code['x-action']
    ])
  );
}

/** Codes of the engine, from its source: `name: 'What it means: what helps.'` in one table. */
function engineTable() {
  const [, body] =
    /ENGINE_ERRORS = \{([\s\S]*?)\} as const/.exec(read('packages/engine/src/errors.ts')) ?? [];
  const rows = [...(body ?? '').matchAll(/^ {2}(\w+):\s*(['"])(.*)\2,?$/gm)];
  if (rows.length === 0) throw new Error('packages/engine/src/errors.ts has no table ENGINE_ERRORS');
  return table(
    ['code', 'cause and remedy'],
    rows.map(([, code, , text]) => [`\`${code}\``, text])
  );
}

/** The page with its generated parts as they should be. */
export function errorsPage(page = read('docs/errors.md')) {
  return [
    ['contract', contractTable()],
    ['engine', engineTable()]
  ].reduce((text, [name, rows]) => {
    const part = new RegExp(`(<!-- ${name}: generated -->\n)[\\s\\S]*?(<!-- end -->)`);
    if (!part.test(text)) throw new Error(`docs/errors.md has no place for the table ${name}`);
    return text.replace(part, (_, open, close) => `${open}\n${rows}\n${close}`);
  }, page);
}

/** A table as Prettier writes it: columns padded. */
function table(head, rows) {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map(row => row[i].length)));
  const line = cells => `| ${cells.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`;
  return `${[line(head), line(widths.map(width => '-'.repeat(width))), ...rows.map(line)].join('\n')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(new URL('docs/errors.md', ROOT), errorsPage());
