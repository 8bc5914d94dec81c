// Over HTTP: what HTTP and the cut into processes cost against the engine alone, and many streams at once beside two baselines.
import http from 'node:http';
import { ask, startContenders } from '../../packages/engine/bench/contenders.mjs';
import { makeDocuments } from '../../packages/engine/bench/documents.mjs';
import { interleave, ratio } from '../../packages/engine/bench/measure.mjs';
import { PLACES } from '../../packages/engine/bench/prepare.mjs';
import { load, request } from '../load.mjs';
import { SERVER_NAMES, startServer } from '../servers.mjs';

const INPUT = 256;
const OUTPUT = 32;
/** Streams -> requests. Every request is another document, so that no encoder cache helps. */
const LEVELS = { 1: 8, 8: 24, 32: 64, 128: 128 };
const QUICK_LEVELS = { 1: 3, 8: 8 };
const QUICK_SERVERS = ['jupyt5', 'fastapi-ctranslate2'];
/** A baseline that took longer than this for one level is spared the next. */
const PATIENCE_MS = 40_000;

export async function measure({ quick, threads, say }) {
  const servers = {};
  for (const name of quick ? QUICK_SERVERS : SERVER_NAMES)
    try {
      servers[name] = await startServer(name, threads);
    } catch (error) {
      say(`${name} is left out: ${error.message}`);
    }
  const results = { input: INPUT, output: OUTPUT };
  try {
    results.single = await measureSingle(servers, { quick, threads, say });
    results.levels = await measureLevels(servers, quick ? QUICK_LEVELS : LEVELS, say);
  } finally {
    await Promise.all(Object.values(servers).map(server => server.stop()));
  }
  return { results, ratios: ratiosOf(results) };
}

/** 1024 tokens in, 128 out, one at a time: the engine in its own process, spoken to through a pipe, and the servers. */
async function measureSingle(servers, { quick, threads, say }) {
  say('batch 1, with HTTP and without');
  const { jupyt5: engine } = await startContenders(['jupyt5'], threads, say);
  const rounds = quick ? 2 : 9;
  const made = await makeDocuments(PLACES.jupyt5Model, 1024, rounds + 1);
  const agent = new http.Agent({ keepAlive: true });
  const overHttp = server => ({
    name: server.name,
    measure: round => request(server, made[round].document, 128, agent)
  });
  const contenders = [
    { name: 'engine', measure: round => ask(engine, [made[round]], 128) },
    ...[servers.jupyt5, servers['fastapi-ctranslate2']].filter(Boolean).map(overHttp)
  ];
  try {
    for (const { measure } of contenders) await measure(rounds); // warm up
    return await interleave(contenders, { rounds, limitMs: 40_000, say });
  } finally {
    engine.stop();
    agent.destroy();
  }
}

async function measureLevels(servers, levels, say) {
  const most = Math.max(...Object.values(levels));
  const made = await makeDocuments(PLACES.jupyt5Model, INPUT, most, 100);
  const rows = [];
  const spared = new Set();
  for (const [streams, requests] of Object.entries(levels))
    for (const server of Object.values(servers)) {
      if (spared.has(server.name)) continue;
      say(`${streams} streams: ${server.name}`);
      // Another document than in the levels before: `kind of cell` differs, so that ours finds nothing in its cache.
      const documents = made.slice(0, requests).map(({ document }) => marked(document, streams));
      const from = performance.now();
      rows.push(await load(server, documents, OUTPUT, Number(streams)));
      if (performance.now() - from > PATIENCE_MS) spared.add(server.name);
    }
  return rows;
}

const marked = (document, number) => ({
  ...document,
  cells: document.cells.map((cell, i) =>
    i === 0 ? { ...cell, source: `${String(number).padStart(3, '0')}${cell.source.slice(3)}` } : cell
  )
});

function ratiosOf({ single, levels }) {
  const at = (streams, name, key) =>
    levels.find(level => level.streams === streams && level.name === name)?.[key];
  const compare = (streams, peer, key) => ratio(at(streams, 'jupyt5', key), at(streams, peer, key));
  return {
    'httpTotal/engine': ratio(single.jupyt5?.ms, single.engine?.ms),
    'httpFirstToken/engine': ratio(single.jupyt5?.firstTokenMs, single.engine?.firstTokenMs),
    'httpTotal/fastapi-ctranslate2': ratio(single.jupyt5?.ms, single['fastapi-ctranslate2']?.ms),
    'httpFirstToken/fastapi-ctranslate2': ratio(
      single.jupyt5?.firstTokenMs,
      single['fastapi-ctranslate2']?.firstTokenMs
    ),
    ...Object.fromEntries(
      [8, 32, 128].flatMap(streams =>
        ['ctranslate2', 'transformers'].map(peer => [
          `requestsPerSecond${streams}/fastapi-${peer}`,
          compare(streams, `fastapi-${peer}`, 'requestsPerSecond')
        ])
      )
    ),
    'firstTokenP50At32/fastapi-ctranslate2': compare(32, 'fastapi-ctranslate2', 'firstTokenP50Ms'),
    'firstTokenP99At32/fastapi-ctranslate2': compare(32, 'fastapi-ctranslate2', 'firstTokenP99Ms')
  };
}
