// Step 7, the part with tensors: a batch of sequences that are decoded together. Sequences join and leave between two steps;
// their self-attention caches lie one after the other in memory that the graph reads and writes in place.
import { Tensor, type InferenceSession } from 'onnxruntime-node';
import { fillDecoderBias } from './bias.js';
import type { DecoderLane, Group, Row } from './decoder-lane.js';
import type { Model } from './model.js';

/** Cache lengths are multiples of this: a promise the graph's kernels need (see onnx_graph.py). */
const CACHE_STEP = 16;

export class Lane<T> implements DecoderLane<T> {
  readonly #model: Model;
  readonly #layers: number;
  readonly #rowFloats: (capacity: number) => number;
  #rows: Row<T>[] = [];
  #capacity = CACHE_STEP;
  #rowCapacity = 1;
  /** key of layer 0, value of layer 0, ...: (rowCapacity, heads, capacity, d_kv) each. */
  #caches: Float32Array[];
  /** Bound tensors of the current composition; undefined after a change. */
  #bound: Bound | undefined;

  constructor(
    model: Model,
    /**
     * Whether two or more rows of every document are in every step. One row alone runs another kernel than two or more, whose
     * last bits differ; so a request stays on one side of that line for its whole life, whatever else is being decoded.
     */
    readonly several: boolean,
    readonly maxRows = 32
  ) {
    this.#model = model;
    const { num_heads: heads, d_kv: size, num_decoder_layers: layers } = model.manifest.config;
    this.#layers = layers;
    this.#rowFloats = capacity => heads * capacity * size;
    this.#caches = this.#allocate(1, CACHE_STEP);
  }

  get rows(): readonly Row<T>[] {
    return this.#rows;
  }

  /** Whether one more row can join: of a group that is already here, or of a new one. */
  hasRoom(group?: Group): boolean {
    // The second place is for the row without owner that a new group may need beside it.
    if (this.#rows.length + 2 > this.maxRows) return false;
    return group !== undefined || new Set(this.#rows.map(row => row.group)).size < this.#model.manifest.slots;
  }

  /** New sequences, nothing cached yet; the rows of a group stay side by side. */
  add(group: Group, owners: readonly T[]): void {
    const at = this.#endOf(group);
    this.#insert(
      at,
      owners.map(owner => ({ group, owner, length: 0 }))
    );
  }

  remove(row: Row<T>): void {
    this.#removeAt(this.#rows.indexOf(row));
    if (!this.#rows.some(other => other.group === row.group && other.owner !== undefined))
      for (let i = this.#rows.length - 1; i >= 0; i--)
        if (this.#rows[i]?.group === row.group) this.#removeAt(i);
  }

  /** See decoder-lane.ts; rows without an owner are fed padding. */
  async step(width: number, ids: (row: Row<T>, k: number) => number): Promise<Float32Array> {
    this.#keepSeveral(width);
    this.#reserve(width);
    const bound = (this.#bound?.width === width ? this.#bound : undefined) ?? (await this.#bind(width));
    this.#bound = bound;
    const heads = this.#model.bias.heads;
    this.#rows.forEach((row, i) => {
      bound.position[i] = BigInt(row.length);
      for (let k = 0; k < width; k++) {
        bound.ids[i * width + k] = row.owner === undefined ? this.#model.layout.padId : ids(row, k);
        fillDecoderBias(
          this.#model.bias,
          row.length + k,
          this.#capacity,
          bound.bias,
          (i * width + k) * heads * this.#capacity
        );
      }
    });
    // `fetches` names the same memory as `feeds` for every cache, so the step writes new keys and values in place.
    const outputs = await bound.session.run(bound.feeds, bound.fetches);
    return (outputs['logits'] as Tensor).data as Float32Array; // declared float32 in onnx_graph.py
  }

  #allocate(rows: number, capacity: number): Float32Array[] {
    return Array.from({ length: 2 * this.#layers }, () => new Float32Array(rows * this.#rowFloats(capacity)));
  }

  #endOf(group: Group): number {
    const last = this.#rows.findLastIndex(row => row.group === group);
    return last < 0 ? this.#rows.length : last + 1;
  }

  /** Groups that must have two rows in every step get a row without owner when one is left, and lose it when `width` suffices. */
  #keepSeveral(width: number): void {
    if (!this.several || width > 1) {
      for (let i = this.#rows.length - 1; i >= 0; i--)
        if (this.#rows[i]?.owner === undefined) this.#removeAt(i);
      return;
    }
    for (const group of new Set(this.#rows.map(row => row.group))) {
      const count = this.#rows.filter(row => row.group === group).length;
      if (count === 1) this.#insert(this.#endOf(group), [{ group, owner: undefined, length: 0 }]);
    }
  }

  /** Makes the caches long enough for `width` more tokens in every row. */
  #reserve(width: number): void {
    const needed = Math.max(...this.#rows.map(row => row.length)) + width;
    if (needed > this.#capacity)
      this.#resize(
        this.#rowCapacity,
        Math.max(2 * this.#capacity, Math.ceil(needed / CACHE_STEP) * CACHE_STEP)
      );
  }

  #resize(rowCapacity: number, capacity: number): void {
    const { num_heads: heads, d_kv: size } = this.#model.manifest.config;
    const old = this.#caches;
    const from = this.#capacity;
    this.#caches = this.#allocate(rowCapacity, capacity);
    old.forEach((source, c) => {
      const target = this.#caches[c] as Float32Array;
      this.#rows.forEach((row, i) => {
        for (let head = 0; head < heads; head++) {
          const start = (i * heads + head) * from * size;
          target.set(source.subarray(start, start + row.length * size), (i * heads + head) * capacity * size);
        }
      });
    });
    this.#capacity = capacity;
    this.#rowCapacity = rowCapacity;
    this.#bound = undefined;
  }

  #insert(at: number, rows: readonly Row<T>[]): void {
    const total = this.#rows.length + rows.length;
    if (total > this.#rowCapacity) this.#resize(Math.max(2 * this.#rowCapacity, total), this.#capacity);
    const size = this.#rowFloats(this.#capacity);
    for (const cache of this.#caches) {
      cache.copyWithin((at + rows.length) * size, at * size, this.#rows.length * size);
      // What lies beyond a row's length gets weight 0, but 0 times a stray NaN would still be NaN.
      cache.fill(0, at * size, (at + rows.length) * size);
    }
    this.#rows.splice(at, 0, ...rows);
    this.#bound = undefined;
  }

  #removeAt(at: number): void {
    const size = this.#rowFloats(this.#capacity);
    for (const cache of this.#caches) cache.copyWithin(at * size, (at + 1) * size, this.#rows.length * size);
    this.#rows.splice(at, 1);
    this.#bound = undefined;
    if (this.#rows.length === 0 && this.#capacity > CACHE_STEP) this.#resize(1, CACHE_STEP);
  }

  async #bind(width: number): Promise<Bound> {
    const { num_heads: heads, d_kv: size, vocab_size: vocab } = this.#model.manifest.config;
    const [count, capacity] = [this.#rows.length, this.#capacity];
    const groups = [...new Set(this.#rows.map(row => row.group))];
    const ids = new Int32Array(count * width);
    const position = new BigInt64Array(count);
    const bias = new Float32Array(count * width * heads * capacity);
    const logits = new Float32Array(count * width * vocab);
    const feeds: Record<string, Tensor> = {
      ids: new Tensor('int32', ids, [count, width]),
      position: new Tensor('int64', position, [count]),
      bias: new Tensor('float32', bias, [count, width, heads, 1, capacity])
    };
    const fetches: Record<string, Tensor> = { logits: new Tensor('float32', logits, [count, width, vocab]) };
    this.#caches.forEach((cache, c) => {
      const name = `${c % 2 ? 'value' : 'key'}_${c >> 1}`;
      const tensor = new Tensor('float32', cache.subarray(0, count * this.#rowFloats(capacity)), [
        count,
        heads,
        capacity,
        size
      ]);
      feeds[`past_${name}`] = tensor;
      fetches[`present_${name}`] = tensor;
    });
    const isWide = groups.length > 1;
    const slots = isWide ? this.#model.manifest.slots : 1;
    const nothing = new Tensor('float32', new Float32Array(heads * size), [1, heads, 1, size]);
    for (let slot = 0; slot < slots; slot++)
      for (let c = 0; c < 2 * this.#layers; c++)
        feeds[`cross_${c % 2 ? 'value' : 'key'}_${c >> 1}_${slot}`] =
          groups[slot]?.cross.tensors[c] ?? nothing;
    if (isWide) {
      const rowsOf = (group: Group): number => width * this.#rows.filter(row => row.group === group).length;
      // Places without a document: no rows in a `several` decoder, one spare row each in a `single` one (onnx_graph.py).
      const idle = slots - groups.length;
      const rows = Array.from({ length: slots }, (_, slot) =>
        groups[slot] ? rowsOf(groups[slot]) : this.several ? 0 : 1
      );
      if (!this.several) {
        rows.push(groups.length);
        feeds['kept'] = new Tensor('int64', BigInt64Array.from([count * width, idle].map(BigInt)), [2]);
      }
      feeds['rows'] = new Tensor('int64', BigInt64Array.from(rows.map(BigInt)), [rows.length]);
    }
    const kind = this.several ? (isWide ? 'wideSeveral' : 'several') : isWide ? 'wideSingle' : 'single';
    const session = await this.#model.decoder(kind);
    return { session, width, feeds, fetches, ids, position, bias };
  }
}

interface Bound {
  readonly session: InferenceSession;
  readonly width: number;
  readonly feeds: Readonly<Record<string, Tensor>>;
  readonly fetches: Readonly<Record<string, Tensor>>;
  readonly ids: Int32Array;
  readonly position: BigInt64Array;
  readonly bias: Float32Array;
}
