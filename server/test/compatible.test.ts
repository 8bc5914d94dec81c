// Each test replays what a client sends, field for field, and reads of the answer what that client reads.
import { readChatForm } from '../src/routes/chat.js';
import { post, startApp, untilAtBase, type TestApp } from './start-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await untilAtBase(app);
  await app.stop();
});

const prefix = 'import numpy as np\n\ndef mean(xs):\n    return ';
const suffix = '\n\nprint(mean([1, 2]))\n';

/** What clients read of an OpenAI answer. */
interface Choice {
  readonly index: number;
  readonly text: string;
  readonly finish_reason: string | null;
  readonly logprobs: unknown;
  readonly delta: { readonly content?: string };
}
interface Chunk {
  readonly object: string;
  readonly choices: readonly [Choice, ...Choice[]];
}

/** The data of each chunk of an OpenAI stream, which ends with [DONE]. */
function chunksOf(text: string): Chunk[] {
  const data = [...text.matchAll(/^data: (.*)\n\n/gm)].map(match => match[1]!);
  expect(data.at(-1)).toBe('[DONE]');
  return data.slice(0, -1).map(chunk => JSON.parse(chunk));
}

/** What /v1/infill writes for the same document. */
async function expectedText(before = prefix, after = suffix, more = {}): Promise<string> {
  const document = { language: 'python', cells: [{ type: 'code', masked: true, before, after }] };
  return (await post(app, { document, ...more })).json().candidates[0].text;
}

test('Continue with provider mistral: /v1/fim/completions, streamed', async () => {
  const answer = await post(
    app,
    {
      model: 'fake',
      prompt: prefix,
      suffix,
      max_tokens: 2048,
      temperature: 0.01,
      top_p: undefined,
      frequency_penalty: undefined,
      presence_penalty: undefined,
      stop: [
        '[PREFIX]',
        '[SUFFIX]',
        '\n+++++ ',
        '/src/',
        '#- coding: utf-8',
        '```',
        '\nclass',
        '\nfunction',
        'a',
        'b'
      ],
      stream: true
    },
    '/v1/fim/completions'
  );
  const chunks = chunksOf(answer.body);
  const text = chunks.map(chunk => chunk.choices[0]?.delta.content ?? '').join('');
  expect(text).not.toBe('');
  expect(chunks.filter(chunk => chunk.choices[0]?.finish_reason === 'stop')).toHaveLength(1);
  expect(chunks[0].object).toBe('chat.completion.chunk');
});

test("Mistral's own client: /v1/fim/completions in one piece", async () => {
  const answer = await post(
    app,
    { model: 'fake', prompt: prefix, suffix, temperature: 0, random_seed: 3 },
    '/v1/fim/completions'
  );
  expect(answer.json()).toMatchObject({
    object: 'chat.completion',
    model: 'fake',
    choices: [
      { index: 0, message: { role: 'assistant', content: await expectedText() }, finish_reason: 'stop' }
    ],
    usage: { prompt_tokens: expect.any(Number), completion_tokens: 6, total_tokens: expect.any(Number) }
  });
});

test('OpenAI client: /v1/completions with suffix and n', async () => {
  const answer = await post(
    app,
    {
      model: 'fake',
      prompt: prefix,
      suffix,
      max_tokens: 64,
      n: 2,
      seed: 3,
      temperature: 0.5,
      user: 'u',
      logprobs: null
    },
    '/v1/completions'
  );
  const body = answer.json();
  expect(body).toMatchObject({ object: 'text_completion', created: expect.any(Number) });
  expect(body.choices.map((choice: Choice) => [choice.index, choice.finish_reason, choice.logprobs])).toEqual(
    [
      [0, 'stop', null],
      [1, 'stop', null]
    ]
  );
  const first = await expectedText(prefix, suffix, { n: 2, seed: 3, temperature: 0.5 });
  expect(body.choices[0].text).toBe(first);
});

test('Continue with provider siliconflow: /v1/completions, streamed, reads choices[0].text', async () => {
  const answer = await post(
    app,
    { model: 'fake', prompt: prefix, suffix, temperature: 0, stream: true },
    '/v1/completions'
  );
  const text = chunksOf(answer.body)
    .map(chunk => chunk.choices[0]?.text ?? '')
    .join('');
  expect(text).toBe(await expectedText());
});

test('notebook-intelligence with litellm: prompt and suffix in one piece, prompt as a list', async () => {
  const answer = await post(
    app,
    { model: 'fake', prompt: [prefix], suffix, temperature: 0, max_tokens: 1000 },
    '/v1/completions'
  );
  expect(answer.json().choices[0].text).toBe(await expectedText());
});

const llamaVim = (more = {}) => ({
  input_prefix: 'import numpy as np\n\ndef mean(xs):\n',
  input_suffix: suffix,
  input_extra: [{ text: 'x = 1\n', time: [1, 2], filename: 'a.py' }],
  prompt: '    return ',
  n_predict: 128,
  n_indent: 4,
  top_k: 40,
  top_p: 0.99,
  stream: false,
  samplers: ['top_k', 'top_p', 'infill'],
  cache_prompt: true,
  t_max_prompt_ms: 500,
  t_max_predict_ms: 1000,
  response_fields: [
    'content',
    'timings/prompt_n',
    'timings/prompt_ms',
    'timings/prompt_per_token_ms',
    'timings/prompt_per_second',
    'timings/predicted_n',
    'timings/predicted_ms',
    'timings/predicted_per_token_ms',
    'timings/predicted_per_second',
    'truncated',
    'tokens_cached'
  ],
  ...more
});

test('llama.vim: /infill gives the fields it asked for, with slashes in their names', async () => {
  const body = (await post(app, llamaVim(), '/infill')).json();
  expect(Object.keys(body).sort()).toEqual([...llamaVim().response_fields].sort());
  expect(body.content).not.toBe('');
  expect(body['timings/predicted_n']).toBe(6);
  expect(body.truncated).toBe(false);
});

test('llama.vim: a warm-up writes nothing and makes the next request find its encoding', async () => {
  const unseen = { input_suffix: '# never seen before' };
  const warmUp = await post(app, llamaVim({ ...unseen, n_predict: 0, response_fields: [''] }), '/infill');
  expect(warmUp.statusCode).toBe(200);
  expect(warmUp.json()).toEqual({});
  const body = (await post(app, llamaVim(unseen), '/infill')).json();
  expect(body.tokens_cached).toBeGreaterThan(0);
});

test('llama.vscode: /infill streamed', async () => {
  const answer = await post(
    app,
    llamaVim({ stream: true, response_fields: undefined, temperature: 0 }),
    '/infill'
  );
  const chunks = [...answer.body.matchAll(/^data: (.*)\n\n/gm)].map(match => JSON.parse(match[1]!));
  const whole = (await post(app, llamaVim({ response_fields: undefined, temperature: 0 }), '/infill')).json();
  expect(chunks.map(chunk => chunk.content).join('')).toBe(whole.content);
  expect(chunks.at(-1)).toMatchObject({ stop: true, stop_type: 'eos', timings: { predicted_n: 6 } });
});

test('notebook-intelligence, openai-compatible: takes the last fenced block', async () => {
  const answer = await post(
    app,
    {
      model: 'fake',
      messages: [
        { role: 'system', content: 'You are a code completion assistant.' },
        {
          role: 'user',
          content: `Generate a single suggestion that fits best in place of cursor. Current language is python and the active file is a.ipynb.\n\n<CODE><PREFIX>${prefix}</PREFIX><CURSOR/><SUFFIX>${suffix}</SUFFIX></CODE>\n`
        }
      ],
      max_tokens: 1000,
      stream: false
    },
    '/v1/chat/completions'
  );
  const content: string = answer.json().choices[0].message.content;
  const blocks = [...content.matchAll(/```(?:\w+)?\n?([\s\S]*?)```/g)].map(match => match[1]);
  expect(blocks).toEqual([await expectedText()]);
});

test('jupyterlite-ai in a file: bare code for <PRE>, <SUF>, <MID>', async () => {
  const messages = [
    { role: 'system', content: 'Complete code.' },
    { role: 'user', content: [{ type: 'text', text: `<PRE>${prefix}<SUF>${suffix}<MID>` }] }
  ];
  const answer = await post(app, { model: 'fake', messages, temperature: 0 }, '/v1/chat/completions');
  expect(answer.json().choices[0].message.content).toBe(await expectedText());
});

test('jupyterlite-ai in a notebook: its cells become cells again', () => {
  const message = [
    '# Code before cursor:',
    '# Cell 1:\nimport numpy as np\n\nx = 1\n\n# Cell 2:\ny = 2\n\n# Current cell:\ndef f():\n',
    '# Complete the code at cursor position',
    '# Code after cursor:',
    '# end\n\n# Cells below:\n# Cell 1:\nassert f()'
  ];
  expect(readChatForm(`${message.join('\n\n')}\n\n`)).toEqual({
    isFenced: false,
    document: {
      language: 'python',
      cells: [
        { type: 'code', source: 'import numpy as np\n\nx = 1' },
        { type: 'code', source: 'y = 2' },
        { type: 'code', masked: true, before: 'def f():\n', after: '# end' },
        { type: 'code', source: 'assert f()' }
      ]
    }
  });
});

test('jupyterlite-ai in a notebook of one cell, with and without code after the cursor', () => {
  const only = (before: string, after: string) => ({
    isFenced: false,
    document: { language: 'python', cells: [{ type: 'code', masked: true, before, after }] }
  });
  expect(readChatForm('# Code before cursor:\n\nx =\n\n# Complete the code at cursor position\n\n')).toEqual(
    only('x =', '')
  );
  expect(
    readChatForm('# Complete the code at cursor position\n\n# Code after cursor:\n\nprint(x)\n\n')
  ).toEqual(only('', 'print(x)'));
});

test('a chat is refused, and says which forms are known', async () => {
  const messages = [{ role: 'user', content: 'Hello, who are you?' }];
  const answer = await post(app, { model: 'fake', messages }, '/v1/chat/completions');
  expect(answer.json()).toMatchObject({ code: 'invalidRequest', status: 400, pointer: '/messages' });
  expect(answer.json().detail).toContain('cannot chat');
});

test.each([
  ['/v1/completions', { suffix: 'a' }, '/prompt'],
  ['/v1/completions', { prompt: ['a', 'b'] }, '/prompt'],
  ['/v1/completions', { prompt: 'a', n: 'three' }, '/n'],
  ['/v1/completions', { prompt: 'a', echo: true }, '/echo'],
  ['/v1/fim/completions', { prompt: 'a', suffix: 3 }, '/suffix'],
  ['/v1/fim/completions', { prompt: 'a', stop: [3] }, '/stop'],
  ['/v1/fim/completions', [], ''],
  ['/infill', { input_extra: [{}] }, '/input_extra/0/text'],
  ['/infill', { stream: 'yes' }, '/stream'],
  ['/v1/chat/completions', {}, '/messages']
])('%s refuses %j by the field', async (url, body, pointer) => {
  expect((await post(app, body, url)).json()).toMatchObject({ code: 'invalidRequest', status: 400, pointer });
});

test('a model that is not here is 404 for their clients, too; no name means the default', async () => {
  expect((await post(app, { model: 'codestral-latest', prompt: 'a' }, '/v1/completions')).statusCode).toBe(
    404
  );
  expect((await post(app, { model: '', prompt: 'a' }, '/v1/completions')).statusCode).toBe(200);
});
