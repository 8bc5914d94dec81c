// Jobs that wait for a process, fair between callers: each caller in turn gives its oldest job.
import type { Job } from './job.js';

/** So long may jobs that fit overtake one that does not. */
const PATIENCE_MS = 2000;

export class WaitingLine {
  #byCaller = new Map<string, Job[]>();
  #length = 0;
  #tokens = 0;

  get length(): number {
    return this.#length;
  }

  /** Cost of all that wait. Tokens. */
  get tokens(): number {
    return this.#tokens;
  }

  add(job: Job): void {
    const jobs = this.#byCaller.get(job.request.caller);
    if (jobs) jobs.push(job);
    else this.#byCaller.set(job.request.caller, [job]);
    this.#count(job, 1);
  }

  /** For a replay: it has waited before. */
  addFirst(job: Job): void {
    const others = [...this.#byCaller].filter(([caller]) => caller !== job.request.caller);
    const own = this.#byCaller.get(job.request.caller) ?? [];
    this.#byCaller = new Map([[job.request.caller, [job, ...own]], ...others]);
    this.#count(job, 1);
  }

  /** The next job that `fits`, taken out; its caller goes to the end of the turn. */
  take(fits: (job: Job) => boolean): Job | undefined {
    for (const [caller, jobs] of this.#byCaller) {
      const job = jobs[0];
      if (!job) continue;
      if (!fits(job)) {
        // It needs a process with more room, or one of its own: smaller ones must not keep taking that away.
        if (job.isSuspect || performance.now() - job.arrivedAt > PATIENCE_MS) return undefined;
        continue;
      }
      this.remove(job);
      const rest = this.#byCaller.get(caller);
      if (rest) {
        this.#byCaller.delete(caller);
        this.#byCaller.set(caller, rest);
      }
      return job;
    }
    return undefined;
  }

  /** Whether it was waiting. */
  remove(job: Job): boolean {
    const jobs = this.#byCaller.get(job.request.caller);
    const index = jobs?.indexOf(job) ?? -1;
    if (!jobs || index < 0) return false;
    jobs.splice(index, 1);
    if (jobs.length === 0) this.#byCaller.delete(job.request.caller);
    this.#count(job, -1);
    return true;
  }

  countOf(caller: string): number {
    return this.#byCaller.get(caller)?.length ?? 0;
  }

  [Symbol.iterator](): IterableIterator<Job> {
    return [...this.#byCaller.values()].flat()[Symbol.iterator]();
  }

  #count(job: Job, sign: 1 | -1): void {
    this.#length += sign;
    this.#tokens += sign * job.cost;
  }
}
