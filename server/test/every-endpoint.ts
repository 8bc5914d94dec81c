// The same hole asked for through every endpoint that writes, streamed and in one piece. For converted.test.ts; not a test itself.

export interface Hole {
  readonly before: string;
  readonly after: string;
}

/** What came: the whole text, and the number of tokens where the endpoint tells it. */
export interface Written {
  readonly text: string;
  readonly tokens: number | undefined;
}

type Json = any; // eslint-disable-line @typescript-eslint/no-explicit-any -- bodies of six protocols, asserted on by the test

/** One way to ask. `path` is the pattern as /openapi.json names it. */
export interface Way {
  readonly path: string;
  readonly form: string;
  readonly body: (hole: Hole, maxTokens: number) => object;
  /** The text of one message of a stream, '' for a message without. */
  readonly piece?: (message: Json) => string;
  readonly whole: (answer: Json) => string;
  /** Of the answer, or of the stream's last message that has them. */
  readonly tokens: (message: Json) => number | undefined;
}

const openAi = { whole: (a: Json) => a.choices[0].text, tokens: (m: Json) => m.usage?.completion_tokens };
const chat = { ...openAi, whole: (a: Json) => a.choices[0].message.content };
const sampling = (maxTokens: number) => ({ max_tokens: maxTokens, temperature: 0 });
const message = (content: string, maxTokens: number) => ({
  messages: [{ role: 'user', content }],
  ...sampling(maxTokens)
});

export const WAYS: readonly Way[] = [
  {
    path: '/v1/infill',
    form: 'document',
    body: (hole, maxTokens) => ({
      document: { language: 'python', cells: [{ type: 'code', masked: true, ...hole }] },
      maxTokens
    }),
    piece: event => (event.type === 'text' ? event.text : ''),
    whole: answer => answer.candidates[0].text,
    tokens: one => one.usage?.outputTokens
  },
  {
    path: '/v1/completions',
    form: 'prompt and suffix',
    body: ({ before, after }, maxTokens) => ({ prompt: before, suffix: after, ...sampling(maxTokens) }),
    piece: chunk => chunk.choices[0]?.text ?? '',
    ...openAi
  },
  {
    path: '/v1/fim/completions',
    form: 'prompt and suffix',
    body: ({ before, after }, maxTokens) => ({ prompt: before, suffix: after, ...sampling(maxTokens) }),
    piece: chunk => chunk.choices[0]?.delta.content ?? '',
    ...chat
  },
  {
    path: '/v1/chat/completions',
    form: 'PRE, SUF, MID',
    body: ({ before, after }, maxTokens) => message(`<PRE>${before}<SUF>${after}<MID>`, maxTokens),
    piece: chunk => chunk.choices[0]?.delta.content ?? '',
    ...chat
  },
  {
    path: '/v1/chat/completions',
    form: 'tags, answered in a fenced block',
    body: ({ before, after }, maxTokens) =>
      message(`<PREFIX>${before}</PREFIX><CURSOR/><SUFFIX>${after}</SUFFIX>`, maxTokens),
    ...chat,
    whole: answer => /^```python\n([\s\S]*)```$/.exec(answer.choices[0].message.content)?.[1] ?? 'no fence'
  },
  {
    path: '/infill',
    form: 'input_prefix and input_suffix',
    body: ({ before, after }, maxTokens) => ({
      input_prefix: before,
      input_suffix: after,
      n_predict: maxTokens,
      temperature: 0
    }),
    piece: chunk => (chunk.stop ? '' : chunk.content),
    whole: answer => answer.content,
    tokens: one => one.tokens_predicted
  },
  {
    path: '/v2/models/{model}/generate',
    form: 'text_input and suffix',
    body: ({ before, after }, maxTokens) => openInference(before, after, maxTokens),
    whole: answer => answer.text_output,
    tokens: () => undefined
  },
  {
    path: '/v2/models/{model}/generate_stream',
    form: 'text_input and suffix',
    body: ({ before, after }, maxTokens) => openInference(before, after, maxTokens),
    piece: chunk => chunk.text_output,
    whole: () => '',
    tokens: () => undefined
  }
];

function openInference(before: string, after: string, maxTokens: number): object {
  return { text_input: before, parameters: { ...sampling(maxTokens), suffix: after } };
}

/** Asks in one piece. */
export async function askWhole(url: string, way: Way, hole: Hole, maxTokens: number): Promise<Written> {
  const answer: Json = await (await post(url, way, way.body(hole, maxTokens))).json();
  return { text: way.whole(answer), tokens: way.tokens(answer) };
}

/** Asks for a stream and puts its pieces together. @throws where the stream holds an error */
export async function askStream(url: string, way: Way, hole: Hole, maxTokens: number): Promise<Written> {
  const isOwnPath = way.path.endsWith('generate_stream'); // says it by its path
  const body = { ...way.body(hole, maxTokens), ...(isOwnPath ? {} : { stream: true }) };
  const text = await (await post(url, way, body)).text();
  const messages: Json[] = [...text.matchAll(/^data: (\{.*\})$/gm)].map(([, data]) => JSON.parse(data!));
  const failed = messages.find(one => one.error !== undefined);
  if (failed) throw new Error(JSON.stringify(failed));
  return {
    text: messages.map(one => way.piece?.(one) ?? '').join(''),
    tokens: messages.map(way.tokens).findLast(tokens => tokens !== undefined)
  };
}

async function post(url: string, way: Way, body: object): Promise<Response> {
  const answer = await fetch(url + way.path.replace('{model}', 'codet5'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body)
  });
  if (!answer.ok) throw new Error(`${way.path}: ${answer.status} ${await answer.text()}`);
  return answer;
}
