// GET /v1/models: what is served, for our clients (`models`) and for OpenAI's (`data`).
import type { FastifyInstance } from 'fastify';
import type { ModelList } from '@jupyt5/schemas';
import type { Service } from '../service.js';

export function modelRoutes(server: FastifyInstance, service: Service): void {
  server.get('/v1/models', async (): Promise<ModelList> => {
    const loaded = service.models.names.flatMap((name, index) => {
      const pool = service.models.pools[index];
      return pool?.model ? [{ name, index, model: pool.model, loadedAt: pool.loadedAt ?? new Date() }] : [];
    });
    return {
      object: 'list',
      data: loaded.map(({ name, loadedAt }) => ({
        id: name,
        object: 'model',
        created: Math.floor(loadedAt.getTime() / 1000),
        owned_by: 'jupyt5'
      })),
      models: loaded.map(({ name, index, model }) => ({
        name,
        default: index === 0,
        contextTokens: model.contextTokens,
        maxTokens: model.maxTokens,
        precision: model.precision,
        executionProvider: model.executionProvider,
        otherProviders: model.otherProviders.map(({ name, reason }) => ({ name, reason })),
        formatVersion: model.formatVersion,
        sizeBytes: model.sizeBytes,
        sha256: model.sha256
      }))
    };
  });
}
