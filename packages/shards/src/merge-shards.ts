// Joins shard folders that several machines made to the folder that one machine would have made, byte for byte.
import { resolve } from 'node:path';
import { readExamples, readManifest, type Example } from './shard-reader.js';
import { ShardWriter, type ShardFacts, type ShardManifest } from './shard-writer.js';

export interface MergeOptions {
  /** All shares (`--part K --of N`) in any order, or folders of consecutive pieces of the notebooks in their order. */
  readonly folders: readonly string[];
  readonly folder: string;
  /** As in the build that is to be equalled. */
  readonly idsPerPart?: number;
}

const FACTS = ['formatVersion', 'tokenizerSha256', 'vocabSize', 'split', 'seed', 'budgetTokens'] as const;

interface Source {
  readonly manifest: ShardManifest;
  readonly examples: AsyncGenerator<Example>;
}

/**
 * Writes the folder. The order is that of a build: pass after pass, in each of them notebook after notebook.
 * @throws Error if the folders do not belong together, or one is unfinished or damaged
 */
export async function mergeShards({
  folders,
  folder,
  idsPerPart
}: MergeOptions): ReturnType<ShardWriter['close']> {
  if (folders.some(one => resolve(one) === resolve(folder)))
    throw new Error(`${folder} would be overwritten: merge into another folder`);
  const manifests = await Promise.all(folders.map(readManifest));
  const first = manifests[0];
  if (first === undefined) throw new Error('expected at least one shard folder to merge, got none');
  for (const [i, manifest] of manifests.entries()) checkAlike(folders[i] ?? '', manifest, first);
  checkShares(manifests);
  const facts = Object.fromEntries(FACTS.map(name => [name, first[name]])) as unknown as ShardFacts; // exactly its fields
  const writer = await ShardWriter.create(folder, facts, idsPerPart === undefined ? {} : { idsPerPart });
  const sources = manifests.map((manifest, i): Source => ({
    manifest,
    examples: readExamples(folders[i] ?? '', manifest)
  }));
  const inOrder = first.share ? interleaved : oneAfterAnother;
  for (let pass = 0; pass < first.passes.length; pass++) {
    for await (const { source, target, place } of inOrder(sources, pass))
      await writer.add(source, target, place);
    writer.endPass();
  }
  return writer.close();
}

async function* oneAfterAnother(sources: readonly Source[], pass: number): AsyncGenerator<Example> {
  for (const source of sources) yield* take(source, pass);
}

/** By the notebooks' places. There are as many candidates as machines, so that looking at all of them is fast enough. */
async function* interleaved(sources: readonly Source[], pass: number): AsyncGenerator<Example> {
  const streams = sources.map(source => take(source, pass));
  const heads = await Promise.all(streams.map(async stream => (await stream.next()).value));
  for (;;) {
    let next = -1;
    for (const [i, head] of heads.entries())
      if (head && (next < 0 || head.place < (heads[next] as Example).place)) next = i;
    const head = heads[next];
    if (!head) return;
    yield head;
    heads[next] = (await streams[next]?.next())?.value;
  }
}

/** The examples of one pass; what is read goes on behind them. */
async function* take(
  { manifest, examples }: Source,
  pass: number
): AsyncGenerator<Example, undefined, undefined> {
  for (let i = 0; i < (manifest.passes[pass] ?? 0); i++) {
    const { value, done } = await examples.next();
    if (done) throw new Error(`the manifest tells of more examples than there are, in pass ${pass}`);
    yield value;
  }
}

function checkAlike(folder: string, manifest: ShardManifest, first: ShardManifest): void {
  for (const name of FACTS)
    if (manifest[name] !== first[name])
      throw new Error(
        `${folder}: ${name} must be the same in all folders, expected ${first[name]}, got ${manifest[name]}`
      );
  if (manifest.passes.length !== first.passes.length || manifest.share?.of !== first.share?.of)
    throw new Error(
      `${folder}: expected ${first.passes.length} passes and ${first.share ? `a share of ${first.share.of}` : 'no share'}, got ${manifest.passes.length} and ${manifest.share ? `one of ${manifest.share.of}` : 'none'}`
    );
}

/** Every share, once. */
function checkShares(manifests: readonly ShardManifest[]): void {
  const of = manifests[0]?.share?.of;
  if (of === undefined) return;
  const got = manifests.map(({ share }) => share?.part ?? 0).sort((a, b) => a - b);
  if (got.length !== of || got.some((part, i) => part !== i))
    throw new Error(`expected the parts 0..${of - 1} of ${of}, each once, got ${got.join(', ')}`);
}
