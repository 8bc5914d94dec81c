// The models side by side: each a pool of engine processes. A reload starts a second pool beside the first, switches when it
// is warm, and lets the old one finish; where the new one cannot start, the old one keeps serving.
import { EnginePool, type PoolNews, type PoolOptions } from './engine-pool.js';
import { LoadError } from './engine-process.js';
import { ServerError } from './server-error.js';
import type { ModelFolder } from './model-folder.js';

export type ModelNews = PoolNews & { readonly model: string };

interface Entry {
  readonly folder: ModelFolder;
  pool: EnginePool;
}

/** How often an old pool is looked at while it drains. */
const DRAIN_POLL_MS = 50;

export class ModelRegistry {
  #entries = new Map<string, Entry>();
  #retired = new Set<EnginePool>();
  #isReloading = false;
  #optionsFor: (folder: ModelFolder) => PoolOptions;
  #report: (news: ModelNews) => void;

  constructor(
    folders: readonly ModelFolder[],
    optionsFor: (folder: ModelFolder) => PoolOptions,
    report: (news: ModelNews) => void
  ) {
    this.#optionsFor = optionsFor;
    this.#report = report;
    for (const folder of folders) {
      if (this.#entries.has(folder.name))
        throw new LoadError(
          'duplicateModel',
          `two models are called ${folder.name}; rename one in its manifest`,
          true
        );
      this.#entries.set(folder.name, { folder, pool: this.#create(folder) });
    }
  }

  /** Loads all models; resolves when each has a warm process. @throws LoadError */
  async start(): Promise<void> {
    await Promise.all(this.pools.map(pool => pool.start()));
  }

  /** In the order they were given; the first is the default. */
  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }
  get pools(): readonly EnginePool[] {
    return [...this.#entries.values()].map(entry => entry.pool);
  }
  /** With those that only finish what they have. */
  get allPools(): readonly EnginePool[] {
    return [...this.pools, ...this.#retired];
  }

  /** @throws ServerError `unknownModel` */
  get(name: string | undefined): { readonly name: string; readonly pool: EnginePool } {
    const wanted = name ?? this.names[0] ?? '';
    const entry = this.#entries.get(wanted);
    if (!entry)
      throw new ServerError(
        'unknownModel',
        `no model of that name is loaded; there is ${this.names.join(', ')}`,
        {
          pointer: '/model'
        }
      );
    return { name: wanted, pool: entry.pool };
  }

  /** Reads every model folder anew. All or nothing. @throws ServerError `reloadFailed` */
  async reload(): Promise<void> {
    if (this.#isReloading) throw new ServerError('reloadFailed', 'a reload is already under way');
    this.#isReloading = true;
    const fresh = [...this.#entries.values()].map(entry => ({ entry, pool: this.#create(entry.folder) }));
    fresh.forEach(({ pool }) => this.#retired.add(pool)); // counted and stopped with the others while it loads
    try {
      await Promise.all(fresh.map(({ pool }) => pool.start()));
      for (const { entry, pool } of fresh) {
        const old = entry.pool;
        entry.pool = pool;
        this.#retired.delete(pool);
        void this.#retire(old);
      }
    } catch (error) {
      await Promise.all(fresh.map(({ pool }) => pool.stop()));
      fresh.forEach(({ pool }) => this.#retired.delete(pool));
      const why = error instanceof LoadError ? ` (${error.code})` : '';
      throw new ServerError('reloadFailed', `the model could not be loaded${why}; the old one keeps serving`);
    } finally {
      this.#isReloading = false;
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.allPools.map(pool => pool.stop()));
  }

  #create(folder: ModelFolder): EnginePool {
    return new EnginePool(this.#optionsFor(folder), news => this.#report({ ...news, model: folder.name }));
  }

  async #retire(pool: EnginePool): Promise<void> {
    this.#retired.add(pool);
    while (pool.activeJobs.length + pool.line.length > 0)
      await new Promise(resolve => setTimeout(resolve, DRAIN_POLL_MS).unref());
    await pool.stop();
    this.#retired.delete(pool);
  }
}
