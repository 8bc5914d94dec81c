// On what it was measured.
import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';

const HUGE_PAGES = '/sys/kernel/mm/transparent_hugepage/enabled';

/** `load` is that of the last minute, per core: above 0.5 something else is running. */
export function describeMachine() {
  return {
    processor: os.cpus()[0]?.model.trim() ?? 'unknown',
    cores: os.cpus().length,
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.arch()}`,
    node: process.version,
    // The kernel's own choice is kept: nothing here turns huge pages on or off.
    hugePages: existsSync(HUGE_PAGES)
      ? (/\[(\w+)\]/.exec(readFileSync(HUGE_PAGES, 'utf8'))?.[1] ?? 'unknown')
      : 'unknown',
    load: Number((os.loadavg()[0] / os.cpus().length).toFixed(2)),
    measuredAt: new Date().toISOString()
  };
}

/** Resident bytes of a process and all below it, now; undefined where there is no /proc. */
export function residentBytes(pid) {
  const children = `/proc/${pid}/task/${pid}/children`;
  if (!existsSync(`/proc/${pid}/status`)) return undefined;
  const own = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0';
  const below = existsSync(children) ? readFileSync(children, 'utf8').trim().split(' ').filter(Boolean) : [];
  return below.reduce((sum, child) => sum + (residentBytes(Number(child)) ?? 0), Number(own) * 1024);
}
