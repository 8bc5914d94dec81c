// Whether the model server is ready, and the words for it.
import { health, models, type ClientOptions } from '@jupyt5/client';
import type { TranslationBundle } from '@jupyterlab/translation';

/** What the item says. */
export interface ServerState {
  readonly status: 'ready' | 'loading' | 'unavailable' | 'draining' | 'unreachable';
  /** Model, precision and processor; or the reason why not. */
  readonly detail: string;
}

/** Asks the server. Never throws: not to be reached is a state as well. */
export async function readServerState(options: ClientOptions): Promise<ServerState> {
  try {
    const { status, reason } = await health(options);
    if (status !== 'ready') return { status: status === 'live' ? 'loading' : status, detail: reason ?? '' };
    const list = await models(options);
    const model = list.models.find(one => one.default) ?? list.models[0];
    return { status, detail: model ? `${model.name}, ${model.precision}, ${model.executionProvider}` : '' };
  } catch (error) {
    return { status: 'unreachable', detail: error instanceof Error ? error.message : String(error) };
  }
}

/** One or two words for the bar. */
export function statusText(state: ServerState | null, busyCount: number, trans: TranslationBundle): string {
  if (busyCount > 0) return trans.__('JuPyT5: writing');
  switch (state?.status) {
    case undefined:
      return trans.__('JuPyT5: …');
    case 'ready':
      return trans.__('JuPyT5: ready');
    case 'loading':
      return trans.__('JuPyT5: loading');
    case 'draining':
      return trans.__('JuPyT5: restarting');
    case 'unavailable':
    case 'unreachable':
      return trans.__('JuPyT5: not running');
  }
}
