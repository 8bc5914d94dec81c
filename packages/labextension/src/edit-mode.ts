// Pressing a toolbar button takes the focus, and with it the notebook's edit mode, before the button's command runs.
// Whether the user was editing a moment ago decides if the cursor says where to fill.
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';

/** From pressing the mouse button to the command. */
const PRESS_MS = 600;

/** Returns a question: is, or was until the press of a button, this notebook in edit mode? */
export function followEditMode(tracker: INotebookTracker): (panel: NotebookPanel) => boolean {
  const leftAt = new WeakMap<NotebookPanel, number>();
  tracker.widgetAdded.connect((_, panel) => {
    panel.content.stateChanged.connect((_notebook, change) => {
      if (change.name === 'mode' && change.oldValue === 'edit') leftAt.set(panel, Date.now());
    });
  });
  return panel => panel.content.mode === 'edit' || Date.now() - (leftAt.get(panel) ?? 0) < PRESS_MS;
}
