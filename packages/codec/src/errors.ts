// What can be wrong with a notebook or a document, told to the caller in one sentence: expected, came, what to do.

/** Stable codes: those of the error table in `schemas`, and one for a model folder that does not fit. */
export type CodecErrorCode =
  | 'invalidNotebook'
  | 'unsupportedNotebook'
  | 'cellNotFound'
  | 'cellNotCode'
  | 'invalidRequest'
  | 'tokenizerInvalid';

export class CodecError extends Error {
  override readonly name = 'CodecError';
  constructor(
    readonly code: CodecErrorCode,
    message: string,
    /** JSON pointer (RFC 6901) into the notebook or document, where there is one. */
    readonly pointer?: string
  ) {
    super(message);
  }
}
