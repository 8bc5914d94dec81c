// Bodies made from our own OpenAPI document, right, nearly right and wrong: no answer is a 5xx, every refusal is a problem body.
import { checkProblem } from '@jupyt5/schemas';
import fc from 'fast-check';
import { buildOpenApi } from '../src/openapi.js';
import { startApp, untilAtBase, type TestApp } from './start-app.js';

jest.setTimeout(30_000);

let app: TestApp;
beforeAll(async () => {
  app = await startApp([], { maxPerCaller: 1000, maxQueue: 1000, maxQueueTokens: 1e9, timeoutMs: 2000 });
});
afterAll(async () => {
  await untilAtBase(app);
  await app.stop();
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a JSON Schema, read by keywords; its values are checked by use
type Schema = Readonly<Record<string, any>>;
const document = buildOpenApi('0.0.0') as Schema;
const resolve = (schema: Schema): Schema =>
  schema['$ref'] ? document['components'].schemas[schema['$ref'].split('/').at(-1)] : schema;

/** Values of a schema, and now and then something else in its place. */
function valuesOf(given: Schema): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 30, arbitrary: rightValuesOf(resolve(given)) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) }
  );
}

function rightValuesOf(schema: Schema): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema['const']);
  if (schema['enum']) return fc.constantFrom(...schema['enum']);
  if (schema['if']) return fc.oneof(valuesOf(schema['then']), valuesOf(schema['else']));
  switch (schema['type']) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.oneof(
        fc.integer({ min: schema['minimum'] ?? -5, max: Math.min(schema['maximum'] ?? 300, 300) }),
        fc.constantFrom(schema['minimum'] ?? 0, schema['maximum'] ?? 1, 2 ** 53, -1)
      );
    case 'number':
      return fc.oneof(
        fc.double({ min: schema['minimum'] ?? -1, max: schema['maximum'] ?? 2, noNaN: true }),
        fc.constantFrom(0, 1e308, -1e-308)
      );
    case 'string':
      return fc.oneof(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.constantFrom('', '\ud800', '<mask_0>', '\u0000', 'fake')
      );
    case 'array':
      return fc.array(valuesOf(schema['items']), { maxLength: 4 });
    case 'object':
      if (!schema['properties'])
        return fc.oneof(notebooks, fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 }));
      return fc.record(
        Object.fromEntries(
          Object.entries<Schema>(schema['properties']).map(([name, property]) => [name, valuesOf(property)])
        ),
        { requiredKeys: schema['required'] ?? [] }
      );
  }
  if (schema['oneOf']) return fc.oneof(...schema['oneOf'].map(valuesOf));
  throw new Error(`no values for ${JSON.stringify(schema)}`);
}

/** Near to nbformat: every field may be missing or something else. */
const near = (value: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 8, arbitrary: value }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) });
const notebooks = fc.record(
  {
    nbformat: near(fc.constantFrom(2, 3, 4, 5)),
    metadata: near(fc.constant({ language_info: { name: 'python' } })),
    cells: near(
      fc.array(
        near(
          fc.record(
            {
              id: near(fc.constantFrom('a', 'b')),
              cell_type: near(fc.constantFrom('code', 'markdown', 'raw', 'heading')),
              source: near(fc.oneof(fc.string(), fc.array(fc.string()))),
              outputs: near(fc.constant([]))
            },
            { requiredKeys: ['cell_type'] }
          )
        ),
        { maxLength: 3 }
      )
    )
  },
  { requiredKeys: [] }
);

/** Valid requests are rare among random fields; this has the subject right and the rest as it comes. */
const requests = fc
  .tuple(
    valuesOf({ $ref: '#/components/schemas/InfillRequest' }),
    notebooks,
    fc.constantFrom('document', 'notebook', 'as it comes')
  )
  .map(([body, notebook, subject]) => {
    if (subject === 'as it comes' || typeof body !== 'object' || body === null) return body;
    const {
      document: _document,
      notebook: _notebook,
      cellId: _id,
      cellIndex: _index,
      ...rest
    } = body as Schema;
    if (subject === 'notebook') return { ...rest, notebook, cellIndex: 0 };
    return {
      ...rest,
      document: { language: 'python', cells: [{ type: 'code', masked: true, before: 'x', after: '' }] }
    };
  });

async function expectHonest(
  url: string,
  payload: string,
  method: 'POST' | 'PUT' | 'GET' | 'DELETE' = 'POST'
): Promise<number> {
  const answer = await app.server.inject({
    method,
    url,
    headers: { 'content-type': 'application/json', host: 'localhost' },
    payload
  });
  expect({ url, payload, is5xx: answer.statusCode >= 500 }).toEqual({ url, payload, is5xx: false });
  if (answer.statusCode >= 400)
    if (url.startsWith('/v2/models/')) expect(answer.json()).toHaveProperty('error');
    else expect(checkProblem(answer.json())).toMatchObject({ ok: true });
  return answer.statusCode;
}

const bodySchemas = Object.entries<Schema>(document['paths']).flatMap(([path, { post }]) => {
  const schema = post?.requestBody?.content['application/json'].schema;
  return schema ? [[path.replace('{model}', 'fake'), schema] as const] : [];
});

test.each(bodySchemas)('%s has an honest answer to any body', async (path, schema) => {
  const bodies = path === '/v1/infill' ? requests : valuesOf(schema);
  const statuses = new Set<number>();
  await fc.assert(
    fc.asyncProperty(
      bodies,
      async body => void statuses.add(await expectHonest(path, JSON.stringify(body) ?? ''))
    ),
    { numRuns: 150, seed: 1 }
  );
  expect(statuses).toContain(path.startsWith('/v2/') ? 422 : 400);
  if (path !== '/v1/chat/completions') expect(statuses).toContain(200); // no random message has one of its forms
});

test('any bytes as a body, and any method on any path, have an honest answer', async () => {
  const paths = [
    ...Object.keys(document['paths']).filter(
      path => path !== '/v1/admin/reload' && !path.startsWith('/v2/models/')
    ),
    '/',
    '/v1',
    '/v1/infill/%00'
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...paths),
      fc.constantFrom('POST', 'PUT', 'GET', 'DELETE'),
      fc.oneof(fc.string(), fc.json()),
      async (path, method, payload) =>
        void (await expectHonest(path, method === 'GET' ? '' : payload, method))
    ),
    { numRuns: 150, seed: 1 }
  );
});
