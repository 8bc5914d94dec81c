// A page that stands alone: scores as a plot, and every problem's samples with their verdicts to read.
import { groupById } from './jsonl.js';
import type { Problem } from './problem.js';
import type { Sample } from './sample.js';
import type { GradedSample, Scores } from './scores.js';

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
pre{background:#8881;padding:.5rem .8rem;overflow:auto;border-left:3px solid #888}pre.passed{border-color:#2a2}pre.failed{border-color:#c33}
table{border-collapse:collapse}td,th{padding:.2rem .8rem;text-align:right;border-bottom:1px solid #8884}td:first-child,th:first-child{text-align:left}
summary{cursor:pointer}.count{display:inline-block;min-width:4rem}svg text{fill:currentColor;font-size:12px}`;

export function reportPage(
  title: string,
  problems: readonly Problem[],
  samples: readonly Sample[],
  graded: readonly GradedSample[],
  scores: Scores
): string {
  const ks = Object.keys(scores.rows[0]?.passAt ?? {});
  const [samplesOf, gradedOf] = [groupById(samples), groupById(graded)];
  const rows = scores.rows.map(
    row =>
      `<tr><td>${escape(row.group)}</td><td>${row.problems}</td>${ks.map(k => `<td>${percent(row.passAt[k]?.mean)} <small>${percent(row.passAt[k]?.low)}–${percent(row.passAt[k]?.high)}</small></td>`).join('')}</tr>`
  );
  const overlap = Object.entries(scores.overlap).map(
    ([name, { mean, correlationWithPassing }]) =>
      `<tr><td>${name}</td><td>${mean.toFixed(3)}</td><td>${correlationWithPassing.toFixed(2)}</td></tr>`
  );
  const excluded = Object.entries(scores.excluded).map(
    ([id, reason]) => `<li>${escape(id)}: ${escape(reason)}</li>`
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escape(title)}</title><style>${STYLE}</style>
<h1>${escape(title)}</h1><p>${scores.samplesPerProblem} samples per problem; intervals are 95 % bootstrap over problems.${scores.measure === 'solved@k' ? ' The samples of a problem are distinct: solved@k is the share of problems that one of the first k solves, not an estimate of pass@k.' : ''}</p>
${plot(scores, ks)}
<table><tr><th>group</th><th>problems</th>${ks.map(k => `<th>${nameAt(scores, k)}</th>`).join('')}</tr>${rows.join('')}</table>
<h2>What token overlap would have said</h2><table><tr><th>measure</th><th>mean</th><th>correlation with passing</th></tr>${overlap.join('')}</table>
${excluded.length > 0 ? `<h2>Not scored</h2><ul>${excluded.join('')}</ul>` : ''}
<h2>Problems</h2>${problems.map(problem => problemSection(problem, samplesOf.get(problem.id) ?? [], gradedOf.get(problem.id) ?? [])).join('\n')}</html>\n`;
}

function problemSection(problem: Problem, own: readonly Sample[], graded: readonly GradedSample[]): string {
  const verdicts = new Map(graded.map(({ sample, verdict }) => [sample, verdict]));
  const passed = own.filter(({ sample }) => verdicts.get(sample)?.state === 'passed').length;
  const shown = own.map(({ sample, text }) => {
    const verdict = verdicts.get(sample);
    return `<pre class="${verdict?.state === 'passed' ? 'passed' : 'failed'}">${escape(text)}</pre><small>${escape(`${verdict?.state ?? 'not graded'} ${verdict?.stage ?? ''} ${verdict?.reason ?? ''}`)}</small>`;
  });
  const cells = problem.cells.slice(0, problem.masked + 1).map(cell => `<pre>${escape(cell.source)}</pre>`);
  return `<details><summary><span class="count">${passed} of ${own.length}</span> ${escape(problem.id)}</summary>
<h4>Notebook</h4>${cells.join('')}<h4>Reference</h4><pre>${escape(problem.reference)}</pre><h4>Checks</h4>${problem.checks.map(check => `<pre>${escape(check)}</pre>`).join('')}<h4>Samples</h4>${shown.join('')}</details>`;
}

/** Horizontal bars of the first and the last k per group. */
function plot(scores: Scores, ks: readonly string[]): string {
  const [first, last] = [ks[0], ks.at(-1)];
  if (first === undefined || last === undefined) return '';
  const bars = scores.rows.map((row, i) => {
    const [a, b] = [row.passAt[first]?.mean ?? 0, row.passAt[last]?.mean ?? 0];
    const y = i * 30;
    return `<text x="0" y="${y + 16}">${escape(row.group)}</text><rect x="150" y="${y + 2}" width="${b * 440}" height="20" fill="#69c" opacity=".45"/><rect x="150" y="${y + 2}" width="${a * 440}" height="20" fill="#369"/><text x="${156 + b * 440}" y="${y + 16}">${percent(a)} / ${percent(b)}</text>`;
  });
  return `<svg viewBox="0 0 700 ${scores.rows.length * 30}" width="700" role="img" aria-label="${nameAt(scores, first)} and ${nameAt(scores, last)} per group">${bars.join('')}</svg><p><small>dark: ${nameAt(scores, first)}, light: ${nameAt(scores, last)}</small></p>`;
}

/** What a score of k is called: pass@5, solved@5. */
export const nameAt = ({ measure }: Scores, k: string): string => measure.replace('k', k);

const percent = (value: number | undefined): string =>
  value === undefined ? '' : `${(value * 100).toFixed(1)} %`;

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`);
