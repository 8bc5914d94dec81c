// The process that the server forks: one model, commands in, reports out. It ends with its parent.
import { realpathSync } from 'node:fs';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import type { EngineCommand } from './protocol.js';
import { providerMemory } from './provider-memory.js';
import { serveEngine } from './serve.js';

/** Well under the second that protocol.ts promises; it fires between two native calls. */
const HEARTBEAT_MS = 400;

function main(): void {
  if (!process.send)
    throw new Error('process.js is forked by the server; use Engine to run a model in your own process');
  const send = process.send.bind(process);
  const server = serveEngine(
    {
      send: report => void send(report, undefined, undefined, () => undefined), // a parent that is gone is seen by 'disconnect'
      onStopped: () => process.exit(0)
    },
    { memory: providerMemory() }
  );
  // No native call is running while JavaScript is, so leaving here is safe.
  process.on('disconnect', () => process.exit(0));
  process.on('message', message => server.receive(message as EngineCommand)); // our own server is the only sender
  setInterval(server.beat, HEARTBEAT_MS);
  server.beat();
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(realpathSync(argv[1])).href) main();
