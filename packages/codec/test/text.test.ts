import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { createTextStream, decodeIds, END_ID } from '../src/index.js';
import { readTokenizer } from '../src/load-tokenizer.js';
import { byteTokenizer, byteTokenizerJson, ids } from './byte-tokenizer.js';

const tokenizer = byteTokenizer();

test('a character is shown when its last byte has come', () => {
  const stream = createTextStream(tokenizer);
  expect(ids('é').map(id => stream.push(id))).toEqual(['', 'é']);
});

test('an unfinished character at the end becomes U+FFFD', () => {
  const stream = createTextStream(tokenizer);
  stream.push(ids('é')[0] as number);
  expect(stream.end()).toBe('\ufffd');
});

test('special tokens give no text', () => {
  expect(decodeIds(tokenizer, [...ids('a'), END_ID, ...ids('b')])).toBe('ab');
});

test('encode then decode gives the text back, whatever it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async text => {
      const clean = text.toWellFormed();
      const [encoded = []] = await tokenizer.encode([clean]);
      expect(decodeIds(tokenizer, encoded)).toBe(clean);
    })
  );
});

test('refuses a tokenizer whose first entries are not our special tokens', () => {
  const json = JSON.parse(byteTokenizerJson());
  json.model.vocab = Object.fromEntries(
    Object.entries(json.model.vocab).map(([name, id]) => [name === '<end>' ? '</s>' : name, id])
  );
  expect(() => readTokenizer(JSON.stringify(json))).toThrow(
    "the tokenizer's entry 1 must be <end>, got </s>"
  );
  expect(() => readTokenizer('{')).toThrow('not a tokenizer');
});

test('golden: the committed tokenizer file is the one these tests use', () => {
  expect(readFileSync(`${__dirname}/golden/tokenizer.json`, 'utf8').trim()).toBe(byteTokenizerJson());
});
