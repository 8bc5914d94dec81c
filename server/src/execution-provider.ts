// `--execution-provider`: one for all models, or one per model.
import { ConfigError } from './config.js';

/** What people call them -> what onnxruntime calls them. */
const PROVIDERS: Readonly<Record<string, string>> = {
  auto: 'auto',
  cpu: 'cpu',
  cuda: 'cuda',
  tensorrt: 'tensorrt',
  webgpu: 'webgpu',
  directml: 'dml',
  dml: 'dml',
  coreml: 'coreml'
};

/**
 * The provider of a model, as onnxruntime calls it.
 * @param setting `cuda`, or `auto,MODEL=cuda,OTHER=cpu`; a model that is not named has the bare one, else `auto`
 * @throws ConfigError for a name that is none of them
 */
export function providerFor(setting: string, model: string): string {
  let found = 'auto';
  let isOwn = false;
  for (const part of setting.split(',')) {
    const at = part.lastIndexOf('=');
    const name = part.slice(at + 1).trim();
    const provider = PROVIDERS[name];
    if (provider === undefined)
      throw new ConfigError(
        `--execution-provider must be one of ${Object.keys(PROVIDERS).join(', ')}, or MODEL=PROVIDER, got ${name}`
      );
    if (at >= 0 && part.slice(0, at).trim() === model) [found, isOwn] = [provider, true];
    else if (at < 0 && !isOwn) found = provider;
  }
  return found;
}
