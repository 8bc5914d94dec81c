// The extension's settings, checked once. Meanings, ranges and defaults stand in schema/plugin.json.
import type { ISettingRegistry } from '@jupyterlab/settingregistry';

/** The plugin whose schema holds the settings of all. */
export const SETTINGS_ID = '@jupyt5/labextension:plugin';

export interface Settings {
  /** Fillings asked for per press; one is committed by itself, several are offered. */
  readonly candidates: number;
  readonly maxTokens: number;
  /** A model's name; empty: the server's default. */
  readonly model: string;
  readonly acceptWhenDone: boolean;
  readonly sendOutputs: boolean;
  /** Names and types of the kernel's variables, and the columns of dataframes. */
  readonly sendVariables: boolean;
  readonly hideSecrets: boolean;
  readonly cellHint: boolean;
  readonly inlineCompletion: boolean;
  readonly provenance: boolean;
  /** Fillings asked for by "infill and verify". */
  readonly verifyCandidates: number;
  /** The user has agreed that fillings are run in a snapshot of the kernel. */
  readonly allowVerify: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  candidates: 1,
  maxTokens: 256,
  model: '',
  acceptWhenDone: true,
  sendOutputs: false,
  sendVariables: false,
  hideSecrets: true,
  cellHint: true,
  inlineCompletion: false,
  provenance: true,
  verifyCandidates: 8,
  allowVerify: false
};

/** @param composite what JupyterLab made of schema and user settings; a value of the wrong type falls back to its default */
export function readSettings(composite: ISettingRegistry.ISettings['composite']): Settings {
  const known = Object.entries(DEFAULT_SETTINGS).map(([name, fallback]) => {
    const value = composite[name];
    return [name, typeof value === typeof fallback ? value : fallback];
  });
  // Every name of DEFAULT_SETTINGS is present with its own type.
  return Object.fromEntries(known) as unknown as Settings;
}

/** The current settings, as they change. Until they are loaded: the defaults. */
export function followSettings(registry: ISettingRegistry | null): () => Settings {
  let current = DEFAULT_SETTINGS;
  void registry?.load(SETTINGS_ID).then(loaded => {
    current = readSettings(loaded.composite);
    loaded.changed.connect(() => (current = readSettings(loaded.composite)));
  });
  return () => current;
}
