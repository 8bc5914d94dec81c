// The most memory that this process has held so far.
import { readFileSync } from 'node:fs';

/** Peak resident memory of this process. Bytes. */
export function peakRssBytes(): number {
  try {
    // Not getrusage's number, which a forked process inherits from its parent.
    const [, kilobytes] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    if (kilobytes !== undefined) return Number(kilobytes) * 1024;
  } catch {
    // no /proc: not Linux
  }
  return process.resourceUsage().maxRSS * 1024;
}
