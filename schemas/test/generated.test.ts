import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

test('what is committed in src/generated is what the schemas generate now', () => {
  const main = pathToFileURL(`${__dirname}/../generate/main.mjs`).href;
  const script = `import(${JSON.stringify(main)}).then(m => process.stdout.write(JSON.stringify(m.generate())))`;
  const output = execFileSync(process.execPath, ['-e', script], { maxBuffer: 1 << 26, encoding: 'utf8' });
  const generated = JSON.parse(output) as Record<string, string>;
  const folder = `${__dirname}/../src/generated`;
  expect(readdirSync(folder).sort()).toEqual(Object.keys(generated).sort());
  for (const [name, text] of Object.entries(generated))
    expect({ name, fresh: readFileSync(`${folder}/${name}`, 'utf8') === text }).toEqual({
      name,
      fresh: true
    });
});
