// The main plugin: button, shortcut, commands. The work is done by the Infiller.
import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { followCellHint } from './cell-hint.js';
import { addCommands, COMMANDS } from './commands.js';
import { Infiller } from './infiller.js';
import { readVariables } from './kernel-variables.js';
import { SERVER_DEFAULT } from './model-choice.js';
import { reportFailure } from './notify.js';
import { requestInfill } from './request.js';
import { followSettings } from './settings.js';
import { IInfiller, IModels } from './tokens.js';
import { IInfillVerifier } from './verifier.js';

export const infillPlugin: JupyterFrontEndPlugin<Infiller> = {
  id: '@jupyt5/labextension:plugin',
  description: 'Fills a notebook cell from the whole notebook around it.',
  autoStart: true,
  provides: IInfiller,
  requires: [INotebookTracker, IModels],
  optional: [ISettingRegistry, ITranslator, ICommandPalette, IInfillVerifier],
  activate: (
    app,
    tracker: INotebookTracker,
    { choice }: IModels,
    registry: ISettingRegistry | null,
    translator: ITranslator | null,
    palette: ICommandPalette | null,
    verifier: IInfillVerifier | null
  ) => {
    const trans = (translator ?? nullTranslator).load('jupyt5');
    const settings = followSettings(registry);
    const infiller = new Infiller({
      settings,
      trans,
      verifier,
      readVariables: panel => readVariables(panel.sessionContext.session?.kernel),
      send: (request, path, signal) =>
        requestInfill(request, app.serviceManager.serverSettings, path, signal),
      modelOf: panel => choice.nameFor(panel.context),
      onFailure: (error, panel, retry) => {
        const chosen = choice.nameFor(panel.context);
        const useDefault = (): void => choice.choose(panel.context, SERVER_DEFAULT);
        reportFailure(error, retry, chosen === SERVER_DEFAULT ? null : { chosen, useDefault }, trans);
      }
    });
    addCommands(app, tracker, infiller, trans);
    for (const command of Object.values(COMMANDS))
      palette?.addItem({ command, category: trans.__('JuPyT5') });
    followCellHint(app, tracker, settings, trans);
    return infiller;
  }
};
