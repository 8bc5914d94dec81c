import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const SRC = path.join(__dirname, '../src');
const LOCALES = path.join(__dirname, '../jupyt5/locale');

/** Every text that is given to the translator, as written in the sources. */
function textsInSources(): string[] {
  const texts = readdirSync(SRC).flatMap(file => {
    const source = readFileSync(path.join(SRC, file), 'utf8');
    return [...source.matchAll(/trans\._[_n]\(\s*(['"])((?:\\.|(?!\1).)*)\1/g)].map(match => match[2] ?? '');
  });
  return [...new Set(texts)].sort();
}

const placeholders = (text: string): string[] => [...new Set(text.match(/%\d/g))].sort();

describe.each(readdirSync(LOCALES))('%s', locale => {
  const catalogue = JSON.parse(
    readFileSync(path.join(LOCALES, locale, 'LC_MESSAGES/jupyt5.json'), 'utf8')
  ) as Record<string, string[]>;
  const { '': header, ...texts } = catalogue;

  test('holds every text of the sources and no other', () => {
    expect(header).toMatchObject({ domain: 'jupyt5', language: locale });
    expect(Object.keys(texts).sort()).toEqual(textsInSources());
  });

  test('keeps the placeholders', () => {
    for (const [text, translations] of Object.entries(texts))
      for (const translation of translations)
        expect([text, placeholders(translation)]).toEqual([text, placeholders(text)]);
  });
});
