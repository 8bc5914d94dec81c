// Long-running programs: started in a group of their own, so that Ctrl-C reaches them only through here, and ended together.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { failure } from './failure.mjs';
import { ROOT, STATE } from './paths.mjs';

const END_TIMEOUT_MS = 10_000;
const isWindows = process.platform === 'win32';

/** Starts a program with its output in .jupyt5/logs/NAME.log. `ended` resolves when it is gone. */
export function startChild(name, command, env = {}) {
  const folder = path.join(STATE, 'logs');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.log`);
  const log = createWriteStream(file);
  const child = spawn(command[0], command.slice(1), {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: !isWindows
  });
  let tail = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', text => {
      log.write(text);
      tail = (tail + text).slice(-2000);
    });
  }
  const ended = new Promise(resolve => {
    child.on('error', error => resolve(`could not be started: ${error.message}`));
    child.on('close', (status, signal) => resolve(`ended with ${signal ?? `status ${status}`}`));
  });
  return {
    name,
    child,
    ended,
    /** An error that tells the last lines. */
    describe: how =>
      failure(
        `${tail.trim().split('\n').slice(-12).join('\n')}\n${name} ${how}; all of it: ${path.relative(ROOT, file)}`
      )
  };
}

/** Waits for `probe` to return something; throws when the program ends before, or the time is over. */
export async function waitFor(started, probe, timeoutMs) {
  let gone = null;
  void started.ended.then(how => (gone = how));
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (gone) throw started.describe(gone);
    if (Date.now() > deadline) throw started.describe(`was not ready after ${timeoutMs / 1000} s`);
    await new Promise(resolve => setTimeout(resolve, 150));
  }
}

/** Ends a program and all it started: asks first, then insists. */
export async function endChild({ child, ended }) {
  const signal = name => {
    try {
      if (isWindows) child.kill(name);
      else process.kill(-child.pid, name);
    } catch {
      // It is gone already.
    }
  };
  if (child.exitCode === null && child.signalCode === null && child.pid) signal('SIGTERM');
  const timer = setTimeout(() => signal('SIGKILL'), END_TIMEOUT_MS);
  await ended;
  clearTimeout(timer);
}
