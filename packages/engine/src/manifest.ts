// Reads a model folder's manifest and makes sure that its files are the ones that were exported.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { FORMAT_VERSION, type SentinelIds } from '@jupyt5/codec';
import { EngineError } from './errors.js';
import type { SamplingDefaults } from './protocol.js';

export const MANIFEST_VERSION = 1;

/** Shape of the network; names as in Hugging Face's config.json. */
export interface ModelShape {
  readonly vocab_size: number;
  readonly d_model: number;
  readonly d_kv: number;
  readonly num_heads: number;
  readonly num_layers: number;
  readonly num_decoder_layers: number;
  /** Relative position bias is constant from this distance on. */
  readonly max_distance: number;
}

/**
 * `single` decodes requests of one candidate, `several` those of more, whose rows share one reading of their document;
 * `wide` ones read several documents in a call. See onnx_graph.py for why a request stays with its kind.
 */
export type DecoderKind = 'single' | 'several' | 'wideSingle' | 'wideSeveral';

/** Files of one precision, relative to the folder. */
export interface PrecisionFiles {
  /** One graph per run of encoder layers, in order. */
  readonly encoder: readonly string[];
  readonly decoders: Readonly<Record<DecoderKind, string>>;
  readonly weights: string;
}

export interface Manifest {
  readonly format: 'jupyt5-model';
  readonly manifestVersion: number;
  readonly name: string;
  /** SPDX expression of the weights, where their maker said so. */
  readonly licence?: string;
  /** Which of the codec's layouts documents are written in. */
  readonly layout: string;
  /** For all layouts but our own. */
  readonly specialTokens?: SentinelIds;
  readonly formatVersion: number;
  readonly tokenizerSha256: string;
  readonly contextTokens: number;
  readonly maxTokens: number;
  readonly config: ModelShape;
  /** Documents that the wide decoders read at once. */
  readonly slots: number;
  /** Relative position bias tables: one file, decoder's (heads, D) first, then the encoder's (heads, 2 * max_distance + 1). */
  readonly bias: {
    readonly file: string;
    readonly decoder: readonly number[];
    readonly encoder: readonly number[];
  };
  /** Solved exercises that the model was trained to read ahead of a notebook: JSON Lines, searched by @jupyt5/memory. */
  readonly memory?: { readonly file: string; readonly entries: number };
  /** Sampling that was measured to suit this model. */
  readonly defaults?: SamplingDefaults;
  readonly defaultPrecision: string;
  readonly precisions: Readonly<Record<string, PrecisionFiles>>;
  readonly files: readonly { readonly path: string; readonly sizeBytes: number; readonly sha256: string }[];
}

/**
 * @throws EngineError `modelNotFound` without a folder or manifest, `modelInvalid` for a manifest of another kind,
 *   `formatMismatch` when the codec writes another layout than the model was trained on
 */
export async function readManifest(folder: string): Promise<Manifest> {
  if (!existsSync(folder))
    throw new EngineError('modelNotFound', `expected a model folder, got ${folder}, which does not exist`);
  let text: string;
  try {
    text = await readFile(join(folder, 'manifest.json'), 'utf8');
  } catch (cause) {
    throw new EngineError('modelNotFound', `expected a model folder with manifest.json, got ${folder}`, {
      cause
    });
  }
  let manifest: Manifest;
  try {
    manifest = JSON.parse(text) as Manifest; // checked field by field below
  } catch (cause) {
    throw new EngineError('modelInvalid', `manifest.json in ${folder} is not JSON`, { cause });
  }
  if (manifest.format !== 'jupyt5-model' || manifest.manifestVersion !== MANIFEST_VERSION)
    throw new EngineError(
      'modelInvalid',
      `manifest.json must have format jupyt5-model and manifestVersion ${MANIFEST_VERSION}, got ${manifest.format} ${manifest.manifestVersion}`
    );
  if (manifest.layout === 'jupyt5' && manifest.formatVersion !== FORMAT_VERSION)
    throw new EngineError(
      'formatMismatch',
      `model ${manifest.name} reads format version ${manifest.formatVersion}, this codec writes ${FORMAT_VERSION}: take the model that came with this version, or train and export it anew`
    );
  return manifest;
}

/**
 * Compares every listed file with its size and SHA-256.
 * @throws EngineError `modelInvalid` that names the first file that is missing or differs
 */
export async function verifyFiles(
  folder: string,
  manifest: Manifest,
  paths: ReadonlySet<string>
): Promise<void> {
  const listed = new Map(manifest.files.map(file => [file.path, file]));
  for (const path of paths) {
    const file = listed.get(path);
    if (!file) throw new EngineError('modelInvalid', `manifest.json uses ${path} but does not list it`);
    const size = await stat(join(folder, path)).then(
      s => s.size,
      () => undefined
    );
    if (size === undefined) throw new EngineError('modelInvalid', `${path} is missing from ${folder}`);
    if (size !== file.sizeBytes)
      throw new EngineError('modelInvalid', `${path} has ${size} bytes, the manifest says ${file.sizeBytes}`);
    const hash = createHash('sha256');
    await pipeline(createReadStream(join(folder, path)), hash);
    if (hash.digest('hex') !== file.sha256)
      throw new EngineError('modelInvalid', `${path} is damaged: its SHA-256 differs from the manifest's`);
  }
}
