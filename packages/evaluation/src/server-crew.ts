// One queue of requests, several servers: whichever is free takes the next one. A server that is busy is left alone for as long as
// it asks, one that is gone is tried again now and then, and what they could not do goes back to the queue for the others.
import { setTimeout as sleep } from 'node:timers/promises';
import { InfillError, type ClientOptions } from '@jupyt5/client';

export interface CrewOptions<Task, Result> {
  readonly servers: readonly ClientOptions[];
  /** At once, to each server. */
  readonly requestsPerServer: number;
  /** One request. The signal aborts it when another one has failed for good. */
  readonly ask: (task: Task, server: ClientOptions) => Promise<Result>;
  /** Called once per task, in the order in which they are done. */
  readonly onResult: (task: Task, result: Result) => void;
  /** What a person who waits wants to know. */
  readonly onTrouble?: ((message: string) => void) | undefined;
  /** Default: the clock. */
  readonly wait?: ((ms: number, signal: AbortSignal) => Promise<void>) | undefined;
}

/** The server ended a request at its deadline: it had more to do than it could. */
export class UnservedError extends Error {
  override readonly name = 'UnservedError';
}

/** First wait before a server that does not work is asked again; doubles with each failure. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** So many failures in a row make a server count as gone: about a minute, which is enough for a restart. */
const MOST_FAILURES = 8;
/** The same for refusals (429, 503): a queue that is full for long is no failure. */
const MOST_REFUSALS = 100;
/** A request that fails so often wherever it is sent is itself the trouble. */
const MOST_TRIES = 5;

interface Member {
  readonly server: ClientOptions;
  failures: number;
  refusals: number;
  hasAnswered: boolean;
  /** Resolves when the server may be asked again. */
  pause: Promise<void> | undefined;
}

/**
 * Does all tasks, each exactly once.
 * @throws the last error when every server is gone, and at once an error that is the request's own fault (4xx)
 */
export async function shareAmong<Task, Result>(
  tasks: readonly Task[],
  options: CrewOptions<Task, Result>
): Promise<void> {
  const { servers, requestsPerServer, wait = pause } = options;
  const left = tasks.map(task => ({ task, tries: 0 }));
  const stop = new AbortController();
  let running = 0;
  let idle: (() => void)[] = [];
  const tell = (): void => {
    for (const wake of idle) wake();
    idle = [];
  };
  const members = servers.map((server): Member => ({
    server,
    failures: 0,
    refusals: 0,
    hasAnswered: false,
    pause: undefined
  }));

  const work = async (member: Member): Promise<void> => {
    for (;;) {
      if (stop.signal.aborted) return;
      if (member.pause) {
        await member.pause;
        continue;
      }
      const item = left.shift();
      if (item === undefined) {
        if (running === 0) return finish();
        await new Promise<void>(resolve => idle.push(resolve)); // what runs elsewhere may come back
        continue;
      }
      running++;
      try {
        const result = await options.ask(item.task, { ...member.server, signal: stop.signal });
        if (stop.signal.aborted) return;
        Object.assign(member, { failures: 0, refusals: 0, hasAnswered: true });
        options.onResult(item.task, result);
      } catch (error) {
        if (stop.signal.aborted) return;
        left.unshift(item);
        const waitMs = judge(member, error, () => ++item.tries);
        if (members.every(isGone)) throw error;
        options.onTrouble?.(
          `${member.server.baseUrl ?? 'the server'}: ${(error as Error).message}; asked again in ${Math.ceil(waitMs / 1000)} s`
        );
        member.pause ??= wait(waitMs, stop.signal).then(() => void (member.pause = undefined));
      } finally {
        running--;
        tell();
      }
    }
  };
  const finish = (): void => {
    stop.abort();
    tell();
  };
  const workers = members.flatMap(member => Array.from({ length: requestsPerServer }, () => work(member)));
  try {
    await Promise.all(workers);
  } finally {
    finish();
    await Promise.allSettled(workers);
  }
}

/** How long the server is left alone. @throws the error itself when waiting does not help */
function judge(member: Member, error: unknown, countTry: () => number): number {
  const doubling = (count: number): number => Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (count - 1));
  if (error instanceof UnservedError) {
    member.hasAnswered = true;
    return doubling(++member.refusals);
  }
  if (!(error instanceof InfillError)) throw error;
  const { status, code, retryAfterMs } = error;
  if (status === 429 || (status === 503 && code !== 'draining' && code !== 'unreachable')) {
    member.hasAnswered = true;
    member.refusals++;
    return retryAfterMs ?? doubling(member.refusals);
  }
  if (status < 500) throw error;
  // Not reached, or about to leave: the request had no part in it.
  const isAbsent = code === 'unreachable' || code === 'draining';
  if (!isAbsent && countTry() >= MOST_TRIES) throw error;
  return Math.max(retryAfterMs ?? 0, doubling(++member.failures));
}

/** A server that has never answered may simply not be there: nothing is gained by waiting for it. */
function isGone({ failures, refusals, hasAnswered }: Member): boolean {
  return failures >= (hasAnswered ? MOST_FAILURES : 1) || refusals >= MOST_REFUSALS;
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined); // nothing left to wait for
}
