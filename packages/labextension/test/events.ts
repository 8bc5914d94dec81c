// Events as the server sends them, for tests.
import type { CandidateEvent, DoneEvent, StartEvent, TextEvent } from '@jupyt5/schemas';

export const START: StartEvent = {
  type: 'start',
  id: 'r1',
  model: 'tiny',
  seed: 7,
  context: { tokens: 40, cells: 4, cellsLeftOut: 0 }
};

export const DONE: DoneEvent = {
  type: 'done',
  usage: { inputTokens: 40, outputTokens: 2, cached: false },
  timings: { queueMs: 0, encodeMs: 1, firstTokenMs: 2, totalMs: 3 },
  seed: 7,
  ranking: [0]
};

export function piece(text: string, candidate = 0): TextEvent {
  return { type: 'text', candidate, text };
}

export function complete(index = 0, tokens = 2): CandidateEvent {
  return { type: 'candidate', index, finishReason: 'stop', tokens, logprob: -1 };
}
