// Samples of all problems from all servers, kept in a file as they come: what is there is not asked for again.
import { appendRecords, groupById, readRecords, replaceRecords } from './jsonl.js';
import type { Problem } from './problem.js';
import { askFor, requestsOf, type Sample, type SampleOptions, type SampleRequest } from './sample.js';
import { shareAmong } from './server-crew.js';

/**
 * All samples, by problem and number.
 * @param path JSON Lines; holds whole requests only, in the order in which they were answered
 */
export async function drawSamples(
  problems: readonly Problem[],
  path: string,
  options: SampleOptions,
  on: { readonly progress?: (done: number, of: number) => void; readonly trouble?: (message: string) => void }
): Promise<readonly Sample[]> {
  const known = readRecords<Sample>(path);
  const wanted = options.distinct ?? false;
  if (known.some(({ distinct = false }) => distinct !== wanted))
    throw new Error(
      `${path} holds ${wanted ? 'independent' : 'distinct'} samples, this run asks for ${wanted ? 'distinct' : 'independent'} ones: take another folder`
    );
  const requests = problems.flatMap((problem, number) => requestsOf(problem, number, options));
  const { whole, missing } = match(requests, known);
  if (whole.length < known.length) replaceRecords(path, whole);
  const samples = [...whole];
  let done = requests.length - missing.length;
  await shareAmong(missing, {
    servers: options.servers,
    requestsPerServer: options.requestsPerServer ?? 1,
    ask: (request, server) => askFor(request, server, options),
    onResult: (_, drawn) => {
      appendRecords(path, drawn);
      samples.push(...drawn);
      on.progress?.(++done, requests.length);
    },
    onTrouble: on.trouble
  });
  const places = new Map(problems.map(({ id }, place) => [id, place]));
  const place = ({ id }: Sample): number => places.get(id) ?? 0;
  return samples.sort((a, b) => place(a) - place(b) || a.sample - b.sample);
}

/** Which requests are answered wholly by the known records, each number counted once, and which are not. */
function match(
  requests: readonly SampleRequest[],
  known: readonly Sample[]
): { whole: readonly Sample[]; missing: readonly SampleRequest[] } {
  const byId = groupById(known);
  const whole: Sample[] = [];
  const missing = requests.filter(({ problem, first, n }) => {
    const own = new Map<number, Sample>();
    for (const record of byId.get(problem.id) ?? [])
      if (!own.has(record.sample)) own.set(record.sample, record);
    const answer = Array.from({ length: n }, (_, i) => own.get(first + i));
    if (answer.some(record => record === undefined)) return true;
    whole.push(...(answer as Sample[])); // none is undefined, as just seen
    return false;
  });
  return { whole, missing };
}
