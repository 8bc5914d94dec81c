import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, helpText, OPTIONS, readConfig } from '../src/config.js';

const fileWith = (settings: unknown): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'jupyt5-config-')), 'config.json');
  writeFileSync(path, typeof settings === 'string' ? settings : JSON.stringify(settings));
  return path;
};

test('flags win over the environment, the environment over the file, the file over defaults', () => {
  const config = fileWith({ port: 1, batch: 1, maxQueue: 1 });
  const settings = readConfig(['--config', config, '--port', '3'], { JUPYT5_PORT: '2', JUPYT5_BATCH: '2' });
  expect(settings).toMatchObject({ port: 3, batch: 2, maxQueue: 1, host: '127.0.0.1' });
});

test('zero, false and empty lists are settings, an empty variable is none', () => {
  expect(readConfig(['--port=0', '--trust-proxy=false'], { JUPYT5_PORT: '5' })).toMatchObject({
    port: 0,
    trustProxy: false
  });
  expect(readConfig([], { JUPYT5_PORT: '' }).port).toBe(8650);
});

test('lists come from repeated flags or commas', () => {
  expect(readConfig(['--model', 'a', '--model', 'b,c'], {}).model).toEqual(['a', 'b,c']);
  expect(readConfig([], { JUPYT5_MODEL: 'a,b' }).model).toEqual(['a', 'b']);
});

test('the file may be named in the environment', () => {
  expect(readConfig([], { JUPYT5_CONFIG: fileWith({ batch: 9 }) }).batch).toBe(9);
});

test.each([
  [['--prot', '1'], 'unknown option --prot'],
  [['--port', 'x'], '--port must be an integer 0..65535, got x'],
  [['--port', '65536'], '--port must be an integer 0..65535, got 65536'],
  [['--port'], '--port must be followed by an integer 0..65535, got nothing'],
  [['serv'], 'one of the commands serve, models, doctor, install-cuda; got serv'],
  [['--trust-proxy=maybe'], '--trust-proxy must be true or false, got maybe'],
  [['--log-level', 'loud'], '--log-level must be one of'],
  [['--host', '0.0.0.0'], 'refusing to listen on 0.0.0.0 without a token'],
  [['--config', '/nowhere.json'], 'the configuration file /nowhere.json cannot be read as JSON: ENOENT'],
  [['--config', fileWith({ Port: 1 })], 'unknown setting Port'],
  [['--config', fileWith({ port: '1' })], 'must be an integer 0..65535, got "1"'],
  [['--config', fileWith({ model: 'a' })], 'must be a list of strings, got "a"'],
  [['--config', fileWith('[]')], 'must hold one JSON object, got []']
])('%j is refused: %s', (argv, message) => {
  expect(() => readConfig(argv, {})).toThrow(ConfigError);
  expect(() => readConfig(argv, {})).toThrow(message);
});

test('listens elsewhere with a token, and on a Unix socket without', () => {
  expect(readConfig(['--host', '0.0.0.0'], { JUPYT5_TOKEN: 'secret' }).host).toBe('0.0.0.0');
  expect(readConfig(['--unix-socket', '/tmp/s', '--host', '0.0.0.0'], {}).unixSocket).toBe('/tmp/s');
});

test('the help and the README name every option', () => {
  const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');
  for (const { name } of OPTIONS) {
    expect(helpText()).toContain(`--${name}`);
    expect(readme).toContain(`--${name}`);
  }
});
