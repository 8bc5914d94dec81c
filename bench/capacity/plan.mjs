// From one laptop to a thousand users: how many replicas keep the wait short, by simulation.
import { arrivalsOf } from './arrivals.mjs';
import { simulate, summaryOf } from './simulate.mjs';

const USERS = [1, 10, 100, 300, 1000];
const HOUR_MS = 3_600_000;
/** What counts as enough replicas. */
export const GOAL = { firstTextP95Ms: 1000, rejectedShare: 0.001 };
const MOST_REPLICAS = 200;

/** @returns {object[]} for each number of users the fewest replicas that reach the goal, and what people see then */
export function plan(service, habits, users = USERS, forMs = HOUR_MS) {
  let least = 1;
  return users.map(count => {
    const arrivals = arrivalsOf({ users: count, habits, forMs, seed: 7, ...service });
    for (let replicas = least; replicas <= MOST_REPLICAS; replicas++) {
      const summary = withReplicas(arrivals, service, replicas);
      if (summary.firstTextP95Ms > GOAL.firstTextP95Ms || summary.rejectedShare > GOAL.rejectedShare)
        continue;
      least = replicas;
      return { users: count, requests: arrivals.length, replicas, ...summary };
    }
    throw new Error(`${MOST_REPLICAS} replicas are not enough for ${count} users`);
  });
}

/** A notebook always comes to the same replica (deploy/nginx): users are spread, not requests. */
export function withReplicas(arrivals, service, replicas) {
  const groups = Array.from({ length: replicas }, () => []);
  for (const arrival of arrivals) groups[hashOf(arrival.user) % replicas].push(arrival);
  const runs = groups.filter(group => group.length > 0).map(group => simulate(group, service));
  const sum = name => runs.reduce((total, run) => total + run[name], 0);
  const firstTextMs = runs.flatMap(run => run.firstTextMs);
  const totalMs = runs.flatMap(run => run.totalMs);
  const busyMs = runs.reduce((total, run) => total + run.busyShare * run.endMs, 0);
  const spanMs = Math.max(...runs.map(run => run.endMs));
  return summaryOf({
    offered: sum('offered'),
    rejected: sum('rejected'),
    firstTextMs,
    totalMs,
    busyShare: busyMs / (spanMs * replicas)
  });
}

/** Spreads consecutive numbers (Knuth's multiplicative hash). */
const hashOf = user => (Math.imul(user + 1, 2654435761) >>> 0) >>> 8;

/** A million candidates written and verified; rates per core, in core hours. */
export function costOf({ generatedPerSecond }, verifiedPerSecond) {
  const hours = rate => 1e6 / rate / 3600;
  return {
    generatedPerSecond,
    verifiedPerSecond,
    generationHours: hours(generatedPerSecond),
    verificationHours: hours(verifiedPerSecond)
  };
}
