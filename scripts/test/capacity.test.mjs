// The simulation of bench/capacity against what queues are known to do; nothing is timed here.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrivalsOf } from '../../bench/capacity/arrivals.mjs';
import { capacityOf, scaled } from '../../bench/capacity/compare.mjs';
import { planPicture, withTables } from '../../bench/capacity/page.mjs';
import { costOf, plan, withReplicas } from '../../bench/capacity/plan.mjs';
import { stretchesOf } from '../../bench/capacity/stretch.mjs';
import { interpolate, LIMITS, simulate, summaryOf } from '../../bench/capacity/simulate.mjs';

const SERVICE = {
  prepareMs: 2,
  encodeMs: 20,
  chunks: 4,
  singleStepMs: [
    [1, 2],
    [8, 4]
  ],
  severalStepMs: [
    [2, 3],
    [31, 15]
  ],
  aloneTokensPerStep: 2,
  lengths: [20],
  several: [[20, 20, 20, 20, 20, 20, 20, 20]],
  encodeScales: [1],
  generatedPerSecond: 50
};
const HABITS = { requestsPerHour: 60, burst: 1, verifyShare: 0, candidates: 8 };
const arrive = (users, more = {}) =>
  arrivalsOf({ users, habits: { ...HABITS, ...more }, forMs: 600_000, seed: 3, ...SERVICE });
const near = (value, expected, share) =>
  assert.ok(Math.abs(value / expected - 1) < share, `expected about ${expected}, got ${value}`);

test('users ask as often as they are said to, in bouts or not, and the seed decides when', () => {
  near(arrive(1000).length, 10_000, 0.05);
  near(arrive(1000, { burst: 4 }).length, 10_000, 0.1);
  assert.deepEqual(arrive(5), arrive(5));
  const perMinute = arrivals => {
    const counts = Array.from({ length: 10 }, () => 0);
    for (const { atMs } of arrivals) counts[Math.floor(atMs / 60_000)]++;
    return counts;
  };
  const variance = counts => counts.reduce((sum, x) => sum + (x - 10) ** 2, 0) / counts.length;
  const one = burst =>
    arrivalsOf({
      users: 1,
      habits: { ...HABITS, requestsPerHour: 600, burst },
      forMs: 600_000,
      seed: 5,
      ...SERVICE
    });
  assert.ok(variance(perMinute(one(6))) > 3 * variance(perMinute(one(1))));
});

test('a request alone takes its preparation, its encoding and its steps', () => {
  const run = simulate([{ atMs: 5, user: 0, n: 1, tokens: [20], encodeScale: 1 }], SERVICE);
  assert.deepEqual(run.firstTextMs, [2 + 20 + 2]);
  assert.deepEqual(run.totalMs, [2 + 20 + 10 * 2]);
  assert.equal(run.rejected, 0);
});

test('eight candidates share the encoding and the steps', () => {
  const run = simulate([{ atMs: 0, user: 0, n: 8, tokens: Array(8).fill(5), encodeScale: 1 }], SERVICE);
  assert.equal(run.candidates, 8);
  near(run.totalMs[0], 2 + 20 + 5 * interpolate(SERVICE.severalStepMs, 8), 1e-9);
});

test('everyone is answered once or refused, and what waits is bounded', () => {
  const burst = Array.from({ length: 200 }, (_, user) => ({
    atMs: 0,
    user,
    n: 1,
    tokens: [20],
    encodeScale: 1
  }));
  const run = simulate(burst, SERVICE);
  assert.equal(run.rejected, 200 - LIMITS.batch - LIMITS.maxQueue);
  assert.equal(run.totalMs.length + run.rejected, 200);
  assert.ok(run.totalMs.every(ms => ms > 0));
});

test('more load, longer waits; beyond what can be done, refusals, and the processor is never idle', () => {
  const most = capacityOf(SERVICE, HABITS);
  const at = load => {
    const habits = { requestsPerHour: most * load * 3600 };
    return summaryOf(
      simulate(
        arrive(1, habits).filter(({ atMs }) => atMs < 60_000),
        SERVICE
      )
    );
  };
  const [light, busy, over] = [at(0.2), at(0.8), at(2)];
  assert.ok(light.firstTextP95Ms < busy.firstTextP95Ms && busy.firstTextP95Ms < over.firstTextP95Ms);
  assert.equal(light.rejectedShare, 0);
  near(over.rejectedShare, 0.5, 0.15);
  assert.ok(over.busyShare > 0.95);
});

test('replicas divide users, and the plan takes as few as keep the wait short', () => {
  const arrivals = arrive(400);
  assert.ok(
    withReplicas(arrivals, SERVICE, 4).firstTextP95Ms < withReplicas(arrivals, SERVICE, 1).firstTextP95Ms
  );
  const rows = plan(SERVICE, HABITS, [1, 10, 5000], 60_000);
  assert.deepEqual(
    rows.slice(0, 2).map(({ replicas }) => replicas),
    [1, 1]
  );
  assert.ok(rows[2].replicas > 1 && rows[2].firstTextP95Ms <= 1000);
});

test('a machine with other work stretches all calls, as much as it did at that time', () => {
  const reading = (atMs, runMs, waitMs, helperWaitMs) => ({
    atMs,
    threads: new Map([
      ['worker', { runMs, waitMs }],
      ['helper', { runMs: runMs / 100, waitMs: helperWaitMs }]
    ])
  });
  const readings = [
    reading(0, 0, 0, 0),
    reading(500, 100, 0, 70),
    reading(1000, 101, 3, 70),
    reading(1500, 301, 200, 99)
  ];
  const { mean, stretchAt } = stretchesOf(readings);
  near(mean, 501 / 301, 1e-9);
  assert.equal(stretchAt(100), 1);
  near(stretchAt(700), 2, 0.01); // too little was done to tell; the next reading has it all
  near(stretchAt(9000), 2, 0.01);
  const arrival = { atMs: 0, user: 0, n: 1, tokens: [20], encodeScale: 1 };
  const twice = { ...SERVICE, prepareMs: 0, stretchAt: () => 2 };
  assert.equal(
    simulate([arrival], twice).totalMs[0],
    2 * simulate([arrival], { ...SERVICE, prepareMs: 0 }).totalMs[0]
  );
});

test('a service that is scaled takes so many times as long', () => {
  const arrival = { atMs: 0, user: 0, n: 1, tokens: [20], encodeScale: 1 };
  const [bare, live] = [SERVICE, scaled(SERVICE, 2)].map(service => simulate([arrival], service));
  assert.equal(live.totalMs[0], 2 * bare.totalMs[0]);
  assert.equal(live.computedMs, 2 * bare.computedMs);
});

test('the page keeps its words and gets tables; without its two lines it is refused', () => {
  const begin =
    '<!-- capacity: written by `node bench/capacity/main.mjs plan`; what stands between these two lines is lost with the next run -->';
  const pair = [1, 2];
  const numbers = {
    service: { ...SERVICE, machine: { processor: 'P' }, measuredAt: '2026-01-02' },
    compared: {
      factor: 1.5,
      rows: [
        {
          load: 1,
          requestsPerSecond: 3,
          stretch: 1,
          firstTextP50Ms: pair,
          firstTextP95Ms: pair,
          totalP95Ms: pair,
          rejectedShare: [0, 0.01]
        }
      ]
    },
    rows: plan(SERVICE, HABITS, [1, 10], 60_000),
    cost: costOf(SERVICE, 100)
  };
  const page = withTables(`words\n\n${begin}\n\nBEFORE\n<!-- end of capacity -->\nmore`, numbers);
  assert.match(page, /^words[\s\S]*1 \/ 2[\s\S]*more$/);
  assert.doesNotMatch(page, /BEFORE/);
  assert.match(page, /\| verification +\| 100 +\| 2\.8 /);
  assert.throws(() => withTables('words', numbers), /expected the lines/);
  assert.match(planPicture(numbers.rows), /^<svg/);
});
