// The results of all parts: read, merged, written with their table and pictures.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { GOALS, isReached } from './goals.mjs';
import { picturesOf } from './pictures.mjs';
import { withTable } from './table.mjs';

/** What a folder holds from earlier runs. @returns {{parts: Record<string, object>, ratios: Record<string, number | null>}} */
export function readResults(folder) {
  const file = path.join(folder, 'results.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { parts: {}, ratios: {} };
}

/**
 * The results with one part measured anew. Ratios of all parts stand in one table; where two parts have the same name for
 * one, the later part's carries its own name ahead: `start:rss/...`.
 */
export function mergeResults({ parts }, name, part) {
  const merged = { ...parts, [name]: part };
  const ratios = {};
  for (const one of Object.keys(GOALS).filter(key => key in merged))
    for (const [key, value] of Object.entries(merged[one].ratios))
      ratios[key in ratios ? `${one}:${key}` : key] = value;
  return { parts: merged, ratios };
}

/** One line a ratio: name, value, goal, whether it is reached. */
export function ratioLines(ratios) {
  return Object.entries(ratios).map(([name, value]) => {
    const goal = goalOf(name);
    const reached = isReached(goal, value);
    const wanted = goal?.atMost ?? goal?.atLeast;
    const text = value === null ? 'not measured' : String(value);
    if (wanted === undefined) return `${name} ${text}`;
    const sense = goal.atMost === undefined ? 'at least' : 'at most';
    return `${name} ${text} (${sense} ${wanted}${reached === null ? '' : reached ? ', reached' : ', missed'})`;
  });
}

const goalOf = name => Object.values(GOALS).find(goals => name in goals)?.[name];

/** results.json, README.md (its hand-written part is kept) and pictures. */
export function writeResults(folder, results) {
  const pictures = picturesOf(results.parts);
  mkdirSync(path.join(folder, 'pictures'), { recursive: true });
  writeFileSync(path.join(folder, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
  for (const [name, svg] of Object.entries(pictures))
    writeFileSync(path.join(folder, 'pictures', `${name}.svg`), svg);
  const page = path.join(folder, 'README.md');
  const written = existsSync(page) ? readFileSync(page, 'utf8') : '';
  writeFileSync(page, withTable(written, results.parts, Object.keys(pictures)));
}
