// Starts and keeps the sessions: one per cell at most. Everything a command does goes through here.
import type { Cell } from '@jupyterlab/cells';
import { maskCell } from '@jupyt5/codec';
import type { InfillRequest } from '@jupyt5/schemas';
import { NotebookActions, type NotebookPanel } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Signal, type ISignal } from '@lumino/signaling';
import { cellEditor, sharedText } from './cell-target.js';
import { CellView } from './cell-view.js';
import { CellWriter } from './cell-writer.js';
import { findPlace } from './place.js';
import type { SessionEvent } from './request.js';
import type { Settings } from './settings.js';
import type { SessionControls } from './strip-model.js';

/** The server's own default for several candidates. */
const REGENERATE_TEMPERATURE = 0.8;

export interface InfillerOptions {
  /** Sends a request; the signal closes the connection. */
  readonly send: (request: InfillRequest, signal: AbortSignal) => AsyncIterable<SessionEvent>;
  readonly settings: () => Settings;
  readonly trans: TranslationBundle;
  /** Tells the user what went wrong and what to do; `retry` starts the same infill again. */
  readonly onFailure: (error: unknown, retry: () => void) => void;
}

interface Run {
  readonly panel: NotebookPanel;
  readonly writer: CellWriter;
  readonly view: CellView;
}

export class Infiller {
  private readonly runs = new Map<Cell, Run>();
  private readonly _changed = new Signal<this, void>(this);

  constructor(private readonly options: InfillerOptions) {}

  /** Emitted when a session starts or ends. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** How many cells are being filled now. */
  get busyCount(): number {
    return [...this.runs.values()].filter(run => !run.writer.abort.signal.aborted).length;
  }

  /** Fills a cell. A session that is on show there is dropped first. */
  async start(panel: NotebookPanel, cell: Cell, sampling: Partial<InfillRequest> = {}): Promise<void> {
    const notebook = panel.content.model;
    if (notebook === null) return;
    this.runs.get(cell)?.writer.end();
    const retry = (): void => void this.start(panel, cell, sampling);
    const again = (): void => void this.regenerate(panel, cell);
    const editor = cellEditor(cell);
    const isEditing = panel.content.mode === 'edit' && panel.content.activeCell === cell;
    const cursor = isEditing && editor ? editor.getOffsetAt(editor.getCursorPosition()) : null;
    const { sendOutputs, candidates, maxTokens, acceptWhenDone } = this.options.settings();
    const place = findPlace(cell.model.sharedModel.getSource(), cursor);
    const view = new CellView(cell, place, this.controls(panel, cell, again), this.options.trans);
    const writer = new CellWriter(view, { acceptWhenDone });
    const run = { panel, writer, view };
    this.runs.set(cell, run);
    // A deleted or moved cell and a closed tab end here; the connection closes, and nothing is written.
    const end = (): void => {
      writer.end();
      if (this.runs.get(cell) === run) this.runs.delete(cell);
    };
    cell.disposed.connect(end);
    this._changed.emit();
    try {
      const masked = maskCell(notebook.toJSON(), { cellId: cell.model.id }, { outputs: sendOutputs });
      const cells = masked.cells.map(item =>
        'masked' in item ? { ...item, before: place.before, after: place.after } : item
      );
      const request = { document: { ...masked, cells }, n: candidates, maxTokens, ...sampling };
      await writer.writeEvents(this.options.send(request, writer.abort.signal));
    } catch (error) {
      writer.end();
      this.options.onFailure(error, retry);
    } finally {
      this._changed.emit();
    }
  }

  /**
   * Writes it again, differently: sampled with a new seed. Text that the last infill put into the cell is taken out
   * first, if it still stands there as it was.
   */
  async regenerate(panel: NotebookPanel, cell: Cell): Promise<void> {
    const inserted = this.runs.get(cell)?.view.inserted;
    const shared = sharedText(cell);
    if (inserted && shared.getSource().startsWith(inserted.text, inserted.start)) {
      shared.undoManager?.stopCapturing();
      shared.updateSource(inserted.start, inserted.start + inserted.text.length, '');
      shared.undoManager?.stopCapturing();
    }
    await this.start(panel, cell, { temperature: REGENERATE_TEMPERATURE });
  }

  /** The session that is on show in a cell. */
  writerOf(cell: Cell | null | undefined): CellWriter | undefined {
    const writer = cell ? this.runs.get(cell)?.writer : undefined;
    return writer?.session.phase === 'ended' ? undefined : writer;
  }

  /** The controls of a cell's session; without a session they do nothing. */
  controls(panel: NotebookPanel, cell: Cell, again: () => void): SessionControls {
    const writer = (): CellWriter | undefined => this.writerOf(cell);
    return {
      stop: () => writer()?.stop(),
      show: step => writer()?.show(step),
      accept: () => void writer()?.accept(),
      acceptLine: () => void writer()?.acceptLine(),
      acceptAndRun: () => {
        if (writer()?.accept()) void NotebookActions.run(panel.content, panel.sessionContext);
      },
      regenerate: again,
      reject: () => writer()?.end()
    };
  }
}
