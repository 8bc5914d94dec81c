// Live: the loop answers. Ready: every model has a process that decodes, tried now where nothing was decoded lately.
import type { FastifyInstance } from 'fastify';
import type { Health } from '@jupyt5/schemas';
import type { EnginePool } from '../engine-pool.js';
import type { Service } from '../service.js';
import { readVersion } from '../version.js';

/** A canary decode may take so long, and a good decode counts for so long. */
const CANARY_MS = 5000;

export function healthRoutes(server: FastifyInstance, service: Service): void {
  const version = readVersion();

  server.get('/health/live', async (): Promise<Health> => ({ status: 'live', version }));

  server.get('/health/ready', async (_request, reply): Promise<Health> => {
    const health = await readiness(service, version);
    if (health.status !== 'ready') reply.code(503).header('retry-after', '1');
    return health;
  });
}

/** Of these models; all, unless told otherwise. */
export async function readiness(
  service: Service,
  version: string,
  pools: readonly EnginePool[] = service.models.pools
): Promise<Health> {
  if (service.isDraining) return { status: 'draining', version, reason: 'the server is shutting down' };
  const names = pools.map(pool => service.models.names[service.models.pools.indexOf(pool)]);
  for (const [index, pool] of pools.entries()) {
    const reason = `model ${names[index]}: no engine process is warm`;
    if (pool.state !== 'ready') return { status: pool.state, version, reason };
  }
  const probes = await Promise.all(pools.map(pool => pool.probe(CANARY_MS)));
  const failed = probes.findIndex(probe => !probe.ok);
  if (failed >= 0)
    return {
      status: 'unavailable',
      version,
      reason: `model ${names[failed]}: a test infill did not come back`
    };
  return { status: 'ready', version, canaryMs: Math.max(...probes.map(probe => probe.ms)) };
}
