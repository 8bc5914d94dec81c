// Whether the model server is ready, and the words for it.
import { health, models, type ClientOptions } from '@jupyt5/client';
import type { ModelInfo } from '@jupyt5/schemas';
import type { TranslationBundle } from '@jupyterlab/translation';
import { hasChoice, servedModel } from './model-list.js';

/** What the item says. */
export interface ServerState {
  readonly status: 'ready' | 'loading' | 'unavailable' | 'draining' | 'unreachable';
  /** Why it is not ready; '' where it is. */
  readonly reason: string;
  /** What is served; empty where the server did not say. */
  readonly models: readonly ModelInfo[];
}

/** Asks the server. Never throws: not to be reached is a state as well. */
export async function readServerState(options: ClientOptions): Promise<ServerState> {
  try {
    const { status, reason } = await health(options);
    // One of several models may be down while the others serve.
    const list = await models(options).catch((error: unknown) => {
      if (status === 'ready') throw error;
      return { models: [] };
    });
    return { status: status === 'live' ? 'loading' : status, reason: reason ?? '', models: list.models };
  } catch (error) {
    return {
      status: 'unreachable',
      reason: error instanceof Error ? error.message : String(error),
      models: []
    };
  }
}

/** One or two words for the bar; with the model's name where there are several. */
export function statusText(
  state: ServerState | null,
  chosen: string,
  busyCount: number,
  trans: TranslationBundle
): string {
  if (busyCount > 0) return trans.__('JuPyT5: writing');
  switch (state?.status) {
    case undefined:
      return trans.__('JuPyT5: …');
    case 'ready': {
      const model = servedModel(state.models, chosen);
      if (state.models.length > 0 && model === undefined) return trans.__('JuPyT5: %1 is missing', chosen);
      return state.models.length > 1 && model
        ? trans.__('JuPyT5: %1', model.name)
        : trans.__('JuPyT5: ready');
    }
    case 'loading':
      return trans.__('JuPyT5: loading');
    case 'draining':
      return trans.__('JuPyT5: restarting');
    case 'unavailable':
    case 'unreachable':
      return trans.__('JuPyT5: not running');
  }
}

/** For the tooltip: the model, its precision and processor, or why there is none. */
export function statusDetail(state: ServerState | null, chosen: string, trans: TranslationBundle): string {
  if (state === null) return '';
  const model = servedModel(state.models, chosen);
  const lines = [state.reason];
  if (model) lines.push(`${model.name}, ${model.precision}, ${model.executionProvider}`);
  else if (state.models.length > 0)
    lines.push(
      trans.__('The chosen model %1 is not served now. Nothing is filled until you choose another.', chosen)
    );
  if (hasChoice(state.models, chosen)) lines.push(trans.__('Press to choose the model.'));
  return lines.filter(line => line !== '').join('\n');
}
