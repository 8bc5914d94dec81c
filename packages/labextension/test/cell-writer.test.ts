import { CellWriter, type SessionView, type WriterOptions } from '../src/cell-writer.js';
import type { SessionEvent } from '../src/request.js';
import type { Session } from '../src/session.js';
import { complete, DONE, piece, START } from './events.js';

class ListView implements SessionView {
  readonly shown: string[] = [];
  readonly committed: string[] = [];
  phase = '';

  show(session: Session): void {
    this.phase = session.phase;
    this.shown.push(session.fillings[session.shown]?.text ?? '');
  }

  commit(text: string): boolean {
    this.committed.push(text);
    return true;
  }
}

async function* streamOf(events: readonly (SessionEvent | (() => void))[]): AsyncGenerator<SessionEvent> {
  for (const event of events) {
    if (typeof event === 'function') event();
    else yield event;
  }
}

function open(options: Partial<WriterOptions> = {}): { view: ListView; writer: CellWriter } {
  const view = new ListView();
  return { view, writer: new CellWriter(view, { acceptWhenDone: true, ...options }) };
}

const WHOLE = [START, piece('a = 1\n'), piece('b = 2'), complete(), DONE];

test('shows every piece and commits once, at the end', async () => {
  const { view, writer } = open();
  await writer.writeEvents(
    streamOf([START, piece('a'), () => expect(view.committed).toEqual([]), piece('b'), DONE])
  );
  expect(view.shown).toEqual(expect.arrayContaining(['a', 'ab']));
  expect(view.committed).toEqual(['ab']);
  expect(view.phase).toBe('ended');
});

test('several fillings wait for the user', async () => {
  const { view, writer } = open();
  await writer.writeEvents(streamOf([piece('a', 0), piece('b', 1), { ...DONE, ranking: [1, 0] }]));
  expect(view.committed).toEqual([]);
  writer.show(1);
  expect(writer.accept()).toBe(true);
  expect(view.committed).toEqual(['a']);
});

test('stop closes the connection and keeps what has come until it is taken or dropped', async () => {
  const { view, writer } = open();
  await writer.writeEvents(streamOf([START, piece('half'), () => writer.stop(), piece(' more'), DONE]));
  expect(writer.abort.signal.aborted).toBe(true);
  expect(view).toMatchObject({ phase: 'choosing', committed: [] });
  writer.end();
  expect(view).toMatchObject({ phase: 'ended', committed: [] });
});

test('a failure leaves the cell as it was, and is thrown', async () => {
  const { view, writer } = open();
  const fail = (): never => {
    throw new Error('broken');
  };
  await expect(writer.writeEvents(streamOf([START, piece('a'), fail]))).rejects.toThrow('broken');
  expect(view).toMatchObject({ phase: 'ended', committed: [] });
});

test('a model that writes nothing is told apart', async () => {
  const { view, writer } = open();
  expect(await writer.writeEvents(streamOf([START, piece(' '), complete(), DONE]))).toBe(false);
  expect(view).toMatchObject({ phase: 'ended', committed: [] });
});

test('what a stopped request throws is no failure', async () => {
  const { view, writer } = open();
  const fail = (): never => {
    writer.stop();
    throw new DOMException('aborted', 'AbortError');
  };
  await writer.writeEvents(streamOf([START, piece('a'), fail]));
  expect(view.phase).toBe('choosing');
});

test('accepting line by line ends with the whole text in the cell', async () => {
  const { view, writer } = open({ acceptWhenDone: false });
  await writer.writeEvents(streamOf(WHOLE));
  writer.acceptLine();
  expect(view).toMatchObject({ phase: 'choosing', committed: ['a = 1'] });
  writer.acceptLine();
  expect(view).toMatchObject({ phase: 'ended', committed: ['a = 1', '\nb = 2'] });
});

test('hints come rung by rung, then the code', async () => {
  const { view, writer } = open({ hints: 'thenCode' });
  await writer.writeEvents(streamOf(WHOLE));
  expect(writer.session.hints.map(hint => hint.kind)).toEqual(['plan']);
  writer.moreHints();
  expect(writer.session.hints.map(hint => hint.kind)).toEqual(['plan', 'firstLine']);
  writer.moreHints();
  expect(writer.session.inHints).toBe(false);
  expect(writer.accept()).toBe(true);
  expect(view.committed).toEqual(['a = 1\nb = 2']);
});

test('where the policy allows hints only, nothing can be accepted', async () => {
  const { view, writer } = open({ hints: 'only' });
  await writer.writeEvents(streamOf(WHOLE));
  expect([writer.accept(), writer.acceptLine()]).toEqual([false, false]);
  writer.moreHints();
  expect(writer.session.isLastHint).toBe(true);
  writer.moreHints();
  expect(view).toMatchObject({ phase: 'ended', committed: [] });
});
