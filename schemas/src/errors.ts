// The one table of errors, as TypeScript sees it; its home is error.schema.json.
import { ERROR_TABLE } from './generated/errors.js';
import type { ErrorCode } from './generated/types.js';

/** What a code means, which HTTP status it has, and what the caller can do. */
export interface ErrorEntry {
  readonly status: number;
  readonly meaning: string;
  readonly action: string;
}

/** Every error code of the contract. */
export const ERRORS: Readonly<Record<ErrorCode, ErrorEntry>> = ERROR_TABLE;

/** Whether `value` is a code of the table. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(ERRORS, value);
}
