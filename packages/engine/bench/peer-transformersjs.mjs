// Benchmark worker for transformers.js: node peer-transformersjs.mjs PACKAGES MODEL THREADS, then one JSON request a line.
import { createRequire } from 'node:module';
import { dirname, basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [packages, model, threads] = process.argv.slice(2);
const entry = createRequire(join(packages, 'package.json')).resolve('@huggingface/transformers');
const { AutoModelForSeq2SeqLM, Tensor, env } = await import(pathToFileURL(entry).href);
env.allowRemoteModels = false;
env.localModelPath = dirname(model);
const t5 = await AutoModelForSeq2SeqLM.from_pretrained(basename(model), {
  dtype: 'q8',
  session_options: { intraOpNumThreads: Number(threads), interOpNumThreads: 1 }
});
console.log(JSON.stringify({ ready: true }));
for await (const line of createInterface({ input: process.stdin })) {
  const { inputs, newTokens } = JSON.parse(line);
  const shape = [inputs.length, inputs[0].length];
  const ids = BigInt64Array.from(inputs.flat().map(BigInt));
  const [from, cpu] = [performance.now(), process.cpuUsage()];
  const output = await t5.generate({
    inputs: new Tensor('int64', ids, shape),
    attention_mask: new Tensor('int64', new BigInt64Array(ids.length).fill(1n), shape),
    decoder_start_token_id: 8,
    min_new_tokens: newTokens,
    max_new_tokens: newTokens,
    do_sample: false
  });
  const used = process.cpuUsage(cpu);
  console.log(
    JSON.stringify({
      ms: performance.now() - from,
      cpuMs: (used.user + used.system) / 1000,
      tokens: output.dims[0] * (output.dims[1] - 1),
      peakRssBytes: process.resourceUsage().maxRSS * 1024
    })
  );
}
