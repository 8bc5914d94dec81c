// Two replicas behind nginx, as deploy/nginx/jupyt5.conf sets it up: what a notebook's user sees of them, their deaths and restarts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { infill, infillOnce } from '../../packages/client/lib/index.js';
import { startDeployment, until } from './replicas.mjs';

let deployment;
before(async () => (deployment = await startDeployment()));
after(() => deployment?.stop());

const requestOf = (before, more = {}) => ({
  document: { language: 'python', cells: [{ type: 'code', masked: true, before, after: '' }] },
  maxTokens: 40,
  ...more
});
const optionsOf = notebook => ({ baseUrl: deployment.url, headers: { 'X-JuPyT5-Notebook': notebook } });

/** The replica that serves a notebook now. */
async function replicaOf(notebook) {
  const answer = await fetch(`${deployment.url}/health/live`, { headers: { 'X-JuPyT5-Notebook': notebook } });
  return deployment.replicas.find(({ address }) => address === answer.headers.get('x-jupyt5-replica'));
}

/** Name of a notebook that this replica serves. */
async function notebookOf(replica) {
  for (let i = 0; ; i++) if ((await replicaOf(`${i}.ipynb`)) === replica) return `${i}.ipynb`;
}

async function readText(events) {
  let text = '';
  for await (const event of events) if (event.type === 'text') text += event.text;
  return text;
}

test('a notebook stays with its replica, whose encoder cache knows it; many notebooks use both', async () => {
  const seen = new Map();
  for (let i = 0; i < 24; i++) {
    const replica = await replicaOf(`${i}.ipynb`);
    assert.equal(await replicaOf(`${i}.ipynb`), replica);
    seen.set(replica, (seen.get(replica) ?? 0) + 1);
  }
  assert.equal(seen.size, 2);
  const options = optionsOf('homework.ipynb');
  await infillOnce(requestOf('x = ', { maxTokens: 1 }), options);
  assert.equal((await infillOnce(requestOf('x = ', { maxTokens: 1 }), options)).usage.cached, true);
});

test('text arrives while the model still writes', async () => {
  const replica = await replicaOf('stream.ipynb');
  const events = infill(requestOf('s = '), optionsOf('stream.ipynb'));
  for await (const event of events) {
    if (event.type !== 'text') continue;
    // The replica holds the request until its last token.
    assert.equal(await replica.read('jupyt5_active_requests'), 1);
    break;
  }
  await until(async () => (await replica.read('jupyt5_active_requests')) === 0);
});

test('a replica killed midway: its streams end with a clear error, a retry is answered, others notice nothing', async () => {
  const [dying, other] = deployment.replicas;
  const [lost, kept] = [await notebookOf(dying), await notebookOf(other)];
  const expected = await readText(infill(requestOf('k = '), optionsOf(lost)));
  const neighbour = readText(infill(requestOf('k = '), optionsOf(kept)));
  const events = infill(requestOf('k = '), optionsOf(lost));
  const failure = (async () => {
    for await (const event of events) if (event.type === 'text') await dying.stop('SIGKILL');
  })();
  await assert.rejects(failure, { name: 'InfillError', code: 'brokenStream' });
  assert.equal(await readText(infill(requestOf('k = '), optionsOf(lost))), expected);
  assert.equal(await neighbour, expected);
  await dying.start();
  await until(async () => (await replicaOf(lost)) === dying);
});

test('a rolling restart under load loses no request', async () => {
  let isOver = false;
  let answered = 0;
  const failures = [];
  const caller = async number => {
    for (let i = 0; !isOver; i++) {
      const request = requestOf(`c${number} = `, { maxTokens: 10 });
      const options = optionsOf(`${number}-${i}.ipynb`);
      try {
        if (i % 2 === 0) await infillOnce(request, options);
        else await readText(infill(request, options));
        answered++;
      } catch (error) {
        failures.push(`${error.code}: ${error.message}`);
      }
    }
  };
  const callers = Array.from({ length: 6 }, (_, number) => caller(number));
  await until(() => answered >= 10);
  for (const replica of deployment.replicas) {
    assert.equal(await replica.stop('SIGTERM'), 0);
    await replica.start();
    const enough = answered + 20;
    await until(() => answered >= enough);
  }
  isOver = true;
  await Promise.all(callers);
  assert.deepEqual(failures, []);
  for (const replica of deployment.replicas)
    assert.ok((await replica.read('jupyt5_engine_steps_total')) > 10, 'the restarted replica has work again');
});
