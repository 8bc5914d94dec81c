// Fill in the middle as OpenAI's and Mistral's clients send it: POST /v1/completions with `suffix`, and
// POST /v1/fim/completions. Both are one masked cell: `before` is the prompt, `after` the suffix.
// Shapes: OpenAI API reference "Completions"; Mistral API reference "Fill in the middle".
import type { FastifyInstance } from 'fastify';
import type { FinishReason, InfillResponse, MaskedDocument } from '@jupyt5/schemas';
import { openAiError, ServerError } from '../server-error.js';
import { collect, type Service, type Submission, type Submitted } from '../service.js';
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

/** What differs between the shapes. */
interface Shape {
  readonly object: 'text_completion' | 'chat.completion';
  /** A choice of the complete answer, without index and finish_reason. */
  readonly whole: (text: string) => object;
  /** A choice of a chunk. */
  readonly piece: (text: string) => object;
  readonly chunkObject: string;
}

const TEXT_SHAPE: Shape = {
  object: 'text_completion',
  chunkObject: 'text_completion',
  whole: text => ({ text, logprobs: null }),
  piece: text => ({ text, logprobs: null })
};
export const CHAT_SHAPE: Shape = {
  object: 'chat.completion',
  chunkObject: 'chat.completion.chunk',
  whole: content => ({ message: { role: 'assistant', content } }),
  piece: content => ({ delta: { role: 'assistant', content } })
};

export function completionRoutes(server: FastifyInstance, service: Service): void {
  server.post('/v1/completions', async (request, reply) => {
    const body = bodyOf(request.body);
    if (body['echo'] === true)
      throw new ServerError('invalidRequest', 'echo is not supported', { pointer: '/echo' });
    const stream = flagOf(body, 'stream');
    const submitted = service.submit(
      request,
      reply,
      submissionOf(service, body, promptOf(body), 'seed', stream)
    );
    return stream ? sendChunks(service, reply, submitted, TEXT_SHAPE) : answer(submitted, TEXT_SHAPE);
  });

  server.post('/v1/fim/completions', async (request, reply) => {
    const body = bodyOf(request.body);
    const stream = flagOf(body, 'stream');
    const submitted = service.submit(
      request,
      reply,
      submissionOf(service, body, promptOf(body), 'random_seed', stream)
    );
    return stream ? sendChunks(service, reply, submitted, CHAT_SHAPE) : answer(submitted, CHAT_SHAPE);
  });
}

/** One prompt: a string, or a list of one, as evaluation harnesses send it. */
function promptOf(body: Body): string {
  const { prompt } = body;
  if (typeof prompt === 'string') return prompt;
  if (Array.isArray(prompt) && prompt.length === 1 && typeof prompt[0] === 'string') return prompt[0];
  throw new ServerError('invalidRequest', 'prompt must be a string', { pointer: '/prompt' });
}

function submissionOf(
  service: Service,
  body: Body,
  prompt: string,
  seedName: string,
  stream: boolean
): Submission {
  return {
    document: cellOf(prompt, textOf(body, 'suffix') ?? ''),
    settings: samplingOf(service, body, seedName),
    stream
  };
}

/** A document of one masked cell. */
export function cellOf(before: string, after: string): MaskedDocument {
  return { language: 'python', cells: [{ type: 'code', masked: true, before, after }] };
}

/**
 * Sampling fields that these shapes share. `max_tokens` above the model's limit means the limit. Several choices are independent
 * samples, as everywhere else where these shapes are spoken: harnesses estimate pass@k from them.
 */
export function samplingOf(service: Service, body: Body, seedName: string): Submission['settings'] {
  const named = modelOf(body);
  const most = service.models.get(named.model).pool.model?.maxTokens ?? 4096;
  return {
    ...named,
    distinct: false,
    ...defined<Submission['settings']>({
      n: numberOf(body, 'n', { min: 1, max: 64, whole: true }),
      maxTokens: numberOf(body, 'max_tokens', { min: 1, max: most, whole: true }),
      temperature: numberOf(body, 'temperature', { min: 0, max: 2 }),
      topP: numberOf(body, 'top_p', { min: 1e-6, max: 1 }),
      seed: seedOf(body, seedName),
      stop: stopOf(body, 'stop')
    })
  };
}

/** Their clients know two reasons: the model was done, or was cut. */
const finishReason = (reason: FinishReason): string => (reason === 'stop' ? 'stop' : 'length');

const usageOf = ({ inputTokens, outputTokens }: InfillResponse['usage']) => ({
  prompt_tokens: inputTokens,
  completion_tokens: outputTokens,
  total_tokens: inputTokens + outputTokens
});

/** The complete answer. `wrap` changes the text, for clients that expect a fenced block. */
export async function answer(
  submitted: Submitted,
  shape: Shape,
  wrap = (text: string) => text
): Promise<object> {
  const { id, model, candidates, usage } = await collect(submitted);
  return {
    id,
    object: shape.object,
    created: Math.floor(Date.now() / 1000),
    model,
    choices: candidates.map(candidate => ({
      index: candidate.index,
      ...shape.whole(wrap(candidate.text)),
      finish_reason: finishReason(candidate.finishReason)
    })),
    usage: usageOf(usage)
  };
}

export function sendChunks(
  service: Service,
  reply: Parameters<typeof sendStream>[0],
  submitted: Submitted,
  shape: Shape
): Promise<unknown> {
  return sendStream(reply, service, submitted, one => formatChunks(one, shape));
}

async function* formatChunks(submitted: Submitted, shape: Shape): AsyncGenerator<string, void, void> {
  const head = {
    id: submitted.job.id,
    object: shape.chunkObject,
    created: Math.floor(Date.now() / 1000),
    model: submitted.model
  };
  const chunk = (choices: readonly object[], more = {}) =>
    `data: ${JSON.stringify({ ...head, choices, ...more })}\n\n`;
  for await (const event of infillEvents(submitted)) {
    if (event.type === 'text')
      yield chunk([{ index: event.candidate, ...shape.piece(event.text), finish_reason: null }]);
    else if (event.type === 'candidate')
      yield chunk([
        { index: event.index, ...shape.piece(''), finish_reason: finishReason(event.finishReason) }
      ]);
    else if (event.type === 'error') {
      yield `data: ${JSON.stringify({ error: openAiError(event.code, event.message) })}\n\n`;
    } else if (event.type === 'done') yield `${chunk([], { usage: usageOf(event.usage) })}data: [DONE]\n\n`;
  }
}
