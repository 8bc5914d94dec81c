// The one error this package throws (besides the platform's AbortError): a code of the contract's table, with its facts.
import { ERRORS, isErrorCode, type ErrorCode, type Problem } from '@jupyt5/schemas';

/** Why a request failed. `code` decides what to do; `message` is for people. */
export class InfillError extends Error {
  override readonly name = 'InfillError';
  readonly code: ErrorCode;
  /** HTTP status, or the table's status for what failed without one. */
  readonly status: number;
  /** JSON pointer of the request's field at fault. */
  readonly pointer: string | undefined;
  /** The server asks to wait this long before the next try. */
  readonly retryAfterMs: number | undefined;
  /** Finds the request in the server's log. */
  readonly requestId: string | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    facts: {
      status?: number;
      pointer?: string | undefined;
      retryAfterMs?: number | undefined;
      requestId?: string | undefined;
      cause?: unknown;
    } = {}
  ) {
    super(message, 'cause' in facts ? { cause: facts.cause } : undefined);
    this.code = code;
    this.status = facts.status ?? ERRORS[code].status;
    this.pointer = facts.pointer;
    this.retryAfterMs = facts.retryAfterMs;
    this.requestId = facts.requestId;
  }

  /** What the caller can do, from the table. */
  get action(): string {
    return ERRORS[this.code].action;
  }
}

/** The error that an answer outside 2xx means; reads its body. Understands answers of proxies that are not ours, too. */
export async function errorOfResponse(response: Response): Promise<InfillError> {
  const text = await response.text().catch(() => '');
  const problem = parseProblem(text);
  const { status } = response;
  const code = isErrorCode(problem.code) ? problem.code : codeOfStatus(status);
  const message = problem.detail ?? problem.title ?? `${ERRORS[code].meaning} (HTTP ${status})`;
  return new InfillError(code, message, {
    status,
    pointer: problem.pointer,
    retryAfterMs: problem.retryAfterMs ?? retryAfterMs(response.headers.get('retry-after')),
    requestId: problem.requestId ?? response.headers.get('x-request-id') ?? undefined
  });
}

function parseProblem(text: string): Partial<Problem> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Partial<Problem>) : {}; // fields are read with fallbacks
  } catch {
    return {};
  }
}

/** For answers without our body: those of a proxy in between. */
function codeOfStatus(status: number): ErrorCode {
  switch (status) {
    case 400:
      return 'invalidRequest';
    case 401:
      return 'unauthorized';
    case 403:
      return 'originNotAllowed';
    case 404:
      return 'notFound';
    case 405:
      return 'methodNotAllowed';
    case 413:
      return 'payloadTooLarge';
    case 415:
      return 'unsupportedMediaType';
    case 429:
      return 'tooManyRequests';
    case 502:
    case 503:
    case 504:
      return 'unreachable';
    default:
      return 'internal';
  }
}

/** Retry-After is seconds or a date (RFC 9110, section 10.2.3). */
export function retryAfterMs(header: string | null, now: number = Date.now()): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
