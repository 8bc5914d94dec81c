import { readdirSync, readFileSync } from 'node:fs';
import { ERRORS, isErrorCode } from '../src/index.js';

test('knows its codes and no others, not even inherited names', () => {
  expect(isErrorCode('serverBusy')).toBe(true);
  for (const value of ['busy', 'toString', '__proto__', 3, null]) expect(isErrorCode(value)).toBe(false);
});

test('every error has a status of the caller, or of ours, and says what to do', () => {
  for (const [code, { status, meaning, action }] of Object.entries(ERRORS)) {
    expect({ code, ok: status >= 400 && status < 600 }).toEqual({ code, ok: true });
    expect(meaning).toMatch(/^[A-Z].*\.$/);
    expect(action).toMatch(/^[A-Z].*\.$/);
  }
});

test('the table in the README is the table of the schema', () => {
  // Prettier pads the table's columns.
  const readme = readFileSync(`${__dirname}/../README.md`, 'utf8').replace(/ +/g, ' ');
  const rows = Object.entries(ERRORS).map(
    ([code, { status, meaning, action }]) => `| \`${code}\` | ${status} | ${meaning} | ${action} |`
  );
  for (const row of rows) expect(readme).toContain(row);
  expect(readme.match(/^\| `\w+` \| \d{3} \|/gm)).toHaveLength(rows.length);
});

// TypeScript's own `ErrorCode` holds the server and the client to the table; the Jupyter server writes codes as text.
test('every code that the Jupyter server answers with is in the table, with its status', () => {
  const folder = `${__dirname}/../../packages/labextension/jupyt5`;
  const source = readdirSync(folder)
    .filter(name => name.endsWith('.py'))
    .map(name => readFileSync(`${folder}/${name}`, 'utf8'))
    .join('\n');
  const answers = [...source.matchAll(/(?:_fail|problem)\(\s*(\d{3}),\s*"(\w+)"/g)].map(
    ([, status, code]) => ({ code, status: Number(status) })
  );
  expect(answers.map(({ code }) => code)).toContain('policyForbids');
  for (const { code, status } of answers)
    expect({ code, status: isErrorCode(code) ? ERRORS[code].status : undefined }).toEqual({ code, status });
});
