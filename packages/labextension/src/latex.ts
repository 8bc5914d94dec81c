// LaTeX to code: which markdown cells hold a formula, as Jupyter's own typesetter finds them.

const FORMULA =
  /\$\$[\s\S]+?\$\$|(?<![\\$])\$(?!\s)[^$\n]+?(?<!\s)\$(?!\d)|\\\(.+?\\\)|\\\[[\s\S]+?\\\]|\\begin\{(?:equation|align|gather|multline|eqnarray)\*?\}/;
const CODE = /```[\s\S]*?(?:```|$)|`[^`\n]*`/g;

/** Whether a markdown text holds an equation. Text in backticks does not count. */
export function hasFormula(markdown: string): boolean {
  return FORMULA.test(markdown.replace(CODE, ''));
}
