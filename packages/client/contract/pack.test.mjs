// What `npm pack` would publish, used as a stranger's project uses it: types, ES modules, no Node built-ins, small parts.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { ROOT } from '../../../scripts/steps/paths.mjs';
import { npmCommand } from '../../../scripts/steps/run.mjs';

const TSC = path.join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
const project = mkdtempSync(path.join(tmpdir(), 'jupyt5 project '));
const client = path.join(project, 'node_modules', '@jupyt5', 'client');

before(
  () => {
    run(process.execPath, [TSC, '--build', path.join(ROOT, 'packages', 'client')]);
    for (const [name, folder] of [
      ['client', 'packages/client'],
      ['schemas', 'schemas']
    ]) {
      const [npm, ...args] = npmCommand();
      run(npm, [...args, 'pack', path.join(ROOT, folder), '--pack-destination', project, '--silent']);
      const target = path.join(project, 'node_modules', '@jupyt5', name);
      mkdirSync(target, { recursive: true });
      const [tarball] = readdirSync(project).filter(file => file.startsWith(`jupyt5-${name}-`));
      run('tar', ['-xzf', path.join(project, tarball), '-C', target, '--strip-components=1']);
    }
    writeFileSync(path.join(project, 'package.json'), '{"type":"module"}');
  },
  { timeout: 300_000 }
);
after(() => rmSync(project, { recursive: true, force: true }));

function run(program, args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: project, encoding: 'utf8' });
  assert.equal(status, 0, `${program} ${args.join(' ')}: ${error?.message ?? ''}${stdout}${stderr}`);
  return stdout;
}

/** One file that imports `names` from the client, bundled for browsers: bytes, and what it is made of. */
async function bundle(names) {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: `import { ${names} } from '@jupyt5/client'; console.log(${names});`,
      resolveDir: project
    },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'esm'
  });
  return { sizeBytes: outputFiles[0].contents.length, inputs: Object.keys(metafile.inputs) };
}

test('holds the built files, their types and sources, and the README', () => {
  const files = readdirSync(client, { recursive: true });
  for (const file of ['package.json', 'README.md', 'lib/index.js', 'lib/index.d.ts', 'src/index.ts'])
    assert.ok(files.includes(path.normalize(file)), file);
  assert.ok(!files.some(file => /test|tsbuildinfo/.test(file)));
});

test('imports no module of Node', () => {
  for (const file of readdirSync(path.join(client, 'lib')).filter(name => name.endsWith('.js'))) {
    const text = readFileSync(path.join(client, 'lib', file), 'utf8');
    for (const [, name] of text.matchAll(/(?:from|import)\s*\(?['"]([^'"]+)['"]/g))
      assert.ok(!name.startsWith('node:') && !builtinModules.includes(name), `${file} imports ${name}`);
  }
});

test('an ES module can import it', () => {
  const code =
    "const client = await import('@jupyt5/client'); console.log(Object.keys(client).sort().join());";
  assert.equal(
    run(process.execPath, ['--input-type=module', '--eval', code]).trim(),
    'InfillError,cancelInfill,health,infill,infillOnce,models,readEvents,readServerSentEvents'
  );
});

test('its types are whole, in a strict project for browsers without the types of Node', () => {
  writeFileSync(
    path.join(project, 'use.ts'),
    `import { infill, InfillError, type ClientOptions } from '@jupyt5/client';
const options: ClientOptions = { baseUrl: '/', token: 't' };
export async function fill(): Promise<string> {
  let text = '';
  try {
    for await (const event of infill({ document: { language: 'python', cells: [{ type: 'code', masked: true, before: '', after: '' }] } }, options))
      if (event.type === 'text') text += event.text;
  } catch (error) {
    if (error instanceof InfillError) return error.action;
  }
  // @ts-expect-error: an unknown field is refused
  infill({ cell: 1 }, options);
  return text;
}
`
  );
  for (const [module, moduleResolution] of [
    ['esnext', 'bundler'],
    ['nodenext', 'nodenext']
  ])
    run(process.execPath, [
      ...[TSC, '--noEmit', '--strict', '--exactOptionalPropertyTypes', '--target', 'es2022'],
      ...['--lib', 'es2023,dom,dom.asynciterable', '--module', module],
      ...['--moduleResolution', moduleResolution, 'use.ts']
    ]);
});

test('a page that takes one function does not carry the rest', async () => {
  const one = await bundle('InfillError');
  const all = await bundle('infill, health');
  assert.ok(one.sizeBytes * 2 < all.sizeBytes, `${one.sizeBytes} of ${all.sizeBytes} bytes`);
});
