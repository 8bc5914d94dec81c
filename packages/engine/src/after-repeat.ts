// A model that was not told clearly where to end writes on into what follows: the first lines of `after`, which are in the cell
// already. Such a tail is held back while it grows, and never told.
import type { TextFilter } from './text-filter.js';

/** Once so many whole lines of `after` were written again, the rest would only be more of them: writing ends. */
const CERTAIN_LINES = 3;

/** @param before, after the text around the mask */
export function createAfterFilter(before: string, after: string): TextFilter {
  // Blank lines ahead of the first line do not have to be written alike.
  const wanted = after.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
  if (wanted === '') return { push: text => ({ text, stopped: false }), end: () => '' };
  const ownLine = before === '' || before.endsWith('\n') || /^[ \t]*(?:\n|$)/.test(after);
  const lines = wanted.split('\n');
  // Inside a line, its rest alone may well be meant: `f(g(x))`. The line after it decides.
  const least = lines.slice(0, ownLine ? 1 : 2).join('\n');
  const isPossible = ownLine || lines.length > 1;
  let held = '';
  let atLineStart = before === '' || before.endsWith('\n');

  /** Whether `text` may be the beginning of a repeat. */
  const mayRepeat = (text: string): boolean => {
    const core = text.replace(/^(?:[ \t]*\n)+/, '');
    return wanted.startsWith(core) || (core.startsWith(wanted) && core.slice(wanted.length).trim() === '');
  };
  const isRepeat = (text: string): boolean => {
    const core = text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
    return core.startsWith(least) && (core.length === least.length || core[least.length] === '\n');
  };
  /** Index in `held` from which on nothing is certain yet. */
  const firstUncertain = (): number => {
    for (let i = 0; i < held.length; i++) {
      const starts = i === 0 ? atLineStart || held[0] === '\n' : held[i] === '\n' || held[i - 1] === '\n';
      if ((starts || !ownLine) && mayRepeat(held.slice(i))) return i;
    }
    return held.length;
  };
  const release = (count: number): string => {
    const text = held.slice(0, count);
    if (text !== '') atLineStart = text.endsWith('\n');
    held = held.slice(count);
    return text;
  };
  return {
    push(text) {
      held += text;
      if (!isPossible) return { text: release(held.length), stopped: false };
      const out = release(firstUncertain());
      const core = held.replace(/^(?:[ \t]*\n)+/, '');
      const certain = lines.slice(0, CERTAIN_LINES).join('\n');
      const stopped =
        lines.length >= CERTAIN_LINES && core.startsWith(certain) && core[certain.length] === '\n';
      if (stopped) held = '';
      return { text: out, stopped };
    },
    end() {
      const out = isPossible && isRepeat(held) ? '' : held;
      held = '';
      return out;
    }
  };
}
