// Which model fills the cells: the choice, the command that asks for it, and the watch over what the server serves.
import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { ModelChoice } from './model-choice.js';
import { askModel } from './model-dialog.js';
import { hasChoice, modelRows } from './model-list.js';
import { jupyterOptions } from './request.js';
import { ServerWatch } from './server-watch.js';
import { followSettings, SETTINGS_ID } from './settings.js';
import { IModels } from './tokens.js';

export const CHOOSE_MODEL = 'jupyt5:choose-model';

export const modelsPlugin: JupyterFrontEndPlugin<IModels> = {
  id: '@jupyt5/labextension:models',
  description: 'Chooses the model that fills the cells, where the server has several.',
  autoStart: true,
  provides: IModels,
  requires: [INotebookTracker],
  optional: [ISettingRegistry, ITranslator, ICommandPalette],
  activate: (
    app,
    tracker: INotebookTracker,
    registry: ISettingRegistry | null,
    translator: ITranslator | null,
    palette: ICommandPalette | null
  ) => {
    const trans = (translator ?? nullTranslator).load('jupyt5');
    const settings = followSettings(registry);
    const choice = new ModelChoice(
      () => settings().model,
      async name => void (await registry?.set(SETTINGS_ID, 'model', name))
    );
    const watch = new ServerWatch(jupyterOptions(app.serviceManager.serverSettings));
    const notebook = (): object | null => tracker.currentWidget?.context ?? null;
    const isOffered = (): boolean => hasChoice(watch.state?.models ?? [], choice.nameFor(notebook()));
    app.commands.addCommand(CHOOSE_MODEL, {
      label: trans.__('Choose the Model…'),
      caption: trans.__('Choose which of the models of the server fills the cells'),
      describedBy: { args: { type: 'object', properties: {} } },
      // With one model there is nothing to choose: the command is neither in the palette nor in a menu.
      isVisible: isOffered,
      isEnabled: isOffered,
      execute: async () => {
        const at = notebook();
        const { models } = await watch.refresh();
        const answer = await askModel(modelRows(models, choice.nameFor(at), trans), at !== null, trans);
        if (answer === null) return;
        if (at === null || answer.isForAll) await choice.chooseForAll(at, answer.name);
        else choice.choose(at, answer.name);
      }
    });
    palette?.addItem({ command: CHOOSE_MODEL, category: trans.__('JuPyT5') });
    const redraw = (): void => app.commands.notifyCommandChanged(CHOOSE_MODEL);
    watch.changed.connect(redraw);
    choice.changed.connect(redraw);
    return { choice, watch };
  }
};
