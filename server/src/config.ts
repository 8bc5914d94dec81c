// What the server was told: flags win over environment, environment over the file, the file over the defaults.
// One table says all of it; `--help`, the checks and the README's table come from there.
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** A setting that is wrong; the message names where it came from. Exit code 2. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

interface Option {
  readonly name: string;
  readonly kind: 'text' | 'list' | 'integer' | 'switch';
  readonly min?: number;
  readonly max?: number;
  readonly fallback?: string | number | boolean | readonly string[];
  /** Shown after the flag. */
  readonly value?: string;
  readonly help: string;
}

/** Every setting. The environment's name is JUPYT5_ and the flag in upper case; the file's is the same in camelCase. */
export const OPTIONS = [
  {
    name: 'model',
    kind: 'list',
    value: 'FOLDER',
    help: 'model folder, or the name of a model; again for more models, the first is the default (default: the shipped model)'
  },
  {
    name: 'host',
    kind: 'text',
    fallback: '127.0.0.1',
    value: 'ADDRESS',
    help: 'address to listen on; other than loopback only with a token'
  },
  { name: 'port', kind: 'integer', min: 0, max: 65535, fallback: 8650, help: '0: any free port' },
  { name: 'unix-socket', kind: 'text', value: 'PATH', help: 'listen on a Unix socket instead of a port' },
  {
    name: 'token',
    kind: 'text',
    value: 'TEXT',
    help: 'bearer token, or sha256:HEX of it; the environment keeps it out of process lists'
  },
  { name: 'allow-host', kind: 'list', value: 'NAME', help: 'answer for this Host header, too' },
  { name: 'allow-origin', kind: 'list', value: 'ORIGIN', help: 'let web pages of this origin call (CORS)' },
  { name: 'trust-proxy', kind: 'switch', fallback: false, help: 'take the caller from X-Forwarded-For' },
  {
    name: 'ready-file',
    kind: 'text',
    value: 'FILE',
    help: 'written when ready: {"url", "token", "pid"}; removed at the end'
  },
  {
    name: 'engine-processes',
    kind: 'integer',
    min: 1,
    max: 64,
    fallback: 1,
    help: 'engine processes per model'
  },
  {
    name: 'threads',
    kind: 'integer',
    min: 1,
    max: 256,
    help: 'threads per engine process (default: cores / processes)'
  },
  {
    name: 'execution-provider',
    kind: 'text',
    fallback: 'auto',
    value: 'NAME',
    help: 'auto, cpu, cuda, tensorrt, webgpu, directml or coreml; MODEL=NAME for one model, separated by commas'
  },
  {
    name: 'probe-again',
    kind: 'switch',
    fallback: false,
    help: 'try execution providers anew at the start, whatever is remembered'
  },
  {
    name: 'precision',
    kind: 'text',
    value: 'NAME',
    help: "one of the model's precisions (default: the model's)"
  },
  {
    name: 'batch',
    kind: 'integer',
    min: 1,
    max: 1024,
    fallback: 32,
    help: 'candidates that a process decodes at the same time'
  },
  {
    name: 'max-queue',
    kind: 'integer',
    min: 0,
    max: 100000,
    fallback: 64,
    help: 'requests that may wait, per model'
  },
  {
    name: 'max-queue-tokens',
    kind: 'integer',
    min: 1,
    max: 1e9,
    fallback: 262144,
    help: 'tokens that may wait, per model'
  },
  {
    name: 'max-per-caller',
    kind: 'integer',
    min: 1,
    max: 100000,
    fallback: 48,
    help: 'waiting and running requests of one address'
  },
  {
    name: 'rate-limit',
    kind: 'integer',
    min: 0,
    max: 1e6,
    fallback: 0,
    help: 'requests per minute and address; 0: no limit'
  },
  {
    name: 'timeout-ms',
    kind: 'integer',
    min: 1,
    max: 600000,
    fallback: 60000,
    help: 'deadline of a request that names none'
  },
  {
    name: 'body-limit',
    kind: 'integer',
    min: 1024,
    max: 1e9,
    fallback: 8 * 1024 * 1024,
    help: 'largest request body, bytes'
  },
  {
    name: 'heartbeat-ms',
    kind: 'integer',
    min: 10,
    max: 15000,
    fallback: 10000,
    help: 'a stream says at least a comment this often'
  },
  {
    name: 'slow-reader-ms',
    kind: 'integer',
    min: 10,
    max: 600000,
    fallback: 30000,
    help: 'a stream whose client reads nothing for so long is cancelled'
  },
  {
    name: 'stall-ms',
    kind: 'integer',
    min: 100,
    max: 600000,
    fallback: 10000,
    help: 'an engine process silent for so long is killed'
  },
  {
    name: 'load-ms',
    kind: 'integer',
    min: 100,
    max: 3600000,
    fallback: 120000,
    help: 'the same while it loads the model'
  },
  {
    name: 'respawn-ms',
    kind: 'integer',
    min: 1,
    max: 60000,
    fallback: 100,
    help: 'first wait before a dead process is replaced'
  },
  {
    name: 'drain-ms',
    kind: 'integer',
    min: 0,
    max: 3600000,
    fallback: 30000,
    help: 'at SIGTERM running requests may take so long'
  },
  {
    name: 'log-level',
    kind: 'text',
    fallback: 'info',
    value: 'LEVEL',
    help: 'trace, debug, info, warn, error, fatal or silent; JSON lines on stderr'
  },
  {
    name: 'otlp-endpoint',
    kind: 'text',
    value: 'URL',
    help: 'send OpenTelemetry traces to this OTLP/HTTP collector (default: OTEL_EXPORTER_OTLP_ENDPOINT)'
  },
  {
    name: 'engine',
    kind: 'text',
    value: 'FILE',
    help: 'module that is forked as engine process (default: that of @jupyt5/engine)'
  },
  { name: 'engine-argument', kind: 'list', value: 'TEXT', help: 'passed to that module' },
  { name: 'config', kind: 'text', value: 'FILE', help: 'JSON file with these settings in camelCase' }
] as const satisfies readonly Option[];

export interface Config {
  readonly model: readonly string[];
  readonly host: string;
  readonly port: number;
  readonly unixSocket: string | undefined;
  readonly token: string | undefined;
  readonly allowHost: readonly string[];
  readonly allowOrigin: readonly string[];
  readonly trustProxy: boolean;
  readonly readyFile: string | undefined;
  readonly engineProcesses: number;
  readonly threads: number;
  readonly executionProvider: string;
  readonly probeAgain: boolean;
  readonly precision: string | undefined;
  readonly batch: number;
  readonly maxQueue: number;
  readonly maxQueueTokens: number;
  readonly maxPerCaller: number;
  readonly rateLimit: number;
  readonly timeoutMs: number;
  readonly bodyLimit: number;
  readonly heartbeatMs: number;
  readonly slowReaderMs: number;
  readonly stallMs: number;
  readonly loadMs: number;
  readonly respawnMs: number;
  readonly drainMs: number;
  readonly logLevel: string;
  readonly otlpEndpoint: string | undefined;
  readonly engine: string | undefined;
  readonly engineArgument: readonly string[];
}

type Settings = Record<string, unknown>;
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/**
 * Reads the settings. Empty environment variables count as not set.
 * @throws ConfigError
 */
export function readConfig(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>
): Config {
  const flags = readFlags(argv);
  const environment = readEnvironment(env);
  const configFile = (flags['config'] ?? environment['config']) as string | undefined; // both are text by the table
  const file = configFile === undefined ? {} : readFile(configFile);
  const settings: Settings = {};
  for (const option of OPTIONS as readonly Option[]) {
    const key = camelCase(option.name);
    settings[key] =
      flags[key] ??
      environment[key] ??
      file[key] ??
      option.fallback ??
      (option.kind === 'list' ? [] : undefined);
  }
  settings['threads'] ??= Math.max(
    1,
    Math.floor(availableParallelism() / (settings['engineProcesses'] as number))
  );
  // The name that every OpenTelemetry program knows.
  settings['otlpEndpoint'] ??= env['OTEL_EXPORTER_OTLP_ENDPOINT'] || undefined;
  const config = settings as unknown as Config; // every field was read by the table, whose kinds are those of Config
  if (!LOG_LEVELS.includes(config.logLevel))
    throw new ConfigError(`--log-level must be one of ${LOG_LEVELS.join(', ')}, got ${config.logLevel}`);
  if (config.otlpEndpoint !== undefined && !/^https?:\/\/[^/]/.test(config.otlpEndpoint))
    throw new ConfigError(
      `--otlp-endpoint must be an http or https URL, for instance http://127.0.0.1:4318, got ${config.otlpEndpoint}`
    );
  if (!config.unixSocket && !isLoopback(config.host) && !config.token)
    throw new ConfigError(
      `refusing to listen on ${config.host} without a token: anyone who reaches it could use it. Set JUPYT5_TOKEN, or listen on 127.0.0.1`
    );
  return config;
}

/** The text of `--help`. */
export function helpText(): string {
  const rows = (OPTIONS as readonly Option[]).map(option => {
    const value = option.kind === 'switch' ? '' : ` ${option.value ?? 'N'}`;
    const fallback =
      option.fallback === undefined || option.kind === 'switch' ? '' : ` (default: ${option.fallback})`;
    return `  --${option.name}${value}`.padEnd(32) + option.help + fallback;
  });
  return `jupyt5-server: fills notebook cells over HTTP.

  jupyt5-server [options]           serve until SIGTERM or SIGINT (twice: at once); SIGHUP reloads the models
  jupyt5-server models list | add PATH | remove NAME | verify [NAME]    models that can be served by name
  jupyt5-server install-cuda        bring the CUDA provider of the installed onnxruntime (Linux x64); --wheel FILE: from a
                                    wheel of onnxruntime-gpu that was carried here
  jupyt5-server doctor [options]    check Node, CPU, model, port, and one test infill; --json for programs

Options, each also as JUPYT5_NAME in the environment (lists separated by commas) or as camelCase name in --config.
Flags win over the environment, the environment over the file.

${rows.join('\n')}
  --help, --version
`;
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

function readFlags(argv: readonly string[]): Settings {
  const settings: Settings = {};
  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i] as string; // i is in range
    const [flag, inline] = splitOnce(argument, '=');
    const option = (OPTIONS as readonly Option[]).find(one => `--${one.name}` === flag);
    if (!option)
      throw new ConfigError(
        argument.startsWith('-')
          ? `unknown option ${argument}; see --help`
          : `expected an option (--NAME) or one of the commands serve, models, doctor, install-cuda; got ${argument}. See --help`
      );
    if (option.kind === 'switch' && inline === undefined) {
      settings[camelCase(option.name)] = true;
      continue;
    }
    const text = inline ?? argv[++i];
    if (text === undefined)
      throw new ConfigError(`${flag} must be followed by ${expected(option)}, got nothing`);
    const key = camelCase(option.name);
    const value = parse(option, text, flag);
    settings[key] =
      option.kind === 'list' ? [...((settings[key] as string[] | undefined) ?? []), text] : value;
  }
  return settings;
}

function readEnvironment(env: Readonly<Record<string, string | undefined>>): Settings {
  const settings: Settings = {};
  for (const option of OPTIONS as readonly Option[]) {
    const name = `JUPYT5_${option.name.toUpperCase().replaceAll('-', '_')}`;
    const text = env[name];
    if (text !== undefined && text !== '') settings[camelCase(option.name)] = parse(option, text, name);
  }
  return settings;
}

function readFile(path: string): Settings {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    const { message } = cause as Error; // of the file system, or of the parser
    throw new ConfigError(`the configuration file ${path} cannot be read as JSON: ${message}`, { cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ConfigError(`the configuration file ${path} must hold one JSON object, got ${shown(value)}`);
  for (const [key, setting] of Object.entries(value)) {
    const option = (OPTIONS as readonly Option[]).find(
      one => camelCase(one.name) === key && key !== 'config'
    );
    if (!option) throw new ConfigError(`the configuration file ${path} has an unknown setting ${key}`);
    const isRight =
      option.kind === 'list'
        ? Array.isArray(setting) && setting.every(item => typeof item === 'string')
        : option.kind === 'switch'
          ? typeof setting === 'boolean'
          : option.kind === 'integer'
            ? typeof setting === 'number'
            : typeof setting === 'string';
    if (!isRight)
      throw new ConfigError(`${key} in ${path} must be ${expected(option)}, got ${shown(setting)}`);
    if (option.kind === 'integer') parse(option, String(setting), `${key} in ${path}`);
  }
  return value as Settings; // just checked
}

/** A setting from text. */
function parse(option: Option, text: string, from: string): unknown {
  switch (option.kind) {
    case 'text':
      return text;
    case 'list':
      return text.split(',').filter(item => item !== '');
    case 'switch':
      if (!/^(true|false|1|0)$/.test(text))
        throw new ConfigError(`${from} must be true or false, got ${text}`);
      return text === 'true' || text === '1';
    case 'integer': {
      const value = Number(text);
      if (!/^\d+$/.test(text) || value < (option.min ?? 0) || value > (option.max ?? Infinity))
        throw new ConfigError(`${from} must be ${expected(option)}, got ${text}`);
      return value;
    }
  }
}

function expected(option: Option): string {
  if (option.kind === 'integer') return `an integer ${option.min}..${option.max}`;
  return { text: 'a string', list: 'a list of strings', switch: 'true or false' }[option.kind];
}

/** A value of the file, as it stands there; long ones are cut. */
function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

const camelCase = (name: string): string =>
  name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const index = text.indexOf(separator);
  return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}
