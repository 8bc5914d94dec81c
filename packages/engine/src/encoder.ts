// Step 6: ids -> cross-attention keys and values of every decoder layer, computed once per document and kept by content.
import { createHash } from 'node:crypto';
import { Tensor } from 'onnxruntime-node';
import { fillEncoderBias } from './bias.js';
import type { Model } from './model.js';

/** What the decoder reads of one document. */
export interface CrossStates {
  /** T. */
  readonly tokens: number;
  /** key of layer 0, value of layer 0, key of layer 1, ...: (1, heads, T, d_kv) each. (Plain exports: plain-export.ts.) */
  readonly tensors: readonly Tensor[];
  readonly sizeBytes: number;
}

/** Name of an input by content, for the cache. */
export function inputKey(inputIds: Int32Array): string {
  return createHash('sha256')
    .update(new Uint8Array(inputIds.buffer, inputIds.byteOffset, inputIds.byteLength))
    .digest('base64');
}

/**
 * Runs the encoder over inputIds (T,), one native call per pull, so that the caller can decode for others in between.
 * Always one document at a time: its states do not depend on what else is being served.
 */
export async function* runEncoderChunks(
  model: Model,
  inputIds: Int32Array
): AsyncGenerator<void, CrossStates> {
  const tokens = inputIds.length;
  const { num_heads: heads, num_decoder_layers: layers } = model.manifest.config;
  // (heads, T, T) is the largest thing here; one buffer serves every pass, unless two run at once.
  const size = heads * tokens * tokens;
  const spare = model.spareBias.pop();
  const buffer = spare && spare.length >= size ? spare : new Float32Array(size);
  try {
    fillEncoderBias(model.bias, tokens, buffer);
    const bias = new Tensor('float32', buffer.subarray(0, size), [1, heads, tokens, tokens]);
    let feeds: Record<string, Tensor> = { ids: new Tensor('int32', inputIds, [1, tokens]) };
    let last: Record<string, Tensor> = {};
    for (const [index, session] of model.encoder.entries()) {
      if (index > 0) yield;
      last = (await session.run({ ...feeds, bias })) as Record<string, Tensor>;
      feeds = { hidden: last['hidden_out'] as Tensor };
    }
    const tensors = Array.from({ length: layers }, (_, i) => [
      last[`cross_key_${i}`],
      last[`cross_value_${i}`]
    ]).flat() as Tensor[];
    return { tokens, tensors, sizeBytes: tensors.reduce((sum, tensor) => sum + tensor.size * 4, 0) };
  } finally {
    model.spareBias.push(buffer);
  }
}

/** The whole pass at once: inputIds (T,) -> states. */
export async function runEncoder(model: Model, inputIds: Int32Array): Promise<CrossStates> {
  const chunks = runEncoderChunks(model, inputIds);
  for (;;) {
    const { done, value } = await chunks.next();
    if (done) return value;
  }
}

/** Keeps the states of the latest documents, at most `maxBytes` in all. A state in use may outlive its place here. */
export class EncoderCache {
  hits = 0;
  misses = 0;
  #bytes = 0;
  #states = new Map<string, CrossStates>();

  constructor(readonly maxBytes: number) {}

  get sizeBytes(): number {
    return this.#bytes;
  }

  get(key: string): CrossStates | undefined {
    const states = this.#states.get(key);
    if (states) {
      this.hits++;
      this.#states.delete(key); // to the end: a Map remembers insertion order, the first is the least recent
      this.#states.set(key, states);
    } else this.misses++;
    return states;
  }

  put(key: string, states: CrossStates): void {
    if (states.sizeBytes > this.maxBytes || this.#states.has(key)) return;
    this.#states.set(key, states);
    this.#bytes += states.sizeBytes;
    for (const [oldest, { sizeBytes }] of this.#states) {
      if (this.#bytes <= this.maxBytes) break;
      this.#states.delete(oldest);
      this.#bytes -= sizeBytes;
    }
  }
}
