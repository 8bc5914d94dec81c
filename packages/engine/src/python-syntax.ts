// A light look at Python source: finds what certainly does not parse, without a parser. What passes may still be wrong.

const OPENERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const CLOSERS = new Set(Object.values(OPENERS));

/**
 * False when the source has an unclosed or mismatched bracket, an unfinished string, a block opener without a body, or an
 * indentation that matches no open block. Lines that start with % or ! (IPython) are not looked at.
 */
export function mayBePython(source: string): boolean {
  const lines = logicalLines(source);
  return lines !== undefined && indentsFit(lines);
}

/**
 * Indentation of every logical line, and whether it opens a block; undefined when the source ends inside a bracket or string.
 */
export function openIndents(source: string): readonly Line[] | undefined {
  return logicalLines(source);
}

export interface Line {
  readonly indent: number;
  /** Whether the line ends with a colon and opens a block. */
  readonly opens: boolean;
}

/** Splits into logical lines; undefined when a bracket or string does not close. */
function logicalLines(source: string): Line[] | undefined {
  const lines: Line[] = [];
  const open: string[] = [];
  let indent = 0;
  let last = '';
  let atStart = true;
  const endLine = (): void => {
    if (last !== '') lines.push({ indent, opens: last === ':' });
    [last, indent, atStart] = ['', 0, true];
  };
  for (let i = 0; i < source.length; i++) {
    const character = source[i] as string;
    if (atStart && open.length === 0) {
      if (character === ' ' || character === '\t') {
        indent += character === '\t' ? 8 - (indent % 8) : 1;
        continue;
      }
      if (character === '%' || character === '!') {
        i = lineEnd(source, i);
        endLine();
        continue;
      }
      atStart = false;
    }
    if (character === '#') i = lineEnd(source, i) - 1;
    else if (character === '\n') {
      if (open.length === 0) endLine();
    } else if (character === '\\' && source[i + 1] === '\n') i++;
    else if (character === '"' || character === "'") {
      const end = stringEnd(source, i);
      if (end === undefined) return undefined;
      i = end - 1;
      last = character;
    } else {
      if (character in OPENERS) open.push(OPENERS[character] as string);
      else if (CLOSERS.has(character) && open.pop() !== character) return undefined;
      if (character.trim() !== '') last = character;
    }
  }
  endLine();
  return open.length > 0 ? undefined : lines;
}

function lineEnd(source: string, from: number): number {
  const end = source.indexOf('\n', from);
  return end < 0 ? source.length : end;
}

/** Index after the string literal that starts at `from`; undefined when it does not end. */
function stringEnd(source: string, from: number): number | undefined {
  const quote = source[from] as string;
  const delimiter = source.startsWith(quote.repeat(3), from) ? quote.repeat(3) : quote;
  for (let i = from + delimiter.length; i < source.length; i++) {
    if (source[i] === '\\') i++;
    else if (source.startsWith(delimiter, i)) return i + delimiter.length;
    else if (delimiter.length === 1 && source[i] === '\n') return undefined;
  }
  return undefined;
}

/** Python's indentation rule: deeper exactly after a block opener, back only to a level that is open. */
function indentsFit(lines: readonly Line[]): boolean {
  const levels = [lines[0]?.indent ?? 0];
  let mustDeepen = false;
  for (const { indent, opens } of lines) {
    const level = levels.at(-1) as number;
    if (mustDeepen ? indent <= level : indent > level) return false;
    if (mustDeepen) levels.push(indent);
    else while ((levels.at(-1) ?? -1) > indent) levels.pop();
    if (levels.at(-1) !== indent) return false;
    mustDeepen = opens;
  }
  return !mustDeepen;
}
