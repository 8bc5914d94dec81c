// GET /metrics: Prometheus text.
import type { FastifyInstance } from 'fastify';
import type { Service } from '../service.js';

export function metricsRoutes(server: FastifyInstance, service: Service): void {
  server.get('/metrics', async (_request, reply) => {
    reply.type(service.metrics.registry.contentType);
    return service.metrics.registry.metrics();
  });
}
