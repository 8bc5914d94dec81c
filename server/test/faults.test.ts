// What goes wrong, one test each; every one ends with all slots, places, gauges and processes back at base.
import { writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../src/config.js';
import {
  eventsOf,
  post,
  requestOf,
  startApp,
  textOf,
  until,
  untilAtBase,
  type TestApp
} from './start-app.js';

// Each starts processes of its own, which takes its time on a busy machine.
jest.setTimeout(30_000);

let app: TestApp;
const start = async (engine: readonly string[], settings: Partial<Config> = {}) => {
  app = await startApp(engine, settings, true);
  return app;
};
afterEach(async () => {
  await untilAtBase(app);
  await app.stop();
});

/** POSTs over a real connection; the promise is of the headers. */
function send(body: unknown, signal?: AbortSignal): Promise<Response> {
  return fetch(`${app.url}/v1/infill`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {})
  });
}

const outcomes = async (): Promise<Record<string, number>> => {
  const text = await app.service.metrics.registry.metrics();
  const found = [...text.matchAll(/jupyt5_infills_total\{model="fake",outcome="(\w+)"\} (\d+)/g)];
  return Object.fromEntries(found.map(([, outcome, count]) => [outcome, Number(count)]));
};
const pids = () => [...app.pool.pids];
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a client that goes away', () => {
  test('while its stream runs frees the slot', async () => {
    await start(['--tokens', '400', '--step-ms', '5']);
    const stop = new AbortController();
    const answer = await send(requestOf('', { stream: true, maxTokens: 400 }), stop.signal);
    await answer.body!.getReader().read();
    const leftAt = performance.now();
    stop.abort();
    await until(() => app.pool.activeJobs.length === 0);
    expect(performance.now() - leftAt).toBeLessThan(1000); // far less than the two seconds it would have taken
    expect(await outcomes()).toEqual({ disconnected: 1 });
  });

  test('before the headers of an answer in one piece', async () => {
    await start(['--tokens', '400', '--step-ms', '5']);
    const stop = new AbortController();
    const answer = send(requestOf('', { maxTokens: 400 }), stop.signal).catch(() => undefined);
    await until(() => app.pool.activeJobs.length === 1);
    stop.abort();
    await answer;
    await until(() => app.service.runningJobs === 0);
    expect(await outcomes()).toEqual({ disconnected: 1 });
  });

  test('while it waits never reaches a process', async () => {
    await start(['--tokens', '20', '--step-ms', '10'], { batch: 1 });
    const first = send(requestOf('first'));
    await until(() => app.pool.activeJobs.length === 1);
    const stop = new AbortController();
    const second = send(requestOf('second', { stream: true }), stop.signal).catch(() => undefined);
    await until(() => app.pool.line.length === 1);
    stop.abort();
    await second;
    await until(() => app.pool.line.length === 0);
    expect((await first).status).toBe(200);
    expect(await outcomes()).toEqual({ disconnected: 1, done: 1 });
  });

  test('in the middle of its request body', async () => {
    await start([]);
    const socket = net.connect(app.port, '127.0.0.1');
    socket.write(
      'POST /v1/infill HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"docu'
    );
    await sleep(20); // long enough for the part to arrive: nothing can be awaited for it
    socket.destroy();
    expect((await send(requestOf())).status).toBe(200);
  });

  test('at any moment, 300 times over, leaves nothing behind', async () => {
    await start(['--tokens', '5', '--step-ms', '1'], {
      maxPerCaller: 1000,
      maxQueue: 1000,
      batch: 8,
      engineProcesses: 2
    });
    let random = 1;
    const next = () => (random = (random * 48271) % 2147483647) / 2147483647;
    await Promise.all(
      Array.from({ length: 300 }, async (_, index) => {
        const stop = new AbortController();
        setTimeout(() => stop.abort(), next() * 300);
        const answer = await send(
          requestOf(String(index), { stream: next() < 0.5, n: 2 }),
          stop.signal
        ).catch(() => undefined);
        await answer?.text().catch(() => undefined);
      })
    );
    await until(() => app.service.runningJobs === 0);
    const counts = await outcomes();
    expect(Object.keys(counts).filter(name => !['done', 'disconnected'].includes(name))).toEqual([]);
  });
});

describe('cancel by id', () => {
  test('ends a running stream with what it has', async () => {
    await start(['--tokens', '400', '--step-ms', '5']);
    const answer = await send(requestOf('', { stream: true, maxTokens: 400 }));
    const id = answer.headers.get('x-request-id')!;
    expect((await fetch(`${app.url}/v1/infill/${id}`, { method: 'DELETE' })).status).toBe(204);
    const events = eventsOf(await answer.text());
    expect(events.at(-2)).toMatchObject({ type: 'candidate', finishReason: 'cancelled' });
    expect(events.at(-1)).toMatchObject({ type: 'done' });
  });

  test('answers a waiting request at once', async () => {
    await start(['--tokens', '400', '--step-ms', '5'], { batch: 1 });
    const stop = new AbortController();
    const first = send(requestOf('first', { maxTokens: 400 }), stop.signal).catch(() => undefined);
    await until(() => app.pool.activeJobs.length === 1);
    const second = send(requestOf('second', { n: 2 }));
    await until(() => app.pool.line.length === 1);
    app.service.cancel([...app.pool.line][0]!.id, 'cancelled');
    expect(await (await second).json()).toMatchObject({
      candidates: [{ finishReason: 'cancelled' }, { finishReason: 'cancelled' }]
    });
    stop.abort();
    await first;
  });
});

describe('deadlines', () => {
  test('while decoding: what there is by then', async () => {
    await start(['--tokens', '400', '--step-ms', '5']);
    const events = eventsOf(
      await (await send(requestOf('', { stream: true, maxTokens: 400, timeoutMs: 60 }))).text()
    );
    expect(textOf(events)).not.toBe('');
    expect(events.at(-2)).toMatchObject({ type: 'candidate', finishReason: 'timeout' });
    expect(events.at(-1)!.type).toBe('done');
  });

  test('while waiting: an empty answer that says so', async () => {
    await start(['--tokens', '40', '--step-ms', '5'], { batch: 1 });
    const first = send(requestOf('first'));
    await until(() => app.pool.activeJobs.length === 1);
    const second = await (await send(requestOf('second', { timeoutMs: 20 }))).json();
    expect(second).toMatchObject({ candidates: [{ text: '', finishReason: 'timeout', tokens: 0 }] });
    expect((await first).status).toBe(200);
  });
});

describe('an engine process that dies', () => {
  test('before the first text: the request is replayed and the caller sees nothing of it', async () => {
    await start(['--crash-at-step', '0', '--once', 'FOLDER/fault']);
    writeFileSync(join(app.folder, 'fault'), '');
    const [before] = pids();
    const events = eventsOf(await (await send(requestOf('a', { stream: true }))).text());
    expect(events.map(event => event.type)).toEqual(['start', ...Array(6).fill('text'), 'candidate', 'done']);
    await until(() => app.pool.readyProcesses === 1);
    expect(pids()).not.toEqual([before]);
    expect(isAlive(before!)).toBe(false);
  });

  test('after the first text: the stream ends with an error, and the next request works', async () => {
    await start(['--crash-at-step', '3', '--once', 'FOLDER/fault']);
    writeFileSync(join(app.folder, 'fault'), '');
    const events = eventsOf(await (await send(requestOf('a', { stream: true }))).text());
    expect(events.map(event => event.type)).toEqual(['start', 'text', 'text', 'text', 'error']);
    expect(events.at(-1)).toMatchObject({ code: 'engineFailed' });
    expect((await send(requestOf('a', { stream: true }))).status).toBe(200);
  });

  test('after the first text of an answer in one piece: replayed, and the text is not doubled', async () => {
    await start(['--crash-at-step', '3', '--once', 'FOLDER/fault']);
    const wanted = await (await send(requestOf('a'))).json();
    writeFileSync(join(app.folder, 'fault'), '');
    const answer = await (await send(requestOf('a'))).json();
    expect(answer.candidates).toEqual(wanted.candidates);
  });

  test.each([
    ['a request that kills every process', ['--crash-at-step', '2', '--only', 'poison']],
    ['a request that uses up the memory', ['--oom', '2', '--only', 'poison']],
    ['a request that makes the engine say nonsense', ['--garbage', '2', '--only', 'poison']]
  ])('%s is refused after two, and others are served', async (_, engine) => {
    await start(engine);
    const poison = requestOf('poison');
    expect(await (await send(poison)).json()).toMatchObject({ code: 'quarantined', status: 422 });
    const died = (await app.service.metrics.registry.metrics()).match(/event="processGone"\} (\d+)/)?.[1];
    expect(died).toBe('2');
    expect((await send({ ...poison, seed: 5 })).status).toBe(422); // at once: another seed is the same request
    expect((await send(requestOf('a'))).status).toBe(200);
    expect((await app.service.metrics.registry.metrics()).match(/event="processGone"\} (\d+)/)?.[1]).toBe(
      '2'
    );
  });

  test('takes only the guilty one: those beside it are answered', async () => {
    await start(['--crash-at-step', '4', '--only', 'poison', '--step-ms', '5', '--tokens', '8']);
    const innocent = Array.from({ length: 5 }, (_, index) => send(requestOf(`good ${index}`)));
    await until(() => app.pool.activeJobs.length === 5);
    const guilty = send(requestOf('poison'));
    expect((await guilty).status).toBe(422);
    expect((await Promise.all(innocent)).map(answer => answer.status)).toEqual([200, 200, 200, 200, 200]);
    expect((await send(requestOf('good 0'))).status).toBe(200);
  });

  test('a hung process is killed and replaced, and its request replayed', async () => {
    await start(['--hang-at-step', '0', '--once', 'FOLDER/fault'], { stallMs: 300 });
    writeFileSync(join(app.folder, 'fault'), '');
    const [before] = pids();
    const events = eventsOf(await (await send(requestOf('a', { stream: true }))).text());
    expect(events.at(-1)!.type).toBe('done');
    expect(isAlive(before!)).toBe(false);
    expect(app.log.join('')).toContain('silent for 300 ms');
  });

  test('SIGKILL from outside, mid-stream', async () => {
    await start(['--tokens', '100', '--step-ms', '5']);
    const answer = await send(requestOf('a', { stream: true }));
    const text = answer.text();
    await until(() => app.pool.activeJobs[0]?.firstTextAt !== undefined);
    process.kill(pids()[0]!, 'SIGKILL');
    expect(eventsOf(await text).at(-1)).toMatchObject({ type: 'error', code: 'engineFailed' });
  });

  test('an error of the engine is told by its meaning, without the inside', async () => {
    await start(['--error-at-step', '0', '--only', 'bad']);
    const answer = await (await send(requestOf('bad'))).json();
    expect(answer).toMatchObject({ code: 'outOfMemory', status: 500 });
    expect(JSON.stringify(answer)).not.toContain('/secret/path');
  });

  test('readiness tells the truth while there is none', async () => {
    await start(['--load-ms', '300', '--crash-at-step', '0', '--only', 'poison']);
    process.kill(pids()[0]!, 'SIGKILL');
    await until(() => app.pool.readyProcesses === 0);
    const health = await fetch(`${app.url}/health/ready`);
    expect([health.status, (await health.json()).status]).toEqual([503, 'loading']);
    expect((await fetch(`${app.url}/health/live`)).status).toBe(200);
    expect((await send(requestOf('a'))).status).toBe(200); // it waited for the new process
    expect((await fetch(`${app.url}/health/ready`)).status).toBe(200);
  });

  test('readiness of a hung process is no', async () => {
    await start(['--hang-at-step', '0', '--only', 'hang', '--once', 'FOLDER/fault'], { stallMs: 500 });
    writeFileSync(join(app.folder, 'fault'), '');
    const stream = await send(requestOf('hang', { stream: true })); // its `start` has come
    app.pool.lastGoodDecodeAt = -1e9; // as if the last good decode were long ago
    expect((await fetch(`${app.url}/health/ready`)).status).toBe(503);
    await stream.text();
  });
});

describe('too much', () => {
  test('a full queue is 503 with a wait from the measured rate', async () => {
    await start(['--tokens', '40', '--step-ms', '5'], { batch: 1, maxQueue: 1 });
    const taken = [send(requestOf('a'))];
    await until(() => app.pool.activeJobs.length === 1);
    taken.push(send(requestOf('b')));
    await until(() => app.pool.line.length === 1);
    const refused = await send(requestOf('c', { stream: true }));
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(await refused.json()).toMatchObject({ code: 'serverBusy', retryAfterMs: expect.any(Number) });
    expect((await Promise.all(taken)).map(answer => answer.status)).toEqual([200, 200]);
  });

  test('n times tokens counts against the queue', async () => {
    await start(['--tokens', '40', '--step-ms', '5'], { batch: 1, maxQueueTokens: 1000 });
    const taken = [send(requestOf('a'))];
    await until(() => app.pool.activeJobs.length === 1);
    taken.push(send(requestOf('b', { n: 3, maxTokens: 256 })));
    await until(() => app.pool.line.length === 1);
    expect((await send(requestOf('c', { n: 2, maxTokens: 256 }))).status).toBe(503);
    taken.push(send(requestOf('d', { maxTokens: 16 })));
    expect((await Promise.all(taken)).map(answer => answer.status)).toEqual([200, 200, 200]);
  });

  test('one caller over its share is 429, another is served', async () => {
    await start(['--tokens', '40', '--step-ms', '5'], { maxPerCaller: 2, trustProxy: true });
    const sendAs = (caller: string) =>
      fetch(`${app.url}/v1/infill`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': caller },
        body: JSON.stringify(requestOf(caller))
      });
    const taken = [sendAs('10.0.0.1'), sendAs('10.0.0.1')];
    await until(() => app.pool.activeJobs.length === 2);
    const refused = await sendAs('10.0.0.1');
    expect([refused.status, refused.headers.has('retry-after')]).toEqual([429, true]);
    expect((await sendAs('10.0.0.2')).status).toBe(200);
    expect((await Promise.all(taken)).map(answer => answer.status)).toEqual([200, 200]);
  });

  test('a client that does not read is cancelled', async () => {
    await start(['--tokens', '400', '--pad', '4000'], { slowReaderMs: 100 });
    const socket = net.connect(app.port, '127.0.0.1');
    socket.pause();
    const body = JSON.stringify(requestOf('a', { stream: true, n: 16, maxTokens: 400 }));
    socket.write(
      `POST /v1/infill HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
    );
    const closed = new Promise(resolve => socket.once('close', resolve));
    await until(async () => (await outcomes())['slowReader'] === 1);
    socket.on('error', () => undefined).resume(); // takes what was under way, up to the cut
    await closed;
  });

  test('pipelined requests are answered in order', async () => {
    await start([]);
    const socket = net.connect(app.port, '127.0.0.1');
    const one = (before: string) => {
      const body = JSON.stringify(requestOf(before));
      return `POST /v1/infill HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    };
    let received = '';
    socket.setEncoding('utf8').on('data', text => (received += text));
    socket.write(one('a') + one('b') + one('c'));
    await until(() => (received.match(/HTTP\/1.1 200/g) ?? []).length === 3);
    socket.destroy();
  });

  test('a half-open connection and a slow head hold nothing up', async () => {
    await start([]);
    const sockets = Array.from({ length: 50 }, () => net.connect(app.port, '127.0.0.1'));
    for (const socket of sockets) socket.write('POST /v1/infill HTTP/1.1\r\nHo');
    expect((await send(requestOf('a'))).status).toBe(200);
    for (const socket of sockets) socket.destroy();
  });
});

describe('reload', () => {
  test('switches to new processes; a stream on the old ones ends as it began', async () => {
    await start(['--tokens', '40', '--step-ms', '5']);
    const [before] = pids();
    const text = (await send(requestOf('a', { stream: true }))).text();
    await until(() => app.pool.activeJobs.length === 1);
    expect((await fetch(`${app.url}/v1/admin/reload`, { method: 'POST' })).status).toBe(204);
    expect(pids()).not.toContain(before);
    expect((await send(requestOf('b'))).status).toBe(200);
    expect(eventsOf(await text).at(-1)!.type).toBe('done');
    await until(() => !isAlive(before!));
  });

  test('one that cannot load leaves the old one serving', async () => {
    await start([]);
    const before = pids();
    Object.assign(app.config, { engineArgument: ['--load-fails', 'modelInvalid'] }); // of the processes to come
    const answer = await fetch(`${app.url}/v1/admin/reload`, { method: 'POST' });
    expect(await answer.json()).toMatchObject({ code: 'reloadFailed', status: 422 });
    expect(pids()).toEqual(before);
    expect((await send(requestOf('a'))).status).toBe(200);
  });
});

test('two models side by side, by name', async () => {
  await start([]);
  const { makeModelFolder } = await import('./start-app.js');
  const second = await startApp([], {
    model: ['fake', 'other'].map(name => makeModelFolder(app.folder, name))
  });
  const model = async (name?: string) =>
    (await post(second, requestOf('a', name ? { model: name } : {}))).json().model;
  expect([await model(), await model('other')]).toEqual(['fake', 'other']);
  const list = await second.server.inject({ url: '/v1/models', headers: { host: 'localhost' } });
  expect(list.json().models).toMatchObject([
    { name: 'fake', default: true, state: 'ready' },
    { name: 'other', default: false, state: 'ready' }
  ]);
  await second.stop();
});

test('a kept-alive connection is used again after an answer in one piece', async () => {
  await start([]);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const call = () =>
    new Promise<boolean>((resolve, reject) => {
      const body = JSON.stringify(requestOf('a'));
      const request = http.request(`${app.url}/v1/infill`, {
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json', 'content-length': body.length }
      });
      request
        .on('error', reject)
        .on('response', response => response.resume().on('end', () => resolve(request.reusedSocket)));
      request.end(body);
    });
  expect([await call(), await call()]).toEqual([false, true]);
  agent.destroy();
});
