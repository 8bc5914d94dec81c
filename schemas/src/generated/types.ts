// Generated from the *.schema.json files by `npm run generate -w schemas`. Do not edit.

/** The same in the shape that OpenAI's clients read. */
export interface OpenAiError {
  /** As `detail`. */
  readonly message: string;
  readonly type: "invalid_request_error" | "authentication_error" | "rate_limit_error" | "server_error";
  /** The field at fault, its parts joined by dots. */
  readonly param: string | null;
  readonly code: ErrorCode;
}


/** The one table of errors. x-status is the HTTP status, x-action what the caller can do. */
export type ErrorCode = "invalidJson" | "invalidRequest" | "invalidNotebook" | "unsupportedNotebook" | "cellNotFound" | "cellNotCode" | "doesNotFit" | "quarantined" | "unauthorized" | "hostNotAllowed" | "originNotAllowed" | "policyForbids" | "unknownModel" | "unknownRequest" | "notFound" | "methodNotAllowed" | "payloadTooLarge" | "unsupportedMediaType" | "tooManyRequests" | "internal" | "engineFailed" | "outOfMemory" | "serverBusy" | "notReady" | "draining" | "reloadFailed" | "slowReader" | "brokenStream" | "unreachable";


/** Body of every answer that is not 2xx: application/problem+json (RFC 9457). */
export interface Problem {
  /** `urn:jupyt5:error:CODE`. */
  readonly type: string;
  /** The meaning of the code. */
  readonly title: string;
  /** HTTP status. 400..599. */
  readonly status: number;
  readonly code: ErrorCode;
  /** What was expected, what came, what to do. */
  readonly detail: string;
  /** JSON pointer (RFC 6901) of the field at fault. */
  readonly pointer?: string;
  /** Finds the request in the server log. */
  readonly requestId?: string;
  /** Try again after this many milliseconds; the Retry-After header says the same in seconds. */
  readonly retryAfterMs?: number;
  readonly error?: OpenAiError;
}


/** Answer of GET /health/live and GET /health/ready. Ready answers 200 only for `ready`, else 503. */
export interface Health {
  readonly status: "live" | "ready" | "loading" | "unavailable" | "draining";
  /** The server's version. */
  readonly version: string;
  /** Why it is not ready. */
  readonly reason?: string;
  /** Milliseconds of the last canary decode. */
  readonly canaryMs?: number;
}


/** Before the first token. */
export interface StartEvent {
  readonly type: "start";
  /** For DELETE /v1/infill/{id}. */
  readonly id: string;
  readonly model: string;
  /** 0..4294967295. */
  readonly seed: number;
  readonly context: Context;
}


/** The next piece of a candidate: whole characters, never half of a UTF-8 sequence. */
export interface TextEvent {
  readonly type: "text";
  /** Index of the candidate that grows. */
  readonly candidate: number;
  readonly text: string;
}


/** That candidate is complete. No `text` of it follows, and none is ever taken back. */
export interface CandidateEvent {
  readonly type: "candidate";
  readonly index: number;
  readonly finishReason: FinishReason;
  readonly tokens: number;
  /** Sum of the tokens' log probabilities. */
  readonly logprob: number;
  readonly redraws?: Redraws;
  readonly duplicateOf?: DuplicateOf;
}


/** The last event of a stream that went well. */
export interface DoneEvent {
  readonly type: "done";
  readonly usage: Usage;
  readonly timings: Timings;
  /** 0..4294967295. */
  readonly seed: number;
  /** Candidate indexes, best first. */
  readonly ranking: readonly number[];
}


/** The last event of a stream that failed after it had started. */
export interface ErrorEvent {
  readonly type: "error";
  readonly code: ErrorCode;
  readonly message: string;
}


/** One server-sent event of POST /v1/infill with `stream: true`; its `type` is also the name on the `event:` line. Order: `start`, then `text` and `candidate`, then exactly one `done` or `error`. */
export type InfillEvent = StartEvent | TextEvent | CandidateEvent | DoneEvent | ErrorEvent;


/** Body of POST /v1/infill: what to fill (`document`, or `notebook` with `cellId` or `cellIndex`) and how. Unknown fields are refused by name. */
export interface InfillRequest {
  readonly document?: MaskedDocument;
  /** nbformat 4 JSON as it is on disk. The server masks it; outputs and attachments are dropped. */
  readonly notebook?: Readonly<Record<string, unknown>>;
  /** nbformat id of the cell to fill. */
  readonly cellId?: string;
  /** 0-based index of the cell to fill. 0..100000. */
  readonly cellIndex?: number;
  /** A name of GET /v1/models. Default: the server's default model. */
  readonly model?: string;
  /** Number of candidates. 1..64. Default: 1. */
  readonly n?: number;
  /** Most new tokens per candidate; the model's own limit may be lower. 1..4096. Default: 256. */
  readonly maxTokens?: number;
  /** 0 is greedy. Default: 0 for n = 1; for n > 1 what the model's manifest says, else 0.8. 0..2. */
  readonly temperature?: number;
  /** Keep the likeliest tokens up to this share of probability. Default: 0.95. */
  readonly topP?: number;
  /** Keep this many likeliest tokens; 0 is off. 0..100000. Default: 0. */
  readonly topK?: number;
  /** Drop tokens less likely than this share of the likeliest; 0 is off. 0..1. Default: 0. */
  readonly minP?: number;
  /** Makes tokens less likely that were already written; 1 is off. 1..2. Default: 1. */
  readonly repetitionPenalty?: number;
  /** No run of this many tokens is written twice; 0 is off. 0..64. Default: 0. */
  readonly noRepeatNgram?: number;
  /** The same seed, request and model give the same text. Default: random, told in `start` and `done`. 0..4294967295. */
  readonly seed?: number;
  /** Writing ends before the first of these strings; it is not part of the text. */
  readonly stop?: readonly string[];
  /** In a Python document: brackets and strings are kept in order while writing, the text ends where the block ends that the mask stands in, and candidates that do not parse are ranked last. false: as the model writes. Default: true. */
  readonly validPython?: boolean;
  /** No two candidates with the same text, but for white space at the end: sampling without replacement. false: independent samples, as estimators of pass@k need them. Means nothing for n = 1 or temperature 0. Default: true. */
  readonly distinct?: boolean;
  /** true: server-sent events; false: one JSON body. Default: false. */
  readonly stream?: boolean;
  /** The request ends with what it has by then, finishReason `timeout`. Milliseconds. Default: the server's. 1..600000. */
  readonly timeoutMs?: number;
}


/** `stop`: the model ended or met a stop string; `length`: maxTokens; `timeout`: the deadline; `cancelled`: someone cancelled. */
export type FinishReason = "stop" | "length" | "timeout" | "cancelled";


/** One complete filling. */
export interface Candidate {
  readonly index: number;
  readonly text: string;
  readonly finishReason: FinishReason;
  /** Tokens written. */
  readonly tokens: number;
  /** Sum of the tokens' log probabilities. */
  readonly logprob: number;
  readonly redraws?: Redraws;
  readonly duplicateOf?: DuplicateOf;
}


/** How often it was drawn anew, because its text was that of another candidate (`distinct`). Absent: 0. Ordered by this, then by index, the texts are sampled without replacement. */
export type Redraws = number;


/** Index of the candidate with the same text: `distinct` was asked for, and nothing else was found. Such candidates are ranked last. */
export type DuplicateOf = number;


/** Token counts of the request. */
export interface Usage {
  readonly inputTokens: number;
  /** Over all candidates. */
  readonly outputTokens: number;
  /** true: the encoder's work was already there. */
  readonly cached: boolean;
}


/** Milliseconds. */
export interface Timings {
  /** Waited for a free slot. */
  readonly queueMs: number;
  /** Encoder, 0 when cached. */
  readonly encodeMs: number;
  /** From arrival to the first token. */
  readonly firstTokenMs: number;
  /** From arrival to the last event. */
  readonly totalMs: number;
}


/** What the model saw of the document. */
export interface Context {
  readonly tokens: number;
  /** Cells in the window. */
  readonly cells: number;
  /** Cells that did not fit. */
  readonly cellsLeftOut: number;
  /** Statements of the solved exercises from the model's memory that it read first, most similar first. */
  readonly similar?: readonly string[];
}


/** Answer of POST /v1/infill with `stream: false`. */
export interface InfillResponse {
  /** Id of the request, also in the X-Request-Id header. */
  readonly id: string;
  readonly model: string;
  /** In the order of their indexes. */
  readonly candidates: readonly Candidate[];
  /** Candidate indexes, best first. */
  readonly ranking: readonly number[];
  readonly usage: Usage;
  readonly timings: Timings;
  /** 0..4294967295. */
  readonly seed: number;
  readonly context: Context;
}


/** One cell. A cell with the field `masked` is the one to fill. */
export type Cell = MaskedCell | CodeCell | TextCell;


/** A markdown or raw cell. */
export interface TextCell {
  readonly type: "markdown" | "raw";
  /** The cell's text. */
  readonly source: string;
}


/** A code cell that stays as it is. */
export interface CodeCell {
  readonly type: "code";
  /** The cell's text. */
  readonly source: string;
  /** What the cell printed or showed, text/plain only, cut by the frontend. Sent only when the user allows it. */
  readonly output?: string;
}


/** The cell to fill. Both texts empty: the whole cell is filled. */
export interface MaskedCell {
  readonly type: "code";
  readonly masked: true;
  /** Text of the cell ahead of the masked place; it stays. */
  readonly before: string;
  /** Text of the cell behind the masked place; it stays. */
  readonly after: string;
}


/** A notebook as the model sees it: ordered cells, exactly one of them masked. Any frontend can write it by hand. */
export interface MaskedDocument {
  /** The notebook's language, in lower case. The shipped model knows `python`. */
  readonly language: string;
  /** In the notebook's order; exactly one has `masked: true`. */
  readonly cells: readonly Cell[];
}


/** A model that this server serves. */
export interface ModelInfo {
  readonly name: string;
  /** Used when a request names no model. */
  readonly default: boolean;
  /** `ready`: a process decodes; `loading`: one is starting; `unavailable`: none is, requests are refused. */
  readonly state: "ready" | "loading" | "unavailable";
  /** Most tokens the encoder reads. */
  readonly contextTokens: number;
  /** Most tokens one candidate can have. */
  readonly maxTokens: number;
  readonly precision: string;
  readonly executionProvider: string;
  /** Providers that are not in use, and why. */
  readonly otherProviders: readonly {
    readonly name: string;
    readonly reason: string;
  }[];
  readonly formatVersion: number;
  /** Size of the model's files. */
  readonly sizeBytes: number;
  readonly sha256: string;
}


/** Answer of GET /v1/models. `object` and `data` are what OpenAI clients read; `models` says more. */
export interface ModelList {
  readonly object: "list";
  readonly data: readonly {
    readonly id: string;
    readonly object: "model";
    /** Unix time when the model was loaded, seconds. */
    readonly created: number;
    readonly owned_by: string;
  }[];
  readonly models: readonly ModelInfo[];
}
