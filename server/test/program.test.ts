// The program itself, as people and supervisors start it: real processes, real signals, and once the real engine.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { infill, infillOnce, models } from '@jupyt5/client';
import { eventsOf, FAKE_ENGINE, makeModelFolder, requestOf, until } from './start-app.js';

jest.setTimeout(60_000);

const ROOT = join(__dirname, '../..');
const MAIN = join(ROOT, 'server/lib/main.js');
const TINY_MODEL = join(ROOT, 'packages/engine/test/tiny-model');
let folder: string;
const programs: ChildProcess[] = [];

beforeAll(() => {
  // The program runs from its build; this does nothing where that is fresh.
  execFileSync(process.execPath, [
    join(ROOT, 'node_modules/typescript/bin/tsc'),
    '--build',
    join(ROOT, 'server')
  ]);
  folder = mkdtempSync(join(tmpdir(), 'jupyt5 program ')); // with a space
  makeModelFolder(folder, 'fake');
});
afterAll(() => {
  for (const program of programs) program.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Program {
  readonly process: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  /** Exit code, or the signal's name. */
  readonly ended: Promise<number | string>;
}

function run(argv: readonly string[], env: Record<string, string> = {}): Program {
  const child = spawn(process.execPath, [MAIN, ...argv], {
    env: { PATH: process.env['PATH'], XDG_CACHE_HOME: folder, ...env }
  });
  programs.push(child);
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', text => (out += text));
  child.stderr.setEncoding('utf8').on('data', text => (err += text));
  const ended = new Promise<number | string>(resolve =>
    child.on('close', (code, signal) => resolve(code ?? signal ?? ''))
  );
  return { process: child, out: () => out, err: () => err, ended };
}

/** The fake engine behind the program, ready. */
async function start(
  argv: readonly string[],
  engine: readonly string[] = [],
  env: Record<string, string> = {}
) {
  const readyFile = join(folder, `ready-${programs.length}.json`);
  const program = run(
    [
      ...[
        '--port',
        '0',
        '--ready-file',
        readyFile,
        '--engine',
        FAKE_ENGINE,
        '--model',
        join(folder, 'fake-model'),
        ...argv
      ],
      ...engine.flatMap(argument => ['--engine-argument', argument])
    ],
    env
  );
  await until(() => existsSync(readyFile));
  const ready = JSON.parse(readFileSync(readyFile, 'utf8')) as {
    url: string;
    token: string | null;
    pid: number;
  };
  return { ...program, readyFile, ready };
}

const enginePids = (program: Program): number[] =>
  [...program.err().matchAll(/"enginePid":(\d+),"ms"/g)].map(match => Number(match[1]));
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
const stream = (url: string, body: object): Promise<Response> =>
  fetch(`${url}/v1/infill`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body)
  });

test('the whole way on the real engine: ready, streamed as in one piece, ended with nothing left', async () => {
  const readyFile = join(folder, 'ready.json');
  const program = run(['--port', '0', '--model', TINY_MODEL, '--threads', '1', '--ready-file', readyFile], {
    JUPYT5_TOKEN: 'secret'
  });
  await until(() => existsSync(readyFile));
  expect(statSync(readyFile).mode & 0o777).toBe(0o600);
  const { url, token, pid } = JSON.parse(readFileSync(readyFile, 'utf8'));
  expect([token, pid]).toEqual(['secret', program.process.pid]);
  await until(() => program.out() !== '');
  expect(program.out()).toMatch(
    /^jupyt5-server ready at http:\/\/127\.0\.0\.1:\d+ \(tiny: .*, peak memory \d+ MiB; with a token\)\n$/
  );

  const options = { baseUrl: url, token };
  const request = { ...requestOf('def mean(xs):\n'), maxTokens: 12, n: 2, seed: 1 };
  const whole = await infillOnce(request, options);
  const texts = ['', ''];
  for await (const event of infill(request, options))
    if (event.type === 'text') texts[event.candidate] += event.text;
  expect(texts).toEqual(whole.candidates.map(candidate => candidate.text));
  expect(whole.usage.outputTokens).toBeGreaterThan(0);
  expect((await models(options)).models[0]).toMatchObject({
    name: 'tiny',
    default: true,
    executionProvider: 'cpu'
  });
  await expect(infillOnce(request, { baseUrl: url, token: 'wrong' })).rejects.toMatchObject({
    code: 'unauthorized'
  });

  const [engine] = enginePids(program);
  program.process.kill('SIGTERM');
  expect(await program.ended).toBe(0);
  expect([existsSync(readyFile), isAlive(engine!)]).toEqual([false, false]);
});

test('SIGTERM under load: what runs is finished, what comes is refused, exit 0', async () => {
  const program = await start([], ['--tokens', '60', '--step-ms', '10']);
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) => stream(program.ready.url, requestOf(`${i}`, { stream: true })))
  );
  program.process.kill('SIGTERM');
  await until(async () => (await fetch(`${program.ready.url}/health/ready`)).status === 503);
  const refused = await stream(program.ready.url, requestOf('late'));
  expect([refused.status, (await refused.json()).code, refused.headers.has('retry-after')]).toEqual([
    503,
    'draining',
    true
  ]);
  for (const answer of answers)
    expect(eventsOf(await answer.text()).slice(-2)).toMatchObject([
      { finishReason: 'stop' },
      { type: 'done' }
    ]);
  expect(await program.ended).toBe(0);
});

test('SIGTERM with a deadline: what still runs ends with what it has, exit 0', async () => {
  const program = await start(['--drain-ms', '50'], ['--tokens', '400', '--step-ms', '10']);
  const answer = await stream(program.ready.url, requestOf('a', { stream: true, maxTokens: 400 }));
  program.process.kill('SIGTERM');
  expect(eventsOf(await answer.text()).slice(-2)).toMatchObject([
    { finishReason: 'cancelled' },
    { type: 'done' }
  ]);
  expect(await program.ended).toBe(0);
});

test('SIGTERM twice ends at once, and the engine process with it', async () => {
  const program = await start([], ['--tokens', '400', '--step-ms', '10']);
  const answer = await stream(program.ready.url, requestOf('a', { stream: true, maxTokens: 400 }));
  program.process.kill('SIGTERM');
  await until(async () => (await fetch(`${program.ready.url}/health/ready`)).status === 503);
  program.process.kill('SIGTERM');
  expect(await program.ended).toBe(1);
  await answer.text().catch(() => undefined);
  await until(() => !enginePids(program).some(isAlive));
});

test('an engine process does not outlive a server that was killed', async () => {
  const program = await start([]);
  program.process.kill('SIGKILL');
  expect(await program.ended).toBe('SIGKILL');
  await until(() => !enginePids(program).some(isAlive));
});

test('SIGHUP loads the model anew', async () => {
  const program = await start([]);
  const [before] = enginePids(program);
  program.process.kill('SIGHUP');
  await until(() => enginePids(program).length === 2 && !isAlive(before!));
  expect((await stream(program.ready.url, requestOf('a'))).status).toBe(200);
  program.process.kill('SIGTERM');
  expect(await program.ended).toBe(0);
});

test('answers on a Unix socket', async () => {
  const socketPath = join(mkdtempSync(join(tmpdir(), 'j')), 's'); // short: the system allows about 100 characters
  const program = await start(['--unix-socket', socketPath]);
  expect(program.ready.url).toBe('http://localhost');
  const status = await new Promise(resolve => {
    const request = http.request({
      socketPath,
      path: '/v1/infill',
      method: 'POST',
      headers: { 'content-type': 'application/json' }
    });
    request
      .on('response', response => resolve(response.resume().statusCode))
      .end(JSON.stringify(requestOf('a')));
  });
  expect(status).toBe(200);
  program.process.kill('SIGTERM');
  expect(await program.ended).toBe(0);
});

describe('says in one line what is wrong, and does not start', () => {
  const expectLine = async (program: Program, code: number, line: RegExp) => {
    expect(await program.ended).toBe(code);
    expect(program.out()).toBe('');
    const lines = program
      .err()
      .split('\n')
      .filter(text => text !== '' && !text.startsWith('{'));
    expect(lines).toEqual([expect.stringMatching(line)]);
  };

  test('a port in use', async () => {
    const other = net.createServer();
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
    const port = String((other.address() as AddressInfo).port);
    const program = run(['--port', port, '--engine', FAKE_ENGINE, '--model', join(folder, 'fake-model')]);
    await expectLine(
      program,
      1,
      new RegExp(`port ${port} of 127.0.0.1 is in use; choose another with --port`)
    );
    other.close();
  });

  test('no model folder', async () => {
    await expectLine(
      run(['--model', join(folder, 'none')]),
      1,
      /no model folder at .*none: expected a folder with manifest.json/
    );
  });

  test('a folder that is no model', async () => {
    await expectLine(
      run(['--model', folder]),
      1,
      /is no model folder: it has neither manifest.json nor config.json/
    );
  });

  test('a model folder with a wrong hash', async () => {
    const broken = join(folder, 'broken');
    cpSync(TINY_MODEL, broken, { recursive: true });
    const file = join(broken, 'weights.int8.bin'); // of the precision that is loaded
    const bytes = readFileSync(file);
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(file, bytes);
    await expectLine(run(['--port', '0', '--model', broken]), 1, /SHA-256|sha256|hash/);
  });

  test('an engine that ends while loading', async () => {
    const engine = join(folder, 'dead.mjs');
    writeFileSync(engine, "process.stderr.write('no such library'); process.exit(3);");
    const program = run(['--port', '0', '--engine', engine, '--model', join(folder, 'fake-model')]);
    await expectLine(program, 1, /the engine process ended with exit code 3 while loading. no such library/);
  });

  test('settings that cannot be', async () => {
    await expectLine(run(['--port', 'x']), 2, /--port must be an integer 0..65535, got x/);
    await expectLine(run(['--host', '0.0.0.0']), 2, /refusing to listen on 0.0.0.0 without a token/);
  });
});

test('--help and --version', async () => {
  const help = run(['--help']);
  expect([await help.ended, help.out().startsWith('jupyt5-server: ')]).toEqual([0, true]);
  const version = run(['--version']);
  expect([await version.ended, version.out()]).toEqual([0, '0.1.0\n']);
});

test('doctor says what is well and what is not', async () => {
  const cache = { XDG_CACHE_HOME: join(folder, 'doctor') };
  const doctor = async (...more: string[]) => {
    const options = ['--json', '--port', '0', '--model', TINY_MODEL, '--threads', '1', ...more];
    const program = run(['doctor', ...options], cache);
    expect(await program.ended).toBe(0);
    return JSON.parse(program.out()).findings as { check: string; ok: boolean; detail: string }[];
  };
  const findings = await doctor();
  expect(findings.find(({ check }) => check === 'model')?.detail).toMatch(/, peak memory \d+ MiB$/);
  expect(findings.map(({ check }) => check)).toEqual([
    'node',
    'cpu',
    'memory',
    'port',
    'model',
    'provider',
    'infill'
  ]);

  // What was probed is remembered, unless it is to be probed again.
  const provider = async (...more: string[]) =>
    (await doctor(...more)).find(({ check }) => check === 'provider')?.detail;
  expect(await provider()).toMatch(/; remembered from \d{4}-.*, --probe-again tries anew$/);
  expect(await provider('--probe-again')).not.toContain('remembered');

  const ill = run(['doctor', '--port', '0', '--model', join(folder, 'none')]);
  expect(await ill.ended).toBe(1);
  expect(ill.out()).toMatch(/^FAIL {2}model {6}no model folder at /m);
}, 180_000);
