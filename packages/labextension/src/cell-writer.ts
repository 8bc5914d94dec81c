// Step 11 of a request: events -> cell. Shown as it streams, committed once.
import type { Checking } from './checking.js';
import { hintLadder, identifiers, type Hint } from './hints.js';
import type { SessionEvent } from './request.js';
import {
  NEW_SESSION,
  reduceSession,
  shownFilling,
  splitFirstLine,
  type Session,
  type SessionAction
} from './session.js';

/** Where a session is shown and ends up: a cell, or a list in a test. */
export interface SessionView {
  /** Draws the state; `ended` clears it. */
  show(session: Session): void;
  /** Puts text into the cell as one undo step. Returns false where the cell is gone. */
  commit(text: string, session: Session): boolean;
}

export interface WriterOptions {
  /** Commit the only filling as soon as it is complete. Several fillings always wait for the user. */
  readonly acceptWhenDone: boolean;
  /**
   * `thenCode`: hints come first, the code is the last of them; `only`: the notebook's policy keeps the code back, and
   * nothing can be accepted. Default: no hints.
   */
  readonly hints?: 'thenCode' | 'only';
  /** What stands in the notebook already; hints leave its names out. */
  readonly knownText?: string;
  /** The notebook's policy: only a filling that passed its checks may go into the cell, and that goes in by itself. */
  readonly onlyVerified?: boolean;
}

/** Runs one session. Everything the user can do with it is a method; each leaves the session in a valid state. */
export class CellWriter {
  session: Session;
  /** Aborted when the session ends or is stopped: closes the connection, and with it the model's work. */
  readonly abort = new AbortController();

  constructor(
    private readonly view: SessionView,
    private readonly options: WriterOptions
  ) {
    this.session = { ...NEW_SESSION, inHints: options.hints !== undefined };
    view.show(this.session);
  }

  /**
   * Reads the events to their end, or to the user's Stop.
   * @returns false where the model ended without writing anything
   * @throws whatever the events throw; the cell is then as it was
   */
  async writeEvents(events: AsyncIterable<SessionEvent>): Promise<boolean> {
    try {
      for await (const event of events) {
        if (this.abort.signal.aborted) return true;
        this.dispatch({ type: 'event', event });
      }
    } catch (error) {
      // What a stopped request still throws is the stop itself.
      if (this.abort.signal.aborted) return true;
      this.end();
      throw error;
    }
    if (this.abort.signal.aborted) return true;
    const { phase, fillings, inHints } = this.session;
    if (phase !== 'choosing') {
      this.end();
      return false;
    }
    this.abort.abort(); // nothing runs any more; what has come stays on show
    if (inHints) this.moreHints();
    else if (fillings.length === 1 && this.options.acceptWhenDone) this.accept();
    return true;
  }

  /** Stops the stream; what has come stays on show until the user takes or drops it. */
  stop(): void {
    this.abort.abort();
    this.dispatch({ type: 'stop' });
  }

  show(step: 1 | -1): void {
    this.dispatch({ type: 'show', step });
  }

  /** Puts the shown filling into the cell. Returns false where there was nothing to put or nowhere to put it. */
  accept(): boolean {
    if (!this.canAccept()) return false;
    const text = shownFilling(this.session)?.text ?? '';
    const session = this.session;
    this.end();
    return text.trim() !== '' && this.view.commit(text, session);
  }

  /** Puts the first line of the shown filling into the cell; the rest stays on show. */
  acceptLine(): boolean {
    if (!this.canAccept()) return false;
    const { line, rest } = splitFirstLine(shownFilling(this.session)?.text ?? '');
    if (rest.trim() === '') return this.accept();
    const done = this.view.commit(line, this.session);
    this.dispatch({ type: 'keepRest', text: rest });
    return done;
  }

  /** Shows the next rung of hints; the last one, where it is allowed, is the code itself. */
  moreHints(): void {
    if (!this.session.inHints) return;
    const code = shownFilling(this.session)?.text ?? '';
    const ladder: readonly Hint[] = hintLadder(code, identifiers(this.options.knownText ?? ''));
    const count = this.session.hints.length + 1;
    const canReveal = this.options.hints === 'thenCode';
    if (count <= ladder.length)
      this.dispatch({
        type: 'hints',
        hints: ladder.slice(0, count),
        isLast: count === ladder.length && !canReveal
      });
    else if (canReveal) this.dispatch({ type: 'reveal' });
    else this.end();
  }

  /** Ends the session without touching the cell. */
  end(): void {
    this.abort.abort();
    this.dispatch({ type: 'end' });
  }

  /** Puts a filling into the cell that passed the checks; the strip stays and says so. */
  acceptVerified(checking: Checking, shown: number): boolean {
    this.abort.abort(); // nothing more is generated or run
    this.dispatch({ type: 'check', checking, phase: 'settled', shown });
    const text = shownFilling(this.session)?.text ?? '';
    const done = text.trim() !== '' && this.view.commit(text, this.session);
    if (!done) this.end();
    return done;
  }

  private canAccept(): boolean {
    return !this.session.inHints && this.session.phase !== 'settled' && this.options.onlyVerified !== true;
  }

  /** One step of the session, drawn at once. */
  dispatch(action: SessionAction): void {
    const next = reduceSession(this.session, action);
    if (next === this.session) return;
    this.session = next;
    this.view.show(next);
  }
}
