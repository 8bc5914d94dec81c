// The program `jupyt5-server`: arguments, one line when ready, signals, exit codes (0 ended as asked, 1 cannot run, 2 wrong settings).
import { realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { ConfigError, helpText, readConfig } from './config.js';
import { doctor } from './doctor.js';
import { installCuda, InstallError } from './install-cuda.js';
import { ModelFolderError } from './model-folder.js';
import { serve, StartError, type RunningServer } from './serve.js';
import { readVersion } from './version.js';

/** Runs until the end and exits the process. */
export async function main(argv: readonly string[]): Promise<void> {
  const [command, ...rest] = argv;
  try {
    if (argv.includes('--help')) return void process.stdout.write(helpText());
    if (argv.includes('--version')) return void process.stdout.write(`${readVersion()}\n`);
    if (command === 'doctor') {
      const asJson = rest.includes('--json');
      const config = readConfig(
        rest.filter(argument => argument !== '--json'),
        process.env
      );
      process.exit(await doctor(config, asJson, line => void process.stdout.write(`${line}\n`)));
    }
    if (command === 'install-cuda') {
      if (rest.length > 0 && (rest[0] !== '--wheel' || rest.length !== 2))
        throw new ConfigError(`install-cuda knows --wheel FILE only, got ${rest.join(' ')}`);
      return await installCuda({ wheel: rest[1] }, line => void process.stdout.write(`${line}\n`));
    }
    const config = readConfig(command === 'serve' ? rest : argv, process.env);
    const starting = serve(config);
    handleSignals(starting);
    process.stdout.write(`${(await starting).summary}\n`);
  } catch (error) {
    const isExpected =
      error instanceof ConfigError ||
      error instanceof ModelFolderError ||
      error instanceof StartError ||
      error instanceof InstallError;
    process.stderr.write(`jupyt5-server: ${isExpected ? error.message : String((error as Error).stack)}\n`);
    process.exit(error instanceof ConfigError ? 2 : 1);
  }
}

function handleSignals(starting: Promise<RunningServer>): void {
  let isStopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (isStopping) {
        // Asked twice: the engine processes end by themselves when this process is gone.
        process.exit(1);
      }
      isStopping = true;
      starting.then(
        server => server.stop().then(() => process.exit(0)),
        () => undefined // told by main
      );
    });
  process.on('SIGHUP', () => {
    // What came of it is in the log; the old model keeps serving where the new one cannot be loaded.
    starting.then(server => server.reload()).catch(() => undefined);
  });
}

const program = process.argv[1];
if (program !== undefined && import.meta.url === pathToFileURL(realpathSync(program)).href)
  await main(process.argv.slice(2));
