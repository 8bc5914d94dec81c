// POST /v1/admin/reload: the model folders are read anew; answers when the new processes serve.
import type { FastifyInstance } from 'fastify';
import type { Service } from '../service.js';

export function adminRoutes(server: FastifyInstance, service: Service): void {
  server.post('/v1/admin/reload', async (_request, reply) => {
    await service.models.reload();
    return reply.code(204).send();
  });
}
