// Commands of our programs in a page's code, and the options that each program takes, read from its source.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../steps/paths.mjs';

const read = file => readFileSync(path.join(ROOT, file), 'utf8');
const matches = (file, pattern) => [...read(file).matchAll(pattern)].map(match => `--${match[1]}`);
const training = 'packages/training/jupyt5_training';

/** Program -> how it stands in a command, and its options. */
export const PROGRAMS = {
  'jupyt5-server': {
    pattern: /(?:npx |bin\/)jupyt5-server(?:\.mjs)?\b/,
    options: () => [
      '--help',
      '--version',
      '--json',
      '--wheel',
      ...matches('server/src/config.ts', /name: '([\w-]+)'/g)
    ]
  },
  'jupyt5-eval': {
    pattern: /jupyt5-eval\b/,
    options: () => matches('packages/evaluation/src/main.ts', /^ {2,}'?([\w-]+)'?: \{\s*type:/gm)
  },
  'jupyt5-shards': {
    pattern: /jupyt5-shards\b/,
    options: () => matches('packages/shards/src/main.ts', /^ {2,}'?([\w-]+)'?: \{\s*type:/gm)
  },
  'npm start': {
    pattern: /npm start --(?= )/,
    options: () => matches('scripts/steps/start.mjs', /^ +'?([\w-]+)'?: \{\s*type:/gm)
  },
  'npm run bench': {
    pattern: /npm run bench --(?= )/,
    options: () => matches('bench/main.mjs', /^ {2,}'?([\w-]+)'?: \{\s*type:/gm)
  },
  'npm run bench -w packages/evaluation': {
    pattern: /npm run bench -w packages\/evaluation --(?= )/,
    options: () =>
      matches('packages/evaluation/bench/verify-against-rerun.mjs', /^ {2,}'?([\w-]+)'?: \{\s*type:/gm)
  },
  ...whereFound(`${training}/convert.py`, {
    'jupyt5-convert': {
      pattern: /jupyt5-convert\b/,
      options: () => matches(`${training}/convert.py`, /"--([\w-]+)"/g)
    }
  }),
  ...whereFound('packages/labextension/wheel/build.mjs', {
    'npm run wheel': {
      pattern: /npm run wheel -w packages\/labextension --(?= )/,
      options: () => matches('packages/labextension/wheel/build.mjs', /^ {2,}'?([\w-]+)'?: \{\s*type:/gm)
    }
  }),
  jupyt5_exercises: {
    pattern: /-m jupyt5_exercises\b/,
    options: () => matches('packages/exercises/jupyt5_exercises/__main__.py', /'--([\w-]+)'/g)
  },
  ...Object.fromEntries(
    readdirSync(path.join(ROOT, training))
      .filter(file => file.endsWith('.py') && read(`${training}/${file}`).includes('ArgumentParser'))
      .map(file => [
        `jupyt5_training.${file.slice(0, -3)}`,
        {
          pattern: new RegExp(`-m jupyt5_training\\.${file.slice(0, -3)}\\b`),
          options: () => matches(`${training}/${file}`, /['"]--([\w-]+)['"]/g)
        }
      ])
  )
};

/** Programs whose source may not be in a checkout yet. */
function whereFound(file, programs) {
  return existsSync(path.join(ROOT, file)) ? programs : {};
}

// Numbers of the optimizer are options by their field's name.
const fields = matches(`${training}/config.py`, /^ {4}(\w+): (?:int|float)\b/gm).map(name =>
  name.replaceAll('_', '-')
);
const known = new Map();

/** The options of a program. */
export function optionsOf(program) {
  if (!known.has(program)) {
    const own = PROGRAMS[program].options();
    known.set(program, new Set(program === 'jupyt5_training.train' ? [...own, ...fields] : own));
  }
  return known.get(program);
}

export const flagsOf = text => [...text.matchAll(/(?<![\w-])--[a-z][\w-]*/g)].map(match => match[0]);

/** Commands of our programs in code blocks and backticks, each with its flags up to the end of the command. */
export function* commandsOf(text) {
  const blocks = [...text.matchAll(/^```(?:sh|bash)\n([\s\S]*?)^```/gm)].flatMap(([, block]) =>
    block.replaceAll('\\\n', ' ').split('\n')
  );
  const inline = [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`]+)`/g)].map(([, code]) => code);
  for (const line of [...blocks, ...inline])
    for (const [program, { pattern }] of Object.entries(PROGRAMS)) {
      const found = pattern.exec(line);
      if (found === null) continue;
      const [own] = line.slice(found.index + found[0].length).split(/ [|&;#]/);
      yield { program, flags: flagsOf(own ?? '') };
    }
}
