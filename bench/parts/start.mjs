// How long a server takes from its start to its first good health check, and what memory it holds after a request.
import { makeDocuments } from '../../packages/engine/bench/documents.mjs';
import { interleave, ratio } from '../../packages/engine/bench/measure.mjs';
import { PLACES } from '../../packages/engine/bench/prepare.mjs';
import { request } from '../load.mjs';
import { SERVER_NAMES, startServer } from '../servers.mjs';

export async function measure({ quick, threads, model, say }) {
  const [{ document }] = await makeDocuments(PLACES.jupyt5Model, 1024, 1);
  const started = (name, options) => async () => {
    const server = await startServer(name, threads, options);
    try {
      const readyRssBytes = server.residentBytes();
      await request(server, document, 64);
      return { readyMs: server.readyMs, readyRssBytes, rssBytes: server.residentBytes() };
    } finally {
      await server.stop();
    }
  };
  const contenders = [
    ...SERVER_NAMES.map(name => ({ name, measure: started(name) })),
    ...(quick ? [] : [{ name: 'jupyt5, shipped model', measure: started('jupyt5', { model }) }])
  ];
  // The first round reads the files from the disk, for all of them; it does not count where others follow.
  if (!quick) await interleave(contenders, { rounds: 1, say });
  const servers = await interleave(contenders, { rounds: quick ? 1 : 3, limitMs: 60_000, say });
  const compare = (key, peer) => ratio(servers.jupyt5?.[key], servers[peer]?.[key]);
  const peers = SERVER_NAMES.filter(name => name !== 'jupyt5');
  return {
    results: { servers },
    ratios: Object.fromEntries([
      ...peers.map(peer => [`ready/${peer}`, compare('readyMs', peer)]),
      ...peers.map(peer => [`serverRss/${peer}`, compare('rssBytes', peer)])
    ])
  };
}
