// The status item: whether the model is ready, busy, or why not. Only where there is a status bar (not in Notebook 7).
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { IStatusBar } from '@jupyterlab/statusbar';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { Poll } from '@lumino/polling';
import { Widget } from '@lumino/widgets';
import { jupyterOptions } from './request.js';
import { readServerState, statusText, type ServerState } from './server-state.js';
import { IInfiller } from './tokens.js';

/** A ready server is asked seldom; one that is not is asked until it is. */
const READY_INTERVAL_MS = 60_000;
const WAITING_INTERVAL_MS = 3000;

export const statusPlugin: JupyterFrontEndPlugin<void> = {
  id: '@jupyt5/labextension:status',
  description: 'Shows the state of the model server in the status bar.',
  autoStart: true,
  requires: [IInfiller],
  optional: [IStatusBar, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    infiller: IInfiller,
    statusBar: IStatusBar | null,
    translator: ITranslator | null
  ) => {
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
        void poll.schedule({
          phase: 'resolved',
          interval: state.status === 'ready' ? READY_INTERVAL_MS : WAITING_INTERVAL_MS
        });
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
