// Chooses where a model runs. Only a provider that has written the same tokens as the CPU, and faster, is taken.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { listSupportedBackends } from 'onnxruntime-node';
import { EngineError } from './errors.js';
import type { ProbeAnswer, ProbeRequest } from './probe.js';

export interface ProviderChoice {
  readonly name: string;
  /** Every other one that was considered, and why it is not in use. */
  readonly others: readonly { readonly name: string; readonly reason: string }[];
}

/** Runs one probe; `probeInChild` unless a test says otherwise. */
export type Prober = (request: ProbeRequest) => Promise<ProbeAnswer>;

/** In the order they are tried. What onnxruntime calls them: onnxruntime.ai/docs/execution-providers. */
const KNOWN = ['cuda', 'tensorrt', 'coreml', 'dml', 'webgpu'];
const PROBE_MS = 60_000;

/**
 * A provider that was asked for by name, tried in a process of its own first.
 * @throws EngineError `providerUnavailable` with the reason: a library that is missing, a driver, no adapter
 */
export async function requireProvider(request: ProbeRequest, prober: Prober = probeInChild): Promise<void> {
  if (request.executionProvider === 'cpu') return; // loading the model shows it
  const answer = await prober(request);
  if (!answer.ok)
    throw new EngineError(
      'providerUnavailable',
      `${request.executionProvider} cannot run here: ${firstLine(answer.reason)}`
    );
}

/** `auto`: the fastest provider that works for this model here; CPU where nothing else does. Never throws. */
export async function chooseProvider(
  request: Omit<ProbeRequest, 'executionProvider'>,
  prober: Prober = probeInChild,
  backends: readonly { readonly name: string; readonly bundled: boolean }[] = listSupportedBackends()
): Promise<ProviderChoice> {
  const others: { name: string; reason: string }[] = [];
  let best = { name: 'cpu', ms: Infinity };
  let right: string | undefined;
  for (const name of KNOWN) {
    const backend = backends.find(other => other.name === name);
    if (!backend) {
      others.push({ name, reason: `onnxruntime has no ${name} on ${process.platform} ${process.arch}` });
      continue;
    }
    const answer = await prober({ ...request, executionProvider: name });
    if (!answer.ok) {
      const hint = backend.bundled ? '' : ' (its libraries do not come with the package)';
      others.push({ name, reason: firstLine(answer.reason) + hint });
      continue;
    }
    if (right === undefined) {
      // Only now is the CPU's result needed: most machines never get here.
      const cpu = await prober({ ...request, executionProvider: 'cpu' });
      if (!cpu.ok)
        return { name: 'cpu', others: [...others, { name, reason: 'the CPU gave nothing to compare with' }] };
      right = cpu.ids.join();
      best = { name: 'cpu', ms: cpu.ms };
    }
    if (answer.ids.join() !== right) others.push({ name, reason: 'writes other tokens than the CPU' });
    else if (answer.ms >= best.ms) others.push({ name, reason: slower(answer.ms, best) });
    else {
      others.push({ name: best.name, reason: slower(best.ms, { name, ms: answer.ms }) });
      best = { name, ms: answer.ms };
    }
  }
  return { name: best.name, others };
}

const slower = (ms: number, best: { readonly name: string; readonly ms: number }): string =>
  `slower than ${best.name} with this model: ${ms.toFixed(0)} ms, not ${best.ms.toFixed(0)} ms`;

const firstLine = (text: string): string => (text.split('\n')[0] ?? '').slice(0, 300);

/** onnxruntime throws that a library cannot be loaded, and prints which one is missing for it. */
export function causeIn(output: string): string | undefined {
  const [, library, cause] = /Failed to load library (\S+) with error: ([^\n]*)/.exec(output) ?? [];
  return library && cause ? `${library.split('/').at(-1)} cannot be loaded: ${cause}` : undefined;
}

/** Probes in a process of its own, which may crash or hang without harm. */
function probeInChild(request: ProbeRequest): Promise<ProbeAnswer> {
  return new Promise(resolve => {
    const child = fork(fileURLToPath(new URL('./probe.js', import.meta.url)), [], {
      env: { ...process.env, JUPYT5_PROBE: JSON.stringify(request) },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: []
    });
    let words = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (words = (words + text).slice(-20_000)));
    let answer: ProbeAnswer = { ok: false, reason: 'the probe ended without an answer' };
    const timer = setTimeout(() => {
      answer = { ok: false, reason: `the probe did not answer within ${PROBE_MS / 1000} s` };
      child.kill('SIGKILL');
    }, PROBE_MS);
    child.on('message', message => (answer = message as ProbeAnswer)); // from probe.ts
    child.once('error', error => (answer = { ok: false, reason: error.message }));
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      if (!answer.ok && (signal !== null || code !== 0))
        answer = { ok: false, reason: `${answer.reason} (${signal ?? code})` };
      resolve(answer.ok ? answer : { ok: false, reason: causeIn(words) ?? answer.reason });
    });
  });
}
