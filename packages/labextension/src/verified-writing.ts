// "Infill and verify": candidates are checked while the next ones are still being written, and the first that passes goes into the cell.
import type { Candidate, Conclusion, VerifyEvent } from '@jupyt5/verify';
import type { DoneEvent } from '@jupyt5/schemas';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { CellWriter } from './cell-writer.js';
import { addVerdict, newChecking, type Checking } from './checking.js';
import type { SessionEvent } from './request.js';
import type { VerifyPlan } from './verifier.js';

export interface VerifiedOptions {
  /** Candidates asked for. */
  readonly total: number;
  readonly plan: VerifyPlan;
  readonly onlyVerified: boolean;
  /** The whole cell with a candidate's text in it, as it stood when infill began. */
  readonly codeOf: (text: string) => string;
  /** The cell still holds what was checked. */
  readonly isUnchanged: () => boolean;
  readonly trans: TranslationBundle;
}

/**
 * Reads and checks until one passes, all are checked, or the user stops.
 * @throws whatever the events throw before anything passed
 */
export async function writeVerified(
  writer: CellWriter,
  events: AsyncIterable<SessionEvent>,
  options: VerifiedOptions
): Promise<void> {
  const { plan, trans } = options;
  const { signal } = writer.abort;
  let checking = newChecking(options.total, plan.places, options.onlyVerified);
  const show = (next: Checking): void => {
    checking = next;
    if (!signal.aborted) writer.dispatch({ type: 'check', checking });
  };
  show(checking);
  const queue = new CandidateQueue();
  const reading = readEvents(writer, events, queue, options.codeOf);
  reading.catch(() => undefined); // awaited below, unless a candidate passes first
  // The kernel may be slow to answer, the strip is not: Stop shows at once.
  const onStop = (): void =>
    writer.dispatch({
      type: 'check',
      checking: { ...checking, conclusion: { type: 'notVerified', reason: trans.__('stopped') } }
    });
  signal.addEventListener('abort', onStop, { once: true });
  let conclusion: Conclusion = await conclude(plan.verify(queue.read(signal), signal), verdict =>
    show(addVerdict(checking, verdict))
  );
  if (signal.aborted) return;
  if (conclusion.type === 'verified') {
    const shown = positionOf(writer, conclusion.index);
    if (options.isUnchanged()) {
      signal.removeEventListener('abort', onStop);
      writer.acceptVerified({ ...checking, conclusion, verifiedBy: plan.cellIds }, shown);
      return;
    }
    conclusion = { type: 'notVerified', reason: trans.__('the cell was changed meanwhile') };
  }
  show({ ...checking, conclusion });
  const done = await endOf(reading, signal);
  if (signal.aborted) return;
  signal.removeEventListener('abort', onStop);
  finish(writer, checking, done);
}

/** Offers the candidates in their new order, or says that nothing was inserted. */
function finish(writer: CellWriter, checking: Checking, done: DoneEvent | undefined): void {
  writer.abort.abort(); // nothing runs any more
  const { conclusion } = checking;
  const index =
    conclusion?.type === 'agreed'
      ? conclusion.index
      : conclusion?.type === 'nonePassed'
        ? conclusion.closest
        : null;
  const text = writer.session.fillings.find(filling => filling.index === index)?.text.trim();
  if (done !== undefined) writer.dispatch({ type: 'event', event: done });
  if (writer.session.fillings.length === 0) return writer.end();
  // Equal texts are offered once, so that the candidate is found by its text.
  const shown = Math.max(
    0,
    writer.session.fillings.findIndex(filling => filling.text.trim() === text)
  );
  writer.dispatch({
    type: 'check',
    checking,
    shown,
    phase: conclusion?.type === 'nonePassed' ? 'settled' : 'choosing'
  });
}

/** What a stopped request still throws is the stop itself. */
async function endOf(
  reading: Promise<DoneEvent | undefined>,
  signal: AbortSignal
): Promise<DoneEvent | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

/** Passes the verdicts on; what goes wrong in the kernel means that nothing is known. */
async function conclude(
  events: AsyncIterable<VerifyEvent>,
  onVerdict: (candidate: Extract<VerifyEvent, { type: 'verdict' }>['candidate']) => void
): Promise<Conclusion> {
  try {
    for await (const event of events) {
      if (event.type === 'conclusion') return event.conclusion;
      onVerdict(event.candidate);
    }
    return { type: 'notVerified', reason: 'the checks ended early' };
  } catch (error) {
    return { type: 'notVerified', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Shows the pieces as they come and hands each complete candidate on. Returns the last event, which waits for the checks. */
async function readEvents(
  writer: CellWriter,
  events: AsyncIterable<SessionEvent>,
  queue: CandidateQueue,
  codeOf: (text: string) => string
): Promise<DoneEvent | undefined> {
  try {
    for await (const event of events) {
      if (writer.abort.signal.aborted) return undefined;
      if (event.type === 'done') return event;
      writer.dispatch({ type: 'event', event });
      if (event.type !== 'candidate') continue;
      const text = writer.session.fillings[positionOf(writer, event.index)]?.text ?? '';
      if (text.trim() !== '') queue.add({ index: event.index, code: codeOf(text) });
    }
    return undefined;
  } finally {
    queue.end();
  }
}

function positionOf(writer: CellWriter, index: number): number {
  return writer.session.fillings.findIndex(filling => filling.index === index);
}

/** Candidates that are complete and not yet taken for checking. */
class CandidateQueue {
  private readonly waiting: Candidate[] = [];
  private isOpen = true;
  private wake = (): void => undefined;

  add(candidate: Candidate): void {
    this.waiting.push(candidate);
    this.wake();
  }

  end(): void {
    this.isOpen = false;
    this.wake();
  }

  async *read(signal: AbortSignal): AsyncGenerator<Candidate> {
    signal.addEventListener('abort', () => this.wake(), { once: true });
    while (!signal.aborted) {
      const next = this.waiting.shift();
      if (next !== undefined) yield next;
      else if (!this.isOpen) return;
      else await new Promise<void>(resolve => (this.wake = resolve));
    }
  }
}
