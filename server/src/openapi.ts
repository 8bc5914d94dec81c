// The OpenAPI 3.1 document, built from the schema files: what is not in there is only named here (paths and answers).
import { openInferenceStatus } from './routes/open-inference.js';
import { ERRORS, SCHEMA_FILES, type ErrorCode } from '@jupyt5/schemas';

type Json = { readonly [key: string]: unknown };

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (name: string, description: string) => ({
  description,
  content: { 'application/json': { schema: ref(name) } }
});

const PROBLEM: Json = { 'application/problem+json': { schema: ref('Problem') } };

/** Codes that a path can answer with, as responses by status. */
function refusals(
  codes: readonly ErrorCode[],
  statusOf = (code: ErrorCode): number => ERRORS[code].status,
  media = PROBLEM
): Json {
  const all: readonly ErrorCode[] = [
    ...codes,
    'unauthorized',
    'hostNotAllowed',
    'originNotAllowed',
    'internal'
  ];
  const statuses = [...new Set(all.map(statusOf))].sort();
  return Object.fromEntries(
    statuses.map(status => {
      const ofStatus = all.filter(code => statusOf(code) === status);
      const isBusy = status === 429 || status === 503;
      return [
        String(status),
        {
          description: ofStatus.map(code => `\`${code}\`: ${ERRORS[code].meaning}`).join(' '),
          ...(isBusy
            ? { headers: { 'Retry-After': { description: 'Seconds.', schema: { type: 'integer' } } } }
            : {}),
          content: media
        }
      ];
    })
  );
}

const BODY_CODES = ['invalidJson', 'invalidRequest', 'payloadTooLarge', 'unsupportedMediaType'] as const;
const WORK_CODES = [
  ...BODY_CODES,
  'unknownModel',
  'doesNotFit',
  'quarantined',
  'tooManyRequests',
  'serverBusy',
  'notReady',
  'draining',
  'engineFailed',
  'outOfMemory'
] as const;
const NOTEBOOK_CODES = ['invalidNotebook', 'unsupportedNotebook', 'cellNotFound', 'cellNotCode'] as const;

/** A compatible endpoint: its body is another maker's. */
const compatible = (summary: string, properties: Json, required: readonly string[]) => ({
  post: {
    summary,
    requestBody: {
      required: true,
      content: { 'application/json': { schema: { type: 'object', required, properties } } }
    },
    responses: {
      '200': {
        description: 'The answer in that shape, or its events with `stream: true`.',
        content: {
          'application/json': { schema: { type: 'object' } },
          'text/event-stream': { schema: { type: 'string' } }
        }
      },
      ...refusals(WORK_CODES)
    }
  }
});
const text = { type: 'string' };
const number = { type: 'number' };
const integer = { type: 'integer' };
const SAMPLING = {
  model: text,
  n: integer,
  max_tokens: integer,
  temperature: number,
  top_p: number,
  stop: { oneOf: [text, { type: 'array', items: text }] },
  stream: { type: 'boolean' }
};

export function buildOpenApi(version: string): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'JuPyT5 server',
      version,
      description: 'Fills a notebook cell from the whole notebook around it.',
      license: { name: 'BSD-3-Clause', identifier: 'BSD-3-Clause' }
    },
    security: [{ bearer: [] }],
    paths: {
      '/v1/infill': {
        post: {
          summary: 'Fill a masked cell',
          requestBody: { required: true, content: { 'application/json': { schema: ref('InfillRequest') } } },
          responses: {
            '200': {
              description:
                'All candidates; with `stream: true` events, each with an InfillEvent as its data.',
              content: {
                'application/json': { schema: ref('InfillResponse') },
                'text/event-stream': { schema: ref('InfillEvent') }
              }
            },
            ...refusals([...WORK_CODES, ...NOTEBOOK_CODES])
          }
        }
      },
      '/v1/infill/{id}': {
        delete: {
          summary: 'Cancel a running request',
          parameters: [
            {
              name: 'id',
              in: 'path',
              required: true,
              description: 'Of the `start` event or X-Request-Id.',
              schema: text
            }
          ],
          responses: {
            '204': { description: 'Its slot is free within one decode step.' },
            ...refusals(['unknownRequest'])
          }
        }
      },
      '/v1/models': {
        get: {
          summary: 'The models that are served',
          responses: { '200': json('ModelList', 'All models.'), ...refusals([]) }
        }
      },
      '/v1/models/{model}': {
        get: {
          summary: "One model, in OpenAI's shape",
          parameters: [{ name: 'model', in: 'path', required: true, schema: text }],
          responses: {
            '200': {
              description: 'As in `data` of the list.',
              content: { 'application/json': { schema: { type: 'object' } } }
            },
            ...refusals(['unknownModel'])
          }
        }
      },
      '/v1/completions': compatible(
        "OpenAI's completions with `suffix`",
        {
          ...SAMPLING,
          prompt: { oneOf: [text, { type: 'array', items: text }] },
          suffix: text,
          seed: integer
        },
        ['prompt']
      ),
      '/v1/fim/completions': compatible(
        "Mistral's fill in the middle",
        { ...SAMPLING, prompt: text, suffix: text, random_seed: integer },
        ['prompt']
      ),
      '/v1/chat/completions': compatible(
        "OpenAI's chat, only with code to fill in the last user message",
        { ...SAMPLING, messages: { type: 'array', items: { type: 'object' } }, seed: integer },
        ['messages']
      ),
      '/infill': compatible(
        "llama.cpp's infill; `n_predict: 0` warms the encoder cache",
        {
          input_prefix: text,
          input_suffix: text,
          input_extra: { type: 'array', items: { type: 'object' } },
          prompt: text,
          n_predict: integer,
          stop: { type: 'array', items: text },
          stream: { type: 'boolean' }
        },
        []
      ),
      ...openInferencePaths(),
      '/v1/admin/reload': {
        post: {
          summary: 'Read the model folders anew',
          responses: { '204': { description: 'The new processes serve.' }, ...refusals(['reloadFailed']) }
        }
      },
      '/health/live': {
        get: { summary: 'The process answers', security: [], responses: { '200': json('Health', 'Live.') } }
      },
      '/health/ready': {
        get: {
          summary: 'Every model decodes',
          security: [],
          responses: { '200': json('Health', 'Ready.'), '503': json('Health', 'Not ready, with the reason.') }
        }
      },
      '/metrics': {
        get: {
          summary: 'Prometheus metrics',
          responses: {
            '200': { description: 'Text format.', content: { 'text/plain': { schema: text } } },
            ...refusals([])
          }
        }
      },
      '/openapi.json': {
        get: {
          summary: 'This document',
          responses: {
            '200': {
              description: 'OpenAPI 3.1.',
              content: { 'application/json': { schema: { type: 'object' } } }
            },
            ...refusals([])
          }
        }
      },
      '/docs': {
        get: {
          summary: 'This document as a page',
          responses: {
            '200': { description: 'HTML.', content: { 'text/html': { schema: text } } },
            ...refusals([])
          }
        }
      }
    },
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: componentSchemas()
    }
  };
}

/** Paths of the Open Inference Protocol; errors are `{error}`, with the protocol's statuses. */
function openInferencePaths(): Json {
  const errors: Json = {
    'application/json': { schema: { type: 'object', required: ['error'], properties: { error: text } } }
  };
  const refuse = (codes: readonly ErrorCode[]) => refusals(codes, openInferenceStatus, errors);
  const ok = (description: string) => ({
    description,
    content: { 'application/json': { schema: { type: 'object' } } }
  });
  const parameters = [{ name: 'model', in: 'path', required: true, schema: text }];
  const generate = (summary: string, answer: Json) => ({
    post: {
      summary,
      parameters,
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['text_input'],
              properties: {
                text_input: text,
                parameters: {
                  type: 'object',
                  properties: {
                    suffix: text,
                    max_tokens: integer,
                    temperature: number,
                    top_p: number,
                    best_of: integer,
                    seed: integer,
                    stop: { type: 'array', items: text }
                  }
                }
              }
            }
          }
        }
      },
      responses: { '200': answer, ...refuse(WORK_CODES) }
    }
  });
  const probe = (summary: string) => ({
    get: {
      summary,
      security: [],
      responses: { '200': ok('Yes.'), '503': ok('No.') }
    }
  });
  return {
    '/v2': {
      get: {
        summary: 'Open Inference Protocol: the server',
        responses: { '200': ok('Name and version.'), ...refuse([]) }
      }
    },
    '/v2/health/live': probe('Open Inference Protocol: the process answers'),
    '/v2/health/ready': probe('Open Inference Protocol: every model decodes'),
    '/v2/models/{model}': {
      get: {
        summary: 'Open Inference Protocol: a model',
        parameters,
        responses: { '200': ok('Its name, inputs and outputs.'), ...refuse(['unknownModel']) }
      }
    },
    '/v2/models/{model}/ready': {
      get: {
        summary: 'Open Inference Protocol: a model decodes',
        parameters,
        responses: { '200': ok('Yes.'), '503': ok('No.'), ...refuse(['unknownModel']) }
      }
    },
    '/v2/models/{model}/generate': generate(
      'Open Inference Protocol: fill what follows `text_input`, before `parameters.suffix`',
      ok('The text.')
    ),
    '/v2/models/{model}/generate_stream': generate('The same as events', {
      description: 'Pieces of text; the last has `done: true`.',
      content: { 'text/event-stream': { schema: text } }
    })
  };
}

/** The schema files' titles and definitions side by side, with references between them. */
function componentSchemas(): Json {
  const components: Record<string, unknown> = {};
  const titles = Object.fromEntries(
    Object.entries(SCHEMA_FILES).map(([file, schema]) => [file, schema.title])
  );
  const nameOf = (target: string): string => {
    const [file = '', pointer] = target.split('#');
    return pointer ? (pointer.split('/').at(-1) ?? '') : (titles[file] ?? '');
  };
  const rewrite = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rewrite);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => key !== '$schema' && key !== '$id' && key !== '$defs')
        .map(([key, inner]) =>
          key === '$ref' ? ['$ref', ref(nameOf(String(inner))).$ref] : [key, rewrite(inner)]
        )
    );
  };
  for (const schema of Object.values(SCHEMA_FILES)) {
    for (const [name, definition] of Object.entries('$defs' in schema ? schema.$defs : {}))
      components[name] = rewrite(definition);
    components[schema.title] = rewrite(schema);
  }
  return components;
}
