// The status item: whether the model is ready, busy, or why not, and which. Only where there is a status bar (not in Notebook 7).
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { INotebookTracker } from '@jupyterlab/notebook';
import { IStatusBar } from '@jupyterlab/statusbar';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import { hasChoice } from './model-list.js';
import { CHOOSE_MODEL } from './models-plugin.js';
import { statusDetail, statusText } from './server-state.js';
import { IInfiller, IModels } from './tokens.js';

export const statusPlugin: JupyterFrontEndPlugin<void> = {
  id: '@jupyt5/labextension:status',
  description: 'Shows the state of the model server in the status bar.',
  autoStart: true,
  requires: [IInfiller, IModels, INotebookTracker],
  optional: [IStatusBar, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    infiller: IInfiller,
    { choice, watch }: IModels,
    tracker: INotebookTracker,
    statusBar: IStatusBar | null,
    translator: ITranslator | null
  ) => {
    if (statusBar === null) return;
    const trans = (translator ?? nullTranslator).load('jupyt5');
    const item = new Widget();
    item.addClass('jp-jupyt5-status');
    const choose = (): void => {
      if (app.commands.isEnabled(CHOOSE_MODEL)) void app.commands.execute(CHOOSE_MODEL);
    };
    item.node.addEventListener('click', choose);
    item.node.addEventListener('keydown', event => {
      if (event.key === 'Enter' || event.key === ' ') choose();
    });
    const draw = (): void => {
      const chosen = choice.nameFor(tracker.currentWidget?.context ?? null);
      item.node.textContent = statusText(watch.state, chosen, infiller.busyCount, trans);
      item.node.title = statusDetail(watch.state, chosen, trans);
      // A button only where there is something to choose.
      const isButton = hasChoice(watch.state?.models ?? [], chosen);
      item.toggleClass('jp-mod-highlighted', isButton);
      for (const [name, value] of Object.entries({ role: 'button', tabindex: '0' }))
        if (isButton) item.node.setAttribute(name, value);
        else item.node.removeAttribute(name);
    };
    infiller.changed.connect(draw);
    choice.changed.connect(draw);
    watch.changed.connect(draw);
    tracker.currentChanged.connect(draw);
    draw();
    statusBar.registerStatusItem('@jupyt5/labextension:status', { item, align: 'right', rank: 50 });
  }
};
