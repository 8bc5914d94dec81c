// A model server of a few lines: the command line of the real one, and answers that show how they travelled.
// It writes what happens to it into the file FAKE_SEEN: `start SECRET`, `request METHOD PATH`, `closed PATH`.
import { appendFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: Object.fromEntries(
    ['host', 'port', 'unix-socket', 'ready-file', 'model'].map(name => [name, { type: 'string' }])
  )
});
const token = process.env.JUPYT5_TOKEN;
const see = line => process.env.FAKE_SEEN && appendFileSync(process.env.FAKE_SEEN, `${line}\n`);
if (process.env.FAKE_FAIL) {
  console.error('the model folder is broken');
  process.exit(3);
}

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  see(`request ${request.method} ${pathname}`);
  if (request.headers.authorization !== `Bearer ${token}`)
    return response.writeHead(401).end('{"code":"unauthorized"}');
  if (pathname === '/headers')
    return response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify(request.headers));
  if (pathname === '/problem')
    return response
      .writeHead(422, { 'content-type': 'application/problem+json' })
      .end('{"code":"doesNotFit"}');
  if (pathname === '/exit') process.exit(1);
  if (pathname === '/break') {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('event: start\n\n');
    return setTimeout(() => response.socket.destroy(), 50);
  }
  let body = '';
  for await (const part of request) body += part;
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  let isOpen = true;
  response.on('close', () => {
    isOpen = false;
    see(`closed ${pathname} ${response.writableEnded ? 'at the end' : 'early'}`);
  });
  for (let i = 0; i < 200 && isOpen; i += 1) {
    response.write(`event: text\ndata: {"i":${i},"at":${Date.now()},"bytes":${body.length}}\n\n`);
    await new Promise(resolve => setTimeout(resolve, 100));
    if (pathname.endsWith('short') && i === 4) break;
  }
  response.end();
});
const where = values['unix-socket']
  ? { path: values['unix-socket'] }
  : { host: values.host, port: Number(values.port) };
server.listen(where, () => {
  const address = server.address();
  const url = typeof address === 'string' ? 'http://localhost' : `http://127.0.0.1:${address.port}`;
  see(`start ${process.pid} ${token} ${values['unix-socket'] ? 'unix' : 'tcp'}`);
  writeFileSync(`${values['ready-file']}.part`, JSON.stringify({ url, token, pid: process.pid }));
  renameSync(`${values['ready-file']}.part`, values['ready-file']);
});
process.on('SIGTERM', () => {
  see('stopped');
  process.exit(0);
});
