// The stream as it is shown: a CodeMirror decoration at the hole and a strip of state and buttons under the text.
// Nothing here touches the document: collaborators, autosave and undo see only the commit at the end.
import { Prec, StateEffect, StateField, type EditorState, type Extension } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  keymap,
  WidgetType,
  showPanel,
  type DecorationSet,
  type Panel
} from '@codemirror/view';
import { joinText, type Place } from './place.js';
import { renderStrip, type StripModel } from './strip.js';

/** What to show in a cell. */
export interface Preview {
  readonly place: Place;
  /** Text as the model wrote it; how it joins the cell is worked out from what the cell holds by then. */
  readonly text: string;
  readonly isStreaming: boolean;
  readonly strip: StripModel;
  /** What keys do that the editor would take for itself before any of Jupyter's shortcuts sees them. */
  readonly keys: Partial<Record<PreviewKey, () => void>>;
}

/** In CodeMirror's words; `Mod` is Ctrl or Cmd. */
const PREVIEW_KEYS = ['Tab', 'Mod-z', 'Alt-ArrowRight'] as const;
export type PreviewKey = (typeof PREVIEW_KEYS)[number];

const setPreview = StateEffect.define<Preview | null>();

interface Shown {
  readonly preview: Preview;
  /** Follows the user's edits; text typed at the hole stays ahead of it. */
  readonly offset: number;
  readonly decorations: DecorationSet;
}

const previewField = StateField.define<Shown | null>({
  create: () => null,
  update(shown, transaction) {
    let next = shown;
    if (next !== null && transaction.docChanged)
      next = draw(next.preview, transaction.changes.mapPos(next.offset, 1), transaction.state);
    for (const effect of transaction.effects) {
      if (!effect.is(setPreview)) continue;
      if (effect.value === null) next = null;
      else next = draw(effect.value, next?.offset ?? effect.value.place.offset, transaction.state);
    }
    return next;
  },
  provide: field => [
    EditorView.decorations.from(field, shown => shown?.decorations ?? Decoration.none),
    showPanel.from(field, shown => (shown === null ? null : createStripPanel))
  ]
});

function draw(preview: Preview, offset: number, state: EditorState): Shown {
  const at = Math.min(offset, state.doc.length);
  const text = joinText(preview.text, preview.place, state.sliceDoc(0, at), state.sliceDoc(at));
  const widget = new PreviewWidget(text, preview.isStreaming);
  return {
    preview,
    offset: at,
    decorations: Decoration.set([Decoration.widget({ widget, side: 1 }).range(at)])
  };
}

class PreviewWidget extends WidgetType {
  constructor(
    private readonly text: string,
    private readonly isStreaming: boolean
  ) {
    super();
  }

  override eq(other: PreviewWidget): boolean {
    return other.text === this.text && other.isStreaming === this.isStreaming;
  }

  override get lineBreaks(): number {
    return this.text.split('\n').length - 1;
  }

  override toDOM(): HTMLElement {
    const node = document.createElement('span');
    node.dir = 'ltr'; // code reads left to right in every language of the interface
    this.updateDOM(node);
    return node;
  }

  override updateDOM(node: HTMLElement): boolean {
    node.className = this.isStreaming ? 'jp-jupyt5-preview jp-mod-streaming' : 'jp-jupyt5-preview';
    node.textContent = this.text;
    return true;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

function createStripPanel(view: EditorView): Panel {
  const dom = document.createElement('div');
  dom.className = 'jp-jupyt5-strip';
  const draw = (state: EditorState): void => {
    const shown = state.field(previewField, false);
    if (shown) renderStrip(dom, shown.preview.strip);
  };
  draw(view.state);
  return { dom, update: update => draw(update.state) };
}

const previewKeymap = keymap.of(
  PREVIEW_KEYS.map(key => ({
    key,
    run: (view: EditorView): boolean => {
      const action = view.state.field(previewField, false)?.preview.keys[key];
      action?.();
      return action !== undefined;
    }
  }))
);

/** Editors that have the field already: it is added on the first infill, so that other editors stay as they are. */
const prepared = new WeakSet<EditorView>();

/** Shows `preview` in the editor, or clears it (null). */
export function showPreview(view: EditorView, preview: Preview | null): void {
  if (!prepared.has(view)) {
    if (preview === null) return;
    prepared.add(view);
    view.dispatch({ effects: StateEffect.appendConfig.of(previewExtension()) });
  }
  view.dispatch({ effects: setPreview.of(preview) });
}

/** The extension itself, for tests. */
export function previewExtension(): Extension {
  return [previewField, Prec.highest(previewKeymap)];
}
