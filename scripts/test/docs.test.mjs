// The documentation against the product: what a page names, exists. docs/mistakes.md is the page where names are wrong on purpose.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../steps/paths.mjs';
import { errorsPage } from '../write-docs.mjs';
import { commandsOf, flagsOf, optionsOf, PROGRAMS } from './docs-commands.mjs';

const read = file => readFileSync(path.join(ROOT, file), 'utf8');
const children = folder => readdirSync(path.join(ROOT, folder)).map(name => `${folder}/${name}`);
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...children('docs').filter(file => file.endsWith('.md')),
  ...['bench', 'deploy', 'schemas', 'server', ...children('packages')].map(folder => `${folder}/README.md`)
].filter(file => existsSync(path.join(ROOT, file)));

const MISTAKES = 'docs/mistakes.md';

/** Every page with what `find` finds wrong in it; all of it at once. */
function collect(find) {
  const wrong = PAGES.flatMap(page => [...find(read(page), page)].map(what => `${page}: ${what}`));
  assert.deepEqual(wrong, []);
}

const withoutCode = text => text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');

/** GitHub's anchors of a page's headings. */
function anchorsOf(text) {
  const headings = [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#+ +(.*)$/gm)];
  return headings.map(([, title]) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-')
  );
}

test('every link to a file or heading of the repository leads somewhere', () => {
  collect(function* (text, page) {
    for (const [, target] of withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      const [file, anchor] = target.split('#');
      const full = file === '' ? page : path.join(path.dirname(page), file);
      if (!existsSync(path.join(ROOT, full))) yield `link to ${target}`;
      else if (anchor && !anchorsOf(read(full)).includes(anchor)) yield `no heading for ${target}`;
    }
  });
});

test('every path in backticks that begins with a folder of the repository exists', () => {
  const begin = /^(?:bench|deploy|packages|server|schemas|scripts|docs|examples)\//;
  collect(function* (text, page) {
    for (const [, code] of text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\s]+)`/g))
      if (
        begin.test(code) &&
        !/[*{}<>]|LANGUAGE|\bjupyt5\/labextension\b|\/lib\b/.test(code) &&
        ![ROOT, path.join(ROOT, path.dirname(page))].some(base => existsSync(path.join(base, code)))
      )
        yield code;
  });
});

test('every page in docs is in the table of docs/README.md', () => {
  const index = read('docs/README.md');
  const missing = PAGES.filter(page => page.startsWith('docs/') && page !== 'docs/README.md').filter(
    page => !index.includes(`](${path.basename(page)})`)
  );
  assert.deepEqual(missing, []);
});

test('every npm script that is named exists in the workspace that is named', () => {
  collect(function* (text) {
    for (const [whole, given, name, workspace] of text.matchAll(
      /\bnpm (?:(start|test)\b|run ([\w:-]+))(?: -w ([\w@/-]+))?/g
    )) {
      const script = name ?? given;
      const folder = workspace ?? '.';
      const file = path.join(ROOT, folder, 'package.json');
      if (!existsSync(file) || !(script in JSON.parse(readFileSync(file, 'utf8')).scripts)) yield whole;
    }
  });
});

test('every suite that is named after `npm test --` exists', () => {
  const [, names] = /const SUITES = \{([^}]*)\}/.exec(read('scripts/steps/test.mjs')) ?? [];
  const suites = [...names.matchAll(/(\w+):/g)].map(match => match[1]);
  collect(function* (text, page) {
    if (page === MISTAKES) return;
    for (const [, list] of text.matchAll(/\bnpm test -- ([a-z ]+)/g))
      for (const name of list.trim().split(' ')) if (!suites.includes(name)) yield name;
  });
});

test('every flag of our programs that is named exists', () => {
  const all = new Set(Object.keys(PROGRAMS).flatMap(program => [...optionsOf(program)]));
  collect(function* (text, page) {
    if (page === MISTAKES) return;
    for (const { program, flags } of commandsOf(text))
      for (const flag of flags) if (!optionsOf(program).has(flag)) yield `${program} ${flag}`;
    // In running text a flag stands alone, mostly of the program the page is about.
    for (const [, code] of text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`(--[^`]+)`/g))
      for (const flag of flagsOf(code)) if (!all.has(flag)) yield flag;
  });
});

test('every environment variable of ours that is named is read somewhere', () => {
  const settings = [...optionsOf('jupyt5-server')].map(
    flag => `JUPYT5_${flag.slice(2).toUpperCase().replaceAll('-', '_')}`
  );
  const sources = [
    'packages/labextension/jupyt5/extension.py',
    'scripts/steps/python.mjs',
    'scripts/steps/paths.mjs',
    'scripts/steps/suites.mjs',
    'packages/labextension/browser/page.mjs'
  ].map(read);
  collect(function* (text) {
    for (const [name] of text.matchAll(/\bJUPYT5_[A-Z_]+\b/g))
      if (!settings.includes(name) && !sources.some(source => source.includes(name))) yield name;
  });
});

test('the tables of docs/errors.md are those of the schema and the engine (else: node scripts/write-docs.mjs)', () => {
  assert.equal(read('docs/errors.md'), errorsPage());
});
