// Serves the repository's files on a loopback port, as any static web server does: node examples/web/serve.mjs [PORT]
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8' };
/** What the page needs, and nothing else of the repository. */
const SERVED = ['/examples/web/', '/packages/client/lib/', '/schemas/lib/'];

/** Resolves when it listens. `port` 0: any free one. */
export function serve(port) {
  const server = createServer(async (request, response) => {
    const name = path.posix.normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    const type = TYPES[path.extname(name)];
    const isServed = type !== undefined && SERVED.some(folder => name.startsWith(folder));
    const content = isServed ? await readFile(path.join(ROOT, name)).catch(() => null) : null;
    if (content === null) return response.writeHead(404).end('not found');
    response.writeHead(200, { 'content-type': type }).end(content);
  });
  return new Promise(resolve => server.listen(port, '127.0.0.1', () => resolve(server)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const server = await serve(Number(process.argv[2] ?? 8000));
  const origin = `http://127.0.0.1:${server.address().port}`;
  console.log(`${origin}/examples/web/index.html\nstart the model server with --allow-origin ${origin}`);
}
