// Reads bodies of other makers' clients: fields that we don't know are skipped, numbers are brought into our ranges, and
// what cannot be meant is refused with the field's name.
import { ServerError } from '../server-error.js';

export type Body = Readonly<Record<string, unknown>>;

/** @throws ServerError `invalidRequest` when it is no object */
export function bodyOf(value: unknown): Body {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Body; // just checked
  throw new ServerError('invalidRequest', 'the body must be a JSON object', { pointer: '' });
}

const refuse = (name: string, expected: string): never => {
  throw new ServerError('invalidRequest', `${name} must be ${expected}`, { pointer: `/${name}` });
};

/** Absent and null are undefined. */
export function textOf(body: Body, name: string): string | undefined {
  const value = body[name] ?? undefined;
  return value === undefined || typeof value === 'string' ? value : refuse(name, 'a string');
}

/** Within `min`..`max`, rounded down where `whole`. */
export function numberOf(
  body: Body,
  name: string,
  { min, max, whole = false }: { min: number; max: number; whole?: boolean }
): number | undefined {
  const value = body[name] ?? undefined;
  if (value === undefined) return undefined;
  if (typeof value !== 'number') return refuse(name, 'a number');
  const inRange = Math.min(max, Math.max(min, value));
  return whole ? Math.floor(inRange) : inRange;
}

/** Any integer as one of our seeds. */
export function seedOf(body: Body, name: string): number | undefined {
  const value = body[name] ?? undefined;
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isFinite(value)) return refuse(name, 'an integer');
  return value < 0 ? undefined : Math.floor(value) % 2 ** 32; // -1 is "random" in llama.cpp's clients
}

export function flagOf(body: Body, name: string): boolean {
  const value = body[name] ?? false;
  return typeof value === 'boolean' ? value : refuse(name, 'true or false');
}

/** Clients send more stop strings than our own request takes; these are the first that are not empty. */
export function stopOf(body: Body, name: string): readonly string[] | undefined {
  const value = body[name] ?? undefined;
  if (value === undefined) return undefined;
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (!list.every(item => typeof item === 'string')) return refuse(name, 'a string or a list of strings');
  return (list as string[]).filter(item => item !== '' && item.length <= 256).slice(0, 32);
}

/** The model's name; clients that must name one, but have none to name, send the empty string. */
export const modelOf = (body: Body): { model?: string } => {
  const model = textOf(body, 'model');
  return model ? { model } : {};
};

/** An object without its undefined fields. */
export function defined<T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T; // only what is there
}
