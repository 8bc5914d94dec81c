// Ends a text before the first stop string, wherever the token borders fall, and never lets a part of one out.

import type { TextFilter } from './text-filter.js';

export function createStopFilter(stops: readonly string[]): TextFilter {
  const wanted = stops.filter(stop => stop !== '');
  let held = '';
  return {
    push(text) {
      held += text;
      const found = wanted.map(stop => held.indexOf(stop)).filter(at => at >= 0);
      if (found.length > 0) {
        const out = held.slice(0, Math.min(...found));
        held = '';
        return { text: out, stopped: true };
      }
      const safe = held.length - Math.max(0, ...wanted.map(stop => overlap(held, stop)));
      const out = held.slice(0, safe);
      held = held.slice(safe);
      return { text: out, stopped: false };
    },
    end() {
      const out = held;
      held = '';
      return out;
    }
  };
}

/** Length of the longest proper beginning of `stop` that `text` ends with. */
function overlap(text: string, stop: string): number {
  for (let length = Math.min(text.length, stop.length - 1); length > 0; length--)
    if (text.endsWith(stop.slice(0, length))) return length;
  return 0;
}
