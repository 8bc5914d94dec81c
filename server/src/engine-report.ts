// Checks what an engine process says. It is our own code, but a process that runs out of memory or was cut mid-write says
// anything; what is not a report ends that process, never the server.
import type { EngineReport, EngineStats } from '@jupyt5/engine';

type Fields = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;
const areNumbers = (value: unknown, names: readonly string[]): boolean =>
  isObject(value) && names.every(name => typeof value[name] === 'number');

/** Those of an engine's numbers that only grow. */
export const COUNTED = [
  'steps',
  'generatedTokens',
  'encoderCacheHits',
  'encoderCacheMisses',
  'lookupProposed',
  'lookupAccepted'
] as const satisfies readonly (keyof EngineStats)[];
export type CountedWork = Readonly<Record<(typeof COUNTED)[number], number>>;

const CHECKS: Readonly<Record<EngineReport['type'], (report: Fields) => boolean>> = {
  loaded: ({ model }) =>
    isObject(model) && isText(model['name']) && areNumbers(model, ['contextTokens', 'maxTokens']),
  loadFailed: ({ code, message }) => isText(code) && isText(message),
  heartbeat: ({ stats }) => areNumbers(stats, ['active', 'queued', 'rssBytes', ...COUNTED]),
  start: ({ id, context }) => isText(id) && areNumbers(context, ['tokens', 'cells', 'cellsLeftOut']),
  text: ({ id, candidate, text }) => isText(id) && isCount(candidate) && isText(text),
  candidate: ({ id, index, finishReason, tokens }) =>
    isText(id) && isCount(index) && isText(finishReason) && isCount(tokens),
  done: ({ id, usage, timings, ranking }) =>
    isText(id) &&
    areNumbers(usage, ['inputTokens', 'outputTokens']) &&
    areNumbers(timings, ['queueMs', 'encodeMs', 'firstTokenMs', 'totalMs']) &&
    Array.isArray(ranking),
  error: ({ id, code, message }) => isText(id) && isText(code) && isText(message)
};

/** The report, or undefined where the message is none. */
export function parseReport(message: unknown): EngineReport | undefined {
  if (!isObject(message) || !isText(message['type']) || !Object.hasOwn(CHECKS, message['type']))
    return undefined;
  const check = CHECKS[message['type'] as EngineReport['type']]; // hasOwn has just shown it
  return check(message) ? (message as unknown as EngineReport) : undefined;
}
