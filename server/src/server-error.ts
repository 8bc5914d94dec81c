// What a route throws to refuse a request, and how any error becomes an RFC 9457 body. Internal messages stay inside.
import { CodecError } from '@jupyt5/codec';
import { ERRORS, isErrorCode, type ErrorCode, type OpenAiError, type Problem } from '@jupyt5/schemas';

/** A refusal with a code of the contract. `message` goes to the caller: it must not hold paths or internals. */
export class ServerError extends Error {
  override readonly name = 'ServerError';
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly facts: { readonly pointer?: string | undefined; readonly retryAfterMs?: number } = {}
  ) {
    super(message);
    this.status = ERRORS[code].status;
  }
}

/** Fastify's own refusals, by its error codes. */
const FASTIFY_CODES: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'payloadTooLarge',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupportedMediaType',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalidJson',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalidJson',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalidRequest',
  FST_ERR_BAD_URL: 'notFound'
};

/** Any thrown value as a refusal; what nobody foresaw becomes `internal`, without its message. */
export function toServerError(error: unknown): ServerError {
  if (error instanceof ServerError) return error;
  if (error instanceof CodecError && isErrorCode(error.code))
    return new ServerError(error.code, error.message, {
      pointer: error.pointer === undefined ? undefined : `/notebook${error.pointer}`
    });
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  const known = typeof code === 'string' ? FASTIFY_CODES[code] : undefined;
  if (known) return new ServerError(known, `${ERRORS[known].meaning} ${ERRORS[known].action}`);
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500)
    return new ServerError('invalidRequest', 'the HTTP request is malformed');
  return new ServerError('internal', `${ERRORS.internal.meaning} ${ERRORS.internal.action}`);
}

/** The body of an error answer. */
export function problemOf(error: ServerError, requestId: string): Problem {
  const { pointer, retryAfterMs } = error.facts;
  return {
    type: `urn:jupyt5:error:${error.code}`,
    title: ERRORS[error.code].meaning,
    status: error.status,
    code: error.code,
    detail: error.message,
    ...(pointer === undefined ? {} : { pointer }),
    requestId,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    error: openAiError(error.code, error.message, pointer)
  };
}

/** The error object that OpenAI's clients read, and show nothing of an answer without (OpenAI API reference, "Error codes"). */
export function openAiError(code: ErrorCode, message: string, pointer?: string): OpenAiError {
  const { status } = ERRORS[code];
  const type =
    status === 401
      ? 'authentication_error'
      : status === 429
        ? 'rate_limit_error'
        : status >= 500
          ? 'server_error'
          : 'invalid_request_error';
  return { message, type, param: pointer ? pointer.slice(1).replaceAll('/', '.') : null, code };
}

/** What the log may know of an unforeseen error: its kind and frames. Its message could quote a notebook. */
export function framesOf(error: unknown): { readonly kind: string; readonly frames: readonly string[] } {
  if (!(error instanceof Error)) return { kind: typeof error, frames: [] };
  const frames = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line));
  return { kind: error.name, frames: frames.slice(0, 8).map(line => line.trim()) };
}
