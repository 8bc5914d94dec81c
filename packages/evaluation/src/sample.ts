// First stage: problems -> samples, asked of one or several servers.
import { infillOnce, type ClientOptions } from '@jupyt5/client';
import { documentOf, type Problem } from './problem.js';

export interface Sample {
  readonly id: string;
  readonly sample: number;
  readonly text: string;
  readonly logprob: number;
  readonly finishReason: string;
  readonly seed: number;
}

export interface SampleOptions {
  readonly servers: readonly ClientOptions[];
  readonly samples: number;
  readonly maxTokens: number;
  readonly temperature?: number;
  readonly topP?: number;
  readonly seed: number;
}

/** Candidates per request: the server's limit is 64, and smaller requests share a busy server better. */
const PER_REQUEST = 20;

/** All samples of one problem; sample `i` is always made with the same seed, so a resumed run gives the same samples. */
export async function sampleProblem(
  problem: Problem,
  number: number,
  options: SampleOptions
): Promise<readonly Sample[]> {
  const server = options.servers[number % options.servers.length] ?? {};
  const samples: Sample[] = [];
  for (let first = 0; first < options.samples; first += PER_REQUEST) {
    const n = Math.min(PER_REQUEST, options.samples - first);
    const seed = (options.seed * 1_000_003 + number * 1009 + first) >>> 0;
    const response = await infillOnce(
      {
        document: documentOf(problem),
        n,
        maxTokens: options.maxTokens,
        seed,
        ...(options.temperature === undefined ? {} : { temperature: options.temperature }),
        ...(options.topP === undefined ? {} : { topP: options.topP })
      },
      { ...server, retries: 20 }
    );
    for (const candidate of response.candidates) {
      const { text, logprob, finishReason } = candidate;
      samples.push({ id: problem.id, sample: first + candidate.index, text, logprob, finishReason, seed });
    }
  }
  return samples.sort((a, b) => a.sample - b.sample);
}
