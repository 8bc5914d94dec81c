// The model server as files that need nothing but Node: one bundle for the server, one for the engine process that it
// forks, the two native packages of one platform, and the model. The folders are laid out as npm would, so that the
// server finds its engine, and Node the native packages, exactly as in the repository.
import { build } from 'esbuild';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { collectLicences } from './licences.mjs';

const require = createRequire(import.meta.url);
/** Packages with native code: taken as they are. */
const NATIVE = ['onnxruntime-node', 'onnxruntime-common', 'tokenizers'];
/** CommonJS packages inside an ES module still ask for what CommonJS has. */
const COMMONJS = [
  "import { createRequire as bundleRequire } from 'node:module';",
  "import { fileURLToPath as bundlePath } from 'node:url';",
  'const require = bundleRequire(import.meta.url);',
  'const __filename = bundlePath(import.meta.url);',
  "const __dirname = bundlePath(new URL('.', import.meta.url));"
].join('\n');

/**
 * @param {{root: string, out: string, platform: import('./platforms.mjs').Platform, modelFolder: string}} options
 *   root: the repository, built; out: emptied first
 */
export async function bundleServer({ root, out, platform, modelFolder }) {
  rmSync(out, { recursive: true, force: true });
  const server = path.join(root, 'server');
  const engine = path.join(root, 'packages', 'engine');
  const engineOut = path.join(out, 'node_modules', '@jupyt5', 'engine');
  const inputs = [
    ...(await bundle([path.join(server, 'lib', 'main.js')], path.join(out, 'lib'))),
    ...(await bundle(
      ['process', 'probe'].map(name => path.join(engine, 'lib', `${name}.js`)),
      path.join(engineOut, 'lib')
    ))
  ];
  copyPackageFacts(server, out);
  copyPackageFacts(engine, engineOut);
  copy(path.join(server, 'bin'), path.join(out, 'bin'));
  copyNative(path.join(out, 'node_modules'), platform);
  copyModel(modelFolder, path.join(out, 'model'));
  writeFileSync(
    path.join(out, 'THIRD-PARTY-LICENSES.txt'),
    collectLicences([...inputs, ...NATIVE.map(folderOf)])
  );
}

/** @returns {Promise<string[]>} every file that went in */
async function bundle(entryPoints, outdir) {
  const { metafile } = await build({
    entryPoints,
    outdir,
    bundle: true,
    // The engine's two programs share most of their code.
    splitting: entryPoints.length > 1,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    external: NATIVE,
    banner: { js: COMMONJS },
    metafile: true,
    absWorkingDir: '/',
    logLevel: 'warning'
  });
  return Object.keys(metafile.inputs).map(file => `/${file}`);
}

/** Name, version and module type: what Node and `--version` read. */
function copyPackageFacts(from, to) {
  const { name, version, type, license } = JSON.parse(readFileSync(path.join(from, 'package.json'), 'utf8'));
  mkdirSync(to, { recursive: true });
  writeFileSync(
    path.join(to, 'package.json'),
    `${JSON.stringify({ name, version, license, type }, null, 2)}\n`
  );
}

function copyNative(modules, { onnxruntime, tokenizers }) {
  const [ort, common, tok] = NATIVE.map(folderOf);
  const [ortOut, commonOut, tokOut] = NATIVE.map(name => path.join(modules, name));
  for (const folder of [ort, common]) {
    const to = folder === ort ? ortOut : commonOut;
    copy(path.join(folder, 'package.json'), path.join(to, 'package.json'));
    copy(path.join(folder, 'dist'), path.join(to, 'dist'), file => !/\.(map|d\.ts|min\.js)$/.test(file));
  }
  const napi = readdirSync(path.join(ort, 'bin')).find(name => name.startsWith('napi-'));
  copy(path.join(ort, 'bin', napi, onnxruntime), path.join(ortOut, 'bin', napi, onnxruntime));
  for (const name of ['package.json', 'index.js', `tokenizers.${tokenizers}.node`])
    copy(path.join(tok, name), path.join(tokOut, name));
}

/** What the manifest names, and the model card; not the checkpoint it was made from. */
function copyModel(from, to) {
  const { files } = JSON.parse(readFileSync(path.join(from, 'manifest.json'), 'utf8'));
  for (const name of ['manifest.json', 'README.md', ...files.map(file => file.path)])
    copy(path.join(from, name), path.join(to, name));
}

function folderOf(name) {
  // onnxruntime-common is found from its user's place, since npm may nest it.
  const from = name === 'onnxruntime-common' ? [folderOf('onnxruntime-node')] : undefined;
  const main = require.resolve(name, from && { paths: from });
  return main.slice(0, main.lastIndexOf(`${path.sep}${name}${path.sep}`) + name.length + 1);
}

function copy(from, to, filter = () => true) {
  cpSync(from, to, { recursive: true, dereference: true, filter });
}
