// POST /infill as llama.cpp's clients send it (llama.vim, llama.vscode). `n_predict: 0` fills the encoder cache for what
// will be asked next. Shape: llama.cpp, tools/server/README.md, "POST /infill".
import type { FastifyInstance } from 'fastify';
import type { InfillResponse, MaskedDocument } from '@jupyt5/schemas';
import { ServerError } from '../server-error.js';
import { collect, type Service, type Submitted } from '../service.js';
import { infillEvents, sendStream } from '../sse.js';
import {
  bodyOf,
  defined,
  flagOf,
  modelOf,
  numberOf,
  seedOf,
  stopOf,
  textOf,
  type Body
} from './loose-body.js';

export function llamaRoutes(server: FastifyInstance, service: Service): void {
  server.post('/infill', async (request, reply) => {
    const body = bodyOf(request.body);
    const isWarmUp = body['n_predict'] === 0;
    const stream = flagOf(body, 'stream') && !isWarmUp;
    const submitted = service.submit(request, reply, {
      document: documentOf(body),
      settings: settingsOf(service, body),
      stream,
      kind: isWarmUp ? 'warm' : 'infill'
    });
    if (stream) return sendStream(reply, service, submitted, formatChunks);
    return pick(resultOf(await collect(submitted)), body['response_fields']);
  });
}

/** The other files' chunks become cells above; the masked cell is prefix, middle so far, and suffix. */
function documentOf(body: Body): MaskedDocument {
  const extra = body['input_extra'] ?? [];
  if (!Array.isArray(extra))
    throw new ServerError('invalidRequest', 'input_extra must be a list', { pointer: '/input_extra' });
  const cells = extra.map((chunk: unknown, index) => {
    const text = (chunk as { text?: unknown } | null)?.text;
    if (typeof text !== 'string')
      throw new ServerError('invalidRequest', `input_extra[${index}].text must be a string`, {
        pointer: `/input_extra/${index}/text`
      });
    return { type: 'code' as const, source: text };
  });
  const before = (textOf(body, 'input_prefix') ?? '') + (textOf(body, 'prompt') ?? '');
  return {
    language: 'python',
    cells: [...cells, { type: 'code', masked: true, before, after: textOf(body, 'input_suffix') ?? '' }]
  };
}

function settingsOf(service: Service, body: Body) {
  const named = modelOf(body);
  const most = service.models.get(named.model).pool.model?.maxTokens ?? 4096;
  const wanted = numberOf(body, 'n_predict', { min: -1, max: most, whole: true });
  return {
    ...named,
    ...defined<{
      maxTokens: number;
      temperature: number;
      topP: number;
      topK: number;
      minP: number;
      seed: number;
      stop: readonly string[];
      timeoutMs: number;
    }>({
      maxTokens: wanted === -1 ? most : wanted === 0 ? 1 : wanted, // -1: as much as it likes
      temperature: numberOf(body, 'temperature', { min: 0, max: 2 }),
      topP: numberOf(body, 'top_p', { min: 1e-6, max: 1 }),
      topK: numberOf(body, 'top_k', { min: 0, max: 100000, whole: true }),
      minP: numberOf(body, 'min_p', { min: 0, max: 1 }),
      seed: seedOf(body, 'seed'),
      stop: stopOf(body, 'stop'),
      timeoutMs: timeoutOf(body)
    })
  };
}

/** The two budgets together; 0 and less mean none. */
function timeoutOf(body: Body): number | undefined {
  const predictMs = numberOf(body, 't_max_predict_ms', { min: 0, max: 600_000, whole: true });
  if (!predictMs) return undefined;
  const promptMs = numberOf(body, 't_max_prompt_ms', { min: 0, max: 600_000, whole: true }) ?? 0;
  return Math.min(600_000, predictMs + promptMs);
}

/** llama-server's answer: a warm-up has no candidates and so no content. */
function resultOf({ model, candidates, usage, timings, context }: InfillResponse): Body {
  const candidate = candidates[0];
  const predictedMs = Math.max(timings.totalMs - timings.queueMs - timings.encodeMs, 0.001);
  const promptMs = Math.max(timings.encodeMs, 0.001);
  return {
    index: 0,
    content: candidate?.text ?? '',
    model,
    stop: true,
    stop_type: candidate?.finishReason === 'stop' ? 'eos' : 'limit',
    tokens_predicted: usage.outputTokens,
    tokens_evaluated: usage.inputTokens,
    tokens_cached: usage.cached ? usage.inputTokens : 0,
    truncated: context.cellsLeftOut > 0,
    timings: {
      prompt_n: usage.inputTokens,
      prompt_ms: timings.encodeMs,
      prompt_per_token_ms: usage.inputTokens > 0 ? timings.encodeMs / usage.inputTokens : 0,
      prompt_per_second: (usage.inputTokens / promptMs) * 1000,
      predicted_n: usage.outputTokens,
      predicted_ms: predictedMs,
      predicted_per_token_ms: usage.outputTokens > 0 ? predictedMs / usage.outputTokens : 0,
      predicted_per_second: (usage.outputTokens / predictedMs) * 1000
    }
  };
}

/** Only the wanted fields; `timings/prompt_n` is taken out of its object and keeps that name. */
function pick(result: Body, fields: unknown): Body {
  if (!Array.isArray(fields)) return result;
  const picked: Record<string, unknown> = {};
  for (const field of fields) {
    if (typeof field !== 'string') continue;
    const value = field
      .split('/')
      .reduce<unknown>((inside, name) => (inside as Body | undefined)?.[name], result);
    if (value !== undefined) picked[field] = value;
  }
  return picked;
}

async function* formatChunks(submitted: Submitted): AsyncGenerator<string, void, void> {
  const data = (value: object) => `data: ${JSON.stringify(value)}\n\n`;
  let context = { tokens: 0, cells: 0, cellsLeftOut: 0 };
  let candidates: InfillResponse['candidates'] = [];
  for await (const event of infillEvents(submitted)) {
    if (event.type === 'start') context = event.context;
    else if (event.type === 'text') yield data({ index: 0, content: event.text, stop: false });
    else if (event.type === 'candidate') candidates = [{ ...event, text: '' }];
    else if (event.type === 'error') yield data({ error: { code: event.code, message: event.message } });
    else {
      const { usage, timings, ranking, seed } = event;
      const { job, model } = submitted;
      yield data(resultOf({ id: job.id, model, candidates, usage, timings, ranking, seed, context }));
    }
  }
}
