// The licence texts of everything that a bundle holds, as those licences ask.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** @param {string[]} files or folders of packages; those outside node_modules are ours and left out */
export function collectLicences(files) {
  const folders = [...new Set(files.map(packageFolder).filter(folder => folder !== null))].sort();
  return folders.map(describe).join(`\n${'-'.repeat(80)}\n\n`);
}

/** The innermost package of `node_modules` that a file belongs to, or null. */
function packageFolder(file) {
  const match = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)/.exec(file);
  return match?.[1] ?? null;
}

function describe(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry));
  const text =
    file && existsSync(path.join(folder, file)) ? readFileSync(path.join(folder, file), 'utf8').trim() : '';
  return `${name} ${version}\nLicence: ${license ?? 'see below'}\n${text === '' ? '' : `\n${text}\n`}`;
}
