// Text -> terms of the index. Names in backticks are the notebook's own and say nothing about what is asked; letters of a formula
// keep their case.

/** Words of every exercise, and words that tell only where the result goes. */
const STOP_WORDS = new Set(
  (
    'a an the of to in on it is are be as and or for with by this that at from your you we i our us my me so then there here now please could would ' +
    'can let exercise task todo problem question kata step part ticket quiz point code write store save put call called name named variable result ' +
    'keep answer output below above cell hi need want'
  ).split(' ')
);

const FORMULA = /\$\$?[^$]+\$\$?/g;

/** Words (lower case, plural s cut off), LaTeX commands, inside formulas also signs, and every two neighbours of them. */
export function termsOf(text: string): readonly string[] {
  const readable = text.replace(/`[^`]*`/g, ' ');
  const words = [
    ...(readable.replace(FORMULA, ' ').match(/\\[A-Za-z]+|[A-Za-z]+/g) ?? [])
      .map(plain)
      .filter(word => !STOP_WORDS.has(word)),
    ...(readable.match(FORMULA) ?? []).flatMap(
      formula => formula.match(/\\[A-Za-z]+|[A-Za-z]+|[-+^/|!]/g) ?? []
    )
  ];
  return [...words, ...words.slice(1).map((word, i) => `${words[i]} ${word}`)];
}

function plain(word: string): string {
  const lower = word.toLowerCase();
  return lower.length > 3 && lower.endsWith('s') ? lower.slice(0, -1) : lower;
}
