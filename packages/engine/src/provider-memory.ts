// Remembers which execution provider `auto` found: probing takes seconds, and finds the same until a driver, onnxruntime or the
// model changes.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { driverFacts } from './driver-facts.js';
import type { ProbeRequest } from './probe.js';
import type { ProviderChoice } from './providers.js';

/** What was probed: a model, a precision, a number of threads. */
export type Probed = Omit<ProbeRequest, 'executionProvider'>;

export interface RememberedChoice extends ProviderChoice {
  /** ISO 8601. */
  readonly probedAt: string;
}

export interface ProviderMemory {
  /** What was found when everything was as it is now. */
  recall(probed: Probed): RememberedChoice | undefined;
  keep(probed: Probed, choice: RememberedChoice): void;
  forget(probed: Probed): void;
}

/** Changes when what is kept changes. */
const FORMAT = 1;

/** `$XDG_CACHE_HOME/jupyt5/providers`, by default `~/.cache/jupyt5/providers` (XDG Base Directory Specification 0.8). */
export function providerMemoryFolder(
  env: Readonly<Record<string, string | undefined>> = process.env
): string {
  const given = env['XDG_CACHE_HOME'];
  return join(given?.startsWith('/') ? given : join(homedir(), '.cache'), 'jupyt5', 'providers');
}

/** One file per key. A folder that cannot be read or written remembers nothing; that is never an error. */
export function providerMemory(
  folder = providerMemoryFolder(),
  facts: () => object = driverFacts
): ProviderMemory {
  const pathOf = ({ folder: model, precision, threads }: Probed): string => {
    const manifest = readFileSync(join(model, 'manifest.json')); // names every file by its hash
    const key = createHash('sha256')
      .update(JSON.stringify([FORMAT, facts(), precision, threads]))
      .update(manifest)
      .digest('hex');
    return join(folder, `${key}.json`);
  };
  const quietly = <T>(work: () => T): T | undefined => {
    try {
      return work();
    } catch {
      return undefined; // then it is probed
    }
  };
  return {
    recall: probed =>
      quietly(() => {
        const value: unknown = JSON.parse(readFileSync(pathOf(probed), 'utf8'));
        return isChoice(value) ? value : undefined;
      }),
    keep: (probed, { name, others, probedAt }) =>
      quietly(() => {
        const path = pathOf(probed);
        mkdirSync(folder, { recursive: true });
        const own = `${path}.${process.pid}`;
        writeFileSync(own, `${JSON.stringify({ name, others, probedAt })}\n`);
        renameSync(own, path); // whole or not at all
      }),
    forget: probed => quietly(() => rmSync(pathOf(probed), { force: true }))
  };
}

function isChoice(value: unknown): value is RememberedChoice {
  const { name, others, probedAt } = (value ?? {}) as Partial<Record<keyof RememberedChoice, unknown>>;
  const isReason = (other: unknown): boolean => {
    const { name: who, reason } = (other ?? {}) as { name?: unknown; reason?: unknown };
    return typeof who === 'string' && typeof reason === 'string';
  };
  return (
    typeof name === 'string' &&
    typeof probedAt === 'string' &&
    !Number.isNaN(Date.parse(probedAt)) &&
    Array.isArray(others) &&
    others.every(isReason)
  );
}
