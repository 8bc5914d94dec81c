// The tables of docs/capacity.md and its picture.
import { readFileSync, writeFileSync } from 'node:fs';
import { lines } from '../svg.mjs';
import { aligned } from '../table.mjs';

const BEGIN =
  '<!-- capacity: written by `node bench/capacity/main.mjs plan`; what stands between these two lines is lost with the next run -->';
const END = '<!-- end of capacity -->';

/** Puts the tables between the page's two lines; the rest stays. */
export function writePage(path, numbers) {
  writeFileSync(path, withTables(readFileSync(path, 'utf8'), numbers));
}

/** @throws Error if the page lacks one of the two lines */
export function withTables(page, numbers) {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`expected the lines "${BEGIN}" and "${END}" in the page`);
  return `${page.slice(0, from + BEGIN.length)}\n\n${tables(numbers)}\n${page.slice(to)}`;
}

function tables({ service, compared, rows, cost }) {
  const { machine } = service;
  return [
    `### Measured: the engine's calls`,
    '',
    `${machine.processor}, processor time of one thread, the shipped model (int8), example notebooks, ${service.measuredAt}.`,
    '',
    aligned([
      ['what', 'ms'],
      ['what comes before the encoder: window, memory', digits(service.prepareMs)],
      ['encoder, one document', digits(service.encodeMs)],
      ...service.singleStepMs.map(([n, ms]) => [
        `decoder step, ${digits(n)} documents, one candidate each`,
        digits(ms)
      ]),
      ...service.severalStepMs.map(([n, ms]) => [
        `decoder step, ${digits(n)} candidates of one document`,
        digits(ms)
      ])
    ]),
    '',
    `Tokens a step when a request is alone (lookup decoding): ${digits(service.aloneTokensPerStep)}; median answer: ${median(service.lengths)} tokens.`,
    '',
    '### Checked: the simulation against the real server',
    '',
    'The same arrivals to both, Poisson, no document twice. Each field: measured / simulated. _Stretch_: how much longer the engine took than it computed, because',
    'the machine had other work (`/proc/PID/schedstat`); the simulated calls are stretched as the real ones were at that time.',
    '',
    aligned([
      ['load', 'requests/s', 'stretch', 'first text p50, ms', 'p95, ms', 'whole answer p95, ms', 'rejected'],
      ...compared.rows.map(row => [
        `${Math.round(row.load * 100)} %`,
        digits(row.requestsPerSecond),
        row.stretch.toFixed(2),
        pair(row.firstTextP50Ms, digits),
        pair(row.firstTextP95Ms, digits),
        pair(row.totalP95Ms, digits),
        pair(row.rejectedShare, percent)
      ])
    ]),
    '',
    `A burst of requests before these rows took the server ${compared.factor.toFixed(2)} times as long as the bare calls do (messages between processes, cooler caches).`,
    'The simulation, here and below, has its times scaled by that one number; nothing else is fitted.',
    '',
    '### Simulated: users and replicas',
    '',
    aligned([
      [
        'users',
        'requests/h',
        'replicas',
        'first text p50, ms',
        'p95, ms',
        'whole answer p95, ms',
        'rejected',
        'CPU'
      ],
      ...rows.map(row => [
        row.users,
        row.requests,
        row.replicas,
        digits(row.firstTextP50Ms),
        digits(row.firstTextP95Ms),
        digits(row.totalP95Ms),
        percent(row.rejectedShare),
        percent(row.busyShare)
      ])
    ]),
    '',
    '### Measured: a million evaluated candidates',
    '',
    aligned([
      ['stage', 'candidates per second and core', 'core hours for a million'],
      ['generation, 20 a request', digits(cost.generatedPerSecond), digits(cost.generationHours)],
      ['verification', digits(cost.verifiedPerSecond), digits(cost.verificationHours)],
      ['both', '', digits(cost.generationHours + cost.verificationHours)]
    ]),
    ''
  ].join('\n');
}

/** Waits and the replicas that they take, over users. */
export function planPicture(rows) {
  const points = name => rows.map(row => [row.users, row[name]]);
  return lines({
    title: 'Simulated: first text over users, with the replicas of the table',
    x: 'users',
    y: 'ms',
    logX: true,
    series: [
      { name: 'first text, p50', points: points('firstTextP50Ms') },
      { name: 'first text, p95', points: points('firstTextP95Ms') },
      { name: 'whole answer, p95', points: points('totalP95Ms') }
    ]
  });
}

const digits = value => (value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(2))));
const percent = value => `${(value * 100).toFixed(value > 0 && value < 0.1 ? 1 : 0)} %`;
const pair = ([measured, simulated], format) => `${format(measured)} / ${format(simulated)}`;
const median = values => [...values].sort((a, b) => a - b)[values.length >> 1];
