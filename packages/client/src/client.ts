// Step 2 of a request's way: a document -> HTTP -> events. Platform fetch only: runs in browsers, Node 20+, Deno, workers.
import type {
  ErrorEvent,
  Health,
  InfillEvent,
  InfillRequest,
  InfillResponse,
  ModelList
} from '@jupyt5/schemas';
import { readEvents } from './event-stream.js';
import { errorOfResponse, InfillError } from './infill-error.js';

/** Where the server is and how to reach it. */
export interface ClientOptions {
  /** Address of the server, with any path a proxy puts before /v1. Default: `http://127.0.0.1:8650`. */
  readonly baseUrl?: string;
  /** Bearer token. Default: none is sent. */
  readonly token?: string | undefined;
  /** Cancels: the connection closes, and the model is free within one decode step. */
  readonly signal?: AbortSignal | undefined;
  /** Default: the platform's. */
  readonly fetch?: typeof globalThis.fetch;
  /** Sent along, for instance a proxy's cross-site token. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How often to try again after 429 or 503, waiting as the server asks. Default: 0. */
  readonly retries?: number;
}

/** Where `jupyt5-server` listens unless told otherwise. */
const DEFAULT_BASE_URL = 'http://127.0.0.1:8650';
/** Wait where the server says "try again" without saying when; doubles with each try. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/**
 * Fills the mask, event by event: `start`, `text` and `candidate`, then `done`. Leaving the loop early cancels.
 *
 * @throws InfillError for an answer outside 2xx, an `error` event, a stream that breaks off (`brokenStream`), and a
 *   server that cannot be reached (`unreachable`). The platform's AbortError when `signal` aborts.
 */
export async function* infill(
  request: InfillRequest,
  options: ClientOptions = {}
): AsyncGenerator<Exclude<InfillEvent, ErrorEvent>, void, void> {
  const response = await send('POST', '/v1/infill', options, { ...request, stream: true });
  if (!response.body) throw new InfillError('brokenStream', 'the answer has no body');
  try {
    yield* readEvents(response.body);
  } catch (error) {
    throw asInfillError(error, 'brokenStream', 'the connection broke while the answer was streaming');
  }
}

/** Fills the mask and answers when all candidates are complete. Errors as `infill`. */
export function infillOnce(request: InfillRequest, options: ClientOptions = {}): Promise<InfillResponse> {
  return sendForJson('POST', '/v1/infill', options, { ...request, stream: false });
}

/** Cancels a request by its id (`start.id`). @throws InfillError `unknownRequest` when it is not running any more. */
export async function cancelInfill(id: string, options: ClientOptions = {}): Promise<void> {
  await send('DELETE', `/v1/infill/${encodeURIComponent(id)}`, options);
}

/** The models that the server serves. */
export function models(options: ClientOptions = {}): Promise<ModelList> {
  return sendForJson('GET', '/v1/models', options);
}

/** Whether the server is ready; answers for 503 too, throws only where no server answers. */
export async function health(options: ClientOptions = {}): Promise<Health> {
  const response = await callFetch('GET', '/health/ready', options);
  const isHealth = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  if (!isHealth || (!response.ok && response.status !== 503)) throw await errorOfResponse(response);
  return (await response.json()) as Health; // our own server's answer, by its schema
}

async function sendForJson<T>(
  method: string,
  path: string,
  options: ClientOptions,
  body?: InfillRequest
): Promise<T> {
  const response = await send(method, path, options, body);
  try {
    return (await response.json()) as T; // our own server's answer, by its schema
  } catch (error) {
    throw asInfillError(error, 'brokenStream', 'the answer broke off or is not JSON');
  }
}

/** A response in 2xx, after as many tries as `retries` allows. */
async function send(
  method: string,
  path: string,
  options: ClientOptions,
  body?: InfillRequest
): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    const response = await callFetch(method, path, options, body);
    if (response.ok) return response;
    const error = await errorOfResponse(response);
    const mayRetry = (error.status === 429 || error.status === 503) && error.code !== 'draining';
    if (!mayRetry || attempt >= (options.retries ?? 0)) throw error;
    const waitMs = error.retryAfterMs ?? FIRST_WAIT_MS * 2 ** attempt;
    await wait(Math.min(waitMs, LONGEST_WAIT_MS), options.signal);
  }
}

async function callFetch(
  method: string,
  path: string,
  options: ClientOptions,
  body?: InfillRequest
): Promise<Response> {
  const baseUrl = (options.baseUrl ?? DEFAULT_BASE_URL).replace(/\/+$/, '');
  const headers: Record<string, string> = { ...options.headers };
  if (body) headers['content-type'] = 'application/json';
  if (options.token) headers['authorization'] = `Bearer ${options.token}`;
  const fetch = options.fetch ?? globalThis.fetch;
  try {
    return await fetch(baseUrl + path, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
      ...(options.signal ? { signal: options.signal } : {})
    });
  } catch (error) {
    throw asInfillError(error, 'unreachable', `no answer from ${baseUrl}`);
  }
}

/** Aborts and our own errors pass through; anything else gets a code and keeps its cause. */
function asInfillError(error: unknown, code: 'brokenStream' | 'unreachable', message: string): unknown {
  // By name, not by class: the signal may come from another realm (an iframe, a test runner).
  const name = (error as { name?: unknown } | null)?.name;
  const isAbort = name === 'AbortError' || name === 'TimeoutError';
  return isAbort || error instanceof InfillError ? error : new InfillError(code, message, { cause: error });
}

function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
