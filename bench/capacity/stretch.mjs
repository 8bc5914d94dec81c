// How much longer everything took because the machine had other things to do: Linux counts for each thread how long it ran, and how
// long it was ready to run and waited for a processor (/proc/PID/task/TID/schedstat, nanoseconds).
import { readdirSync, readFileSync } from 'node:fs';

const EVERY_MS = 500;
/** Fewer milliseconds of work tell nothing; what was known before goes on. */
const LEAST_RUN_MS = 50;

/**
 * Watches the processes that `pid` forked (the engines) until it is stopped.
 * @returns {{stop: () => {stretchAt: (ms: number) => number, mean: number}}} times count from the call
 */
export function watchStretch(pid) {
  const from = performance.now();
  const readings = [{ atMs: 0, threads: readThreads(pid) }];
  const timer = setInterval(
    () => readings.push({ atMs: performance.now() - from, threads: readThreads(pid) }),
    EVERY_MS
  );
  return {
    stop: () => {
      clearInterval(timer);
      readings.push({ atMs: performance.now() - from, threads: readThreads(pid) });
      return stretchesOf(readings);
    }
  };
}

/** @param {{atMs: number, threads: Map<string, {runMs: number, waitMs: number}>}[]} readings by time */
export function stretchesOf(readings) {
  const [first, last] = [readings[0], readings.at(-1)];
  const mean = stretchBetween(first, last, 0) ?? 1;
  const steps = [];
  let since = first;
  for (const reading of readings.slice(1)) {
    const stretch = stretchBetween(since, reading, LEAST_RUN_MS);
    if (stretch === undefined) continue;
    steps.push({ untilMs: reading.atMs, stretch });
    since = reading;
  }
  return {
    mean,
    stretchAt: ms => (steps.find(({ untilMs }) => ms < untilMs) ?? steps.at(-1))?.stretch ?? mean
  };
}

/** (ran + waited) / ran of the threads that do the work: the waits of helpers (collecting garbage) hold nobody up. */
function stretchBetween(before, after, leastRunMs) {
  const spent = [...after.threads].map(([id, { runMs, waitMs }]) => ({
    run: runMs - (before.threads.get(id)?.runMs ?? 0),
    wait: waitMs - (before.threads.get(id)?.waitMs ?? 0)
  }));
  const all = spent.reduce((sum, { run }) => sum + run, 0);
  if (all <= leastRunMs) return undefined;
  const working = spent.filter(({ run }) => run > all / 10);
  const ran = working.reduce((sum, { run }) => sum + run, 0);
  return (ran + working.reduce((sum, { wait }) => sum + wait, 0)) / ran;
}

/** Of the processes that the main thread of `pid` started. */
function readThreads(pid) {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean);
  const threads = children.flatMap(child =>
    readdirSync(`/proc/${child}/task`).map(thread => [
      thread,
      readFileSync(`/proc/${child}/task/${thread}/schedstat`, 'utf8').split(' ')
    ])
  );
  return new Map(
    threads.map(([thread, [run, wait]]) => [thread, { runMs: Number(run) / 1e6, waitMs: Number(wait) / 1e6 }])
  );
}
