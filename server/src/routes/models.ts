// GET /v1/models: what is served, for our clients (`models`) and for OpenAI's (`data`).
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ModelList } from '@jupyt5/schemas';
import { withoutFolders } from '../file-names.js';
import type { Service } from '../service.js';

/** OpenAI's shape of a model. */
const asOpenAi = (id: string, loadedAt: Date) => ({
  id,
  object: 'model' as const,
  created: Math.floor(loadedAt.getTime() / 1000),
  owned_by: 'jupyt5'
});

export function modelRoutes(server: FastifyInstance, service: Service): void {
  server.get('/v1/models/:model', async (request: FastifyRequest<{ Params: { model: string } }>) => {
    const { name, pool } = service.models.get(request.params.model);
    return asOpenAi(name, pool.loadedAt ?? new Date());
  });

  server.get('/v1/models', async (): Promise<ModelList> => {
    const loaded = service.models.names.flatMap((name, index) => {
      const pool = service.models.pools[index];
      return pool?.model
        ? [{ name, index, state: pool.state, model: pool.model, loadedAt: pool.loadedAt ?? new Date() }]
        : [];
    });
    return {
      object: 'list',
      data: loaded.map(({ name, loadedAt }) => asOpenAi(name, loadedAt)),
      models: loaded.map(({ name, index, state, model }) => ({
        name,
        default: index === 0,
        state,
        contextTokens: model.contextTokens,
        maxTokens: model.maxTokens,
        precision: model.precision,
        executionProvider: model.executionProvider,
        otherProviders: model.otherProviders.map(({ name, reason }) => ({
          name,
          reason: withoutFolders(reason)
        })),
        formatVersion: model.formatVersion,
        sizeBytes: model.sizeBytes,
        sha256: model.sha256
      }))
    };
  });
}
