import fc from 'fast-check';
import { createStopFilter } from '../src/stop-strings.js';

/** What a filter lets out of text that comes in these pieces. */
function filter(stops: readonly string[], pieces: readonly string[]): string {
  const stream = createStopFilter(stops);
  let out = '';
  for (const piece of pieces) {
    const { text, stopped } = stream.push(piece);
    out += text;
    if (stopped) return out;
  }
  return out + stream.end();
}

test('text is cut before the first stop string, wherever the borders of the pieces fall', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '\n') });
  fc.assert(
    fc.property(fc.array(letters), fc.array(letters, { maxLength: 3 }), (pieces, stops) => {
      const whole = pieces.join('');
      const cuts = stops.filter(stop => stop !== '').map(stop => whole.indexOf(stop));
      const first = Math.min(whole.length, ...cuts.filter(at => at >= 0));
      const out = filter(stops, pieces);
      // A longer stop string may begin earlier than a shorter one that is complete first; then the shorter one decides.
      expect(whole.startsWith(out)).toBe(true);
      expect(out.length).toBeGreaterThanOrEqual(first);
      for (const stop of stops) if (stop !== '') expect(out).not.toContain(stop);
      if (cuts.every(at => at < 0)) expect(out).toBe(whole);
    })
  );
});

test('only what may still become a stop string is held back', () => {
  const stream = createStopFilter(['\n\n', 'END']);
  expect(stream.push('a\n')).toEqual({ text: 'a', stopped: false });
  expect(stream.push('bEN')).toEqual({ text: '\nb', stopped: false });
  expect(stream.push('TRY')).toEqual({ text: 'ENTRY', stopped: false });
  expect(stream.push('E')).toEqual({ text: '', stopped: false });
  expect(stream.end()).toBe('E');
});
