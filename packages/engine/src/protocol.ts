// What crosses between the server and an engine process (JSON over the fork's channel): text and events, never a tensor.
import type { Window } from '@jupyt5/codec';
import type { MaskedDocument } from '@jupyt5/schemas';

/** Generation options after defaults were filled in; see the infill request schema for meanings and ranges. */
export interface GenerationOptions {
  readonly n: number;
  readonly maxTokens: number;
  /** 0 is greedy. */
  readonly temperature: number;
  readonly topP: number;
  /** 0 is off. */
  readonly topK: number;
  /** 0 is off. */
  readonly minP: number;
  /** See repetition.ts. Default: 1, off. */
  readonly repetitionPenalty?: number;
  /** See repetition.ts. Default: 0, off. */
  readonly noRepeatNgram?: number;
  readonly seed: number;
  readonly stop: readonly string[];
  /** Rank candidates that do not parse as Python last, and end at the end of the block that the mask stands in. */
  readonly validPython: boolean;
  /**
   * No two candidates with the same text (but for white space at the end), if there are so many: see candidates.ts. Means
   * nothing at temperature 0 or for one candidate. Default: true.
   */
  readonly distinct?: boolean;
}

/** Server to engine process. */
export type EngineCommand =
  | {
      readonly type: 'load';
      readonly modelFolder: string;
      readonly threads: number;
      readonly executionProvider: string;
      readonly precision?: string;
      /** Try execution providers anew, whatever is remembered. */
      readonly probeAgain?: boolean;
    }
  | {
      readonly type: 'infill';
      readonly id: string;
      readonly document: MaskedDocument;
      readonly options: GenerationOptions;
      /** Milliseconds from receipt; the request then ends with what it has, finishReason `timeout`. */
      readonly timeoutMs: number;
    }
  | { readonly type: 'cancel'; readonly id: string }
  /** Fill the encoder cache, write nothing; answered by `done`. */
  | { readonly type: 'warm'; readonly id: string; readonly document: MaskedDocument }
  | { readonly type: 'stop' };

export type FinishReason = 'stop' | 'length' | 'timeout' | 'cancelled';

/** Engine process to server. Per request: `start`, then `text`/`candidate`, then exactly one `done` or `error`. */
export type EngineReport =
  | { readonly type: 'loaded'; readonly model: LoadedModel }
  | { readonly type: 'loadFailed'; readonly code: string; readonly message: string }
  /** At least once a second while the loop is alive, between decode steps. */
  | { readonly type: 'heartbeat'; readonly stats: EngineStats }
  | {
      readonly type: 'start';
      readonly id: string;
      readonly context: Window['context'];
    }
  | { readonly type: 'text'; readonly id: string; readonly candidate: number; readonly text: string }
  | {
      readonly type: 'candidate';
      readonly id: string;
      readonly index: number;
      readonly finishReason: FinishReason;
      readonly tokens: number;
      readonly logprob: number;
      /** How often it was drawn anew, because the text was that of another candidate. Default: 0. */
      readonly redraws?: number;
      /** A candidate with the same text: nothing else was found. */
      readonly duplicateOf?: number;
    }
  | {
      readonly type: 'done';
      readonly id: string;
      readonly usage: {
        readonly inputTokens: number;
        readonly outputTokens: number;
        readonly cached: boolean;
      };
      readonly timings: {
        readonly queueMs: number;
        readonly encodeMs: number;
        readonly firstTokenMs: number;
        readonly totalMs: number;
      };
      /** Candidate indexes, best first. */ readonly ranking: readonly number[];
    }
  | { readonly type: 'error'; readonly id: string; readonly code: string; readonly message: string };

/** For requests that do not say; temperature only where several candidates are asked for. */
export interface SamplingDefaults {
  readonly temperature?: number;
  readonly topP?: number;
}

export interface LoadedModel {
  readonly name: string;
  readonly contextTokens: number;
  readonly maxTokens: number;
  readonly precision: string;
  readonly executionProvider: string;
  /** Providers that were tried or known and are not in use, with the reason. */
  readonly otherProviders: readonly { readonly name: string; readonly reason: string }[];
  /** When `auto` tried them, ISO 8601, and whether that was remembered from an earlier start. */
  readonly probe?: { readonly at: string; readonly isRemembered: boolean };
  /** Most memory that the process has held up to here. */
  readonly peakRssBytes?: number;
  readonly formatVersion: number;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly defaults?: SamplingDefaults;
}

export interface EngineStats {
  readonly active: number;
  readonly queued: number;
  readonly steps: number;
  readonly generatedTokens: number;
  readonly encoderCacheHits: number;
  readonly encoderCacheMisses: number;
  /** Tokens that were guessed and fed along, and how many of them the model chose as well (lookup.ts). */
  readonly lookupProposed: number;
  readonly lookupAccepted: number;
  readonly rssBytes: number;
}
