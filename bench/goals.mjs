// What every ratio means and what it should reach. The keys are those that issue trackers and scripts look for.

/** @typedef {{atMost?: number, atLeast?: number, says: string}} Goal */

/** @type {Record<string, Record<string, Goal>>} part -> ratio -> goal */
export const GOALS = {
  engine: {
    'total/ctranslate2-int8': { atMost: 0.4, says: 'whole answer, 1024 tokens in, 128 out, batch 1' },
    'firstToken/ctranslate2-int8': { atMost: 0.65, says: 'first token, 1024 tokens in' },
    'total/ctranslate2-int8SameAllocator': {
      says: 'whole answer, CTranslate2 with our setting of the C library'
    },
    'firstToken/ctranslate2-int8SameAllocator': { says: 'the same for the first token' },
    'total/transformersjs-q8': { atMost: 0.55, says: 'whole answer, batch 1' },
    'total/optimum-q8': { says: 'whole answer, batch 1; onnxruntime in Python' },
    'total/transformers-float32': { says: 'whole answer, batch 1; int8 against PyTorch in float32' },
    'context256Total/ctranslate2-int8': { says: 'whole answer, 256 tokens in, 128 out' },
    'float32Total/ctranslate2-float32': { says: 'whole answer, both in float32' },
    'cpu/ctranslate2-int8': { says: 'processor time of one request' },
    'cpu/transformersjs-q8': { says: 'processor time of one request' },
    'batch8TokensPerSecond/ctranslate2-int8': { atLeast: 1.8, says: 'eight documents at once' },
    'batch32TokensPerSecond/ctranslate2-int8': { says: 'thirty-two documents at once' },
    'candidates8TokensPerSecond/1': { atLeast: 4, says: 'eight candidates of one document against one' },
    'lookup/plain': { atMost: 0.7, says: 'decoding of the shipped model with guessing, same text' },
    'cached/cold': { atMost: 0.05, says: 'first token of a document that was read before' },
    'rss/ctranslate2-int8': { atMost: 1.3, says: 'peak resident memory' }
  },
  server: {
    'httpTotal/engine': {
      atMost: 1.03,
      says: 'over HTTP and two processes against the engine alone, batch 1'
    },
    'httpFirstToken/engine': { says: 'the same for the first token' },
    'httpTotal/fastapi-ctranslate2': { atMost: 0.412, says: 'whole answer over HTTP, batch 1' },
    'httpFirstToken/fastapi-ctranslate2': { atMost: 0.67, says: 'first token over HTTP, batch 1' },
    'requestsPerSecond8/fastapi-ctranslate2': { atLeast: 1, says: '8 streams, 256 tokens in, 32 out' },
    'requestsPerSecond32/fastapi-ctranslate2': { atLeast: 1, says: '32 streams' },
    'requestsPerSecond128/fastapi-ctranslate2': { atLeast: 1, says: '128 streams' },
    'requestsPerSecond8/fastapi-transformers': { atLeast: 1, says: '8 streams' },
    'firstTokenP50At32/fastapi-ctranslate2': {
      atMost: 1,
      says: 'median wait for the first token, 32 streams'
    },
    'firstTokenP99At32/fastapi-ctranslate2': {
      atMost: 1,
      says: 'longest waits for the first token, 32 streams'
    }
  },
  codec: {
    'windowMs/20ms': { atMost: 1, says: 'mask, serialise and window of 1,000 cells, 5 MB' },
    'growth2000/8x250': { atMost: 1.2, says: 'time for 2,000 cells against eight times that for 250' }
  },
  start: {
    'ready/fastapi-ctranslate2': { atMost: 1, says: 'from start to the first answer of its health check' },
    'ready/fastapi-transformers': { atMost: 1, says: 'the same' },
    'serverRss/fastapi-ctranslate2': { says: 'resident memory after a request, all processes' },
    'serverRss/fastapi-transformers': { atMost: 1, says: 'the same' }
  },
  extension: {
    'extraMs/60ms': {
      atMost: 1,
      says: "key press to visible text, over the server's own time to first token"
    }
  },
  scaling: {
    'msPerInputToken2048/256': { says: 'encoding, per token of context: 1 would be linear' },
    'msPerNewToken256/32': { says: 'decoding, per new token: 1 would be linear' },
    'tokensPerSecond32/1': { says: '32 candidates of one document against one' },
    'processes2/1': { says: 'requests per second with two engine processes against one, same threads in all' }
  },
  evaluation: {
    'verify/rerun': { atLeast: 10, says: 'candidates verified per second against running the notebook anew' }
  }
};

/** Whether a ratio reaches its goal; null where there is no number or no goal. */
export function isReached({ atMost, atLeast } = {}, value) {
  if (value === null || value === undefined || (atMost === undefined && atLeast === undefined)) return null;
  return value <= (atMost ?? Infinity) && value >= (atLeast ?? -Infinity);
}
