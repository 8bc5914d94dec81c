// One request, awaited: for programs that run the engine in their own process (evaluation, benchmarks, tests).
import type { MaskedDocument } from '@jupyt5/schemas';
import type { EngineReport, FinishReason, GenerationOptions } from './protocol.js';
import type { Engine } from './scheduler.js';

export interface Candidate {
  readonly index: number;
  readonly text: string;
  readonly finishReason: FinishReason;
  readonly tokens: number;
  readonly logprob: number;
  /** How often it was drawn anew, because the text was that of another candidate; left out for 0. */
  readonly redraws?: number;
  /** A candidate with the same text, where nothing else was found. */
  readonly duplicateOf?: number;
}

export interface InfillResult {
  /** In the order of their indexes. */
  readonly candidates: readonly Candidate[];
  readonly done: Extract<EngineReport, { type: 'done' }>;
}

const DEFAULTS: GenerationOptions = {
  n: 1,
  maxTokens: 256,
  temperature: 0,
  topP: 0.95,
  topK: 0,
  minP: 0,
  seed: 0,
  stop: [],
  validPython: false
};

let requests = 0;

/**
 * Runs one request to its end. Defaults: one greedy candidate (several: distinct) of up to 256 tokens, seed 0, five minutes.
 * @throws Error with the report's `code` when the engine answers with an error
 */
export function infill(
  engine: Engine,
  document: MaskedDocument,
  options: Partial<GenerationOptions> & { readonly timeoutMs?: number; readonly signal?: AbortSignal } = {}
): Promise<InfillResult> {
  const { timeoutMs = 300_000, signal, ...given } = options;
  const id = `infill-${requests++}`;
  const texts: string[] = [];
  const candidates: Candidate[] = [];
  signal?.addEventListener('abort', () => engine.cancel(id), { once: true });
  return new Promise((resolve, reject) => {
    engine.infill({ id, document, options: { ...DEFAULTS, ...given }, timeoutMs }, report => {
      if (report.type === 'text') texts[report.candidate] = (texts[report.candidate] ?? '') + report.text;
      else if (report.type === 'candidate') {
        const { type: _type, id: _id, ...facts } = report;
        candidates[report.index] = { ...facts, text: texts[report.index] ?? '' };
      } else if (report.type === 'error')
        reject(Object.assign(new Error(report.message), { code: report.code }));
      else if (report.type === 'done') resolve({ candidates, done: report });
    });
  });
}
