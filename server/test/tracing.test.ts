// Traces as a collector gets them: OTLP over HTTP, JSON, at a small collector of our own.
import { execFileSync } from 'node:child_process';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readConfig } from '../src/config.js';
import { post, requestOf, startApp, untilAtBase } from './start-app.js';

jest.setTimeout(30_000);

const ROOT = join(__dirname, '../..');

interface Value {
  readonly stringValue?: string;
  readonly intValue?: number;
  readonly doubleValue?: number;
  readonly boolValue?: boolean;
}
interface WireSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly status: { readonly code: number };
  readonly attributes: readonly { readonly key: string; readonly value: Value }[];
}

/** A collector that keeps what it gets; answers `status`. */
async function startCollector(status = 200) {
  const bodies: string[] = [];
  const paths: string[] = [];
  const server = http.createServer(async (request, response) => {
    let body = '';
    for await (const piece of request.setEncoding('utf8')) body += piece;
    paths.push(request.url ?? '');
    bodies.push(body);
    response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const spans = () =>
    bodies.flatMap(body =>
      (
        JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: WireSpan[] }[] }[] }
      ).resourceSpans.flatMap(resource => resource.scopeSpans.flatMap(scope => scope.spans))
    );
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    paths,
    spans,
    stop: () => new Promise(resolve => server.close(resolve).closeAllConnections())
  };
}

const factsOf = ({ attributes }: WireSpan) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
/** Both in nanoseconds, which are too many for a number. */
const lengthOf = ({ startTimeUnixNano, endTimeUnixNano }: WireSpan) =>
  BigInt(endTimeUnixNano) - BigInt(startTimeUnixNano);

test('a request, and in it what the infill spent on waiting, encoding and decoding', async () => {
  const collector = await startCollector();
  const app = await startApp(['--step-ms', '2'], { otlpEndpoint: `${collector.url}/` }, true);
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const answer = await fetch(`${app.url}/v1/infill?secretquery`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      traceparent: `00-${traceId}-b7ad6b7169203331-01`,
      'x-own': 'secretheader'
    },
    body: JSON.stringify(requestOf('secretbefore', { stream: true, stop: ['secretstop'], n: 2 }))
  });
  const text = await answer.text();
  await fetch(`${app.url}/health/ready`);
  await fetch(`${app.url}/metrics`);
  await fetch(`${app.url}/secretpath`);
  await untilAtBase(app);
  await app.stop();
  await collector.stop();

  expect(new Set(collector.paths)).toEqual(new Set(['/v1/traces']));
  const spans = collector.spans();
  expect(spans.map(({ name }) => name).sort()).toEqual(['POST /v1/infill', 'decode', 'encode', 'queue']);
  const [request, queue, encode, decode] = ['POST /v1/infill', 'queue', 'encode', 'decode'].map(name =>
    spans.find(span => span.name === name)!
  ) as [WireSpan, WireSpan, WireSpan, WireSpan];
  for (const span of spans) expect(span.traceId).toBe(traceId);
  expect(request.parentSpanId).toBe('b7ad6b7169203331');
  for (const span of [queue, encode, decode]) expect(span.parentSpanId).toBe(request.spanId);
  // One after the other, each inside the request.
  expect([encode.startTimeUnixNano, decode.startTimeUnixNano]).toEqual([
    queue.endTimeUnixNano,
    encode.endTimeUnixNano
  ]);
  expect(BigInt(queue.startTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(request.startTimeUnixNano));
  expect(lengthOf(decode)).toBeGreaterThan(0n);
  expect(factsOf(request)).toEqual({
    'http.request.method': 'POST',
    'http.route': '/v1/infill',
    'http.response.status_code': 200,
    'jupyt5.request.id': answer.headers.get('x-request-id')
  });
  expect(factsOf(decode)).toMatchObject({
    'gen_ai.request.model': 'fake',
    'gen_ai.request.choice.count': 2,
    'gen_ai.usage.output_tokens': 12,
    'jupyt5.outcome': 'done',
    'jupyt5.encoder_cached': false
  });
  // Nothing that the caller wrote, and nothing that the model wrote.
  expect(text).toContain('event: done');
  for (const body of collector.bodies) expect(body).not.toContain('secret');
  expect(collector.bodies.join()).toMatch(/"service.name".*jupyt5-server/);
});

test('an infill that failed says so, and a refused request has no spans below it', async () => {
  const collector = await startCollector();
  const app = await startApp(['--error-at-step', '2'], { otlpEndpoint: collector.url });
  expect((await post(app, requestOf('a'))).statusCode).toBe(500);
  expect((await post(app, { nonsense: 1 })).statusCode).toBe(400);
  await untilAtBase(app);
  await app.stop();
  await collector.stop();
  const spans = collector.spans();
  expect(spans.map(({ name }) => name).sort()).toEqual([
    'POST /v1/infill',
    'POST /v1/infill',
    'decode',
    'queue'
  ]);
  const failed = spans.find(({ name }) => name === 'decode')!;
  expect(factsOf(failed)).toMatchObject({ 'error.type': 'outOfMemory', 'jupyt5.outcome': 'outOfMemory' });
  expect(failed.status.code).toBe(2);
  const requests = spans.filter(({ name }) => name === 'POST /v1/infill');
  expect(requests.map(span => [factsOf(span)['http.response.status_code'], span.status.code])).toEqual([
    [500, 2],
    [400, 0]
  ]);
});

test('a collector that refuses or is gone is logged, and holds up nothing', async () => {
  process.env['OTEL_EXPORTER_OTLP_TIMEOUT'] = '2500'; // longer than the server waits at its end
  const collector = await startCollector(400);
  const app = await startApp([], { otlpEndpoint: collector.url });
  expect((await post(app, requestOf('a'))).statusCode).toBe(200);
  await app.stop();
  await collector.stop();
  expect(app.log.some(line => line.includes('"msg":"tracing"'))).toBe(true);

  const alone = await startApp([], { otlpEndpoint: collector.url });
  expect((await post(alone, requestOf('a'))).statusCode).toBe(200);
  await alone.stop();
  delete process.env['OTEL_EXPORTER_OTLP_TIMEOUT'];
});

test("the endpoint comes from our own settings or from OpenTelemetry's variable", () => {
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' };
  expect(readConfig([], {}).otlpEndpoint).toBeUndefined();
  expect(readConfig([], { OTEL_EXPORTER_OTLP_ENDPOINT: '' }).otlpEndpoint).toBeUndefined();
  expect(readConfig([], env).otlpEndpoint).toBe('http://collector:4318');
  expect(readConfig(['--otlp-endpoint', 'https://other'], env).otlpEndpoint).toBe('https://other');
  expect(() => readConfig(['--otlp-endpoint', 'collector:4318'], {})).toThrow('must be an http or https URL');
});

test('without an endpoint none of its packages is loaded', () => {
  execFileSync(process.execPath, [
    join(ROOT, 'node_modules/typescript/bin/tsc'),
    '--build',
    join(ROOT, 'server')
  ]);
  const main = pathToFileURL(join(ROOT, 'server/lib/main.js')).href;
  const script = `await import(${JSON.stringify(main)});
    const { createRequire } = await import('node:module');
    console.log(JSON.stringify(Object.keys(createRequire(${JSON.stringify(main)}).cache)));`;
  const loaded = JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  ) as string[];
  expect(loaded.some(file => file.includes('prom-client'))).toBe(true);
  // prom-client brings the API, which is small.
  expect(loaded.filter(file => /@opentelemetry.(?!api)/.test(file))).toEqual([]);
});
