// The names that a cell binds at its top level: what rank.ts looks for among the cells above the mask.

/** def or class; assignment, also of several names or through an index; import; from ... import. Stands at the start of a line. */
const DEFINITION =
  /(?:def|class)\s+(\w+)|((?:\w+\s*,\s*)*\w+)(?:\[[^\n=]*\])?\s*=(?!=)|import\s+([^\n]+)|from\s+\S+\s+import\s+([^\n]+)/y;

/** Names bound at the top level of a cell: by assignment, def, class or import. */
export function definedNames(source: string): readonly string[] {
  const names: string[] = [];
  for (const match of definitionsIn(source)) {
    if (match[1] !== undefined) names.push(match[1]);
    else if (match[2] !== undefined)
      names.push(...(match[2].includes(',') ? match[2].split(/\s*,\s*/) : [match[2]]));
    else {
      for (const item of (match[3] ?? match[4] ?? '').split(',')) {
        const words = item
          .replace(/[()#].*$/, '')
          .trim()
          .split(/\s+as\s+|\./);
        names.push(
          (match[3] !== undefined && !/\sas\s/.test(item) ? words[0] : words[words.length - 1]) ?? ''
        );
      }
    }
  }
  return names;
}

/**
 * What `source.matchAll` of DEFINITION behind `^` finds, without trying it at every character: only where a line begins with a
 * word can it match. On megabytes of code that is the difference between a wait and none.
 */
function* definitionsIn(source: string): Generator<RegExpExecArray> {
  const endOfLine = OTHER_LINE_ENDS.some(end => source.includes(end)) ? anyLineEnd : plainLineEnd;
  for (let start = 0, end = 0; end >= 0; start = end + 1) {
    DEFINITION.lastIndex = start;
    const match = isWord(source.charCodeAt(start)) ? DEFINITION.exec(source) : null;
    if (match !== null) yield match;
    // A definition may go over several lines; the next one begins behind it. It never ends just where a line begins.
    end = endOfLine(source, start + Math.max(0, (match?.[0].length ?? 0) - 1));
  }
}

const plainLineEnd = (source: string, from: number): number => source.indexOf('\n', from);

/** What `^` takes for line ends besides `\n`: ECMA-262, LineTerminator. Rare, and slower to look for. */
const OTHER_LINE_ENDS = ['\r', '\u2028', '\u2029'];

function anyLineEnd(source: string, from: number): number {
  const ends = ['\n', ...OTHER_LINE_ENDS].map(end => source.indexOf(end, from)).filter(i => i >= 0);
  return ends.length === 0 ? -1 : Math.min(...ends);
}

/** 0-9, A-Z, a-z and _; false behind the end. */
const isWord = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);
