// Finds a model's folder and name before an engine process is started, so that a wrong path is one clear line.
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** No usable model folder; the message says what was expected and what to do. */
export class ModelFolderError extends Error {
  override readonly name = 'ModelFolderError';
}

export interface ModelFolder {
  readonly path: string;
  /** From the manifest; the folder's own name for a folder without one (an export of another maker). */
  readonly name: string;
}

/** The folder that ships with the product: @jupyt5/model as a package, or beside this one in the repository. */
export function shippedModelFolder(): string {
  try {
    return dirname(createRequire(import.meta.url).resolve('@jupyt5/model/package.json'));
  } catch {
    return fileURLToPath(new URL('../../packages/model', import.meta.url));
  }
}

/** @throws ModelFolderError */
export function readModelFolder(path: string): ModelFolder {
  const folder = resolve(path);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new ModelFolderError(
      `no model folder at ${folder}: expected a folder with manifest.json, as jupyt5_training.export writes it. Give one with --model FOLDER or JUPYT5_MODEL`
    );
  let text: string;
  try {
    text = readFileSync(join(folder, 'manifest.json'), 'utf8');
  } catch {
    if (statSync(join(folder, 'config.json'), { throwIfNoEntry: false }))
      return { path: folder, name: basename(folder) };
    throw new ModelFolderError(`${folder} is no model folder: it has neither manifest.json nor config.json`);
  }
  let name: unknown;
  try {
    name = (JSON.parse(text) as { name?: unknown } | null)?.name;
  } catch (cause) {
    throw new ModelFolderError(
      `${join(folder, 'manifest.json')} is not JSON; copy or export the model again`,
      { cause }
    );
  }
  if (typeof name !== 'string' || name === '')
    throw new ModelFolderError(
      `${join(folder, 'manifest.json')} must have a name; copy or export the model again`
    );
  return { path: folder, name };
}

/** The module that is forked: `lib/process.js` of @jupyt5/engine. */
export function shippedEngine(): string {
  return join(
    dirname(createRequire(import.meta.url).resolve('@jupyt5/engine/package.json')),
    'lib/process.js'
  );
}
