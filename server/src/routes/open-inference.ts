// The Open Inference Protocol, which KServe and Triton speak: health, metadata, and its extension for text. One masked cell:
// `text_input` stands before it, `parameters.suffix` (ours) after it.
// Shapes: kserve/open-inference-protocol, specification/protocol/{open_inference_rest,generate_rest}.yaml.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ERRORS, type ErrorCode } from '@jupyt5/schemas';
import { ServerError } from '../server-error.js';
import { collect, type Service, type Submitted } from '../service.js';
import { infillEvents, sendStream } from '../sse.js';
import { readVersion } from '../version.js';
import { cellOf } from './completions.js';
import { readiness } from './health.js';
import { bodyOf, defined, numberOf, seedOf, stopOf, textOf, type Body } from './loose-body.js';

/** The protocol's own default. */
const DEFAULT_MAX_TOKENS = 20;
/** The protocol's statuses, where they are not those of our table. */
const STATUSES: Partial<Record<ErrorCode, number>> = {
  invalidRequest: 422,
  serverBusy: 429,
  engineFailed: 424,
  outOfMemory: 424
};
export const openInferenceStatus = (code: ErrorCode): number => STATUSES[code] ?? ERRORS[code].status;
export const isOpenInference = (route: string | undefined): boolean => /^\/v2(\/|$)/.test(route ?? '');

type ModelRequest = FastifyRequest<{ Params: { model: string } }>;
const TEXT = { datatype: 'BYTES', shape: [1] };

export function openInferenceRoutes(server: FastifyInstance, service: Service): void {
  const version = readVersion();
  server.get('/v2', async () => ({ name: 'jupyt5-server', version, extensions: ['generate'] }));
  server.get('/v2/health/live', async () => ({ live: true }));
  server.get('/v2/health/ready', async (_request, reply) => {
    const ready = (await readiness(service, version)).status === 'ready';
    return reply.code(ready ? 200 : 503).send({ ready });
  });

  server.get('/v2/models/:model', async (request: ModelRequest) => {
    const { name } = service.models.get(request.params.model);
    return {
      name,
      platform: 'jupyt5',
      inputs: [{ name: 'text_input', ...TEXT }],
      outputs: [{ name: 'text_output', ...TEXT }]
    };
  });

  server.get('/v2/models/:model/ready', async (request: ModelRequest, reply) => {
    const { name, pool } = service.models.get(request.params.model);
    const ready = (await readiness(service, version, [pool])).status === 'ready';
    return reply.code(ready ? 200 : 503).send({ name, ready });
  });

  server.post('/v2/models/:model/generate', async (request: ModelRequest, reply) => {
    const submitted = submit(service, request, reply, false);
    const { model, candidates, ranking } = await collect(submitted);
    const best = candidates.find(({ index }) => index === ranking[0]);
    return { model_name: model, text_output: best?.text ?? '' };
  });

  server.post('/v2/models/:model/generate_stream', async (request: ModelRequest, reply) =>
    sendStream(reply, service, submit(service, request, reply, true), formatChunks)
  );
}

function submit(service: Service, request: ModelRequest, reply: FastifyReply, stream: boolean): Submitted {
  const body = bodyOf(request.body);
  const before = textOf(body, 'text_input');
  if (before === undefined)
    throw new ServerError('invalidRequest', 'text_input must be a string', { pointer: '/text_input' });
  const parameters: Body = body['parameters'] === undefined ? {} : bodyOf(body['parameters']);
  const { model } = request.params;
  const most = service.models.get(model).pool.model?.maxTokens ?? 4096;
  const n = numberOf(parameters, 'best_of', { min: 1, max: 64, whole: true });
  if (stream && n !== undefined && n > 1)
    throw new ServerError('invalidRequest', 'the best of several is known at the end: use generate', {
      pointer: '/parameters/best_of'
    });
  return service.submit(request, reply, {
    document: cellOf(before, textOf(parameters, 'suffix') ?? ''),
    settings: {
      model,
      maxTokens:
        numberOf(parameters, 'max_tokens', { min: 1, max: most, whole: true }) ??
        Math.min(most, DEFAULT_MAX_TOKENS),
      ...defined<{ n: number; temperature: number; topP: number; seed: number; stop: readonly string[] }>({
        n,
        temperature: numberOf(parameters, 'temperature', { min: 0, max: 2 }),
        topP: numberOf(parameters, 'top_p', { min: 1e-6, max: 1 }),
        seed: seedOf(parameters, 'seed'),
        stop: stopOf(parameters, 'stop')
      })
    },
    stream
  });
}

async function* formatChunks(submitted: Submitted): AsyncGenerator<string, void, void> {
  const chunk = (fields: object) => `data: ${JSON.stringify(fields)}\n\n`;
  const model_name = submitted.model;
  for await (const event of infillEvents(submitted))
    if (event.type === 'text') yield chunk({ model_name, text_output: event.text, done: false });
    else if (event.type === 'done') yield chunk({ model_name, text_output: '', done: true });
    else if (event.type === 'error') yield chunk({ error: event.message });
}
