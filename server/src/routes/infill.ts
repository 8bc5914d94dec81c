// Step 3 of a request's way: JSON -> checked request -> job -> events or one answer.
import type { FastifyInstance } from 'fastify';
import { checkInfillRequest } from '@jupyt5/schemas';
import { documentOf } from '../infill-request.js';
import { ServerError } from '../server-error.js';
import { collect, type Service } from '../service.js';
import { formatEvents, infillEvents, sendStream } from '../sse.js';

export function infillRoutes(server: FastifyInstance, service: Service): void {
  server.post('/v1/infill', async (request, reply) => {
    const checked = checkInfillRequest(request.body);
    if (!checked.ok) throw new ServerError('invalidRequest', checked.message, { pointer: checked.pointer });
    const {
      stream = false,
      document: _document,
      notebook: _notebook,
      cellId: _id,
      cellIndex: _index,
      ...settings
    } = checked.value;
    const document = documentOf(checked.value);
    const submitted = service.submit(request, reply, { document, settings, stream });
    if (!stream) return collect(submitted);
    return sendStream(reply, service, submitted, one => formatEvents(infillEvents(one)));
  });

  server.delete<{ Params: { id: string } }>('/v1/infill/:id', async (request, reply) => {
    service.cancel(request.params.id, 'cancelled');
    return reply.code(204).send();
  });
}
