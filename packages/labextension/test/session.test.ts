import type { SessionEvent } from '../src/request.js';
import {
  NEW_SESSION,
  reduceSession,
  splitFirstLine,
  type Session,
  type SessionAction
} from '../src/session.js';
import { DONE, START, piece } from './events.js';

const event = (value: SessionEvent): SessionAction => ({ type: 'event', event: value });
const after = (...actions: SessionAction[]): Session => actions.reduce(reduceSession, NEW_SESSION);

describe('reduceSession', () => {
  test('grows the filling piece by piece', () => {
    const session = after(event(START), event(piece('a =')), event(piece(' 1')));
    expect(session).toMatchObject({ phase: 'streaming', fillings: [{ index: 0, text: 'a = 1', tokens: 2 }] });
  });

  test('offers the fillings best first when they are complete', () => {
    const session = after(
      event(piece('bad', 0)),
      event(piece('good', 1)),
      event({ ...DONE, ranking: [1, 0] })
    );
    expect(session.fillings.map(filling => filling.text)).toEqual(['good', 'bad']);
    expect(session).toMatchObject({ phase: 'choosing', shown: 0 });
  });

  test('keeps showing the filling that the user looks at', () => {
    const session = after(
      event(piece('a', 0)),
      event(piece('b', 1)),
      { type: 'show', step: 1 },
      event({ ...DONE, ranking: [1, 0] })
    );
    expect(session.fillings[session.shown]?.text).toBe('b');
  });

  test('offers equal texts once, and empty ones never', () => {
    const session = after(
      event(piece('a', 0)),
      event(piece('a\n', 1)),
      event(piece(' ', 2)),
      event({ ...DONE, ranking: [2, 1, 0] })
    );
    expect(session.fillings.map(filling => filling.index)).toEqual([1]);
  });

  test('a stream without text ends with nothing on show', () => {
    expect(after(event(START), event(DONE)).phase).toBe('ended');
  });

  test('stop keeps what has come, and nothing that comes later', () => {
    const session = after(event(piece('a')), { type: 'stop' }, event(piece('b')));
    expect(session).toMatchObject({ phase: 'choosing', stopped: true, fillings: [{ text: 'a' }] });
  });

  test('stop before the first piece ends the session', () => {
    expect(after(event(START), { type: 'stop' }).phase).toBe('ended');
  });

  test('nothing revives an ended session', () => {
    const ended = after(event(piece('a')), { type: 'end' });
    expect([event(piece('b')), event(DONE), { type: 'stop' } as const].reduce(reduceSession, ended)).toBe(
      ended
    );
  });

  test('next and previous go round', () => {
    const session = after(event(piece('a', 0)), event(piece('b', 1)));
    expect(reduceSession(session, { type: 'show', step: -1 }).shown).toBe(1);
    expect(
      reduceSession(reduceSession(session, { type: 'show', step: 1 }), { type: 'show', step: 1 }).shown
    ).toBe(0);
  });
});

test('splitFirstLine leaves the line end to the rest', () => {
  expect(splitFirstLine('a\nb\nc')).toEqual({ line: 'a', rest: '\nb\nc' });
  expect(splitFirstLine('\n  a\nb')).toEqual({ line: '\n  a', rest: '\nb' });
  expect(splitFirstLine('a')).toEqual({ line: 'a', rest: '' });
});
