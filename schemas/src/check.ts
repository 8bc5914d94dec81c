// Checks values at the edge and says in words what is wrong: what was expected, what came, and where (JSON pointer).
// Messages name fields and numbers but never quote a long string: it may be a notebook's content.
import type {
  Health,
  InfillEvent,
  InfillRequest,
  InfillResponse,
  MaskedDocument,
  ModelList,
  Problem
} from './generated/types.js';
import { SCHEMA_FILES } from './generated/schemas.js';
import * as validators from './generated/validators.js';

const INFILL_REQUEST = SCHEMA_FILES['infill-request.schema.json'];

/** Either the value with its type, or what is wrong with it. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly pointer: string; readonly message: string };

/** The parts of ajv's error object (`verbose`) that messages are made of. */
interface Failure {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly parentSchema: Rule;
  readonly data: unknown;
}

/** A JSON Schema, as far as messages look into it. */
interface Rule {
  readonly [keyword: string]: unknown;
}

interface Validator {
  (value: unknown): boolean;
  errors?: readonly Failure[] | null;
}

/** A request body of POST /v1/infill. */
export const checkInfillRequest = (value: unknown): Checked<InfillRequest> => {
  const checked = check<InfillRequest>(validators.validateInfillRequest, value);
  return checked.ok || !isRecord(value) ? checked : explainSubject(value, checked);
};
/** A masked document on its own. */
export const checkMaskedDocument = checker<MaskedDocument>(validators.validateMaskedDocument);
/** An answer of POST /v1/infill. */
export const checkInfillResponse = checker<InfillResponse>(validators.validateInfillResponse);
/** One event of a stream. */
export const checkInfillEvent = checker<InfillEvent>(validators.validateInfillEvent);
/** An error body. */
export const checkProblem = checker<Problem>(validators.validateProblem);
/** An answer of GET /v1/models. */
export const checkModelList = checker<ModelList>(validators.validateModelList);
/** An answer of GET /health/live or /health/ready. */
export const checkHealth = checker<Health>(validators.validateHealth);

function checker<T>(validator: unknown): (value: unknown) => Checked<T> {
  return value => check<T>(validator, value);
}

function check<T>(validator: unknown, value: unknown): Checked<T> {
  const validate = validator as Validator; // ajv's standalone code: a function with `errors`, not typed by ajv
  if (validate(value)) return { ok: true, value: value as T }; // the validator has just shown that it is a T
  const failures = validate.errors ?? [];
  // Without `allErrors` the first failure is the innermost; those after it only say which keyword around it failed.
  const failure = failures[0];
  if (!failure) return { ok: false, pointer: '', message: 'is not valid' };
  return { ok: false, ...explain(failure) };
}

/** Pointer and message of one failure. */
function explain(failure: Failure): { pointer: string; message: string } {
  const { keyword, params, parentSchema, data } = failure;
  const pointer = failure.instancePath;
  const name = pointer === '' ? 'the body' : nameOf(pointer);
  if (keyword === 'additionalProperties') {
    const field = String(params['additionalProperty']);
    const known = Object.keys((parentSchema['properties'] as Rule | undefined) ?? {}).join(', ');
    return {
      pointer: `${pointer}/${escape(field)}`,
      message: `unknown field \`${cut(field)}\`; known: ${known}`
    };
  }
  if (keyword === 'required') {
    const field = String(params['missingProperty']);
    return { pointer: `${pointer}/${escape(field)}`, message: `${name} must have the field \`${field}\`` };
  }
  if (keyword === 'contains') {
    const masked = Array.isArray(data) ? data.filter(cell => isRecord(cell) && 'masked' in cell).length : 0;
    return { pointer, message: `${name} must have exactly one masked cell, got ${masked}` };
  }
  return { pointer, message: `${name} must be ${expected(parentSchema)}, got ${came(data, parentSchema)}` };
}

/** Says what is wrong with the fields that name what to fill, where the schema can only say "not exactly one of". */
function explainSubject(
  value: Readonly<Record<string, unknown>>,
  otherwise: Checked<InfillRequest>
): Checked<InfillRequest> {
  const known = Object.keys(INFILL_REQUEST.properties);
  const fail = (pointer: string, message: string): Checked<InfillRequest> => ({
    ok: false,
    pointer,
    message
  });
  const unknown = Object.keys(value).find(field => !known.includes(field));
  if (unknown !== undefined)
    return fail(`/${escape(unknown)}`, `unknown field \`${cut(unknown)}\`; known: ${known.join(', ')}`);
  const cellFields = ['cellId', 'cellIndex'].filter(field => field in value);
  if (!('document' in value) && !('notebook' in value))
    return fail('', 'the body must have exactly one of `document` and `notebook`, got neither');
  if ('document' in value && 'notebook' in value)
    return fail('/notebook', 'the body must have exactly one of `document` and `notebook`, got both');
  if ('document' in value && cellFields[0])
    return fail(
      `/${cellFields[0]}`,
      `\`${cellFields[0]}\` belongs to \`notebook\`; a document masks its own cell`
    );
  if ('notebook' in value && cellFields.length !== 1)
    return fail(
      '',
      `\`notebook\` needs exactly one of \`cellId\` and \`cellIndex\`, got ${cellFields.length || 'neither'}`
    );
  return otherwise;
}

/** A schema in words. */
function expected(schema: Rule): string {
  if ('const' in schema) return JSON.stringify(schema['const']);
  const values = schema['enum'];
  if (Array.isArray(values)) return `one of ${values.map(value => JSON.stringify(value)).join(', ')}`;
  switch (schema['type']) {
    case 'integer':
      return `an integer${range(schema['minimum'], schema['maximum'])}`;
    case 'number':
      return 'exclusiveMinimum' in schema
        ? `a number above ${schema['exclusiveMinimum']} and at most ${schema['maximum']}`
        : `a number${range(schema['minimum'], schema['maximum'])}`;
    case 'string':
      return `a string${count(schema['minLength'], schema['maxLength'], 'characters')}`;
    case 'array':
      return `an array${count(schema['minItems'], schema['maxItems'], 'items')}`;
    case 'object':
      return 'an object';
    case 'boolean':
      return 'true or false';
    default:
      return `${schema['type'] ?? 'of another shape'}`;
  }
}

const range = (from: unknown, to: unknown): string =>
  from === undefined ? '' : to === undefined ? ` of at least ${from}` : ` ${from}..${to}`;

function count(from: unknown, to: unknown, unit: string): string {
  if (from === undefined && to === undefined) return '';
  return to === undefined ? ` of at least ${from} ${unit}` : ` of ${from ?? 0}..${to} ${unit}`;
}

/** A value in words; strings only where the schema lists the allowed ones. */
function came(value: unknown, schema: Rule): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  if (typeof value !== 'string') return String(value);
  if ('enum' in schema || 'const' in schema) return JSON.stringify(cut(value));
  return `a string of ${value.length} characters`;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const cut = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}...` : text);
const escape = (field: string): string => cut(field).replace(/~/g, '~0').replace(/\//g, '~1');
/** `/document/cells/3/source` -> `document.cells[3].source`. */
const nameOf = (pointer: string): string =>
  pointer
    .slice(1)
    .replace(/\/(\d+)(?=\/|$)/g, '[$1]')
    .replace(/\//g, '.');
