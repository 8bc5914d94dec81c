// Runs a program to its end, its output into a log file.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { failure } from './failure.mjs';
import { ROOT, STATE } from './paths.mjs';

/**
 * @param {string} name of the log file
 * @param {string[]} command program and arguments; no shell in between
 * @param {{cwd?: string, env?: Record<string, string>, explain?: (output: string) => string}} [options]
 *   explain: finds the reason of a failure in what the program printed (default: its last lines)
 * @returns {Promise<string>} what it printed
 */
export function run(name, command, options = {}) {
  const folder = path.join(STATE, 'logs');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.log`);
  const log = createWriteStream(file);
  return new Promise((resolve, reject) => {
    const child = spawn(command[0], command.slice(1), {
      cwd: options.cwd ?? ROOT,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe']
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', text => {
        log.write(text);
        output += text;
      });
    }
    child.on('error', error => reject(failure(`${command[0]} could not be started: ${error.message}`)));
    child.on('close', (status, signal) => {
      log.end();
      if (status === 0) return resolve(output);
      const tail = options.explain?.(output) || output.trim().split('\n').slice(-15).join('\n');
      reject(
        failure(
          `${tail}\n${command.slice(0, 3).join(' ')} … ended with ${signal ?? `status ${status}`}; all of it: ${path.relative(ROOT, file)}`
        )
      );
    });
  });
}

/** npm as a command: the one that runs this script, where npm started it. */
export function npmCommand() {
  const program = process.env.npm_execpath;
  if (program && /npm-cli\.[cm]?js$/.test(program)) return [process.execPath, program];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}
