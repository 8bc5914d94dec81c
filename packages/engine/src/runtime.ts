// The two kinds of model folder behind one face: our own, with a manifest, and plain exports of another maker.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DecoderLane } from './decoder-lane.js';
import { EngineError } from './errors.js';
import { runEncoderChunks, type CrossStates } from './encoder.js';
import { Lane } from './lane.js';
import { readManifest } from './manifest.js';
import { loadModel, type LoadOptions, type Model } from './model.js';
import { loadPlainModel, runPlainEncoder, type PlainModel } from './plain-export.js';
import type { Probed, ProviderMemory } from './provider-memory.js';
import { PlainLane } from './plain-lane.js';
import { chooseProvider, requireProvider, type ProviderChoice } from './providers.js';

export type AnyModel = Model | PlainModel;

export interface OpenOptions extends LoadOptions {
  /** How `auto` finds an execution provider. Default: `chooseProvider`, which probes in child processes. */
  readonly chooseProvider?: typeof chooseProvider;
  /** How one that was asked for by name is tried. Default: `requireProvider`, in a child process. */
  readonly requireProvider?: typeof requireProvider;
  /** Where what `auto` finds is remembered. Default: nowhere. */
  readonly memory?: ProviderMemory | undefined;
}

export interface OpenedModel {
  readonly model: AnyModel;
  /** Providers that are not in use, and why. */
  readonly others: ProviderChoice['others'];
  /** When `auto` tried them, ISO 8601, and whether that was remembered. */
  readonly probe?: { readonly at: string; readonly isRemembered: boolean };
}

/**
 * Loads a model folder of either kind; `executionProvider: 'auto'` tries what there is.
 * @throws EngineError, CodecError as `loadModel` and `loadPlainModel`
 */
export async function openModel(folder: string, options: OpenOptions = {}): Promise<OpenedModel> {
  const {
    chooseProvider: choose = chooseProvider,
    requireProvider: need = requireProvider,
    memory,
    ...given
  } = options;
  const { executionProvider = 'cpu', threads = 1 } = given;
  if (!existsSync(join(folder, 'manifest.json')) && existsSync(join(folder, 'config.json'))) {
    const name = executionProvider === 'auto' ? 'cpu' : executionProvider;
    const others =
      executionProvider === 'auto'
        ? [{ name: 'others', reason: 'plain exports are not probed; name one' }]
        : [];
    return { model: await loadPlainModel(folder, { ...given, executionProvider: name }), others };
  }
  const precision = given.precision ?? (await readManifest(folder)).defaultPrecision;
  if (executionProvider !== 'auto') {
    await need({ folder, precision, threads, executionProvider });
    return { model: await loadModel(folder, { ...given, precision }), others: [] };
  }
  const probed: Probed = { folder, precision, threads };
  const load = (name: string): Promise<Model> =>
    loadModel(folder, { ...given, precision, executionProvider: name });
  const remembered = memory?.recall(probed);
  // Until it has loaded: a driver that takes this process along is tried in another one by the next.
  if (remembered && remembered.name !== 'cpu') memory?.forget(probed);
  const model = remembered && (await load(remembered.name).catch(passUnavailable));
  if (remembered && model) {
    memory?.keep(probed, remembered);
    return { model, others: remembered.others, probe: { at: remembered.probedAt, isRemembered: true } };
  }
  const at = new Date().toISOString();
  const choice = await choose(probed);
  const found = await load(choice.name);
  memory?.keep(probed, { ...choice, probedAt: at });
  return { model: found, others: choice.others, probe: { at, isRemembered: false } };
}

/** A provider that worked once and does not now is no error: all are tried again. */
function passUnavailable(error: unknown): undefined {
  if (error instanceof EngineError && error.code === 'providerUnavailable') return undefined;
  throw error;
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
