// A step is done once for the same content: its stamp is a hash of the files it reads.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, STATE } from './paths.mjs';

const FILE = path.join(STATE, 'stamps.json');
const SKIPPED = new Set([
  'node_modules',
  'lib',
  'labextension',
  '__pycache__',
  'test',
  'tests',
  '.git',
  'runs'
]);

/** Hash over the names and contents of files and folders (relative to the root; missing ones count as missing). */
export function hashOf(names, extra = '') {
  const hash = createHash('sha256').update(extra);
  const add = name => {
    const full = path.join(ROOT, name);
    if (!existsSync(full)) hash.update(`missing ${name}\n`);
    else if (statSync(full).isDirectory()) {
      for (const child of readdirSync(full).sort()) if (!SKIPPED.has(child)) add(path.join(name, child));
    } else hash.update(`${name}\n`).update(readFileSync(full));
  };
  names.forEach(add);
  return hash.digest('hex');
}

export function isFresh(step, hash) {
  return readStamps()[step] === hash;
}

export function writeStamp(step, hash) {
  mkdirSync(STATE, { recursive: true });
  writeFileSync(FILE, JSON.stringify({ ...readStamps(), [step]: hash }, null, 2));
}

function readStamps() {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8'));
  } catch {
    return {};
  }
}
