// What decides whether an execution provider works on this machine: when any of it changes, what a probe found is out of date.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, homedir, release } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { listSupportedBackends } from 'onnxruntime-node';

type Environment = Readonly<Record<string, string | undefined>>;

/** Libraries that providers load: CUDA and what it needs, TensorRT, Vulkan. */
const LIBRARY = /^lib(cuda|cudart|cudnn|cublas|cufft|curand|nvrtc|nvinfer|nvonnxparser|vulkan)[^/]*\.so/;
const LIBRARY_FOLDERS = [
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
  '/usr/lib64',
  '/usr/local/cuda/lib64'
];
const FILES = [
  // Changes with every library that is installed where the loader looks.
  '/etc/ld.so.cache',
  'C:\\Windows\\System32\\nvcuda.dll',
  'C:\\Windows\\System32\\DirectML.dll',
  'C:\\Windows\\System32\\vulkan-1.dll'
];
const VARIABLES = ['LD_LIBRARY_PATH', 'CUDA_VISIBLE_DEVICES', 'VK_DRIVER_FILES', 'VK_ICD_FILENAMES'];

/** Facts as JSON can hold them: versions, sizes and times of driver files, providers. About a millisecond; reads no device. */
export function driverFacts(env: Environment = process.env): object {
  const engine = dirname(createRequire(import.meta.url).resolve('onnxruntime-node/package.json'));
  const { version } = JSON.parse(readFileSync(join(engine, 'package.json'), 'utf8')) as { version: string };
  const libraries = join(engine, 'bin', 'napi-v6', process.platform, process.arch);
  const searched = [...LIBRARY_FOLDERS, ...(env['LD_LIBRARY_PATH'] ?? '').split(delimiter).filter(Boolean)];
  const icds = ['/usr/share', '/etc', '/usr/local/share', join(homedir(), '.local/share')];
  return {
    onnxruntime: version,
    providers: listSupportedBackends(),
    system: [process.platform, process.arch, release(), cpus()[0]?.model ?? ''],
    files: [
      ...filesIn(libraries, /./),
      ...searched.flatMap(folder => filesIn(folder, LIBRARY)),
      ...icds.flatMap(folder => filesIn(join(folder, 'vulkan', 'icd.d'), /./)),
      ...FILES.flatMap(fileFacts)
    ],
    nvidia: textOf('/proc/driver/nvidia/version'),
    devices: [...namesIn('/dev/dri', /./), ...namesIn('/dev', /^nvidia/)],
    environment: VARIABLES.map(name => env[name] ?? null)
  };
}

function namesIn(folder: string, pattern: RegExp): string[] {
  try {
    return readdirSync(folder)
      .filter(name => pattern.test(name))
      .sort();
  } catch {
    return []; // not on this machine
  }
}

const filesIn = (folder: string, pattern: RegExp): object[] =>
  namesIn(folder, pattern).flatMap(name => fileFacts(join(folder, name)));

function fileFacts(path: string): object[] {
  try {
    const { size, mtimeMs } = statSync(path);
    return [[path, size, Math.round(mtimeMs)]];
  } catch {
    return [];
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
