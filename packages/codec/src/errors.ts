// What can be wrong with a notebook or a document, told to the caller in one sentence: expected, came, what to do.

/** Stable codes of this package; the server maps each to an HTTP status. */
export type CodecErrorCode =
  | 'notebookInvalid'
  | 'notebookVersionUnsupported'
  | 'cellNotFound'
  | 'cellNotCode'
  | 'maskMissing'
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
