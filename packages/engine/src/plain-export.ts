// A folder that Optimum's ONNX export has made: encoder_model.onnx; decoder_model_merged.onnx, or decoder_model.onnx with
// decoder_with_past_model.onnx; tokenizer.json; config.json (huggingface.co/docs/optimum-onnx, seq2seq). It runs as it is, one
// sequence a call and with growing caches; `jupyt5-convert` makes something faster of the checkpoint.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Layout, SentinelIds, Tokenizer } from '@jupyt5/codec';
import { loadLayout } from '@jupyt5/codec/node';
import { Tensor, type InferenceSession } from 'onnxruntime-node';
import type { CrossStates } from './encoder.js';
import { EngineError } from './errors.js';
import { createSession, type LoadOptions } from './model.js';

/** What the rest of the engine reads of a manifest, filled in from config.json. */
export interface PlainManifest {
  readonly name: string;
  readonly formatVersion: number;
  readonly contextTokens: number;
  readonly maxTokens: number;
  readonly config: { readonly vocab_size: number; readonly num_decoder_layers: number };
}

export interface PlainModel {
  readonly kind: 'plain';
  readonly folder: string;
  readonly manifest: PlainManifest;
  /** As exported: the graphs say it, nothing here does. */
  readonly precision: string;
  readonly executionProvider: string;
  readonly tokenizer: Tokenizer;
  readonly layout: Layout;
  readonly sizeBytes: number;
  /** Of config.json and tokenizer.json: hex. */
  readonly sha256: string;
  readonly encoder: InferenceSession;
  /** The decoder without caches, and with them; the same session where both are merged in one graph. */
  readonly first: InferenceSession;
  readonly next: InferenceSession;
  /** Whether `past_key_values.N.encoder.*` are given back by every call (merged graphs) or only by the first. */
  readonly isMerged: boolean;
  readonly release: () => Promise<void>;
}

/** T5 was trained on so many tokens; config.json has it as n_positions where it says so. */
const USUAL_CONTEXT = 512;
const MOST_NEW_TOKENS = 512;

interface Config {
  readonly model_type?: string;
  readonly vocab_size?: number;
  readonly num_layers?: number;
  readonly num_decoder_layers?: number;
  readonly n_positions?: number;
  readonly decoder_start_token_id?: number;
  readonly pad_token_id?: number;
  readonly eos_token_id?: number;
  readonly bos_token_id?: number | null;
}

/**
 * @throws EngineError `modelNotFound` without the files, `modelInvalid` for another kind of model, `precisionUnknown` when one
 *   is named; CodecError `tokenizerInvalid`
 */
export async function loadPlainModel(folder: string, options: LoadOptions = {}): Promise<PlainModel> {
  if (options.precision !== undefined)
    throw new EngineError(
      'precisionUnknown',
      `a plain export has the precision it was made with, got ${options.precision}`
    );
  const path = (name: string): string => join(folder, name);
  const isMerged = existsSync(path('decoder_model_merged.onnx'));
  const [first, next] = isMerged
    ? ['decoder_model_merged.onnx', 'decoder_model_merged.onnx']
    : ['decoder_model.onnx', 'decoder_with_past_model.onnx'];
  const graphs = [...new Set(['encoder_model.onnx', first, next])] as string[];
  const missing = [...graphs, 'config.json', 'tokenizer.json'].filter(name => !existsSync(path(name)));
  if (missing.length > 0)
    throw new EngineError(
      'modelNotFound',
      `expected a folder with manifest.json, or an Optimum export; ${folder} has no ${missing.join(', ')}`
    );
  const json = await readFile(path('config.json'), 'utf8');
  const config = readConfig(json);
  const { tokenizer, layout } = await loadLayout(folder, 'auto', specialTokensOf(config));
  const open = (name: string): Promise<InferenceSession> =>
    createSession(path(name), options.executionProvider ?? 'cpu', options.threads ?? 1, true);
  const encoder = await open('encoder_model.onnx');
  const firstSession = await open(first as string);
  const nextSession = isMerged ? firstSession : await open(next as string);
  const sizes = await Promise.all(graphs.map(async name => (await stat(path(name))).size));
  return {
    kind: 'plain',
    folder,
    manifest: {
      name: basename(resolve(folder)),
      formatVersion: 0,
      contextTokens: config.n_positions ?? USUAL_CONTEXT,
      maxTokens: MOST_NEW_TOKENS,
      config: {
        vocab_size: config.vocab_size as number,
        num_decoder_layers: (config.num_decoder_layers ?? config.num_layers) as number
      }
    },
    precision: 'as exported',
    executionProvider: options.executionProvider ?? 'cpu',
    tokenizer,
    layout,
    sizeBytes: sizes.reduce((sum, size) => sum + size, 0),
    sha256: createHash('sha256').update(json).update(tokenizer.sha256).digest('hex'),
    encoder,
    first: firstSession,
    next: nextSession,
    isMerged,
    release: async () => {
      for (const session of new Set([encoder, firstSession, nextSession])) await session.release();
    }
  };
}

function readConfig(json: string): Config {
  let config: Config;
  try {
    config = JSON.parse(json) as Config; // what is used is checked below
  } catch (cause) {
    throw new EngineError('modelInvalid', 'config.json is not JSON', { cause });
  }
  const { model_type: type, vocab_size: vocab, num_layers: layers } = config;
  if ((type !== 't5' && type !== 'mt5') || !Number.isInteger(vocab) || !Number.isInteger(layers))
    throw new EngineError(
      'modelInvalid',
      `config.json must be of model_type t5 or mt5 with vocab_size and num_layers, got ${type}`
    );
  return config;
}

function specialTokensOf(config: Config): SentinelIds {
  const pad = config.pad_token_id ?? 0;
  return {
    decoderStart: config.decoder_start_token_id ?? pad,
    pad,
    eos: config.eos_token_id ?? 1,
    // CodeT5 has <s>; its configurations name it, those of T5 do not.
    ...(typeof config.bos_token_id === 'number' ? { bos: config.bos_token_id } : {})
  };
}

/** inputIds (T,) -> hidden states (1, T, d_model) as the only tensor. One native call: a plain export cannot be cut. */
export async function* runPlainEncoder(
  model: PlainModel,
  inputIds: Int32Array
): AsyncGenerator<void, CrossStates> {
  const outputs = await model.encoder.run({
    input_ids: longs(inputIds, [1, inputIds.length]),
    attention_mask: ones(inputIds.length)
  });
  const hidden = outputs['last_hidden_state'];
  if (!hidden) throw new EngineError('modelInvalid', 'encoder_model.onnx gives no last_hidden_state');
  yield; // running streams get their turn
  return { tokens: inputIds.length, tensors: [hidden as Tensor], sizeBytes: hidden.size * 4 };
}

/** int64, as every Optimum graph takes its ids. */
export function longs(ids: Iterable<number>, dims: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(ids, BigInt), dims);
}

/** An attention mask (1, T) that hides nothing. */
export const ones = (tokens: number): Tensor => longs(new Array<number>(tokens).fill(1), [1, tokens]);
