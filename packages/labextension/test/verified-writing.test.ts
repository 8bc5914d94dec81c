import {
  conclude,
  verifyCandidates,
  type CheckedCandidate,
  type SnapshotRunner,
  type Verdict
} from '@jupyt5/verify';
import { nullTranslator } from '@jupyterlab/translation';
import { CellWriter } from '../src/cell-writer.js';
import { checkingText, marksOf } from '../src/checking-text.js';
import { newChecking } from '../src/checking.js';
import type { SessionEvent } from '../src/request.js';
import type { Session } from '../src/session.js';
import { stripModel, type SessionControls } from '../src/strip-model.js';
import { writeVerified } from '../src/verified-writing.js';
import { complete, DONE, piece, START } from './events.js';

const trans = nullTranslator.load('jupyt5');
const noControls = new Proxy({}, { get: () => () => undefined }) as SessionControls;
const PLACES = { cellNumbers: [4], hasDocstring: false };

/** Judges by text: the fake of a kernel. */
type Judge = (code: string, signal?: AbortSignal) => Verdict | Promise<Verdict>;

interface Setup {
  readonly texts: readonly string[];
  readonly judge: Judge;
  readonly onlyVerified?: boolean;
  readonly isUnchanged?: boolean;
  readonly onShow?: (session: Session, writer: CellWriter) => void;
}

async function infillAndVerify({ texts, judge, onlyVerified = false, isUnchanged = true, onShow }: Setup) {
  const committed: string[] = [];
  let sent = 0;
  let writer: CellWriter | null = null;
  const view = {
    show: (session: Session) => void (writer && onShow?.(session, writer)),
    commit: (text: string) => committed.push(text) > 0
  };
  writer = new CellWriter(view, { acceptWhenDone: true, onlyVerified });
  async function* events(): AsyncGenerator<SessionEvent> {
    yield START;
    for (const [index, text] of texts.entries()) {
      sent += 1;
      yield piece(text, index);
      yield complete(index);
      await new Promise(resolve => setTimeout(resolve, 0));
    }
    yield { ...DONE, ranking: [...texts.keys()].reverse() };
  }
  const runner = {
    check: async (job: { code: string }, signal?: AbortSignal) => judge(job.code, signal)
  } as unknown as SnapshotRunner;
  await writeVerified(writer, events(), {
    total: texts.length,
    plan: {
      places: PLACES,
      cellIds: ['cell-3'],
      verify: (candidates, signal) =>
        verifyCandidates(runner, candidates, { checks: ['assert x'], concurrency: 1, signal })
    },
    onlyVerified,
    codeOf: text => text,
    isUnchanged: () => isUnchanged,
    trans
  });
  return { committed, sent, writer, strip: stripModel(writer.session, noControls, trans) };
}

const passes =
  (good: string): Judge =>
  code =>
    code === good
      ? { state: 'passed' }
      : { state: 'failed', traceback: 'AssertionError', checksPassed: code.length };
const buttons = ({ strip }: { strip: { buttons: readonly { id: string }[] } }): string[] =>
  strip.buttons.map(({ id }) => id);

test('the first that passes goes in, generation stops, and the strip says by which cell', async () => {
  const result = await infillAndVerify({ texts: ['bad', 'good', 'c', 'd', 'e', 'f'], judge: passes('good') });
  expect(result.committed).toEqual(['good']);
  expect(result.sent).toBeLessThan(6);
  expect(result.writer.abort.signal.aborted).toBe(true);
  expect(result.strip.text).toBe('verified by cell 4');
  expect(result.strip.marks?.map(mark => mark.state)).toEqual([
    'failed',
    'passed',
    'pending',
    'pending',
    'pending',
    'pending'
  ]);
  expect(result.writer.session).toMatchObject({ phase: 'settled', checking: { verifiedBy: ['cell-3'] } });
});

test('none passes: nothing goes in, the closest and its traceback are on offer', async () => {
  const result = await infillAndVerify({ texts: ['a', 'ccc', 'bb'], judge: passes('good') });
  expect(result.committed).toEqual([]);
  expect(result.strip.text).toBe('none of 3 passed – nothing inserted');
  expect(buttons(result)).toEqual(['closest', 'traceback', 'reject']);
  expect(result.writer.session.fillings[result.writer.session.shown]?.text).toBe('ccc');
  expect(result.writer.accept()).toBe(false);
});

test('without checks the largest group is offered, never called verified', async () => {
  const result = await infillAndVerify({
    texts: ['a', 'b', 'c'],
    judge: code => ({ state: 'ran', outcome: code === 'a' ? '1' : '2' })
  });
  expect(result.committed).toEqual([]);
  expect(result.strip.text).toContain('2 of 3 agree (no check below this cell)');
  expect(result.writer.session).toMatchObject({ phase: 'choosing', shown: 1 });
  expect(buttons(result)).toContain('accept');
});

test('a kernel that fails means not verified: the reason is told and the candidates are offered', async () => {
  const result = await infillAndVerify({
    texts: ['a', 'b'],
    judge: () => Promise.reject(new Error('the kernel is gone'))
  });
  expect(result.strip.text).toContain('not verified: the kernel is gone');
  expect(buttons(result)).toContain('accept');
  expect(result.writer.accept()).toBe(true);
  expect(result.committed).toEqual(['b']);
});

test('where only verified text is allowed nothing else can be accepted', async () => {
  const result = await infillAndVerify({
    texts: ['a', 'b'],
    judge: () => ({ state: 'unchecked', reason: 'no Landlock' }),
    onlyVerified: true
  });
  expect(result.strip.text).toContain('not verified: no Landlock');
  expect(buttons(result).filter(id => id.startsWith('accept'))).toEqual([]);
  expect([result.writer.accept(), result.writer.acceptLine()]).toEqual([false, false]);
  expect(result.committed).toEqual([]);
});

test('a cell that was edited meanwhile is not what was verified', async () => {
  const result = await infillAndVerify({ texts: ['good'], judge: passes('good'), isUnchanged: false });
  expect(result.committed).toEqual([]);
  expect(result.strip.text).toContain('not verified: the cell was changed meanwhile');
});

test('Stop ends generation and the running snapshot, and says so', async () => {
  let snapshotEnded = false;
  const result = await infillAndVerify({
    texts: ['a', 'b', 'c', 'd'],
    judge: (_code, signal) =>
      new Promise((_resolve, reject) =>
        signal?.addEventListener('abort', () => {
          snapshotEnded = true;
          reject(new Error('stopped'));
        })
      ),
    onShow: (session, writer) => {
      if (session.fillings.length === 2 && !session.stopped && !writer.abort.signal.aborted) writer.stop();
    }
  });
  expect(snapshotEnded).toBe(true);
  expect(result.committed).toEqual([]);
  expect(result.strip.text).toContain('not verified: stopped');
  expect(result.writer.session.phase).toBe('choosing');
});

test('while checks run the strip counts them', () => {
  const verdicts: CheckedCandidate[] = [{ index: 1, verdict: { state: 'timeout', reason: 'after 10 s' } }];
  const checking = { ...newChecking(3, PLACES, false), verdicts };
  expect(checkingText(checking, trans)).toBe('1 of 3 checked');
  expect(marksOf(checking, trans).map(mark => mark.title)).toEqual([
    'Suggestion 1: not checked yet',
    'Suggestion 2: timed out (after 10 s)',
    'Suggestion 3: not checked yet'
  ]);
  expect(conclude(verdicts).type).toBe('nonePassed');
});

test.each([
  [{ cellNumbers: [4, 6], hasDocstring: false }, 'verified by cells 4, 6'],
  [{ cellNumbers: [], hasDocstring: true }, 'verified by the examples in its docstring'],
  [{ cellNumbers: [4], hasDocstring: true }, 'verified by its docstring and cell 4']
])('the checks are named as people count: %j', (places, text) => {
  expect(
    checkingText({ ...newChecking(2, places, false), conclusion: { type: 'verified', index: 0 } }, trans)
  ).toBe(text);
});
