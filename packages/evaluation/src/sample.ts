// First stage: problems -> samples, asked of one or several servers.
import { infillOnce, type ClientOptions } from '@jupyt5/client';
import type { Candidate } from '@jupyt5/schemas';
import { documentOf, type Problem } from './problem.js';

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
  readonly samples: number;
  readonly maxTokens: number;
  readonly temperature?: number;
  readonly topP?: number;
  readonly seed: number;
  /** No text twice; at most MOST_DISTINCT samples. Default: false, independent samples, which the estimate of pass@k is made for. */
  readonly distinct?: boolean;
}

/** Distinct texts come from one request: two do not know of each other. The server's limit for a request. */
export const MOST_DISTINCT = 64;
/** Candidates per request: the server's limit is 64, and smaller requests share a busy server better. */
const PER_REQUEST = 20;

/** All samples of one problem; sample `i` is always made with the same seed, so a resumed run gives the same samples. */
export async function sampleProblem(
  problem: Problem,
  number: number,
  options: SampleOptions
): Promise<readonly Sample[]> {
  const server = options.servers[number % options.servers.length] ?? {};
  const { distinct = false } = options;
  const samples: Sample[] = [];
  const most = distinct ? MOST_DISTINCT : PER_REQUEST;
  for (let first = 0; first < options.samples; first += most) {
    const n = Math.min(most, options.samples - first);
    const seed = (options.seed * 1_000_003 + number * 1009 + first) >>> 0;
    const response = await infillOnce(
      {
        document: documentOf(problem),
        n,
        maxTokens: options.maxTokens,
        seed,
        distinct,
        ...(options.temperature === undefined ? {} : { temperature: options.temperature }),
        ...(options.topP === undefined ? {} : { topP: options.topP })
      },
      { ...server, retries: 20 }
    );
    for (const [i, candidate] of inOrder(response.candidates).entries()) {
      const { text, logprob, finishReason } = candidate;
      samples.push({
        id: problem.id,
        sample: first + i,
        text,
        logprob,
        finishReason,
        seed,
        ...(distinct ? { distinct } : {})
      });
    }
  }
  return samples;
}

/** In the order in which they were found: by index, those that were drawn anew after the others, repeats last. */
function inOrder(candidates: readonly Candidate[]): readonly Candidate[] {
  const key = ({ duplicateOf, redraws = 0 }: Candidate): number =>
    duplicateOf === undefined ? redraws : Infinity;
  return [...candidates].sort((a, b) => (key(a) === key(b) ? a.index - b.index : key(a) - key(b)));
}
