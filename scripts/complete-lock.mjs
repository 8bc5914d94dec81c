// Adds to package-lock.json the packages of other platforms that the registry at hand could not tell about.
// `npm install` leaves an optional package out of the lock file where the registry does not serve it (a mirror of one
// platform); `npm ci` then calls lock file and package.json out of sync, everywhere. What an entry needs is known
// anyway: version from the package that wants it, platform from its name. Run it after every change of the lock file.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SYSTEMS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32'
];
const PROCESSORS = [
  'arm64',
  'arm',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64'
];

/** The lock file with the missing entries, and their paths. Entries that are there stay as they are. */
export function completeLock(lock) {
  const packages = { ...lock.packages };
  const added = [];
  for (const [place, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isFound(packages, place, name)) continue;
      const platform = platformOf(name);
      if (platform === null)
        throw new Error(`${name} of ${place} has no entry, and its name tells no platform`);
      const path = `node_modules/${name}`;
      packages[path] = { version, ...platform, ...(entry.dev ? { dev: true } : {}), optional: true };
      added.push(path);
    }
  }
  const root = packages[''];
  const sorted = Object.fromEntries(
    Object.entries(packages)
      .filter(([path]) => path !== '')
      .sort(([a], [b]) => a.localeCompare(b, 'en'))
  );
  return { lock: { ...lock, packages: { '': root, ...sorted } }, added };
}

/** As Node looks it up: beside the package that wants it, then upwards. */
function isFound(packages, place, name) {
  for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}

/** `@swc/core-linux-arm64-musl` -> os, cpu, libc; null where the name tells nothing. */
export function platformOf(name) {
  const parts = name.split(/[/-]/);
  const os = SYSTEMS.find(one => parts.includes(one));
  const cpu = PROCESSORS.find(one => parts.includes(one));
  if (cpu === 'wasm32') return { cpu: ['wasm32'] };
  if (os === undefined || cpu === undefined) return os === undefined ? null : { os: [os] };
  const libc = name.endsWith('musl') ? ['musl'] : /gnu(eabihf)?$/.test(name) ? ['glibc'] : undefined;
  return { os: [os], cpu: [cpu], ...(libc ? { libc } : {}) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = new URL('../package-lock.json', import.meta.url);
  const { lock, added } = completeLock(JSON.parse(readFileSync(file, 'utf8')));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${added.length} entries added${added.length ? `:\n  ${added.join('\n  ')}` : ''}`);
}
