// Relative position bias of T5, filled in by plain copies: cheaper than gathering it inside the graphs, and shared by all
// encoder chunks of one pass.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from './manifest.js';

/** Bias of positions that a token must not see; as in onnx_graph.py. exp of it is exactly 0. */
const MASKED = -1e9;

export interface BiasTables {
  readonly heads: number;
  readonly reach: number;
  /** (heads, reach + 1): bias of a key n tokens back. */
  readonly decoder: Float32Array;
  /** (heads, 2 * reach + 1): column reach + (key - query). */
  readonly encoder: Float32Array;
}

export async function readBias(folder: string, manifest: Manifest): Promise<BiasTables> {
  const bytes = await readFile(join(folder, manifest.bias.file));
  const values = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  const [heads = 0, columns = 0] = manifest.bias.decoder;
  const cut = heads * columns;
  return { heads, reach: columns - 1, decoder: values.subarray(0, cut), encoder: values.subarray(cut) };
}

/** The encoder's bias for T tokens, written to the front of `bias`: (heads, T, T), row = query, column = key. */
export function fillEncoderBias(tables: BiasTables, tokens: number, bias: Float32Array): void {
  const { heads, reach, encoder } = tables;
  // Along a row the bias only depends on key - query: every row is a window of one long vector.
  const line = new Float32Array(2 * tokens - 1);
  for (let head = 0; head < heads; head++) {
    for (let i = 0; i < line.length; i++) {
      const offset = Math.max(-reach, Math.min(reach, i - (tokens - 1)));
      line[i] = encoder[head * (2 * reach + 1) + reach + offset] as number;
    }
    for (let query = 0; query < tokens; query++)
      bias.set(line.subarray(tokens - 1 - query, 2 * tokens - 1 - query), (head * tokens + query) * tokens);
  }
}

/**
 * The decoder's bias of one new token at `position`, written into (heads, capacity) of `out` from `offset` on:
 * keys 0..position by distance, everything after it masked.
 */
export function fillDecoderBias(
  tables: BiasTables,
  position: number,
  capacity: number,
  out: Float32Array,
  offset: number
): void {
  const { heads, reach, decoder } = tables;
  for (let head = 0; head < heads; head++) {
    const row = offset + head * capacity;
    const table = head * (reach + 1);
    const near = Math.max(0, position - reach);
    if (near > 0) out.fill(decoder[table + reach] as number, row, row + near);
    for (let key = near; key <= position; key++) out[row + key] = decoder[table + position - key] as number;
    out.fill(MASKED, row + position + 1, row + capacity);
  }
}
