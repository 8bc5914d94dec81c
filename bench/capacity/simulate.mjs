// The server as a queue: admission and line of server/src/engine-pool.ts and waiting-line.ts, and the loop of
// packages/engine/src/scheduler.ts, one native call after the other, each as long as it was measured to be.
import { quantile } from '../../packages/engine/bench/measure.mjs';

/**
 * @typedef {{prepareMs: number, encodeMs: number, chunks: number, singleStepMs: [number, number][], severalStepMs: [number, number][],
 *   aloneTokensPerStep: number, stretchAt?: (ms: number) => number}} Service
 *   `prepareMs`: from a request's arrival to its place among the documents to encode (HTTP, window, memory); `encodeMs` of a document, in `chunks`
 *   native calls; step times as (rows, milliseconds), of the lanes for one and for several candidates; `aloneTokensPerStep`: with lookup decoding;
 *   `stretchAt`: how many times as long calls take at that time (default: 1)
 * @typedef {{processes: number, batch: number, maxQueue: number, slots: number, maxRows: number, maxLanes: number}} Limits
 */

/** The server's and the engine's defaults, and the shipped model's slots. */
export const LIMITS = { processes: 1, batch: 32, maxQueue: 64, slots: 8, maxRows: 32, maxLanes: 4 };
/** So long may jobs that fit overtake one that does not (waiting-line.ts). */
const PATIENCE_MS = 2000;

/**
 * One replica.
 * @param {import('./arrivals.mjs').Arrival[]} arrivals by time
 * @param {Service} service
 * @returns {{offered: number, rejected: number, firstTextMs: number[], totalMs: number[], busyShare: number, computedMs: number, candidates: number, endMs: number}}
 */
export function simulate(arrivals, service, limits = LIMITS) {
  const seats = Array.from({ length: limits.processes }, () => new Seat(service, limits));
  const line = [];
  const done = [];
  let rejected = 0;
  let next = 0;
  const dispatch = now => {
    for (let i = 0; i < line.length;) {
      const job = line[i];
      const seat = roomiest(seats, job, limits.batch);
      if (seat) {
        line.splice(i, 1);
        seat.add(job, now);
      } else if (now - job.atMs > PATIENCE_MS) return;
      else i++;
    }
  };
  for (;;) {
    // The next thing that happens: an arrival, or the end of a call of one of the processes.
    const arrivalAt = arrivals[next]?.atMs ?? Infinity;
    const seat = seats.reduce((first, one) => (one.nextAt < first.nextAt ? one : first));
    if (arrivalAt === Infinity && seat.nextAt === Infinity) break;
    if (arrivalAt <= seat.nextAt) {
      const job = { ...arrivals[next++] };
      if (!roomiest(seats, job, limits.batch) && line.length >= limits.maxQueue) rejected++;
      else line.push(job);
      dispatch(arrivalAt);
    } else {
      const { nextAt: now } = seat;
      done.push(...seat.call());
      dispatch(now);
    }
  }
  const endMs = Math.max(...done.map(job => job.endAt), 1);
  return {
    offered: arrivals.length,
    rejected,
    firstTextMs: done.map(job => job.firstAt - job.atMs),
    totalMs: done.map(job => job.endAt - job.atMs),
    busyShare: seats.reduce((sum, seat) => sum + seat.busyMs, 0) / (seats.length * endMs),
    computedMs: seats.reduce((sum, seat) => sum + seat.computedMs, 0),
    candidates: done.reduce((sum, job) => sum + job.n, 0),
    endMs
  };
}

/** What is reported of a run. */
export function summaryOf({ offered, rejected, firstTextMs, totalMs, busyShare }) {
  const at = (values, q) => (values.length > 0 ? quantile(values, q) : NaN);
  return {
    firstTextP50Ms: at(firstTextMs, 0.5),
    firstTextP95Ms: at(firstTextMs, 0.95),
    totalP50Ms: at(totalMs, 0.5),
    totalP95Ms: at(totalMs, 0.95),
    rejectedShare: offered > 0 ? rejected / offered : 0,
    busyShare
  };
}

/** The process with most room that can take the job at once (`#seatFor`). */
function roomiest(seats, job, batch) {
  const [best] = seats
    .filter(({ load }) => load === 0 || load + job.n <= batch)
    .sort((a, b) => a.load - b.load);
  return best;
}

/** An engine process. */
class Seat {
  load = 0;
  busyMs = 0;
  computedMs = 0;
  /** When its present call ends; Infinity: idle. */
  nextAt = Infinity;
  #service;
  #limits;
  #preparing = [];
  #encoding = [];
  #ready = [];
  #lanes = [];
  #owedMs = 0;
  #finish = () => [];

  constructor(service, limits) {
    this.#service = service;
    this.#limits = limits;
  }

  add(job, now) {
    this.load += job.n;
    job.chunksLeft = this.#service.chunks;
    job.waiting = job.tokens.map(tokens => ({ job, left: tokens }));
    job.unfinished = job.n;
    this.#preparing.push({ job, at: now + this.#service.prepareMs });
    if (this.nextAt === Infinity) this.#begin(now);
  }

  /** Ends the present call and begins the next one; the jobs that are done with it. */
  call() {
    const now = this.nextAt;
    const done = this.#finish(now);
    for (const job of done) this.load -= job.n;
    this.#begin(now);
    return done;
  }

  /** Chooses as the scheduler does: a chunk of the oldest document when no decoding time is owed, else the lanes' steps. */
  #begin(now) {
    for (const one of this.#preparing.filter(({ at }) => at <= now)) this.#encoding.push(one.job);
    this.#preparing = this.#preparing.filter(({ at }) => at > now);
    this.#admit();
    this.#lanes = this.#lanes.filter(lane => lane.rows.length > 0);
    const isDecoding = this.#lanes.length > 0;
    this.#finish = () => [];
    if (this.#encoding.length > 0 && (this.#owedMs <= 0 || !isDecoding)) {
      const [job] = this.#encoding;
      const ms = (this.#service.encodeMs * job.encodeScale) / this.#service.chunks;
      this.#owedMs = ms / this.#encoding.length;
      this.#finish = () => {
        if (--job.chunksLeft > 0) return [];
        this.#encoding.shift();
        this.#ready.push(job);
        return [];
      };
      return this.#busyUntil(now, ms);
    }
    if (isDecoding) {
      const ms = this.#lanes.reduce((sum, lane) => sum + this.#stepMs(lane), 0);
      this.#owedMs -= ms;
      this.#finish = at => this.#lanes.flatMap(lane => this.#step(lane, at));
      return this.#busyUntil(now, ms);
    }
    // Idle, or waiting for a request that is being prepared.
    this.nextAt = Math.min(Infinity, ...this.#preparing.map(({ at }) => at));
  }

  #busyUntil(now, computingMs) {
    const ms = computingMs * (this.#service.stretchAt?.(now) ?? 1);
    this.computedMs += computingMs;
    this.busyMs += ms;
    this.nextAt = now + ms;
  }

  #stepMs({ several, rows }) {
    return interpolate(several ? this.#service.severalStepMs : this.#service.singleStepMs, rows.length);
  }

  #step(lane, at) {
    const done = [];
    const perStep = lane.rows.length === 1 && !lane.several ? this.#service.aloneTokensPerStep : 1;
    for (const row of lane.rows) {
      row.job.firstAt ??= at;
      row.left -= perStep;
      if (row.left > 0 || --row.job.unfinished > 0) continue;
      row.job.endAt = at;
      done.push(row.job);
    }
    lane.rows = lane.rows.filter(({ left }) => left > 0);
    return done;
  }

  /** Gives encoded candidates a place, oldest request first (`#admit`, `#place`; lane.ts `hasRoom`). */
  #admit() {
    const { slots, maxRows, maxLanes } = this.#limits;
    while (this.#ready.length > 0) {
      const [job] = this.#ready;
      const several = job.n > 1;
      while (job.waiting.length > 0) {
        const alike = this.#lanes.filter(lane => lane.several === several);
        let lane = alike.find(
          ({ rows }) =>
            rows.length + 2 <= maxRows &&
            (rows.some(row => row.job === job) || new Set(rows.map(row => row.job)).size < slots)
        );
        if (!lane && alike.length < maxLanes) {
          lane = { several, rows: [] };
          this.#lanes.push(lane);
        }
        if (!lane) return;
        lane.rows.push(job.waiting.shift());
      }
      this.#ready.shift();
    }
  }
}

/** Between measured points straight, beyond the last one on with its slope. */
export function interpolate(points, x) {
  if (points.length === 1 || x <= points[0][0]) return points[0][1];
  const i = Math.max(
    1,
    points.findIndex(([at]) => at >= x)
  );
  const [[x0, y0], [x1, y1]] =
    points[points.length - 1][0] < x ? points.slice(-2) : [points[i - 1], points[i]];
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}
