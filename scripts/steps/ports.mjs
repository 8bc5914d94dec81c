import { createServer } from 'node:net';
import { failure } from './failure.mjs';

/** The wanted port if it is free, else an error that says so. Without a wish: the first free one from `first` on. */
export async function choosePort(wanted, first, option) {
  if (wanted !== undefined) {
    if (await isFree(wanted)) return wanted;
    throw failure(
      `port ${wanted} is in use: choose another with ${option}, or leave the option out to get a free one`
    );
  }
  for (let port = first; port < first + 200; port += 1) if (await isFree(port)) return port;
  throw failure(`no free port between ${first} and ${first + 199}: choose one with ${option}`);
}

function isFree(port) {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}
