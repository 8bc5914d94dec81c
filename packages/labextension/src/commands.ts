// The commands. Shortcuts, toolbar and menus in schema/plugin.json use the same names.
import type { JupyterFrontEnd } from '@jupyterlab/application';
import { Notification } from '@jupyterlab/apputils';
import type { Cell } from '@jupyterlab/cells';
import { NotebookActions, type INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';
import { followEditMode } from './edit-mode.js';
import { infillIcon } from './icon.js';
import type { Infiller } from './infiller.js';
import { hasFormula } from './latex.js';
import { stripProvenance } from './provenance.js';
import { showReceipt } from './receipt-dialog.js';
import type { SessionControls } from './strip-model.js';

export const COMMANDS = {
  infillCell: 'jupyt5:infill-cell',
  infillAndVerify: 'jupyt5:infill-and-verify',
  hint: 'jupyt5:hint',
  codeForEquation: 'jupyt5:code-for-equation',
  stop: 'jupyt5:stop',
  accept: 'jupyt5:accept',
  acceptLine: 'jupyt5:accept-line',
  acceptAndRun: 'jupyt5:accept-and-run',
  next: 'jupyt5:show-next',
  previous: 'jupyt5:show-previous',
  regenerate: 'jupyt5:regenerate',
  reject: 'jupyt5:reject',
  showReceipt: 'jupyt5:show-receipt',
  stripProvenance: 'jupyt5:strip-provenance'
} as const;

/** The cell a command means: the active one of the notebook that was used last. */
interface Target {
  readonly panel: NotebookPanel;
  readonly cell: Cell;
}

const NO_ARGS = { args: { type: 'object', properties: {} } } as const;

export function addCommands(
  app: JupyterFrontEnd,
  tracker: INotebookTracker,
  infiller: Infiller,
  trans: TranslationBundle
): void {
  const target = (): Target | null => {
    const panel = tracker.currentWidget;
    const cell = panel?.content.activeCell;
    return panel && cell ? { panel, cell } : null;
  };
  const isEditing = followEditMode(tracker);
  const add = (
    id: string,
    label: string,
    run: (at: Target) => unknown,
    isEnabled: (at: Target) => boolean = () => true
  ): void => {
    app.commands.addCommand(id, {
      label,
      describedBy: NO_ARGS,
      isEnabled: () => {
        const at = target();
        return at !== null && isEnabled(at);
      },
      execute: () => {
        const at = target();
        return at === null ? undefined : run(at);
      }
    });
  };
  /** Commands that act on the session on show in the cell. */
  const control = (id: string, label: string, run: (controls: SessionControls) => void): void =>
    add(
      id,
      label,
      ({ panel, cell }) => run(infiller.controls(panel, cell)),
      ({ cell }) => infiller.writerOf(cell) !== undefined
    );

  app.commands.addCommand(COMMANDS.infillCell, {
    // The toolbars show the icon alone.
    label: args => (args['toolbar'] === true ? '' : trans.__('Infill Cell')),
    caption: trans.__('Fill this cell from the whole notebook around it'),
    icon: infillIcon,
    describedBy: {
      args: {
        type: 'object',
        properties: { toolbar: { type: 'boolean', description: 'Show the icon alone' } }
      }
    },
    isEnabled: () => target() !== null,
    execute: args => {
      const at = target();
      if (at === null) return undefined;
      if (args['toolbar'] !== true) return infiller.start(at.panel, at.cell);
      const filling = infiller.start(at.panel, at.cell, { isEditing: isEditing(at.panel) });
      // The button takes the focus only after its command has run, and it vanishes where text grows under it.
      setTimeout(() => focusCell(at));
      return filling.then(() => focusCell(at));
    }
  });
  add(COMMANDS.infillAndVerify, trans.__('Infill and verify'), ({ panel, cell }) =>
    infiller.startVerified(panel, cell)
  );
  add(COMMANDS.hint, trans.__('Give Me a Hint'), ({ panel, cell }) =>
    infiller.start(panel, cell, { hints: true })
  );
  add(
    COMMANDS.codeForEquation,
    trans.__('Write Code for This Equation'),
    ({ panel }) => writeCodeBelow(panel, infiller),
    ({ cell }) => cell.model.type === 'markdown' && hasFormula(cell.model.sharedModel.getSource())
  );
  control(COMMANDS.stop, trans.__('Stop Filling the Cell'), controls => controls.stop());
  control(COMMANDS.accept, trans.__('Accept the Suggestion'), controls => controls.accept());
  control(COMMANDS.acceptLine, trans.__('Accept the First Line of the Suggestion'), controls =>
    controls.acceptLine()
  );
  control(COMMANDS.acceptAndRun, trans.__('Accept the Suggestion and Run the Cell'), controls =>
    controls.acceptAndRun()
  );
  control(COMMANDS.next, trans.__('Next Suggestion'), controls => controls.show(1));
  control(COMMANDS.previous, trans.__('Previous Suggestion'), controls => controls.show(-1));
  control(COMMANDS.reject, trans.__('Discard the Suggestion'), controls => controls.reject());
  add(COMMANDS.regenerate, trans.__('Infill Cell Again, Differently'), ({ panel, cell }) =>
    infiller.regenerate(panel, cell)
  );
  add(
    COMMANDS.showReceipt,
    trans.__('Show What the Model Was Told'),
    ({ cell }) => {
      const receipt = infiller.receiptOf(cell);
      return receipt && showReceipt(receipt, trans);
    },
    ({ cell }) => infiller.receiptOf(cell) !== null
  );
  add(COMMANDS.stripProvenance, trans.__('Remove JuPyT5 Notes From the Notebook'), ({ panel }) => {
    const count = stripProvenance(panel.content.widgets.map(cell => cell.model));
    Notification.info(trans._n('Removed from %1 cell.', 'Removed from %1 cells.', count), {
      autoClose: 4000
    });
  });
}

/** Makes a code cell below the active one and fills it: the formula above it says what to write. */
async function writeCodeBelow(panel: NotebookPanel, infiller: Infiller): Promise<void> {
  NotebookActions.insertBelow(panel.content);
  const cell = panel.content.activeCell;
  if (cell) await infiller.start(panel, cell); // a code cell: insertBelow's default
}

/** Gives the keys back to the cell after a button was pressed: Escape stops, Ctrl+Z undoes. Does nothing once the user is elsewhere. */
function focusCell({ panel, cell }: Target): void {
  const { activeElement } = document;
  const isLost =
    activeElement === null ||
    activeElement === document.body ||
    activeElement.closest('.jp-Toolbar, .jp-cell-toolbar') !== null;
  if (!isLost || panel.isDisposed || panel.content.activeCell !== cell) return;
  panel.content.mode = 'edit';
  panel.content.activate();
}
