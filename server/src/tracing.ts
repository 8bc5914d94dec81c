// OpenTelemetry traces, for those who have a collector: a span per HTTP request, and below it what its infill spent on
// waiting, encoding and decoding. Routes, ids, codes and numbers only: never anything that a caller wrote.
// Names: OpenTelemetry semantic conventions, "HTTP server" and "Generative AI"; our own begin with `jupyt5.`.
import type { Attributes, Context, Span, Tracer } from '@opentelemetry/api';
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import type { Job } from './job.js';
import { readVersion } from './version.js';

/** At the end, spans that are not yet with the collector may take so long. */
const LAST_SPANS_MS = 2000;

export interface Tracing {
  /** Opens the span of a request, below the caller's where it sent a `traceparent`. */
  arrived(request: FastifyRequest): void;
  /** The job's spans will stand below those of this request. */
  admitted(request: FastifyRequest, job: Job): void;
  ended(job: Job, model: string): void;
  answered(request: FastifyRequest, reply: FastifyReply): void;
  /** Sends what is left; resolves in bounded time, collector or not. */
  stop(): Promise<void>;
}

/** Loads the packages, which nobody pays for who has no collector. `endpoint`: base URL of an OTLP/HTTP receiver. */
export async function startTracing(endpoint: string, log: FastifyBaseLogger): Promise<Tracing> {
  const [api, core, resources, sdk, { OTLPTraceExporter }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/core'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http')
  ]);
  const tell = (message: string): void => log.warn({ message: message.slice(0, 500) }, 'tracing');
  const silent = (): void => undefined;
  api.diag.setLogger({ error: tell, warn: tell, info: silent, debug: silent, verbose: silent });
  const provider = new sdk.TracerProvider({
    resource: resources
      .resourceFromAttributes({ 'service.name': 'jupyt5-server', 'service.version': readVersion() })
      // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES win.
      .merge(resources.detectResources({ detectors: [resources.envDetector] })),
    spanProcessors: [
      new sdk.BatchSpanProcessor({
        exporter: new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` })
      })
    ]
  });
  const tracer = provider.getTracer('jupyt5-server', readVersion());
  const propagator = new core.W3CTraceContextPropagator();
  const spans = new WeakMap<FastifyRequest, Span>();
  const contexts = new WeakMap<Job, Context>();

  return {
    arrived(request) {
      const route = request.routeOptions.url;
      if (route === undefined || isOperation(route)) return;
      const parent = propagator.extract(api.ROOT_CONTEXT, request.headers, api.defaultTextMapGetter);
      const attributes = {
        'http.request.method': request.method,
        'http.route': route,
        'jupyt5.request.id': request.id
      };
      const options = { kind: api.SpanKind.SERVER, startTime: epochMs(performance.now()), attributes };
      spans.set(request, tracer.startSpan(`${request.method} ${route}`, options, parent));
    },
    admitted(request, job) {
      const span = spans.get(request);
      if (span) contexts.set(job, api.trace.setSpan(api.ROOT_CONTEXT, span));
    },
    ended(job, model) {
      const context = contexts.get(job);
      if (context) traceJob(tracer, context, job, model, api.SpanStatusCode.ERROR);
    },
    answered(request, reply) {
      const span = spans.get(request);
      span?.setAttribute('http.response.status_code', reply.statusCode);
      if (reply.statusCode >= 500) span?.setStatus({ code: api.SpanStatusCode.ERROR });
      span?.end(epochMs(performance.now()));
    },
    async stop() {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>(resolve => (timer = setTimeout(resolve, LAST_SPANS_MS)));
      await Promise.race([provider.shutdown().catch((error: unknown) => tell(String(error))), late]);
      clearTimeout(timer);
      api.diag.disable();
    }
  };
}

/** Probes and scrapes come every few seconds and say nothing. */
const isOperation = (route: string): boolean => route === '/metrics' || /^\/(v2\/)?health\//.test(route);

/** From `performance.now()` to milliseconds since 1970. */
const epochMs = (ms: number): number => performance.timeOrigin + ms;

/** The spans of a job that has ended, from the times it kept. The last of them says how it ended. */
function traceJob(tracer: Tracer, context: Context, job: Job, model: string, errorCode: number): void {
  const { arrivedAt, timings, outcome = 'unknown' } = job;
  const now = performance.now();
  const parts: { readonly name: string; readonly toMs: number }[] = [];
  const queuedUntil = timings ? arrivedAt + timings.queueMs : (job.dispatchedAt ?? now);
  parts.push({ name: 'queue', toMs: queuedUntil });
  if (timings) {
    const encodedAt = queuedUntil + timings.encodeMs;
    parts.push({ name: 'encode', toMs: encodedAt });
    if (job.request.kind === 'infill') parts.push({ name: 'decode', toMs: Math.max(encodedAt, now) });
  } else if (job.dispatchedAt !== undefined) {
    // Its process did not live to say which part took how long.
    parts.push({ name: 'decode', toMs: now });
  }
  let fromMs = arrivedAt;
  for (const [index, { name, toMs }] of parts.entries()) {
    const span = tracer.startSpan(name, { startTime: epochMs(fromMs) }, context);
    if (index === parts.length - 1) {
      span.setAttributes(factsOf(job, model, outcome));
      if (job.hasFailed) span.setStatus({ code: errorCode });
    }
    span.end(epochMs(toMs));
    fromMs = toMs;
  }
}

function factsOf(job: Job, model: string, outcome: string): Attributes {
  const { usage, timings, request, replays } = job;
  return {
    'gen_ai.request.model': model,
    'gen_ai.request.max_tokens': request.options.maxTokens,
    'gen_ai.request.choice.count': request.options.n,
    'jupyt5.kind': request.kind,
    'jupyt5.outcome': outcome,
    'jupyt5.replays': replays,
    ...(job.hasFailed ? { 'error.type': outcome } : {}),
    ...(timings ? { 'jupyt5.first_token_ms': timings.firstTokenMs } : {}),
    ...(usage
      ? {
          'gen_ai.usage.input_tokens': usage.inputTokens,
          'gen_ai.usage.output_tokens': usage.outputTokens,
          'jupyt5.encoder_cached': usage.cached
        }
      : {})
  };
}
