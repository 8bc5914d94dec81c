// A ladder of hints made from a suggestion: each rung says more. Works on the text alone.

export type HintKind = 'names' | 'plan' | 'firstLine';

export interface Hint {
  readonly kind: HintKind;
  readonly text: string;
}

const KEYWORDS = new Set(
  'and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield True False None self'.split(
    ' '
  )
);

/**
 * The rungs, from least to most. The first line is a hint only where it is not all of the code.
 * @param known names that stand in the notebook already: using them is no news
 */
export function hintLadder(code: string, known: ReadonlySet<string>): Hint[] {
  const names = usedNames(code).filter(name => !known.has(name));
  const first = code.split('\n').find(line => line.trim() !== '' && !line.trimStart().startsWith('#'));
  const hints: Hint[] = [];
  if (names.length > 0) hints.push({ kind: 'names', text: names.slice(0, 6).join(', ') });
  const plan = planOf(code);
  if (plan.length > 0) hints.push({ kind: 'plan', text: plan.join('\n') });
  if (first !== undefined && first.trim() !== code.trim())
    hints.push({ kind: 'firstLine', text: first.trim() });
  return hints;
}

/** Functions and attributes a text uses, in order, once each. */
export function usedNames(code: string): string[] {
  const bare = stripStrings(code);
  const names = [...bare.matchAll(/\.([A-Za-z_]\w*)|\b([A-Za-z_]\w*)\s*\(/g)].map(
    match => match[1] ?? match[2] ?? ''
  );
  return [...new Set(names)].filter(name => name !== '' && !KEYWORDS.has(name));
}

/** One line per statement of the outermost level: what it makes, not how. */
function planOf(code: string): string[] {
  return stripStrings(code)
    .split('\n')
    .filter(line => /^[^\s#)\]}]/.test(line))
    .map(line => {
      const assigned = /^([A-Za-z_][\w.[\], ]*?)\s*(?:[-+*/%]?=)(?!=)/.exec(line);
      const block = /^(def|class|for|while|if|with|try|import|from|return|print)\b\s*([A-Za-z_]\w*)?/.exec(
        line
      );
      if (block) return `${block[1]} ${block[2] ?? ''} …`.replace('  ', ' ');
      return assigned ? `${assigned[1]} = …` : `${/^[A-Za-z_][\w.]*/.exec(line)?.[0] ?? ''} …`;
    });
}

function stripStrings(code: string): string {
  return code
    .replace(/("""|''')[\s\S]*?\1|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g, '""')
    .replace(/#.*/g, '');
}

/** Every identifier of a text, for `known`. */
export function identifiers(text: string): Set<string> {
  return new Set(text.match(/[A-Za-z_]\w*/g) ?? []);
}
