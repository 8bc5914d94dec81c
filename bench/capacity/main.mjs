// How many people can one machine serve, and what does a million evaluated candidates cost?
//   node bench/capacity/main.mjs measure                times of the engine's calls on this machine -> service.json
//   node bench/capacity/main.mjs compare                real server under load against the simulation -> compare.json
//   node bench/capacity/main.mjs plan                   simulation for 1 to 1000 users -> plan.json, picture and tables of docs/capacity.md
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { startServer } from '../servers.mjs';
import { compare, scaled } from './compare.mjs';
import { costOf, plan } from './plan.mjs';
import { planPicture, writePage } from './page.mjs';
import { measureService } from './service-times.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    model: { type: 'string', default: join(ROOT, 'packages/model') },
    out: { type: 'string', default: join(ROOT, '.jupyt5/capacity') },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '15' },
    'verified-per-second': { type: 'string' }
  }
});
const file = name => join(values.out, name);
const write = (name, value) => {
  mkdirSync(values.out, { recursive: true });
  writeFileSync(file(name), `${JSON.stringify(value, null, 2)}\n`);
};
const read = name => JSON.parse(readFileSync(file(name), 'utf8'));

/** A person who writes notebooks: a suggestion a minute, a tenth of them as "infill and verify". */
const HABITS = { requestsPerHour: 60, burst: 4, verifyShare: 0.1, candidates: 8 };

switch (positionals[0]) {
  case 'measure': {
    const service = await measureService({
      model: values.model,
      rounds: Number(values.rounds),
      candidates: HABITS.candidates
    });
    const machine = { processor: cpus()[0]?.model.trim() ?? 'unknown' };
    const measuredAt = new Date().toISOString().slice(0, 10);
    write('service.json', { machine, measuredAt, ...service });
    console.log(JSON.stringify({ machine, measuredAt, ...service }));
    break;
  }
  case 'compare': {
    const server = await startServer('jupyt5', 1, { model: values.model, limited: true });
    try {
      const compared = await compare(server, read('service.json'), HABITS, Number(values.seconds) * 1000);
      write('compare.json', compared);
      console.log(JSON.stringify(compared));
    } finally {
      await server.stop();
    }
    break;
  }
  case 'plan': {
    const service = read('service.json');
    const compared = read('compare.json');
    const rows = plan(scaled(service, compared.factor), HABITS);
    const verified = Number(values['verified-per-second'] ?? NaN);
    const cost = costOf(service, verified);
    write('plan.json', { rows, cost });
    writePage(join(ROOT, 'docs/capacity.md'), {
      service,
      compared,
      rows,
      cost
    });
    writeFileSync(join(ROOT, 'docs/pictures/capacity.svg'), planPicture(rows));
    console.table(rows);
    break;
  }
  default:
    console.error('expected measure, compare or plan');
    process.exitCode = 2;
}
