// Ends a text where the block ends that the mask stands in: the first line that is indented less belongs to something else.
import { openIndents } from './python-syntax.js';
import type { TextFilter } from './text-filter.js';

/** @param before, after the text around the mask; at the top level of a cell nothing ever ends it */
export function createBlockFilter(before: string, after: string): TextFilter {
  let least = leastIndent(before);
  if (least === 0) return { push: text => ({ text, stopped: false }), end: () => '' };
  let written = before;
  let held = '';
  const pass = (count: number): string => {
    const text = held.slice(0, count);
    written += text;
    held = held.slice(count);
    return text;
  };
  return {
    push(text) {
      held += text;
      let out = '';
      if (least === undefined) {
        const first = held.search(/\S/);
        if (first < 0) return { text: '', stopped: false };
        least = widthOf(held.slice(held.lastIndexOf('\n', first) + 1, first));
      }
      for (;;) {
        const line = held.indexOf('\n');
        if (line < 0 || least === 0) return { text: out + pass(held.length), stopped: false };
        // From its line end on, nothing is certain until the next line shows where it begins.
        out += pass(line);
        const next = held.search(/\S/);
        if (next < 0) return { text: out, stopped: false };
        const indent = widthOf(held.slice(held.lastIndexOf('\n', next) + 1, next));
        // Inside a bracket or a string, indentation means nothing.
        if (indent < least && openIndents(`${written}\n`) !== undefined) {
          held = '';
          return { text: out + (after === '' || after.startsWith('\n') ? '' : '\n'), stopped: true };
        }
        out += pass(next + 1);
      }
    },
    end: () => pass(held.length)
  };
}

/**
 * Columns that a line of the mask's block is indented by at least: 0 at the top level, or where `before` cannot be read;
 * undefined where the first line that is written will tell.
 */
function leastIndent(before: string): number | undefined {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  // A line that has begun says by itself how deep the block is.
  if (line !== '') return widthOf(/^\s*/.exec(line)?.[0] ?? '');
  const last = openIndents(before)?.at(-1);
  if (!last) return 0;
  return last.opens ? last.indent + 1 : undefined;
}

/** Columns of an indentation; a tab goes to the next multiple of 8, as in Python. */
function widthOf(indent: string): number {
  let width = 0;
  for (const character of indent) width += character === '\t' ? 8 - (width % 8) : 1;
  return width;
}
