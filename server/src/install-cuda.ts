// `jupyt5-server install-cuda`: brings the CUDA provider of the onnxruntime that is installed. The npm package has no room for it;
// the `onnxruntime-gpu` wheel of the same version holds the same build's library. Run once, after `npm ci`.
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** It cannot be installed; the message says why and what to do. Exit code 1. */
export class InstallError extends Error {
  override readonly name = 'InstallError';
}

export interface InstallCudaOptions {
  /** A wheel that was carried here; without one pip downloads it. */
  readonly wheel?: string | undefined;
  /** Folder of the onnxruntime-node package. Default: the one that the engine uses. */
  readonly runtimeFolder?: string;
  /** Default: this process's. */
  readonly platform?: string;
}

/** In the wheel, below `onnxruntime/capi/`. TensorRT's is small, and useful where TensorRT itself is. */
const LIBRARIES = [
  'libonnxruntime_providers_shared.so',
  'libonnxruntime_providers_cuda.so',
  'libonnxruntime_providers_tensorrt.so'
];
const PLATFORM = 'linux/x64';

/**
 * Puts the provider's libraries beside onnxruntime's own and says what they need.
 * @throws InstallError
 */
export async function installCuda(options: InstallCudaOptions, print: (line: string) => void): Promise<void> {
  const platform = options.platform ?? `${process.platform}/${process.arch}`;
  if (platform !== PLATFORM)
    throw new InstallError(
      `onnxruntime has a CUDA provider for Node on ${PLATFORM} only, this is ${platform}`
    );
  const runtime = options.runtimeFolder ?? runtimeFolder();
  const { version } = JSON.parse(readFileSync(join(runtime, 'package.json'), 'utf8')) as { version: string };
  const target = libraryFolder(runtime);
  const scratch = mkdtempSync(join(tmpdir(), 'jupyt5-cuda-'));
  try {
    const wheel = options.wheel ?? download(version, scratch, print);
    checkWheel(wheel, version);
    await unpack(wheel, scratch);
    for (const library of LIBRARIES) {
      // Whole or not at all: a server may be loading it.
      copyFileSync(join(scratch, library), join(target, `${library}.new`));
      renameSync(join(target, `${library}.new`), join(target, library));
    }
    const major = cudaMajor(join(target, LIBRARIES[1] as string));
    print(`CUDA provider of onnxruntime ${version} is in ${target}`);
    print(`It needs CUDA ${major ?? 'of an unknown version'} and cuDNN 9, and a driver for them.`);
    const missing = missingLibraries(join(target, LIBRARIES[1] as string));
    if (missing.length > 0)
      print(
        `Not found here: ${missing.join(', ')}. libcuda comes with the driver; the others with the CUDA toolkit, or with ` +
          `\`pip install 'onnxruntime-gpu[cuda,cudnn]==${version}'\` and its folders nvidia/*/lib in LD_LIBRARY_PATH.`
      );
    print('Whether it runs: jupyt5-server doctor --execution-provider cuda');
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The major version of CUDA that a provider library was built for, from the runtime that it names. */
export function cudaMajor(library: string): number | undefined {
  const bytes = readFileSync(library);
  // The names that it needs stand in a table of strings, separated by zeros. The first ones there are what is linked; names
  // further on are only tried.
  const at = bytes.indexOf('libcublasLt.so.');
  const major =
    at < 0 ? undefined : /^libcublasLt\.so\.(\d+)\0/.exec(bytes.toString('latin1', at, at + 24))?.[1];
  return major === undefined ? undefined : Number(major);
}

/** Libraries that it needs and that the system's loader does not find. Empty where that cannot be told. */
function missingLibraries(library: string): readonly string[] {
  try {
    const text = execFileSync('ldd', [library], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return [...text.matchAll(/^\s*(\S+) => not found$/gm)].map(match => match[1] as string);
  } catch {
    return []; // no ldd, or not for such a file
  }
}

/** That of the engine, which may have a node_modules of its own. */
function runtimeFolder(): string {
  const engine = createRequire(import.meta.url).resolve('@jupyt5/engine/package.json');
  return dirname(createRequire(engine).resolve('onnxruntime-node/package.json'));
}

/** Where its binding lies: bin/napi-vN/linux/x64. */
function libraryFolder(runtime: string): string {
  const found = readdirSync(join(runtime, 'bin'))
    .map(abi => join(runtime, 'bin', abi, PLATFORM))
    .find(folder => existsSync(folder));
  if (found === undefined)
    throw new InstallError(`${runtime} has no binding for ${PLATFORM}; run npm ci again`);
  return found;
}

/** With pip, which knows the user's index and proxy. @returns the wheel's path */
function download(version: string, folder: string, print: (line: string) => void): string {
  const python = process.env['JUPYT5_PYTHON'] ?? 'python3';
  print(`Downloading onnxruntime-gpu ${version} (about 250 MB) with ${python} -m pip`);
  const wanted = [
    ...['--no-deps', '--only-binary', ':all:', '--platform', 'manylinux_2_28_x86_64'],
    // Any Python's wheel holds the same libraries.
    ...['--python-version', '3.12', '--dest', folder, `onnxruntime-gpu==${version}`]
  ];
  try {
    execFileSync(python, ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', ...wanted], {
      stdio: ['ignore', 'ignore', 'inherit']
    });
  } catch (cause) {
    throw new InstallError(
      `pip could not download onnxruntime-gpu ${version}. Carry its wheel here and name it with --wheel FILE`,
      { cause }
    );
  }
  const wheel = readdirSync(folder).find(name => name.endsWith('.whl'));
  if (wheel === undefined) throw new InstallError('pip downloaded no wheel');
  return join(folder, wheel);
}

/** Libraries of another version do not fit the binding, and would crash it. */
function checkWheel(wheel: string, version: string): void {
  if (!existsSync(wheel)) throw new InstallError(`there is no file ${wheel}`);
  if (!basename(wheel).startsWith(`onnxruntime_gpu-${version}-`) || !wheel.endsWith('_x86_64.whl'))
    throw new InstallError(
      `expected onnxruntime_gpu-${version}-...-manylinux..._x86_64.whl, as onnxruntime-node is ${version}, got ${basename(wheel)}`
    );
}

async function unpack(wheel: string, folder: string): Promise<void> {
  const { default: AdmZip } = await import('adm-zip');
  const zip = new AdmZip(wheel);
  for (const library of LIBRARIES) {
    const entry = zip.getEntry(`onnxruntime/capi/${library}`);
    if (!entry) throw new InstallError(`${basename(wheel)} holds no ${library}`);
    zip.extractEntryTo(entry, folder, false, true);
  }
}
