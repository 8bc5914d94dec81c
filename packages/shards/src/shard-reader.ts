// Reads a shard folder from its first example to its last, one part in memory at a time.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ShardManifest } from './shard-writer.js';

export interface Example {
  /** (S,) */
  readonly source: Uint16Array;
  /** (T,) */
  readonly target: Uint16Array;
  /** The notebook it is made of, counted through all files; 0 where the folder does not say. */
  readonly place: number;
}

/** @throws Error if there is no manifest, or it is of another kind */
export async function readManifest(folder: string): Promise<ShardManifest> {
  let manifest: ShardManifest;
  try {
    manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as ShardManifest; // looked at below
  } catch (cause) {
    throw new Error(`${folder}: expected a finished shard folder with manifest.json`, { cause });
  }
  if (manifest.format !== 'jupyt5-shards' || !Array.isArray(manifest.passes))
    throw new Error(
      `${folder}/manifest.json: expected "format": "jupyt5-shards" and "passes", got keys ${Object.keys(manifest).join(', ')}; build the shards again`
    );
  return manifest;
}

/** @throws Error if a file differs from what the manifest says of it */
export async function* readExamples(folder: string, manifest: ShardManifest): AsyncGenerator<Example> {
  for (const part of manifest.parts) {
    const path = join(folder, part.name);
    const bytes = await readFile(`${path}.ids`);
    if (createHash('sha256').update(bytes).digest('hex') !== part.sha256)
      throw new Error(`${path}.ids: SHA-256 differs from the manifest's; copy or build it again`);
    const lengths = await readFile(`${path}.idx`);
    const places = manifest.share ? await readFile(`${path}.at`) : undefined;
    if (lengths.length !== 8 * part.examples || (places?.length ?? 4 * part.examples) !== 4 * part.examples)
      throw new Error(
        `${path}: expected ${part.examples} examples, got ${lengths.length / 8}; copy or build it again`
      );
    let position = 0;
    const take = (count: number): Uint16Array =>
      Uint16Array.from({ length: count }, () => bytes.readUInt16LE(2 * position++));
    for (let i = 0; i < part.examples; i++)
      yield {
        source: take(lengths.readUInt32LE(8 * i)),
        target: take(lengths.readUInt32LE(8 * i + 4)),
        place: places?.readUInt32LE(4 * i) ?? 0
      };
  }
}
