// The generated part of README.md: a table of ratios for each part, and its pictures. The rest of the page is written by hand.
import { GOALS, isReached } from './goals.mjs';

const BEGIN =
  '<!-- measured: written by `npm run bench`; what stands between these two lines is lost with the next run -->';
const END = '<!-- end of what was measured -->';

/** The page with its generated part replaced, or added at its end. */
export function withTable(page, parts, pictures) {
  const made = `${BEGIN}\n\n${measuredPart(parts, pictures)}\n${END}`;
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) return `${page.trimEnd()}\n\n${made}\n`.trimStart();
  return page.slice(0, from) + made + page.slice(to + END.length);
}

/** Markdown of everything that was measured. */
export function measuredPart(parts, pictures) {
  const names = Object.keys(GOALS).filter(name => name in parts);
  if (names.length === 0) return 'Nothing has been measured here yet.\n';
  const tables = names.map(
    name => `### ${name}\n\n${about(parts[name])}\n\n${table(name, parts[name].ratios)}`
  );
  const images = pictures.map(name => `![${name}](pictures/${name}.svg)`);
  return [...tables, ...images].map(text => `${text}\n`).join('\n');
}

const about = ({ machine, quick, seconds }) =>
  `${machine.measuredAt.slice(0, 10)}, ${machine.processor}, ${machine.cores} cores, load ${machine.load} at the start, Node ${machine.node}` +
  `${quick ? ', a quick run' : ''}, ${Math.round(seconds)} s.`;

function table(part, ratios) {
  const rows = Object.entries(ratios).map(([name, value]) => {
    const goal = GOALS[part][name];
    const reached = isReached(goal, value);
    return [
      `\`${name}\``,
      value ?? 'not measured',
      wish(goal),
      reached === null ? '' : reached ? 'yes' : 'no',
      goal?.says ?? ''
    ];
  });
  return aligned([['ratio', 'measured', 'goal', 'reached', 'what'], ...rows]);
}

const wish = ({ atMost, atLeast } = {}) =>
  atMost !== undefined ? `at most ${atMost}` : atLeast !== undefined ? `at least ${atLeast}` : '';

/** A Markdown table as Prettier would lay it out. @param {unknown[][]} rows the first is the head */
export function aligned(rows) {
  const texts = rows.map(row => row.map(String));
  const widths = texts[0].map((_, column) => Math.max(3, ...texts.map(row => row[column].length)));
  const line = row => `| ${row.map((text, column) => text.padEnd(widths[column])).join(' | ')} |`;
  return [
    line(texts[0]),
    `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`,
    ...texts.slice(1).map(line)
  ].join('\n');
}
