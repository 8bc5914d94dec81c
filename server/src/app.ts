// The HTTP side, as a table of contents: checks, routes, errors. Builds the app; listening is `serve.ts`'s.
import { randomUUID } from 'node:crypto';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastify, {
  LogController,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest
} from 'fastify';
import { ERRORS } from '@jupyt5/schemas';
import { guardAccess } from './access.js';
import type { Config } from './config.js';
import { acceptJson } from './json-body.js';
import { Metrics } from './metrics.js';
import type { ModelFolder } from './model-folder.js';
import { ModelRegistry } from './model-registry.js';
import type { PoolOptions } from './engine-pool.js';
import { adminRoutes } from './routes/admin.js';
import { chatRoutes } from './routes/chat.js';
import { completionRoutes } from './routes/completions.js';
import { docsRoutes } from './routes/docs.js';
import { healthRoutes } from './routes/health.js';
import { infillRoutes } from './routes/infill.js';
import { llamaRoutes } from './routes/llama.js';
import { metricsRoutes } from './routes/metrics.js';
import { modelRoutes } from './routes/models.js';
import { isOpenInference, openInferenceRoutes, openInferenceStatus } from './routes/open-inference.js';
import { framesOf, problemOf, ServerError, toServerError } from './server-error.js';
import { Service } from './service.js';
import { startTracing } from './tracing.js';

export interface AppParts {
  readonly config: Config;
  readonly folders: readonly ModelFolder[];
  readonly poolOptions: (folder: ModelFolder) => PoolOptions;
  /** Where log lines go; default standard error. */
  readonly logStream?: { write(line: string): void };
}

export interface App {
  readonly server: FastifyInstance;
  readonly service: Service;
}

/** Builds everything; starts nothing. */
export async function buildApp({
  config,
  folders,
  poolOptions,
  logStream = process.stderr
}: AppParts): Promise<App> {
  const server = fastify({
    logger: { level: config.logLevel, stream: logStream },
    // Our own line per answer names the route's pattern, never the URL or anything else that a caller wrote.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    bodyLimit: config.bodyLimit,
    requestTimeout: 60_000, // for the request to arrive
    trustProxy: config.trustProxy,
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => void sendError(error, request, reply)
  });
  const metrics = new Metrics();
  const models = new ModelRegistry(folders, poolOptions, news => service.note(news, server.log));
  const tracing = config.otlpEndpoint ? await startTracing(config.otlpEndpoint, server.log) : undefined;
  const service = new Service(config, models, metrics, tracing);
  metrics.watch(models);

  acceptJson(server);
  server.setErrorHandler(sendError);
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    tracing?.arrived(request);
  });
  server.addHook('onClose', async () => tracing?.stop());
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.answered(route, request.method, reply.statusCode);
    tracing?.answered(request, reply);
    const facts = { reqId: request.id, route, method: request.method, status: reply.statusCode };
    request.log[reply.statusCode >= 500 ? 'warn' : 'debug'](
      { ...facts, ms: Math.round(reply.elapsedTime) },
      'answered'
    );
  });
  if (config.allowOrigin.length > 0)
    await server.register(cors, {
      origin: [...config.allowOrigin],
      methods: ['GET', 'POST', 'DELETE'],
      exposedHeaders: ['x-request-id', 'retry-after']
    });
  // Plain HTTP on loopback, TLS at a proxy: whether to insist on HTTPS is the proxy's word.
  await server.register(helmet, {
    strictTransportSecurity: false,
    contentSecurityPolicy: {
      directives: { 'style-src': ["'self'", "'unsafe-inline'"], 'upgrade-insecure-requests': null }
    }
  });
  guardAccess(server, config);
  if (config.rateLimit > 0)
    await server.register(rateLimit, {
      max: config.rateLimit,
      timeWindow: '1 minute',
      keyGenerator: request => request.ip || 'socket',
      allowList: request => request.url.startsWith('/health/'),
      errorResponseBuilder: (_request, { max, ttl }) =>
        new ServerError('tooManyRequests', `one caller may send ${max} requests a minute`, {
          retryAfterMs: ttl
        })
    });
  refuseUnknownPaths(server);
  for (const routes of [
    infillRoutes,
    completionRoutes,
    llamaRoutes,
    chatRoutes,
    modelRoutes,
    healthRoutes,
    metricsRoutes,
    docsRoutes,
    openInferenceRoutes,
    adminRoutes
  ])
    routes(server, service);
  return { server, service };
}

/** Every refusal leaves through here, as application/problem+json; to clients that read `{error}` in that shape. */
function sendError(thrown: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const error = toServerError(thrown);
  if (error.code === 'internal' && !(thrown instanceof ServerError))
    request.log.error({ reqId: request.id, ...framesOf(thrown) }, 'internal error');
  const { retryAfterMs } = error.facts;
  if (retryAfterMs !== undefined) reply.header('retry-after', String(Math.ceil(retryAfterMs / 1000)));
  reply.removeHeader('cache-control');
  if (isOpenInference(request.routeOptions.url))
    return reply.code(openInferenceStatus(error.code)).send({ error: error.message, code: error.code });
  // As text: Fastify must not read the content type as one that it serialises by a schema.
  return reply
    .code(error.status)
    .type('application/problem+json')
    .send(JSON.stringify(problemOf(error, request.id)));
}

/** 404 for a path that does not exist, 405 with `Allow` for one that knows other methods. */
function refuseUnknownPaths(server: FastifyInstance): void {
  const known: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = [];
  server.addHook('onRoute', ({ url, method }) => {
    const pattern = new RegExp(`^${url.replace(/:\w+/g, '[^/]+')}$`);
    known.push({ pattern, methods: [method].flat() });
  });
  server.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const methods = [
      ...new Set(known.filter(({ pattern }) => pattern.test(path)).flatMap(route => route.methods))
    ];
    if (methods.length === 0)
      throw new ServerError('notFound', `${ERRORS.notFound.meaning} ${ERRORS.notFound.action}`);
    reply.header('allow', methods.join(', '));
    throw new ServerError('methodNotAllowed', `this path knows ${methods.join(', ')}`);
  });
}
