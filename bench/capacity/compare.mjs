// The same arrivals to the real server and to the simulation.
import { arrivalsOf } from './arrivals.mjs';
import { overload } from './overload.mjs';
import { documentMaker } from './service-times.mjs';
import { watchStretch } from './stretch.mjs';
import { LIMITS, simulate, summaryOf } from './simulate.mjs';

/** Load as a share of what the simulated server can do. */
const LOADS = [0.3, 0.7, 1.0, 2.0];
/** Requests of the burst that tells how fast the server is; they fit its line. */
const BURST = 70;
const MAX_TOKENS = 64;

/**
 * First a burst, which only tells how much longer the server takes than the bare calls do (messages, colder caches, the other
 * processes); with that one number the simulation then predicts the other loads.
 * @returns {Promise<{factor: number, rows: object[]}>} a row for each load: measured and simulated side by side
 */
export async function compare(server, service, habits, forMs) {
  const make = documentMaker();
  const poisson = { ...habits, burst: 1 };
  const run = async (own, load, seed) => {
    const requestsPerHour = capacityOf(own, poisson) * load * 3600;
    const arrivals = arrivalsOf({ users: 1, habits: { ...poisson, requestsPerHour }, forMs, seed, ...own });
    const watch = watchStretch(server.pid);
    const real = await overload(server, arrivals, make, MAX_TOKENS);
    const { stretchAt, mean: stretch } = watch.stop();
    const played = simulate(arrivals, { ...own, stretchAt });
    const [measured, simulated] = [summaryOf({ ...real, busyShare: NaN }), summaryOf(played)];
    const both = name => [measured[name], simulated[name]];
    return {
      load,
      stretch,
      requestsPerSecond: arrivals.length / (forMs / 1000),
      firstTextP50Ms: both('firstTextP50Ms'),
      firstTextP95Ms: both('firstTextP95Ms'),
      totalP95Ms: both('totalP95Ms'),
      rejectedShare: both('rejectedShare')
    };
  };
  const factor = await burstFactor(server, service, poisson, make);
  const rows = [];
  for (const [seed, load] of LOADS.entries()) {
    rows.push(await run(scaled(service, factor), load, seed));
    console.log(JSON.stringify(rows.at(-1)));
  }
  return { factor, rows };
}

/** How many times as long as in the simulation all requests of a burst take. */
async function burstFactor(server, service, habits, make) {
  const arrivals = arrivalsOf({
    users: 1,
    habits: { ...habits, requestsPerHour: 3_600_000 },
    forMs: 1000,
    seed: 99,
    ...service
  })
    .slice(0, BURST)
    .map(arrival => ({ ...arrival, atMs: 0 }));
  const watch = watchStretch(server.pid);
  const { totalMs, rejected } = await overload(server, arrivals, make, MAX_TOKENS);
  const { stretchAt } = watch.stop();
  if (rejected > 0) throw new Error(`${rejected} of the ${BURST} requests of the burst were refused`);
  return Math.max(...totalMs) / simulate(arrivals, { ...service, stretchAt }).endMs;
}

/** The service's times, so many times as long. */
export function scaled(service, factor) {
  const longer = points => points.map(([rows, ms]) => [rows, ms * factor]);
  return {
    ...service,
    prepareMs: service.prepareMs * factor,
    encodeMs: service.encodeMs * factor,
    singleStepMs: longer(service.singleStepMs),
    severalStepMs: longer(service.severalStepMs)
  };
}

/** Requests per second of one replica that is never idle. */
export function capacityOf(service, habits) {
  const arrivals = arrivalsOf({
    users: 1,
    habits: { ...habits, burst: 1, requestsPerHour: 3_600_000 },
    forMs: 2000,
    seed: 1,
    ...service
  });
  const { totalMs, endMs } = simulate(
    arrivals.map(arrival => ({ ...arrival, atMs: 0 })),
    service,
    { ...LIMITS, maxQueue: Infinity }
  );
  return totalMs.length / (endMs / 1000);
}
