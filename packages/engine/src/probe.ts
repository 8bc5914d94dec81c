// A throw-away process: can this provider run this model, with the right result, and how fast? Whatever it does to the process
// (missing libraries, a crash in a driver, a hang) stays here.
import { runEncoder } from './encoder.js';
import { Lane } from './lane.js';
import { loadModel } from './model.js';

export interface ProbeRequest {
  readonly folder: string;
  readonly precision: string;
  readonly executionProvider: string;
  readonly threads: number;
}

export type ProbeAnswer =
  | { readonly ok: true; readonly ids: readonly number[]; readonly ms: number }
  | { readonly ok: false; readonly reason: string };

const INPUT_TOKENS = 256;
const STEPS = 8;

/** Encodes fixed ids and writes a few tokens greedily; timed after a first run that warms up. */
export async function probe(request: ProbeRequest): Promise<ProbeAnswer> {
  try {
    const { folder, precision, executionProvider, threads } = request;
    const model = await loadModel(folder, { precision, executionProvider, threads, verify: false });
    const tokens = Math.min(INPUT_TOKENS, model.manifest.contextTokens);
    const inputIds = Int32Array.from({ length: tokens }, (_, i) => (i * 7919) % model.tokenizer.vocabSize);
    let [ids, ms]: [number[], number] = [[], 0];
    for (let run = 0; run < 2; run++) {
      const from = performance.now();
      const lane = new Lane<true>(model, false);
      lane.add({ cross: await runEncoder(model, inputIds) }, [true]);
      ids = [model.layout.startIds[0] as number];
      for (let step = 0; step < STEPS; step++) {
        const logits = await lane.step(1, () => ids.at(-1) as number);
        for (const row of lane.rows) row.length++;
        let best = 0;
        for (let i = 1; i < model.manifest.config.vocab_size; i++)
          if ((logits[i] as number) > (logits[best] as number)) best = i;
        ids.push(best);
      }
      ms = performance.now() - from;
    }
    await model.release();
    return { ok: true, ids, ms };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

if (process.env['JUPYT5_PROBE'] !== undefined && process.send) {
  const answer = await probe(JSON.parse(process.env['JUPYT5_PROBE']) as ProbeRequest); // written by providers.ts
  process.send(answer, () => process.exit(0));
}
