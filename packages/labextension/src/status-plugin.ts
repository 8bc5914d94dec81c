// The status item: whether the model is ready, busy, or why not. Only where there is a status bar (not in Notebook 7).
import { health, models } from '@jupyt5/client';
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { IStatusBar } from '@jupyterlab/statusbar';
import { ITranslator, nullTranslator, type TranslationBundle } from '@jupyterlab/translation';
import { Poll } from '@lumino/polling';
import { Widget } from '@lumino/widgets';
import { jupyterOptions } from './request.js';
import { IInfiller } from './tokens.js';

/** A ready server is asked seldom; one that is not is asked until it is. */
const READY_INTERVAL_MS = 60_000;
const WAITING_INTERVAL_MS = 3000;

/** What the item says. */
export interface ServerState {
  readonly status: 'ready' | 'loading' | 'unavailable' | 'draining' | 'unreachable';
  /** Model, precision and processor; or the reason why not. */
  readonly detail: string;
}

/** Asks the server. Never throws: not to be reached is a state as well. */
export async function readServerState(options: ReturnType<typeof jupyterOptions>): Promise<ServerState> {
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

export const statusPlugin: JupyterFrontEndPlugin<void> = {
  id: '@jupyt5/labextension:status',
  description: 'Shows the state of the model server in the status bar.',
  autoStart: true,
  requires: [IInfiller],
  optional: [IStatusBar, ITranslator],
  activate: (app: JupyterFrontEnd, infiller: IInfiller, statusBar: IStatusBar | null, translator: ITranslator | null) => {
    if (statusBar === null) return;
    const trans = (translator ?? nullTranslator).load('jupyt5');
    const item = new Widget();
    item.addClass('jp-jupyt5-status');
    let state: ServerState | null = null;
    const draw = (): void => {
      item.node.textContent = statusText(state, infiller.busyCount, trans);
      item.node.title = state?.detail ?? '';
    };
    const poll = new Poll({
      factory: async () => {
        state = await readServerState(jupyterOptions(app.serviceManager.serverSettings));
        draw();
        void poll.schedule({ phase: 'resolved', interval: state.status === 'ready' ? READY_INTERVAL_MS : WAITING_INTERVAL_MS });
      },
      name: '@jupyt5/labextension:status',
      frequency: { interval: WAITING_INTERVAL_MS, backoff: false, max: READY_INTERVAL_MS },
      standby: 'when-hidden'
    });
    infiller.changed.connect(draw);
    draw();
    statusBar.registerStatusItem('@jupyt5/labextension:status', { item, align: 'right', rank: 50 });
  }
};
