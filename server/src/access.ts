// Who may call: Host and Origin are checked before anything else (DNS rebinding, cross-site calls), then the bearer token.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { isLoopback, type Config } from './config.js';
import { ServerError } from './server-error.js';

const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** What probes ask, which have no token. */
const OPEN_PATHS: ReadonlySet<string> = new Set([
  '/health/live',
  '/health/ready',
  '/v2/health/live',
  '/v2/health/ready'
]);

/** Adds the checks to every route, those that do not exist included. */
export function guardAccess(app: FastifyInstance, config: Config): void {
  const hosts = new Set([
    ...LOOPBACK_NAMES,
    config.host.toLowerCase(),
    ...config.allowHost.map(host => host.toLowerCase())
  ]);
  const origins = new Set(config.allowOrigin);
  const tokenHash = config.token === undefined ? undefined : hashOfToken(config.token);
  // On another address the token guards; names are checked where they were listed.
  const checksHost = !config.unixSocket && (isLoopback(config.host) || config.allowHost.length > 0);

  app.addHook('onRequest', async (request, reply) => {
    if (checksHost && !hosts.has(nameOf(request.headers.host ?? '')))
      throw new ServerError(
        'hostNotAllowed',
        'the Host header names a host that this server does not answer for; start it with --allow-host NAME to add one'
      );
    const { origin } = request.headers;
    if (origin !== undefined && !origins.has(origin))
      throw new ServerError(
        'originNotAllowed',
        'web pages of that origin may not call this server; start it with --allow-origin ORIGIN if they are trusted'
      );
    const isOpen = OPEN_PATHS.has(request.url);
    if (isOpen || tokenHash === undefined || hasToken(request.headers.authorization, tokenHash)) return;
    reply.header('www-authenticate', 'Bearer realm="jupyt5"');
    throw new ServerError('unauthorized', 'send `Authorization: Bearer TOKEN` with the token of this server');
  });
}

/** Compares hashes, which have one length, in constant time. */
function hasToken(header: string | undefined, tokenHash: Buffer): boolean {
  const match = /^Bearer +(\S+)$/i.exec(header ?? '');
  return timingSafeEqual(sha256(match?.[1] ?? ''), tokenHash) && match !== null;
}

/** A token, or `sha256:HEX` of one, as a configuration file may keep it. */
function hashOfToken(token: string): Buffer {
  const match = /^sha256:([0-9a-f]{64})$/i.exec(token);
  return match?.[1] ? Buffer.from(match[1], 'hex') : sha256(token);
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
/** A Host header without its port. */
const nameOf = (host: string): string => host.toLowerCase().replace(/:\d+$/, '');
