// GET /openapi.json, and GET /docs: the same as one page of plain HTML, without scripts or anything from another host.
import type { FastifyInstance } from 'fastify';
import { ERRORS } from '@jupyt5/schemas';
import { buildOpenApi } from '../openapi.js';
import type { Service } from '../service.js';
import { readVersion } from '../version.js';

export function docsRoutes(server: FastifyInstance, _service: Service): void {
  const document = buildOpenApi(readVersion());
  const page = renderPage(document);
  server.get('/openapi.json', async () => document);
  server.get('/docs', async (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
}

type Json = Readonly<Record<string, unknown>>;
const fields = (value: unknown): [string, Json][] => Object.entries((value ?? {}) as Record<string, Json>); // our own document

const escapeHtml = (text: unknown): string =>
  String(text ?? '').replace(
    /[&<>"]/g,
    mark => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[mark] ?? mark
  );
/** `code` in backticks, the only markup that descriptions have. */
const prose = (text: unknown): string => escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');

function renderPage(document: Json): string {
  const info = document['info'] as Json;
  const components = (document['components'] as Json)['schemas'];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(info['title'])}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; color: #222; background: #fff }
code { background: #eee; padding: 0 .2em } h2 { margin-top: 2.5rem; border-bottom: 1px solid #ccc } h3 { margin-bottom: .2rem }
table { border-collapse: collapse; width: 100% } td, th { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #ddd }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #111 } code { background: #333 } a { color: #8cf } }
</style></head><body>
<h1>${escapeHtml(info['title'])} ${escapeHtml(info['version'])}</h1>
<p>${prose(info['description'])} The same for programs: <a href="openapi.json">openapi.json</a>.</p>
<h2>Paths</h2>
${fields(document['paths']).map(renderPath).join('\n')}
<h2>Bodies</h2>
${fields(components).map(renderSchema).join('\n')}
<h2 id="errors">Errors</h2>
<table><tr><th>code</th><th>status</th><th>meaning</th><th>what to do</th></tr>
${Object.entries(ERRORS)
  .map(
    ([code, { status, meaning, action }]) =>
      `<tr><td><code>${code}</code></td><td>${status}</td><td>${prose(meaning)}</td><td>${prose(action)}</td></tr>`
  )
  .join('\n')}
</table></body></html>
`;
}

function renderPath([path, operations]: [string, Json]): string {
  return fields(operations)
    .map(([method, operation]) => {
      const rows = fields(operation['responses']).map(
        ([status, response]) => `<tr><td>${status}</td><td>${prose(response['description'])}</td></tr>`
      );
      return `<h3><code>${method.toUpperCase()} ${escapeHtml(path)}</code></h3><p>${prose(operation['summary'])}${bodyOf(operation)}</p><table>${rows.join('')}</table>`;
    })
    .join('\n');
}

function bodyOf(operation: Json): string {
  const text = JSON.stringify(operation['requestBody'] ?? {});
  const name = /components\/schemas\/(\w+)/.exec(text)?.[1];
  return name ? `. Body: <a href="#${name}">${name}</a>` : '';
}

function renderSchema([name, schema]: [string, Json]): string {
  const required = (schema['required'] ?? []) as readonly string[];
  const rows = fields(schema['properties']).map(
    ([field, property]) =>
      `<tr><td><code>${escapeHtml(field)}</code>${required.includes(field) ? '' : '?'}</td><td>${typeOf(property)}</td><td>${prose(property['description'])}</td></tr>`
  );
  const table = rows.length > 0 ? `<table>${rows.join('')}</table>` : '';
  return `<h3 id="${name}">${name}</h3><p>${prose(schema['description'])}</p>${table}`;
}

function typeOf(property: Json): string {
  const name = /(\w+)$/.exec(String(property['$ref'] ?? ''))?.[1];
  if (name) return `<a href="#${name}">${name}</a>`;
  if ('const' in property) return `<code>${escapeHtml(JSON.stringify(property['const']))}</code>`;
  const values = property['enum'] as readonly unknown[] | undefined;
  if (values) return values.map(value => `<code>${escapeHtml(JSON.stringify(value))}</code>`).join(' or ');
  if (property['type'] === 'array') return `list of ${typeOf((property['items'] ?? {}) as Json)}`;
  const { minimum, maximum, default: fallback } = property;
  const range = minimum === undefined ? '' : ` ${escapeHtml(minimum)}..${escapeHtml(maximum ?? '')}`;
  return `${escapeHtml(property['type'])}${range}${fallback === undefined ? '' : `, default ${escapeHtml(JSON.stringify(fallback))}`}`;
}
