// The real server with the engine's tiny model (random weights: the text means nothing, the contract is what is tested).
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT, SERVER_MAIN } from '../../../scripts/steps/paths.mjs';

const START_MS = 120_000;

/** @param {readonly string[]} more arguments of the server */
export async function startServer(more = []) {
  const folder = mkdtempSync(path.join(tmpdir(), 'jupyt5 clients '));
  const readyFile = path.join(folder, 'ready.json');
  const token = 'client-test';
  const server = spawn(
    process.execPath,
    [
      ...[SERVER_MAIN, '--port', '0', '--threads', '1', '--ready-file', readyFile],
      ...['--model', path.join(ROOT, 'packages', 'engine', 'test', 'tiny-model'), ...more]
    ],
    { env: { ...process.env, JUPYT5_TOKEN: token }, stdio: ['ignore', 'pipe', 'pipe'] }
  );
  let log = '';
  for (const stream of [server.stdout, server.stderr])
    stream.setEncoding('utf8').on('data', text => (log += text));
  const ended = new Promise(resolve => server.on('close', resolve));
  const deadline = Date.now() + START_MS;
  while (!existsSync(readyFile)) {
    if (server.exitCode !== null || Date.now() > deadline) {
      server.kill('SIGKILL');
      throw new Error(`the server did not start:\n${log}`);
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  const { url } = JSON.parse(readFileSync(readyFile, 'utf8'));
  return {
    url,
    token,
    async stop() {
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    }
  };
}
