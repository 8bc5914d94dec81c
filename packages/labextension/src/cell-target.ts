// One cell as infill sees it: where the hole is by now, and the one edit at the end. Only the shared model is written,
// so collaborators see one edit, and the cell need not be rendered.
import type { Cell } from '@jupyterlab/cells';
import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import type { YCodeCell } from '@jupyter/ydoc';
import type { PartialJSONObject } from '@lumino/coreutils';
import * as Y from 'yjs';
import { joinText, type Place } from './place.js';
import { METADATA_KEY } from './provenance.js';

/** A place in shared text that moves with everyone's edits. Text typed at it stays ahead of it. */
export interface Anchor {
  /** Offset now, or null where the text is gone. */
  offset(): number | null;
}

/** @param offset UTF-16 code units in the shared text */
export function createAnchor(text: Y.Text, offset: number): Anchor {
  const relative = Y.createRelativePositionFromTypeIndex(text, offset, 0);
  return {
    offset() {
      if (text.doc === null) return null;
      const absolute = Y.createAbsolutePositionFromRelativePosition(relative, text.doc);
      return absolute !== null && absolute.type === text ? absolute.index : null;
    }
  };
}

/** What of a shared cell the commit needs; jupyter's YCodeCell has it. */
export type SharedText = Pick<
  YCodeCell,
  'ysource' | 'undoManager' | 'updateSource' | 'getSource' | 'setMetadata' | 'transact' | 'isDisposed'
>;

/** The inserted text, for regenerate and for the cursor. */
export interface Inserted {
  readonly start: number;
  readonly text: string;
}

/**
 * Inserts `text` at the anchor as exactly one undo step: Yjs joins edits less than 500 ms apart, so the step is fenced
 * off from what the user typed before and types after. Metadata is a part of the same step, so undo takes it back too.
 * @returns null where the cell is gone or the text is blank
 */
export function commitText(
  shared: SharedText,
  anchor: Anchor,
  place: Place,
  text: string,
  provenance: PartialJSONObject | null = null
): Inserted | null {
  const start = shared.isDisposed ? null : anchor.offset();
  if (start === null) return null;
  const source = shared.getSource();
  const joined = joinText(text, place, source.slice(0, start), source.slice(start));
  if (joined === '') return null;
  shared.undoManager?.stopCapturing();
  shared.transact(() => {
    shared.updateSource(start, start, joined);
    if (provenance !== null) shared.setMetadata(METADATA_KEY, provenance);
  });
  shared.undoManager?.stopCapturing();
  return { start, text: joined };
}

/** The shared model of a code cell. */
export function sharedText(cell: Cell): SharedText {
  // Every notebook model of JupyterLab 4 is a Yjs one; ISharedCell only hides that.
  return cell.model.sharedModel as unknown as YCodeCell;
}

/** The CodeMirror editor of a cell; null while the cell is scrolled out of a windowed notebook. */
export function cellEditor(cell: Cell): CodeMirrorEditor | null {
  const editor = cell.isDisposed ? null : cell.editor;
  return editor !== null && 'editor' in editor ? (editor as unknown as CodeMirrorEditor) : null;
}
