// The line in an empty code cell that tells the key. Only the active cell shows it; a setting switches it off.
import { RangeSetBuilder, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';
import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { INotebookTracker } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';
import { CommandRegistry } from '@lumino/commands';
import { cellEditor } from './cell-target.js';
import { COMMANDS } from './commands.js';
import type { Settings } from './settings.js';

const setHint = StateEffect.define<string | null>();

const hintField = StateField.define<string | null>({
  create: () => null,
  update: (hint, transaction) =>
    transaction.effects.reduce((value, effect) => (effect.is(setHint) ? effect.value : value), hint)
});

class HintWidget extends WidgetType {
  constructor(private readonly text: string) {
    super();
  }

  override eq(other: HintWidget): boolean {
    return other.text === this.text;
  }

  override toDOM(): HTMLElement {
    const node = document.createElement('span');
    node.className = 'jp-jupyt5-hint';
    node.setAttribute('aria-hidden', 'true'); // not a part of the text; the command is in the palette
    node.textContent = this.text;
    return node;
  }
}

const hintDecorations = EditorView.decorations.compute(['doc', hintField], (state): DecorationSet => {
  const text = state.field(hintField);
  const builder = new RangeSetBuilder<Decoration>();
  if (text !== null && state.doc.length === 0)
    builder.add(0, 0, Decoration.widget({ widget: new HintWidget(text), side: 1 }));
  return builder.finish();
});

const prepared = new WeakSet<EditorView>();

function showHint(view: EditorView, text: string | null): void {
  if (!prepared.has(view)) {
    prepared.add(view);
    view.dispatch({ effects: StateEffect.appendConfig.of([hintField, hintDecorations]) });
  }
  view.dispatch({ effects: setHint.of(text) });
}

/** Shows the hint in the active cell of the current notebook, as the user moves. */
export function followCellHint(
  app: JupyterFrontEnd,
  tracker: INotebookTracker,
  settings: () => Settings,
  trans: TranslationBundle
): void {
  let shown: EditorView | null = null;
  tracker.activeCellChanged.connect((_, cell) => {
    if (shown?.dom.isConnected) showHint(shown, null);
    shown = null;
    if (!cell || cell.model.type !== 'code' || !settings().cellHint) return;
    // The editor of a new cell comes a moment after the cell.
    void cell.ready.then(() => {
      const view = cellEditor(cell)?.editor;
      const keys = shortcutOf(app, COMMANDS.infillCell);
      if (!view || keys === '' || tracker.activeCell !== cell) return;
      shown = view;
      showHint(view, trans.__('%1 fills this cell', keys));
    });
  });
}

/** The keys of a command as they are set now, such as "Alt+I"; '' where the user took them away. */
function shortcutOf(app: JupyterFrontEnd, command: string): string {
  const keys = app.commands.keyBindings.find(binding => binding.command === command)?.keys ?? [];
  return keys.length > 0 ? CommandRegistry.formatKeystroke(keys) : '';
}
