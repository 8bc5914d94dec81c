// Where added models lie, and what is known of them: hashes, sizes, licences. Files only; nothing here loads a model.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ModelFolderError, readModelFolder, shippedModelFolder } from './model-folder.js';

export interface ModelFile {
  /** Inside the folder. */
  readonly path: string;
  readonly sizeBytes: number;
  /** Hex. */
  readonly sha256: string;
}

export interface StoredModel {
  readonly name: string;
  readonly folder: string;
  /** `shipped` comes with the product and cannot be removed. */
  readonly origin: 'shipped' | 'added';
  readonly layout: string;
  readonly precisions: readonly string[];
  /** SPDX where the maker says so. */
  readonly licence: string | undefined;
  readonly sizeBytes: number;
  readonly files: readonly ModelFile[];
}

type Env = Readonly<Record<string, string | undefined>>;

/** Hashes of a folder whose maker lists none (a plain ONNX export), as they were when it was added. */
const HASHES = 'jupyt5-files.json';
/** What makes up a plain export; some of them may be absent. */
const PLAIN_FILES = [
  'config.json',
  'tokenizer.json',
  'encoder_model.onnx',
  'decoder_model_merged.onnx',
  'decoder_model.onnx',
  'decoder_with_past_model.onnx'
];

/** `$XDG_DATA_HOME/jupyt5/models`, by default `~/.local/share/jupyt5/models` (XDG Base Directory Specification 0.8). */
export function modelsFolder(env: Env = process.env): string {
  const given = env['XDG_DATA_HOME'];
  const home = given !== undefined && given.startsWith('/') ? given : join(homedir(), '.local', 'share');
  return join(home, 'jupyt5', 'models');
}

/** The shipped model, where it is installed, and all that were added, by name. */
export function listModels(env: Env = process.env, shipped = shippedModelFolder()): StoredModel[] {
  const store = modelsFolder(env);
  const names = existsSync(store) ? readdirSync(store).filter(name => !name.startsWith('.')) : [];
  return [
    ...(existsSync(join(shipped, 'manifest.json')) ? [describe(shipped, 'shipped')] : []),
    ...names.sort().map(name => describe(join(store, name), 'added'))
  ];
}

/**
 * Copies a model folder into the store, whole or not at all.
 * @throws ModelFolderError for a folder that is none or damaged, or a name that is taken
 */
export async function addModel(path: string, env: Env = process.env, shipped?: string): Promise<StoredModel> {
  const { name, path: source } = readModelFolder(resolve(path));
  if (!/^\w[\w.-]{0,127}$/.test(name))
    throw new ModelFolderError(`a model's name must be letters, digits, _, - and ., got ${name}`);
  if (listModels(env, shipped).some(model => model.name === name))
    throw new ModelFolderError(`there is a model ${name} already; remove it first`);
  const isListed = existsSync(join(source, 'manifest.json'));
  const files = isListed ? describe(source, 'added').files : await hashPlainFiles(source);
  const store = modelsFolder(env);
  const [target, scratch] = [join(store, name), join(store, `.adding-${process.pid}`)];
  try {
    await mkdir(scratch, { recursive: true });
    for (const file of files) await copyFile(join(source, file.path), join(scratch, file.path));
    if (isListed) await copyFile(join(source, 'manifest.json'), join(scratch, 'manifest.json'));
    else await writeFile(join(scratch, HASHES), `${JSON.stringify({ files }, null, 2)}\n`);
    // The copy is checked, not the source: a medium that fails while reading is noticed, too.
    const [first] = await damageOf({ folder: scratch, files });
    if (first) throw new ModelFolderError(`${source} cannot be added: ${first}`);
    await rename(scratch, target);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return describe(target, 'added');
}

/** @throws ModelFolderError for a name that was not added */
export async function removeModel(
  name: string,
  env: Env = process.env,
  shipped?: string
): Promise<StoredModel> {
  const model = findModel(name, env, shipped);
  if (model.origin === 'shipped')
    throw new ModelFolderError(`${name} comes with the product and cannot be removed`);
  await rm(model.folder, { recursive: true });
  return model;
}

/** @throws ModelFolderError that lists the names there are */
export function findModel(name: string, env: Env = process.env, shipped?: string): StoredModel {
  const models = listModels(env, shipped);
  const found = models.find(model => model.name === name);
  if (found) return found;
  throw new ModelFolderError(
    `there is no model ${name}; there is ${models.map(model => model.name).join(', ') || 'none'}`
  );
}

/** What `--model` means: the folder of a model of that name, or else `path` as it is. */
export function findServed(path: string, env: Env = process.env, shipped = shippedModelFolder()): string {
  if (!/^\w[\w.-]*$/.test(path) || existsSync(path)) return path;
  const added = join(modelsFolder(env), path);
  if (existsSync(added)) return added;
  const hasShipped = existsSync(join(shipped, 'manifest.json'));
  return hasShipped && readModelFolder(shipped).name === path ? shipped : path;
}

/** What is wrong with a model's files, one line each; empty when every hash is right. */
export async function damageOf({ folder, files }: Pick<StoredModel, 'folder' | 'files'>): Promise<string[]> {
  const damage: string[] = [];
  for (const { path, sizeBytes, sha256 } of files) {
    const size = statSync(join(folder, path), { throwIfNoEntry: false })?.size;
    if (size === undefined) damage.push(`${path} is missing`);
    else if (size !== sizeBytes) damage.push(`${path} has ${size} bytes, expected ${sizeBytes}`);
    else if ((await sha256Of(join(folder, path))) !== sha256)
      damage.push(`${path} is damaged: its SHA-256 differs from the one listed`);
  }
  return damage;
}

function describe(folder: string, origin: StoredModel['origin']): StoredModel {
  const { name } = readModelFolder(folder);
  const listed = ['manifest.json', HASHES].find(file => existsSync(join(folder, file)));
  // Written by the exporter or by `addModel`; what is used is checked here.
  const facts = (listed ? JSON.parse(readFileSync(join(folder, listed), 'utf8')) : {}) as {
    readonly layout?: string;
    readonly licence?: string;
    readonly precisions?: object;
    readonly files?: readonly ModelFile[];
  };
  const files = facts.files ?? [];
  const outside = files.find(({ path }) => typeof path !== 'string' || !/^\w[\w.-]*$/.test(path));
  if (outside) throw new ModelFolderError(`${folder} lists a file outside of it: ${outside.path}`);
  return {
    name,
    folder,
    origin,
    layout: facts.layout ?? 'as exported',
    precisions: Object.keys(facts.precisions ?? {}),
    licence: facts.licence,
    sizeBytes: files.reduce((sum, file) => sum + file.sizeBytes, 0),
    files
  };
}

async function hashPlainFiles(folder: string): Promise<ModelFile[]> {
  const present = PLAIN_FILES.filter(file => existsSync(join(folder, file)));
  const hasDecoder = present.some(file => file.startsWith('decoder_'));
  if (!present.includes('encoder_model.onnx') || !present.includes('tokenizer.json') || !hasDecoder)
    throw new ModelFolderError(
      `${folder} is neither a model folder nor an ONNX export with encoder, decoder and tokenizer.json; jupyt5-convert makes one of a checkpoint`
    );
  return Promise.all(
    present.map(async path => ({
      path,
      sizeBytes: statSync(join(folder, path)).size,
      sha256: await sha256Of(join(folder, path))
    }))
  );
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
