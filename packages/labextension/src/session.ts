// The states of one infill, from the request to the text in the cell. Pure: the view draws a state, it never changes one.
import type { DoneEvent, FinishReason, StartEvent } from '@jupyt5/schemas';
import type { Hint } from './hints.js';
import type { Checking } from './checking.js';
import type { SessionEvent } from './request.js';

/** One filling, as far as it has come. */
export interface Filling {
  readonly index: number;
  readonly text: string;
  /** Tokens so far: pieces while it streams, the server's number once it is complete. */
  readonly tokens: number;
  readonly finishReason?: FinishReason;
}

/**
 * - `waiting`: sent, nothing has come; `streaming`: pieces come;
 * - `choosing`: complete or stopped, the user decides; `ended`: nothing of it is shown any more;
 * - `settled`: checked, and the cell either has the text that passed or none; the strip still says which.
 */
export type Phase = 'waiting' | 'streaming' | 'choosing' | 'settled' | 'ended';

export interface Session {
  readonly phase: Phase;
  /** In the order they are offered: as they came while streaming, best first once done. */
  readonly fillings: readonly Filling[];
  /** Position in `fillings` of the one that is shown. */
  readonly shown: number;
  readonly start?: StartEvent;
  readonly done?: DoneEvent;
  /** True after Stop. */
  readonly stopped: boolean;
  /** Hints are shown in place of the fillings. */
  readonly inHints: boolean;
  /** The rungs shown so far. */
  readonly hints: readonly Hint[];
  /** No further rung. */
  readonly isLastHint: boolean;
  /** Only with "infill and verify": how far the checks are. */
  readonly checking?: Checking;
}

export type SessionAction =
  | { readonly type: 'event'; readonly event: SessionEvent }
  | { readonly type: 'stop' }
  | { readonly type: 'show'; readonly step: 1 | -1 }
  | { readonly type: 'keepRest'; readonly text: string }
  | { readonly type: 'hints'; readonly hints: readonly Hint[]; readonly isLast: boolean }
  | { readonly type: 'reveal' }
  /** Position in `fillings` to show; the phase it leads to. */
  | {
      readonly type: 'check';
      readonly checking: Checking;
      readonly phase?: 'choosing' | 'settled';
      readonly shown?: number;
    }
  | { readonly type: 'end' };

export const NEW_SESSION: Session = {
  phase: 'waiting',
  fillings: [],
  shown: 0,
  stopped: false,
  inHints: false,
  hints: [],
  isLastHint: false
};

/** The next state. Actions that make no sense in a state leave it as it is: late events never revive an ended session. */
export function reduceSession(session: Session, action: SessionAction): Session {
  if (session.phase === 'ended') return session;
  switch (action.type) {
    case 'end':
      return { ...session, phase: 'ended' };
    case 'stop':
      if (session.phase === 'choosing' || session.phase === 'settled') return session;
      // A part of a suggestion gives no hints.
      return {
        ...session,
        stopped: true,
        phase: hasText(session) && !session.inHints ? 'choosing' : 'ended'
      };
    case 'show': {
      const count = session.fillings.length;
      return count === 0 ? session : { ...session, shown: (session.shown + action.step + count) % count };
    }
    case 'hints':
      return { ...session, hints: action.hints, isLastHint: action.isLast };
    case 'check':
      return {
        ...session,
        checking: action.checking,
        phase: action.phase ?? session.phase,
        shown: action.shown ?? session.shown
      };
    case 'reveal':
      return { ...session, inHints: false };
    case 'keepRest':
      return {
        ...session,
        fillings: session.fillings.map((filling, i) =>
          i === session.shown ? { ...filling, text: action.text } : filling
        )
      };
    case 'event':
      return session.phase === 'choosing' || session.phase === 'settled'
        ? session
        : reduceEvent(session, action.event);
  }
}

function reduceEvent(session: Session, event: SessionEvent): Session {
  switch (event.type) {
    case 'start':
      return { ...session, start: event };
    case 'text':
      return {
        ...session,
        phase: 'streaming',
        fillings: updateFilling(session.fillings, event.candidate, old => ({
          ...old,
          text: old.text + event.text,
          tokens: old.tokens + 1
        }))
      };
    case 'candidate':
      return {
        ...session,
        fillings: updateFilling(session.fillings, event.index, old => ({
          ...old,
          tokens: event.tokens,
          finishReason: event.finishReason
        }))
      };
    case 'done': {
      const byIndex = new Map(session.fillings.map(filling => [filling.index, filling]));
      const ranked = event.ranking.flatMap(index => byIndex.get(index) ?? []);
      const fillings = distinct([
        ...ranked,
        ...session.fillings.filter(filling => !ranked.includes(filling))
      ]);
      // Someone who already looks at another filling keeps looking at it.
      const current = session.fillings[session.shown];
      const shown =
        session.shown === 0
          ? 0
          : Math.max(
              0,
              fillings.findIndex(filling => filling.text === current?.text)
            );
      const next = { ...session, done: event, fillings, shown };
      return { ...next, phase: hasText(next) ? 'choosing' : 'ended' };
    }
  }
}

function updateFilling(
  fillings: readonly Filling[],
  index: number,
  change: (old: Filling) => Filling
): Filling[] {
  const known = fillings.some(filling => filling.index === index);
  const all = known ? fillings : [...fillings, { index, text: '', tokens: 0 }];
  return all.map(filling => (filling.index === index ? change(filling) : filling));
}

/** The same text offered twice helps nobody; the better ranked one stays. Empty ones go as well. */
function distinct(fillings: readonly Filling[]): Filling[] {
  const seen = new Set<string>();
  return fillings.filter(filling => {
    const text = filling.text.trim();
    if (text === '' || seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

function hasText(session: Session): boolean {
  return session.fillings.some(filling => filling.text.trim() !== '');
}

/** The filling on screen, or undefined before the first piece. */
export function shownFilling(session: Session): Filling | undefined {
  return session.fillings[session.shown];
}

/** Splits off the first line that says something, for "accept line". The line end goes with the rest. */
export function splitFirstLine(text: string): { readonly line: string; readonly rest: string } {
  const match = /^(?:[ \t]*\n)*[^\n]*/.exec(text);
  const end = match === null ? text.length : match[0].length;
  return { line: text.slice(0, end), rest: text.slice(end) };
}
