// First stage: problems -> samples. A problem's samples are asked for in requests of a few, each with a seed of its own that says
// nothing of when or where it is asked: whichever server writes them, and in whichever order, they are the same.
import { infillOnce, type ClientOptions } from '@jupyt5/client';
import type { Candidate } from '@jupyt5/schemas';
import { documentOf, type Problem } from './problem.js';
import { UnservedError } from './server-crew.js';

export interface Sample {
  readonly id: string;
  readonly sample: number;
  readonly text: string;
  readonly logprob: number;
  readonly finishReason: string;
  readonly seed: number;
  /** Of distinct texts, sampled without replacement in this order. Absent: independent samples. */
  readonly distinct?: true;
}

export interface SampleOptions {
  readonly servers: readonly ClientOptions[];
  /** At once, to each server. Default: 1, with which a server's batches, and so its last bits, are the same each time. */
  readonly requestsPerServer?: number;
  readonly samples: number;
  readonly maxTokens: number;
  readonly temperature?: number;
  readonly topP?: number;
  readonly seed: number;
  /** No text twice; at most MOST_DISTINCT samples. Default: false, independent samples, which the estimate of pass@k is made for. */
  readonly distinct?: boolean;
}

/** Some samples of one problem: `n` from the number `first` on. */
export interface SampleRequest {
  readonly problem: Problem;
  readonly first: number;
  readonly n: number;
  readonly seed: number;
}

/** Distinct texts come from one request: two do not know of each other. The server's limit for a request. */
export const MOST_DISTINCT = 64;
/** Candidates per request: the server's limit is 64, and smaller requests share a busy server better. */
const PER_REQUEST = 20;
/** A request that waits in a long line must not be cut short; Node's fetch gives up after 300 s without an answer. */
const TIMEOUT_MS = 240_000;

/** All requests of one problem; `number` is its place among all problems, which its seeds are made of. */
export function requestsOf(problem: Problem, number: number, options: SampleOptions): SampleRequest[] {
  const most = options.distinct ? MOST_DISTINCT : PER_REQUEST;
  return Array.from({ length: Math.ceil(options.samples / most) }, (_, i) => ({
    problem,
    first: i * most,
    n: Math.min(most, options.samples - i * most),
    seed: (options.seed * 1_000_003 + number * 1009 + i * most) >>> 0
  }));
}

/**
 * Asks one server.
 * @throws InfillError; UnservedError when the server's deadline cut it short, since half a candidate says nothing about the model
 */
export async function askFor(
  { problem, first, n, seed }: SampleRequest,
  server: ClientOptions,
  options: SampleOptions
): Promise<readonly Sample[]> {
  const { maxTokens, distinct = false, temperature, topP } = options;
  const response = await infillOnce(
    {
      document: documentOf(problem),
      n,
      maxTokens,
      seed,
      distinct,
      timeoutMs: TIMEOUT_MS,
      ...(temperature === undefined ? {} : { temperature }),
      ...(topP === undefined ? {} : { topP })
    },
    server
  );
  const cut = response.candidates.find(
    ({ finishReason }) => finishReason === 'timeout' || finishReason === 'cancelled'
  );
  if (cut) throw new UnservedError(`${problem.id}: the answer was cut short (${cut.finishReason})`);
  return inOrder(response.candidates).map(({ text, logprob, finishReason }, i) => ({
    id: problem.id,
    sample: first + i,
    text,
    logprob,
    finishReason,
    seed,
    ...(distinct ? { distinct } : {})
  }));
}

/** In the order in which they were found: by index, those that were drawn anew after the others, repeats last. */
function inOrder(candidates: readonly Candidate[]): readonly Candidate[] {
  const key = ({ duplicateOf, redraws = 0 }: Candidate): number =>
    duplicateOf === undefined ? redraws : Infinity;
  return [...candidates].sort((a, b) => (key(a) === key(b) ? a.index - b.index : key(a) - key(b)));
}
