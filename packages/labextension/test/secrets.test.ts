import { maskDocument, maskSecrets } from '../src/secrets.js';

// Put together here, so that no scanner takes this file for a leak.
const AWS = `AKIA${'ABCDEFGHIJKLMNOP'}`;
const GITHUB = `ghp_${'a1B2'.repeat(9)}`;

test.each([
  ['an AWS key', `key = "${AWS}"`, AWS],
  ['a GitHub token', `!git clone https://${GITHUB}@github.com/a/b`, GITHUB],
  ['a password in an assignment', 'db_password = "hunter2hunter2"', 'hunter2hunter2'],
  ['a key in os.environ', "os.environ['API_KEY'] = 'abcdef123456'", 'abcdef123456'],
  ['a password in an address', 'engine = "postgresql://ann:s3cret@db/x"', 's3cret'],
  ['a private key', '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----', 'MIIE']
])('%s is masked', (_name, text, secret) => {
  const masked = maskSecrets(text);
  expect(masked.text).not.toContain(secret);
  expect(masked.found.length).toBeGreaterThan(0);
});

test('ordinary code stays as it is', () => {
  for (const text of [
    'tokens = text.split(" ")',
    'token_count = 3',
    'tokenizer = load("bert-base")',
    'sort_keys = "ascending"',
    'x = "http://a.b/c"'
  ])
    expect(maskSecrets(text)).toEqual({ text, found: [] });
});

test('a masked text stays the same when it is masked again', () => {
  const once = maskSecrets('password = "hunter2hunter2"').text;
  expect(maskSecrets(once)).toEqual({ text: once, found: [] });
});

test('every text of a document is masked: sources, outputs, and what stands around the hole', () => {
  const secret = 'password = "hunter2hunter2"';
  const { document, found } = maskDocument({
    language: 'python',
    cells: [
      { type: 'markdown', source: secret },
      { type: 'code', source: secret, output: secret },
      { type: 'code', masked: true, before: secret, after: secret }
    ]
  });
  expect(JSON.stringify(document)).not.toContain('hunter2');
  expect(found).toHaveLength(5);
});
