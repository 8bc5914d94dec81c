// `jupyt5-server doctor`: checks what a server needs, one line each, and says what to do about what is wrong.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism, cpus, freemem, totalmem } from 'node:os';
import type { Config } from './config.js';
import { describeProvider, EnginePool, mebibytes } from './engine-pool.js';
import { readModelFolder, shippedModelFolder } from './model-folder.js';
import { poolOptionsOf } from './serve.js';
import { collect } from './service.js';

export interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly detail: string;
}

const OLDEST_NODE = [20, 11] as const;
/** Instruction sets that make int8 decoding fast, best first. */
const CPU_FEATURES = ['amx_int8', 'avx512_vnni', 'avx_vnni', 'avx512f', 'avx2', 'asimddp'];
const GIGABYTE = 2 ** 30;

/** Prints the findings; the exit code: 0 when all is well. */
export async function doctor(
  config: Config,
  asJson: boolean,
  print: (line: string) => void
): Promise<number> {
  const findings = [
    checkNode(),
    checkCpu(),
    checkMemory(),
    await checkPort(config),
    ...(await checkModels(config))
  ];
  const isWell = findings.every(finding => finding.ok);
  if (asJson) print(JSON.stringify({ ok: isWell, findings }));
  else
    for (const { check, ok, detail } of findings)
      print(`${ok ? 'ok  ' : 'FAIL'}  ${check.padEnd(10)} ${detail}`);
  return isWell ? 0 : 1;
}

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  return {
    check: 'node',
    ok,
    detail: `${process.version} on ${process.platform}/${process.arch}; needs ${OLDEST_NODE.join('.')} or newer`
  };
}

function checkCpu(): Finding {
  let flags: readonly string[] = [];
  try {
    flags = (/^(?:flags|Features)\s*:(.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? '')
      .trim()
      .split(' ');
  } catch {
    flags = []; // not Linux
  }
  const features = CPU_FEATURES.filter(feature => flags.includes(feature));
  const detail = `${cpus()[0]?.model.trim() ?? 'unknown'}, ${availableParallelism()} cores; ${features.join(', ') || 'instruction sets unknown'}`;
  return { check: 'cpu', ok: true, detail };
}

function checkMemory(): Finding {
  const free = freemem() / GIGABYTE;
  return {
    check: 'memory',
    ok: free > 0.5,
    detail: `${free.toFixed(1)} of ${(totalmem() / GIGABYTE).toFixed(1)} GiB free; needs 0.5`
  };
}

function checkPort({ host, port, unixSocket }: Config): Promise<Finding> {
  if (unixSocket) return Promise.resolve({ check: 'port', ok: true, detail: `Unix socket ${unixSocket}` });
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve({
        check: 'port',
        ok: false,
        detail: `${host}:${port} cannot be used (${error.code}); choose another with --port`
      })
    );
    server.listen(port, host, () =>
      server.close(() => resolve({ check: 'port', ok: true, detail: `${host}:${port} is free` }))
    );
  });
}

/** Loads each model and fills one cell with it. */
async function checkModels(config: Config): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const path of config.model.length > 0 ? config.model : [shippedModelFolder()]) {
    let pool: EnginePool | undefined;
    try {
      const folder = readModelFolder(path);
      pool = new EnginePool({ ...poolOptionsOf(config)(folder), processes: 1 }, () => undefined);
      const startedAt = performance.now();
      const model = await pool.start();
      const loadMs = Math.round(performance.now() - startedAt);
      const { peakRssBytes } = model;
      const peak = peakRssBytes === undefined ? '' : `, peak memory ${mebibytes(peakRssBytes)}`;
      findings.push({
        check: 'model',
        ok: true,
        detail: `${folder.name} in ${folder.path}: ${model.precision}, ${model.contextTokens} tokens, loaded in ${loadMs} ms${peak}`
      });
      findings.push({
        check: 'provider',
        ok: true,
        detail: describeProvider(model)
      });
      findings.push(await tryInfill(pool));
    } catch (error) {
      findings.push({ check: 'model', ok: false, detail: (error as Error).message });
    } finally {
      await pool?.stop();
    }
  }
  return findings;
}

async function tryInfill(pool: EnginePool): Promise<Finding> {
  const options = {
    n: 1,
    maxTokens: 32,
    temperature: 0,
    topP: 1,
    topK: 0,
    minP: 0,
    seed: 0,
    stop: [],
    validPython: false
  };
  const job = pool.submit({
    id: 'doctor',
    caller: 'doctor',
    kind: 'infill',
    document: {
      language: 'python',
      cells: [
        { type: 'markdown', source: 'The mean of a list of numbers.' },
        { type: 'code', masked: true, before: 'def mean(numbers):\n', after: '' }
      ]
    },
    options,
    timeoutMs: 60_000,
    buffered: true
  });
  const { timings, usage, candidates } = await collect({ job, model: '', options });
  const decodeMs = timings.totalMs - timings.firstTokenMs;
  const rate = decodeMs > 0 ? Math.round((usage.outputTokens / decodeMs) * 1000) : 0;
  return {
    check: 'infill',
    ok: (candidates[0]?.tokens ?? 0) > 0,
    detail: `${usage.outputTokens} tokens in ${Math.round(timings.totalMs)} ms: first after ${Math.round(timings.firstTokenMs)} ms, then ${rate} a second`
  };
}
