// The two kinds of model folder behind one face: our own, with a manifest, and plain exports of another maker.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DecoderLane } from './decoder-lane.js';
import { runEncoderChunks, type CrossStates } from './encoder.js';
import { Lane } from './lane.js';
import { readManifest } from './manifest.js';
import { loadModel, type LoadOptions, type Model } from './model.js';
import { loadPlainModel, runPlainEncoder, type PlainModel } from './plain-export.js';
import { PlainLane } from './plain-lane.js';
import { chooseProvider, requireProvider, type ProviderChoice } from './providers.js';

export type AnyModel = Model | PlainModel;

export interface OpenOptions extends LoadOptions {
  /** How `auto` finds an execution provider. Default: `chooseProvider`, which probes in child processes. */
  readonly chooseProvider?: typeof chooseProvider;
  /** How one that was asked for by name is tried. Default: `requireProvider`, in a child process. */
  readonly requireProvider?: typeof requireProvider;
}

/**
 * Loads a model folder of either kind; `executionProvider: 'auto'` tries what there is.
 * @throws EngineError, CodecError as `loadModel` and `loadPlainModel`
 */
export async function openModel(
  folder: string,
  {
    chooseProvider: choose = chooseProvider,
    requireProvider: need = requireProvider,
    ...options
  }: OpenOptions = {}
): Promise<{ readonly model: AnyModel; readonly others: ProviderChoice['others'] }> {
  const { executionProvider = 'cpu', threads = 1 } = options;
  if (!existsSync(join(folder, 'manifest.json')) && existsSync(join(folder, 'config.json'))) {
    const name = executionProvider === 'auto' ? 'cpu' : executionProvider;
    const others =
      executionProvider === 'auto'
        ? [{ name: 'others', reason: 'plain exports are not probed; name one' }]
        : [];
    return { model: await loadPlainModel(folder, { ...options, executionProvider: name }), others };
  }
  const precision = options.precision ?? (await readManifest(folder)).defaultPrecision;
  if (executionProvider !== 'auto') await need({ folder, precision, threads, executionProvider });
  const choice =
    executionProvider === 'auto'
      ? await choose({ folder, precision, threads })
      : { name: executionProvider, others: [] };
  const model = await loadModel(folder, { ...options, precision, executionProvider: choice.name });
  return { model, others: choice.others };
}

/** inputIds (T,) -> what the decoder reads of them, one native call per pull. */
export function encodeChunks(model: AnyModel, inputIds: Int32Array): AsyncGenerator<void, CrossStates> {
  return model.kind === 'fast' ? runEncoderChunks(model, inputIds) : runPlainEncoder(model, inputIds);
}

export function createLane<T>(model: AnyModel, several: boolean, maxRows: number): DecoderLane<T> {
  return model.kind === 'fast'
    ? new Lane<T>(model, several, maxRows)
    : new PlainLane<T>(model, several, maxRows);
}
