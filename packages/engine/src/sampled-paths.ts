// Which token sequences one request has drawn already, and how much probability they hold: what a later draw must leave out.
// Incremental sampling without replacement (UniqueRandomizer: Shi, Bieber and Sutton 2020, arXiv 2002.09067).

/** Where less than this is left, nothing is: shares are sums of rounded numbers. */
const CRUMB = 1e-9;

/** A prefix of drawn sequences. */
export class PathNode {
  /** Share of the probability below this prefix that drawn sequences hold, 0..1; 1 where a sequence ended. */
  used = 0;
  readonly #children = new Map<number, { readonly share: number; readonly node: PathNode }>();

  /** The prefix with one more token, if something was drawn there. */
  child(id: number): PathNode | undefined {
    return this.#children.get(id)?.node;
  }

  /** Share of a token's probability that is still to be had, 0..1. */
  free(id: number): number {
    return 1 - (this.child(id)?.used ?? 0);
  }

  /** @internal */
  grow(id: number, share: number): PathNode {
    const known = this.#children.get(id);
    if (known) return known.node;
    const node = new PathNode();
    this.#children.set(id, { share, node });
    return node;
  }

  /** @internal Sums up what is used below. */
  settle(): void {
    let used = 0;
    for (const { share, node } of this.#children.values()) used += share * node.used;
    this.used = used >= 1 - CRUMB ? 1 : used;
  }
}

/** The sequences that one request has drawn. */
export class SampledPaths {
  readonly root = new PathNode();

  /** Nothing is left that could be drawn. */
  get isExhausted(): boolean {
    return this.root.used === 1;
  }

  /**
   * @param ids tokens of a finished sequence, with its end token if it has one
   * @param shares (ids.length,), probability that each token was drawn with, given those before it, after all cuts, when nothing was left out
   */
  add(ids: readonly number[], shares: readonly number[]): void {
    const way = [this.root];
    for (const [i, id] of ids.entries()) way.push((way.at(-1) as PathNode).grow(id, shares[i] as number));
    const end = way.pop() as PathNode;
    end.used = 1;
    for (const node of way.reverse()) node.settle();
  }
}
