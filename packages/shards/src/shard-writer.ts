// Writes a shard folder: per part `NAME.ids` (uint16 little-endian, each example's source ids then its target ids) and
// `NAME.idx` (uint32 little-endian, (N, 2): the two lengths), and a manifest that names format and tokenizer. Of a share of the
// notebooks also `NAME.at` (uint32 little-endian, (N,): each example's notebook, counted through all files).
import { createHash } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface ShardFacts {
  readonly formatVersion: number;
  readonly tokenizerSha256: string;
  readonly vocabSize: number;
  readonly split: string;
  readonly seed: string;
  readonly budgetTokens: number;
}

/** Which notebooks a folder is made of: every `of`-th, from the `part`-th. */
export interface Share {
  readonly part: number;
  readonly of: number;
}

export interface WriterOptions {
  readonly share?: Share;
  readonly idsPerPart?: number;
}

export interface ShardManifest extends ShardFacts {
  readonly format: 'jupyt5-shards';
  /** Examples of each pass, in their order. */
  readonly passes: readonly number[];
  readonly share?: Share;
  readonly parts: readonly Part[];
}

export interface Part {
  readonly name: string;
  readonly examples: number;
  readonly sourceTokens: number;
  readonly targetTokens: number;
  readonly sha256: string;
}

/** A part is closed when it holds this many ids: 27 million uint16 stay under 55 MiB even before compression. */
const IDS_PER_PART = 27_000_000;

export class ShardWriter {
  private readonly parts: Part[] = [];
  private readonly passes: number[] = [];
  private added = 0;
  private ids: Uint16Array = new Uint16Array(1 << 20);
  private used = 0;
  private lengths: number[] = [];
  private places: number[] = [];

  private constructor(
    private readonly folder: string,
    private readonly facts: ShardFacts,
    private readonly options: WriterOptions
  ) {}

  /** Starts an empty folder; whatever stood there is removed. */
  static async create(folder: string, facts: ShardFacts, options: WriterOptions = {}): Promise<ShardWriter> {
    if (facts.vocabSize > 65536)
      throw new Error(`ids must fit uint16: vocabulary at most 65536, got ${facts.vocabSize}`);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    return new ShardWriter(folder, facts, options);
  }

  /** Adds one example: source ids (S,) and target ids (T,), made of the notebook at `place`. */
  async add(
    source: Int32Array | Uint16Array,
    target: Int32Array | Uint16Array,
    place: number
  ): Promise<void> {
    if (
      this.lengths.length > 0 &&
      this.used + source.length + target.length > (this.options.idsPerPart ?? IDS_PER_PART)
    )
      await this.closePart();
    const needed = this.used + source.length + target.length;
    if (needed > this.ids.length) {
      const larger = new Uint16Array(Math.max(needed, this.ids.length * 2));
      larger.set(this.ids.subarray(0, this.used));
      this.ids = larger;
    }
    this.ids.set(source, this.used);
    this.ids.set(target, this.used + source.length);
    this.used = needed;
    this.lengths.push(source.length, target.length);
    this.places.push(place);
    this.added++;
  }

  /** What was added since the last call, or the start, was one pass over the notebooks. */
  endPass(): void {
    this.passes.push(this.added);
    this.added = 0;
  }

  /** Writes what is open and, last of all, the manifest: a folder without one is unfinished. */
  async close(): Promise<{
    readonly examples: number;
    readonly sourceTokens: number;
    readonly targetTokens: number;
  }> {
    if (this.lengths.length > 0) await this.closePart();
    const { share } = this.options;
    const manifest: ShardManifest = {
      format: 'jupyt5-shards',
      ...this.facts,
      passes: this.passes,
      ...(share && { share }),
      parts: this.parts
    };
    await writeFile(join(this.folder, 'manifest.json.new'), `${JSON.stringify(manifest, null, 2)}\n`);
    await rename(join(this.folder, 'manifest.json.new'), join(this.folder, 'manifest.json'));
    const sum = (key: 'examples' | 'sourceTokens' | 'targetTokens'): number =>
      this.parts.reduce((total, part) => total + part[key], 0);
    return {
      examples: sum('examples'),
      sourceTokens: sum('sourceTokens'),
      targetTokens: sum('targetTokens')
    };
  }

  private async closePart(): Promise<void> {
    const name = `part-${String(this.parts.length).padStart(5, '0')}`;
    const ids = littleEndian(this.ids.subarray(0, this.used));
    await writeFile(join(this.folder, `${name}.ids`), ids);
    await writeFile(join(this.folder, `${name}.idx`), littleEndian(Uint32Array.from(this.lengths)));
    if (this.options.share)
      await writeFile(join(this.folder, `${name}.at`), littleEndian(Uint32Array.from(this.places)));
    const sourceTokens = this.lengths.reduce((total, length, i) => (i % 2 === 0 ? total + length : total), 0);
    this.parts.push({
      name,
      examples: this.lengths.length / 2,
      sourceTokens,
      targetTokens: this.used - sourceTokens,
      sha256: createHash('sha256').update(ids).digest('hex')
    });
    this.used = 0;
    this.lengths = [];
    this.places = [];
  }
}

/** The array's bytes, swapped on a big-endian machine. */
function littleEndian(values: Uint16Array | Uint32Array): Buffer {
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  if (new Uint8Array(Uint16Array.of(1).buffer)[0] === 1) return bytes;
  return values instanceof Uint16Array ? Buffer.from(bytes).swap16() : Buffer.from(bytes).swap32();
}
