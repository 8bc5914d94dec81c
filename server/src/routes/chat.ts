// POST /v1/chat/completions, only for fill in the middle: three forms in which notebook assistants put code into a chat message.
// Anything else is refused: this model fills code and cannot chat.
import type { FastifyInstance } from 'fastify';
import type { MaskedDocument } from '@jupyt5/schemas';
import { ServerError } from '../server-error.js';
import type { Service } from '../service.js';
import { answer, cellOf, CHAT_SHAPE, samplingOf, sendChunks } from './completions.js';
import { bodyOf, flagOf, type Body } from './loose-body.js';

interface ChatForm {
  readonly document: MaskedDocument;
  /** The client takes the code out of a fenced block, or (the others) deletes such blocks. */
  readonly isFenced: boolean;
}

export function chatRoutes(server: FastifyInstance, service: Service): void {
  server.post('/v1/chat/completions', async (request, reply) => {
    const body = bodyOf(request.body);
    const form = readChatForm(lastUserMessage(body));
    if (!form)
      throw new ServerError(
        'invalidRequest',
        'this model fills code and cannot chat: the last user message must hold <PREFIX>..</PREFIX><CURSOR/><SUFFIX>..</SUFFIX>, <PRE>..<SUF>..<MID>, or `# Complete the code at cursor position`',
        { pointer: '/messages' }
      );
    const stream = flagOf(body, 'stream');
    if (stream && form.isFenced)
      throw new ServerError('invalidRequest', 'this form is answered in one piece', { pointer: '/stream' });
    const settings = samplingOf(service, body, 'seed');
    const submitted = service.submit(request, reply, { document: form.document, settings, stream });
    if (stream) return sendChunks(service, reply, submitted, CHAT_SHAPE);
    return answer(submitted, CHAT_SHAPE, form.isFenced ? text => `\`\`\`python\n${text}\`\`\`` : undefined);
  });
}

/** The text of the last user message; its content is a string or a list of text parts. */
function lastUserMessage(body: Body): string {
  const { messages } = body;
  if (!Array.isArray(messages))
    throw new ServerError('invalidRequest', 'messages must be a list', { pointer: '/messages' });
  const isObject = (value: unknown): value is Body => typeof value === 'object' && value !== null;
  const message: Body | undefined = messages.filter(isObject).findLast(one => one['role'] === 'user');
  const content = message?.['content'];
  if (typeof content === 'string') return content;
  const parts: unknown[] = Array.isArray(content) ? content : [];
  return parts.map(part => (isObject(part) && typeof part['text'] === 'string' ? part['text'] : '')).join('');
}

/** The form of a message, or undefined for a message that is none. */
export function readChatForm(message: string): ChatForm | undefined {
  // notebook-intelligence, openai-compatible inline completion. Greedy: the code itself may hold such tags.
  const tags = /<PREFIX>([\s\S]*)<\/PREFIX><CURSOR\/><SUFFIX>([\s\S]*)<\/SUFFIX>/.exec(message);
  if (tags) return { document: cellOf(tags[1] ?? '', tags[2] ?? ''), isFenced: true };
  // jupyterlite-ai in a file.
  const marks = /^<PRE>([\s\S]*)<SUF>([\s\S]*)<MID>$/.exec(message);
  if (marks) return { document: cellOf(marks[1] ?? '', marks[2] ?? ''), isFenced: false };
  // jupyterlite-ai in a notebook.
  const lines = /(?:^|\n)# Complete the code at cursor position(?:\n|$)/.exec(message);
  if (!lines) return undefined;
  const before = message.slice(0, lines.index).replace(/^# Code before cursor:\n\n/, '');
  const rest = message.slice(lines.index + lines[0].length);
  const heading = /^\n?# Code after cursor:\n\n/.exec(rest)?.[0];
  const after = heading === undefined ? '' : rest.slice(heading.length).replace(/\n\n$/, '');
  return { document: notebookOf(before.replace(/\n$/, ''), after), isFenced: false };
}

/** Its cells stand as `# Cell n:` above `# Current cell:`, and below `# Cells below:`. */
function notebookOf(before: string, after: string): MaskedDocument {
  const [above, current] = cutAt(before, '\n\n# Current cell:\n');
  const [own, below] = cutAt(after, '\n\n# Cells below:\n');
  const cells = (text: string) =>
    text
      .split(/(?:^|\n\n)# Cell \d+:\n/)
      .filter(source => source !== '')
      .map(source => ({ type: 'code' as const, source }));
  return {
    language: 'python',
    cells: [
      ...(current === undefined ? [] : cells(above)),
      { type: 'code', masked: true, before: current ?? before, after: own },
      ...cells(below ?? '')
    ]
  };
}

/** Text before and after the last `mark`. */
function cutAt(text: string, mark: string): readonly [string, string | undefined] {
  const index = text.lastIndexOf(mark);
  return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + mark.length)];
}
