// What can go wrong with a model folder or a request, as one table. Codes that reach callers of the HTTP API are those of
// `schemas`; the others are about the folder and end up in a log or on a terminal.

/** Code -> what it means and what helps. */
export const ENGINE_ERRORS = {
  modelNotFound: 'There is no model folder at that path: give the folder that holds manifest.json.',
  modelInvalid:
    'The folder is not a model this engine can read, or its files are damaged: export or copy it again.',
  formatMismatch:
    'The model was trained on another layout of notebooks than this codec writes: use versions that belong together.',
  precisionUnknown: 'The model has no files of that precision: choose one that its manifest lists.',
  providerUnavailable: 'The execution provider cannot run here: choose another, or `auto`.',
  invalidRequest: 'The request cannot be decoded as asked; the message says which value is wrong.',
  internal: 'Something failed that should not; details are in the log.'
} as const;

export type EngineErrorCode = keyof typeof ENGINE_ERRORS;

export class EngineError extends Error {
  override readonly name = 'EngineError';
  constructor(
    readonly code: EngineErrorCode,
    message: string,
    options?: ErrorOptions
  ) {
    super(message, options);
  }
}
