// Decodes with the graphs of plain-export.ts: each row in a call of its own, so that nothing else can change what it writes.
// A step is always one token wide, since `decoder_with_past_model` takes no more.
import { Tensor } from 'onnxruntime-node';
import type { DecoderLane, Group, Row } from './decoder-lane.js';
import { longs, ones, type PlainModel } from './plain-export.js';

type Caches = Readonly<Record<string, Tensor>>;

interface PlainRow<T> extends Row<T> {
  /** `past_key_values.*` for the next call; undefined before the first. */
  caches: Caches | undefined;
}

export class PlainLane<T> implements DecoderLane<T> {
  #rows: PlainRow<T>[] = [];

  constructor(
    readonly model: PlainModel,
    readonly several: boolean,
    readonly maxRows: number
  ) {}

  get rows(): readonly Row<T>[] {
    return this.#rows;
  }

  hasRoom(): boolean {
    return this.#rows.length < this.maxRows;
  }

  add(group: Group, owners: readonly T[]): void {
    for (const owner of owners) this.#rows.push({ group, owner, length: 0, caches: undefined });
  }

  remove(row: Row<T>): void {
    this.#rows = this.#rows.filter(other => other !== row);
  }

  async step(width: number, ids: (row: Row<T>, k: number) => number): Promise<Float32Array> {
    if (width !== 1) throw new Error(`a plain export decodes one token a step, got ${width}`);
    const vocab = this.model.manifest.config.vocab_size;
    const logits = new Float32Array(this.#rows.length * vocab);
    for (const [i, row] of this.#rows.entries()) logits.set(await this.#call(row, ids(row, 0)), i * vocab);
    return logits;
  }

  /** Logits (vocab,) after the row's next token. */
  async #call(row: PlainRow<T>, id: number): Promise<Float32Array> {
    const { first, next, isMerged } = this.model;
    const session = row.caches ? next : first;
    const [hidden] = row.group.cross.tensors;
    const given: Record<string, Tensor> = {
      ...(row.caches ?? (isMerged ? this.#emptyCaches() : {})),
      input_ids: longs([id], [1, 1]),
      encoder_attention_mask: ones(row.group.cross.tokens),
      encoder_hidden_states: hidden as Tensor,
      use_cache_branch: new Tensor('bool', Uint8Array.of(row.caches ? 1 : 0), [1])
    };
    // Exporters leave out inputs that a graph does not use.
    const feeds = Object.fromEntries(
      session.inputNames.map(name => {
        const tensor = given[name];
        if (!tensor) throw new Error(`the decoder graph takes ${name}, which no Optimum export of a T5 has`);
        return [name, tensor];
      })
    );
    const outputs = (await session.run(feeds)) as Record<string, Tensor>;
    row.caches = this.#cachesAfter(outputs, row.caches);
    return (outputs['logits'] as Tensor).data as Float32Array; // every export's logits are float32
  }

  /** The cross-attention's caches are computed by the first call; later ones give none, or empty ones (merged graphs). */
  #cachesAfter(outputs: Readonly<Record<string, Tensor>>, before: Caches | undefined): Caches {
    const caches: Record<string, Tensor> = { ...before };
    for (const [name, tensor] of Object.entries(outputs)) {
      if (!name.startsWith('present')) continue;
      const past = name.replace('present', 'past_key_values');
      if (!before || past.includes('.decoder.')) caches[past] = tensor;
    }
    return caches;
  }

  /** A merged graph wants every cache, of length 0, in the branch that does not read them. */
  #emptyCaches(): Caches {
    const { first } = this.model;
    const caches: Record<string, Tensor> = {};
    for (const [i, name] of first.inputNames.entries()) {
      if (!name.startsWith('past_key_values')) continue;
      const metadata = first.inputMetadata[i];
      const shape = metadata?.isTensor ? metadata.shape : [];
      const [, heads = 1, , size = 1] = shape;
      caches[name] = new Tensor('float32', new Float32Array(0), [1, Number(heads), 0, Number(size)]);
    }
    return caches;
  }
}
