// Draws a session in one notebook cell and commits its text there.
import type { Cell } from '@jupyterlab/cells';
import type { TranslationBundle } from '@jupyterlab/translation';
import {
  cellEditor,
  commitText,
  createAnchor,
  sharedText,
  type Anchor,
  type Inserted
} from './cell-target.js';
import type { SessionView } from './cell-writer.js';
import { announce } from './announcer.js';
import type { Place } from './place.js';
import { showPreview, type Preview } from './preview.js';
import { provenanceOf } from './provenance.js';
import { shownFilling, type Session } from './session.js';
import { stripModel, type SessionControls } from './strip-model.js';

/** Class names a theme or a shortcut's selector can rely on. */
const BUSY_CLASS = 'jp-jupyt5-busy';
const CHOOSING_CLASS = 'jp-jupyt5-choosing';
const SETTLED_CLASS = 'jp-jupyt5-settled';

export class CellView implements SessionView {
  /** What the last commit put in, while this view lived. */
  inserted: Inserted | null = null;
  private readonly anchor: Anchor;
  private readonly keys: Preview['keys'];
  private session: Session | null = null;

  constructor(
    private readonly cell: Cell,
    readonly place: Place,
    private readonly controls: SessionControls,
    private readonly trans: TranslationBundle,
    private readonly keepProvenance: boolean
  ) {
    this.anchor = createAnchor(sharedText(cell).ysource, place.offset);
    this.keys = {
      Tab: () => controls.accept(),
      'Alt-ArrowRight': () => controls.acceptLine(),
      // Undo means the last thing that came, and that is the suggestion.
      'Mod-z': () => controls.reject()
    };
    // A cell of a windowed notebook gets its editor when it scrolls into view.
    cell.inViewportChanged.connect(this.redraw, this);
  }

  show(session: Session): void {
    this.announceChange(session);
    this.session = session;
    const isBusy = session.phase === 'waiting' || session.phase === 'streaming';
    if (!this.cell.isDisposed) {
      this.cell.node.classList.toggle(BUSY_CLASS, isBusy);
      this.cell.node.classList.toggle(CHOOSING_CLASS, session.phase === 'choosing');
      this.cell.node.classList.toggle(SETTLED_CLASS, session.phase === 'settled');
      this.cell.node.setAttribute('aria-busy', String(isBusy));
    }
    this.redraw();
    if (session.phase === 'ended') this.cell.inViewportChanged.disconnect(this.redraw, this);
  }

  commit(text: string, session: Session): boolean {
    if (this.cell.isDisposed) return false;
    const shared = sharedText(this.cell);
    const editor = cellEditor(this.cell);
    const cursor = editor?.getOffsetAt(editor.getCursorPosition());
    const inserted = commitText(
      shared,
      this.anchor,
      this.place,
      text,
      this.keepProvenance ? provenanceOf(session, new Date(), session.checking?.verifiedBy) : null
    );
    if (inserted === null) return false;
    announce(this.trans.__('The cell is filled: %1', inserted.text));
    this.inserted = inserted;
    // What was verified is this text: with the first edit or undo the strip that says so goes.
    if (session.phase === 'settled') {
      const { model } = this.cell;
      const close = (): void => {
        model.contentChanged.disconnect(close);
        this.controls.reject();
      };
      model.contentChanged.connect(close);
    }
    // The cursor goes to the end of the text only where it stood at the hole: whoever typed elsewhere stays there.
    if (editor && cursor === inserted.start) {
      const position = editor.getPositionAt(inserted.start + inserted.text.length);
      if (position) editor.setCursorPosition(position, { scroll: false });
    }
    return true;
  }

  private redraw(): void {
    const editor = cellEditor(this.cell);
    if (editor === null || this.session === null) return;
    const { phase } = this.session;
    showPreview(
      editor.editor,
      phase === 'ended'
        ? null
        : {
            place: this.place,
            text: this.session.inHints || phase === 'settled' ? '' : (shownFilling(this.session)?.text ?? ''),
            isStreaming: phase !== 'choosing' && phase !== 'settled',
            strip: stripModel(this.session, this.controls, this.trans),
            keys: phase === 'choosing' && !this.session.inHints ? this.keys : {}
          }
    );
  }

  /** Screen readers hear the turning points, not every token. */
  private announceChange(next: Session): void {
    const { trans } = this;
    if (
      this.session?.phase === next.phase &&
      this.session.shown === next.shown &&
      this.session.hints === next.hints
    )
      return;
    if (next.phase === 'waiting') announce(trans.__('Filling the cell.'));
    else if (next.phase === 'choosing' || next.phase === 'settled')
      announce(stripModel(next, this.controls, trans).text);
  }
}
