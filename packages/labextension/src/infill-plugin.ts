// The main plugin: commands, button, shortcut. Reads like a table of contents; the work is done by the Infiller.
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import type { CodeCell } from '@jupyterlab/cells';
import { INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { COMMANDS } from './commands.js';
import { reportFailure } from './failures.js';
import { infillIcon } from './icon.js';
import { Infiller } from './infiller.js';
import { requestInfill } from './request.js';
import { DEFAULT_SETTINGS, readSettings } from './settings.js';

export const PLUGIN_ID = '@jupyt5/labextension:plugin';

export const infillPlugin: JupyterFrontEndPlugin<void> = {
  id: PLUGIN_ID,
  description: 'Fills a notebook cell from the whole notebook around it.',
  autoStart: true,
  requires: [INotebookTracker],
  optional: [ISettingRegistry, ITranslator, ICommandPalette],
  activate: (app, tracker: INotebookTracker, registry, translator, palette) => {
    const trans = ((translator as ITranslator | null) ?? nullTranslator).load('jupyt5');
    const settings = followSettings(registry as ISettingRegistry | null);
    const infiller = new Infiller({
      settings,
      trans,
      send: (request, signal) => requestInfill(request, app.serviceManager.serverSettings, signal),
      onFailure: (error, retry) => reportFailure(error, retry, trans)
    });
    addCommands(app, tracker, infiller, trans);
    for (const command of Object.values(COMMANDS)) {
      (palette as ICommandPalette | null)?.addItem({ command, category: trans.__('JuPyT5') });
    }
  }
};

/** The current settings, as they change. */
function followSettings(registry: ISettingRegistry | null): () => typeof DEFAULT_SETTINGS {
  let current = DEFAULT_SETTINGS;
  void registry?.load(PLUGIN_ID).then(loaded => {
    current = readSettings(loaded.composite);
    loaded.changed.connect(() => (current = readSettings(loaded.composite)));
  });
  return () => current;
}

function addCommands(
  app: JupyterFrontEnd,
  tracker: INotebookTracker,
  infiller: Infiller,
  trans: ReturnType<ITranslator['load']>
): void {
  const target = (): { panel: NotebookPanel; cell: CodeCell } | null => {
    const panel = tracker.currentWidget;
    const cell = panel?.content.activeCell;
    // The type of the model says which class of cell it is.
    return panel && cell?.model.type === 'code' ? { panel, cell: cell as CodeCell } : null;
  };
  app.commands.addCommand(COMMANDS.infillCell, {
    label: args => (args['toolbar'] === true ? '' : trans.__('Infill Cell')),
    caption: trans.__('Fill this cell from the whole notebook around it'),
    icon: infillIcon,
    isEnabled: () => target() !== null,
    describedBy: { args: { type: 'object', properties: { toolbar: { type: 'boolean', description: 'Show the icon alone' } } } },
    execute: async () => {
      const at = target();
      if (at) await infiller.start(at.panel, at.cell);
    }
  });
  const control = (
    id: string,
    label: string,
    run: (controls: ReturnType<Infiller['controls']>) => void
  ): void => {
    app.commands.addCommand(id, {
      label,
      isEnabled: () => infiller.writerOf(target()?.cell) !== undefined,
      describedBy: { args: { type: 'object', properties: {} } },
      execute: () => {
        const at = target();
        if (at) run(infiller.controls(at.panel, at.cell, () => void infiller.regenerate(at.panel, at.cell)));
      }
    });
  };
  control(COMMANDS.stop, trans.__('Stop Filling the Cell'), controls => controls.stop());
  control(COMMANDS.accept, trans.__('Accept the Suggestion'), controls => controls.accept());
  control(COMMANDS.acceptLine, trans.__('Accept the First Line of the Suggestion'), controls => controls.acceptLine());
  control(COMMANDS.acceptAndRun, trans.__('Accept the Suggestion and Run the Cell'), controls => controls.acceptAndRun());
  control(COMMANDS.next, trans.__('Next Suggestion'), controls => controls.show(1));
  control(COMMANDS.previous, trans.__('Previous Suggestion'), controls => controls.show(-1));
  control(COMMANDS.reject, trans.__('Discard the Suggestion'), controls => controls.reject());
  app.commands.addCommand(COMMANDS.regenerate, {
    label: trans.__('Infill Cell Again, Differently'),
    isEnabled: () => target() !== null,
    describedBy: { args: { type: 'object', properties: {} } },
    execute: async () => {
      const at = target();
      if (at) await infiller.regenerate(at.panel, at.cell);
    }
  });
}
