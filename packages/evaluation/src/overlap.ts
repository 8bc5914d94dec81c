// Token overlap with the reference: what is usually reported for code, kept here to show how little it says about working.

/** Words and single signs. */
function codeTokens(code: string): readonly string[] {
  return code.match(/\w+|[^\s\w]/g) ?? [];
}

/** Sentence BLEU-4 with add-one smoothing above unigrams (Lin and Och 2004, method 2), 0..1. */
export function bleu(candidate: string, reference: string): number {
  const [c, r] = [codeTokens(candidate), codeTokens(reference)];
  if (c.length === 0 || r.length === 0) return 0;
  let logSum = 0;
  for (let n = 1; n <= 4; n++) {
    const wanted = counts(r, n);
    let matches = 0;
    counts(c, n).forEach((count, gram) => (matches += Math.min(count, wanted.get(gram) ?? 0)));
    const total = Math.max(c.length - n + 1, 0);
    const precision = n === 1 ? matches / total : (matches + 1) / (total + 1);
    if (precision === 0) return 0;
    logSum += Math.log(precision) / 4;
  }
  return Math.exp(logSum) * Math.min(1, Math.exp(1 - r.length / c.length));
}

/** ROUGE-L: F1 of the longest common subsequence of tokens (Lin 2004), 0..1. */
export function rougeL(candidate: string, reference: string): number {
  const [c, r] = [codeTokens(candidate), codeTokens(reference)];
  const common = longestCommonSubsequence(c, r);
  return common === 0 ? 0 : (2 * common) / (c.length + r.length);
}

/** 1 - Levenshtein distance / longer length, over characters, 0..1. */
export function editSimilarity(candidate: string, reference: string): number {
  const longest = Math.max(candidate.length, reference.length);
  if (longest === 0) return 1;
  let previous = Array.from({ length: reference.length + 1 }, (_, j) => j);
  for (let i = 1; i <= candidate.length; i++) {
    const row = [i];
    for (let j = 1; j <= reference.length; j++) {
      const substitute = (previous[j - 1] ?? 0) + (candidate[i - 1] === reference[j - 1] ? 0 : 1);
      row.push(Math.min(substitute, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return 1 - (previous[reference.length] ?? 0) / longest;
}

function counts(tokens: readonly string[], n: number): Map<string, number> {
  const found = new Map<string, number>();
  for (let i = 0; i + n <= tokens.length; i++) {
    const gram = tokens.slice(i, i + n).join('\u0000');
    found.set(gram, (found.get(gram) ?? 0) + 1);
  }
  return found;
}

function longestCommonSubsequence(a: readonly string[], b: readonly string[]): number {
  let previous = new Array<number>(b.length + 1).fill(0);
  for (const x of a) {
    const row = [0];
    b.forEach((y, j) =>
      row.push(x === y ? (previous[j] ?? 0) + 1 : Math.max(previous[j + 1] ?? 0, row[j] ?? 0))
    );
    previous = row;
  }
  return previous[b.length] ?? 0;
}
