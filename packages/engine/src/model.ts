// A model folder in memory: tokenizer, tables, and the onnxruntime sessions of one precision.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Layout, Tokenizer } from '@jupyt5/codec';
import { loadLayout } from '@jupyt5/codec/node';
import { Memory } from '@jupyt5/memory';
import { InferenceSession } from 'onnxruntime-node';
import { readBias, type BiasTables } from './bias.js';
import { EngineError } from './errors.js';
import {
  readManifest,
  verifyFiles,
  type DecoderKind,
  type Manifest,
  type PrecisionFiles
} from './manifest.js';

export interface LoadOptions {
  /** Threads of a native call, at least 1. Default: 1. */
  readonly threads?: number;
  /** Default: the manifest's. */
  readonly precision?: string;
  /** An onnxruntime provider name; `providers.ts` finds out which work. Default: cpu. */
  readonly executionProvider?: string;
  /** Compare every file with its SHA-256 first. Default: true. */
  readonly verify?: boolean;
}

export interface Model {
  readonly kind: 'fast';
  readonly folder: string;
  readonly manifest: Manifest;
  readonly precision: string;
  readonly executionProvider: string;
  readonly tokenizer: Tokenizer;
  readonly layout: Layout;
  readonly bias: BiasTables;
  /** Buffers that an encoder pass may fill and gives back. */
  readonly spareBias: Float32Array[];
  /** Of the files in use. */
  readonly sizeBytes: number;
  /** Of the manifest, which names every file by its hash: hex. */
  readonly sha256: string;
  readonly encoder: readonly InferenceSession[];
  /** The decoder of that kind; its weights are loaded when it is first asked for. */
  readonly decoder: (kind: DecoderKind) => Promise<InferenceSession>;
  /** Frees the native memory; nothing may be running. */
  readonly release: () => Promise<void>;
}

/**
 * Loads a model folder (see manifest.ts for what it holds).
 * @throws EngineError `modelNotFound`, `modelInvalid`, `formatMismatch`, `precisionUnknown`; CodecError `tokenizerInvalid`
 */
export async function loadModel(folder: string, options: LoadOptions = {}): Promise<Model> {
  const manifest = await readManifest(folder);
  const precision = options.precision ?? manifest.defaultPrecision;
  const files = manifest.precisions[precision];
  if (!files)
    throw new EngineError(
      'precisionUnknown',
      `model ${manifest.name} has ${Object.keys(manifest.precisions).join(', ')}, got ${precision}`
    );
  const used = usedPaths(manifest, files);
  if (options.verify ?? true) await verifyFiles(folder, manifest, used);
  const memory = manifest.memory && (await loadMemory(join(folder, manifest.memory.file)));
  const { tokenizer, layout } = await loadLayout(folder, manifest.layout, manifest.specialTokens, memory);
  if (tokenizer.sha256 !== manifest.tokenizerSha256)
    throw new EngineError(
      'modelInvalid',
      'tokenizer.json is not the one the model was trained with (SHA-256 differs)'
    );
  if (tokenizer.vocabSize > manifest.config.vocab_size)
    throw new EngineError(
      'modelInvalid',
      `tokenizer.json has ${tokenizer.vocabSize} entries, the model only ${manifest.config.vocab_size}`
    );
  const executionProvider = options.executionProvider ?? 'cpu';
  const sessions: InferenceSession[] = [];
  const opened = async (path: string, keepsMemory: boolean): Promise<InferenceSession> => {
    const session = await createSession(
      join(folder, path),
      executionProvider,
      options.threads ?? 1,
      keepsMemory
    );
    sessions.push(session);
    return session;
  };
  const encoder: InferenceSession[] = [];
  for (const path of files.encoder) encoder.push(await opened(path, false));
  const decoders = new Map<DecoderKind, Promise<InferenceSession>>();
  const decoder = (kind: DecoderKind): Promise<InferenceSession> => {
    const found = decoders.get(kind) ?? opened(files.decoders[kind], true);
    decoders.set(kind, found);
    return found;
  };
  await decoder('single');
  return {
    kind: 'fast',
    folder,
    manifest,
    precision,
    executionProvider,
    tokenizer,
    layout,
    bias: await readBias(folder, manifest),
    spareBias: [],
    sizeBytes: manifest.files
      .filter(file => used.has(file.path))
      .reduce((sum, file) => sum + file.sizeBytes, 0),
    sha256: createHash('sha256').update(JSON.stringify(manifest)).digest('hex'),
    encoder,
    decoder,
    release: async () => {
      for (const session of sessions) await session.release();
    }
  };
}

function usedPaths(manifest: Manifest, files: PrecisionFiles): Set<string> {
  return new Set([
    'tokenizer.json',
    manifest.bias.file,
    ...files.encoder,
    ...Object.values(files.decoders),
    files.weights,
    ...(manifest.memory ? [manifest.memory.file] : [])
  ]);
}

async function loadMemory(file: string): Promise<Memory> {
  try {
    return await Memory.load(file);
  } catch (cause) {
    throw new EngineError('modelInvalid', (cause as Error).message, { cause });
  }
}

/** Opens one graph. @throws EngineError `modelInvalid`, or `providerUnavailable` with another provider than the CPU's */
export async function createSession(
  path: string,
  provider: string,
  threads: number,
  keepsMemory: boolean
): Promise<InferenceSession> {
  try {
    return await InferenceSession.create(path, {
      executionProviders: [provider],
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      graphOptimizationLevel: 'all',
      // Keeping freed memory helps the many small steps of a decoder; an encoder would hold on to hundreds of MB of scores.
      enableCpuMemArena: keepsMemory,
      // Idle threads sleep at once: spinning ones would take the cores from the other sessions' pools and from the server.
      // A trained model's attention is full of weights that are almost 0; as denormal floats they cost five times the time.
      extra: { session: { set_denormal_as_zero: '1', intra_op: { allow_spinning: '0' } } }
    });
  } catch (cause) {
    const code = provider === 'cpu' ? 'modelInvalid' : 'providerUnavailable';
    throw new EngineError(code, `${path} cannot be opened with ${provider}: ${(cause as Error).message}`, {
      cause
    });
  }
}
