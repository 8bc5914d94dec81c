// Starts and keeps the sessions: one per cell at most. Everything a command does goes through here.
import { maskCell } from '@jupyt5/codec';
import type { InfillRequest } from '@jupyt5/schemas';
import type { Cell } from '@jupyterlab/cells';
import { NotebookActions, type NotebookPanel } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Signal, type ISignal } from '@lumino/signaling';
import { announce } from './announcer.js';
import { cellEditor, sharedText } from './cell-target.js';
import { CellView } from './cell-view.js';
import { CellWriter } from './cell-writer.js';
import { closestVerdict } from './checking.js';
import { addVariables, type KernelVariable } from './kernel-variables.js';
import { paceEvents, screenTick } from './pace.js';
import { findPlace, joinText, type Place } from './place.js';
import { policyOf } from './policy.js';
import type { Receipt } from './receipt.js';
import { findRefusal, Refusal, type CellFacts } from './refusal.js';
import type { SessionEvent } from './request.js';
import { maskDocument } from './secrets.js';
import type { Settings } from './settings.js';
import type { SessionControls } from './strip-model.js';
import { showTraceback } from './traceback-dialog.js';
import { writeVerified } from './verified-writing.js';
import type { InfillVerifier } from './verifier.js';

/** The shipped model's own default for several candidates. */
const REGENERATE_TEMPERATURE = 0.5;

export interface InfillerOptions {
  /** Sends a request about a notebook (its path); the signal closes the connection. */
  readonly send: (request: InfillRequest, path: string, signal: AbortSignal) => AsyncIterable<SessionEvent>;
  readonly settings: () => Settings;
  /** Names and types of a notebook's kernel; asked only where the setting `sendVariables` is on. */
  readonly readVariables: (panel: NotebookPanel) => Promise<readonly KernelVariable[]>;
  readonly trans: TranslationBundle;
  readonly verifier: InfillVerifier | null;
  /** Tells the user what went wrong and what to do; `retry` starts the same infill again. */
  readonly onFailure: (error: unknown, panel: NotebookPanel, retry: () => void) => void;
  /** The model chosen for a notebook; '' sends no name, so that the server takes its default. */
  readonly modelOf: (panel: NotebookPanel) => string;
}

/** How one infill differs from the settings. */
export interface StartOptions {
  readonly sampling?: Pick<InfillRequest, 'temperature' | 'n' | 'seed'>;
  /** Hints first, then the code. */
  readonly hints?: boolean;
  /** The cursor says where to fill. Default: whether the cell is being edited now. */
  readonly isEditing?: boolean;
  /** Several fillings are checked, and the first that passes goes into the cell. */
  readonly isVerifying?: boolean;
}

interface Run {
  readonly writer: CellWriter;
  readonly view: CellView;
  receipt: Receipt | null;
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

  /** Fills a cell. A session that is on show there is dropped first. Never throws: failures are told to the user. */
  async start(panel: NotebookPanel, cell: Cell, options: StartOptions = {}): Promise<void> {
    const retry = (): void => void this.start(panel, cell, options);
    const { trans, onFailure } = this.options;
    this.runs.get(cell)?.writer.end();
    const refusal = findRefusal(this.facts(panel, cell, options.isVerifying ?? false), trans);
    if (refusal !== null) {
      announce(refusal);
      return onFailure(new Refusal(refusal), panel, retry);
    }
    const verifier = options.isVerifying ? this.options.verifier : null;
    if (verifier !== null && !(await verifier.allow())) return;
    const run = this.open(panel, cell, options);
    try {
      const request = await this.request(panel, cell, run, options);
      const events = noteStart(this.options.send(request, panel.context.path, run.writer.abort.signal), run);
      if (verifier !== null) await this.writeVerified(panel, cell, run, events, verifier);
      else if (!(await run.writer.writeEvents(paceEvents(events, screenTick))))
        throw new Refusal(
          trans.__(
            'The model had nothing to write here. Say in a comment, or in a text cell above, what this cell should do.'
          )
        );
    } catch (error) {
      run.writer.end();
      onFailure(error, panel, retry);
    } finally {
      this._changed.emit();
    }
  }

  /** Infill and verify. Where the policy allows hints only, there are hints. */
  async startVerified(panel: NotebookPanel, cell: Cell): Promise<void> {
    if (policyOf(panel.content.model?.metadata) === 'hints') return this.start(panel, cell);
    const { trans, verifier, settings, onFailure } = this.options;
    const sampling = { n: settings().verifyCandidates };
    if (verifier !== null) return this.start(panel, cell, { isVerifying: true, sampling });
    onFailure(
      new Refusal(trans.__('Checking is not available: its plugin @jupyt5/labextension:verify is disabled.')),
      panel,
      () => undefined
    );
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
    if (this.writerOf(cell)?.session.checking) return this.startVerified(panel, cell);
    await this.start(panel, cell, { sampling: { temperature: REGENERATE_TEMPERATURE } });
  }

  /** The session that is on show in a cell. */
  writerOf(cell: Cell | null | undefined): CellWriter | undefined {
    const writer = cell ? this.runs.get(cell)?.writer : undefined;
    return writer?.session.phase === 'ended' ? undefined : writer;
  }

  /** What was sent for a cell, as long as the cell lives. */
  receiptOf(cell: Cell | null | undefined): Receipt | null {
    return (cell && this.runs.get(cell)?.receipt) ?? null;
  }

  /** The controls of a cell's session; without a session they do nothing. */
  controls(panel: NotebookPanel, cell: Cell): SessionControls {
    const writer = (): CellWriter | undefined => this.writerOf(cell);
    return {
      stop: () => writer()?.stop(),
      show: step => writer()?.show(step),
      accept: () => void writer()?.accept(),
      acceptLine: () => void writer()?.acceptLine(),
      acceptAndRun: () => {
        if (writer()?.accept()) void NotebookActions.run(panel.content, panel.sessionContext);
      },
      regenerate: () => void this.regenerate(panel, cell),
      moreHints: () => writer()?.moreHints(),
      reject: () => writer()?.end(),
      showClosest: () => {
        const checking = writer()?.session.checking;
        if (checking) writer()?.dispatch({ type: 'check', checking, phase: 'choosing' });
      },
      showTraceback: () => {
        const checking = writer()?.session.checking;
        const verdict = checking && closestVerdict(checking)?.verdict;
        if (verdict) void showTraceback(verdict, this.options.trans);
      }
    };
  }

  private open(panel: NotebookPanel, cell: Cell, options: StartOptions): Run {
    const editor = cellEditor(cell);
    const isEditing =
      (options.isEditing ?? panel.content.mode === 'edit') && panel.content.activeCell === cell;
    const cursor = isEditing && editor ? editor.getOffsetAt(editor.getCursorPosition()) : null;
    const { acceptWhenDone, provenance } = this.options.settings();
    const place = findPlace(cell.model.sharedModel.getSource(), cursor);
    const hints =
      policyOf(panel.content.model?.metadata) === 'hints' ? 'only' : options.hints ? 'thenCode' : undefined;
    const view = new CellView(cell, place, this.controls(panel, cell), this.options.trans, provenance);
    const writer = new CellWriter(view, {
      acceptWhenDone,
      onlyVerified: isOnlyVerified(panel),
      ...(hints ? { hints, knownText: notebookText(panel) } : {})
    });
    const run: Run = { writer, view, receipt: null };
    this.runs.set(cell, run);
    // A deleted or moved cell and a closed tab end here: the connection closes, and nothing is written.
    cell.disposed.connect(() => {
      writer.end();
      if (this.runs.get(cell) === run) this.runs.delete(cell);
    });
    this._changed.emit();
    return run;
  }

  private writeVerified(
    panel: NotebookPanel,
    cell: Cell,
    run: Run,
    events: AsyncIterable<SessionEvent>,
    verifier: InfillVerifier
  ): Promise<void> {
    const { place } = run.view;
    const source = cell.model.sharedModel.getSource();
    const [head, tail] = [source.slice(0, place.offset), source.slice(place.offset)];
    return writeVerified(run.writer, events, {
      total: run.receipt?.request.n ?? 1,
      plan: verifier.plan({ panel, cell }),
      onlyVerified: isOnlyVerified(panel),
      codeOf: text => head + joinText(text, place, head, tail) + tail,
      isUnchanged: () => !cell.isDisposed && cell.model.sharedModel.getSource() === source,
      trans: this.options.trans
    });
  }

  private async request(
    panel: NotebookPanel,
    cell: Cell,
    run: Run,
    options: StartOptions
  ): Promise<InfillRequest> {
    const { sendOutputs, sendVariables, hideSecrets, candidates, maxTokens } = this.options.settings();
    const variables = sendVariables ? await this.options.readVariables(panel) : [];
    const masked = maskCell(
      panel.content.model?.toJSON(),
      { cellId: cell.model.id },
      { outputs: sendOutputs }
    );
    const placed = {
      ...masked,
      cells: masked.cells.map(item => ('masked' in item ? holeOf(run.view.place) : item))
    };
    const whole = addVariables(placed, variables);
    const { document, found } = hideSecrets ? maskDocument(whole) : { document: whole, found: [] };
    const model = this.options.modelOf(panel);
    const request = { document, n: candidates, maxTokens, ...(model && { model }), ...options.sampling };
    run.receipt = { request, secrets: found, variables: variables.length };
    return request;
  }

  private facts(panel: NotebookPanel, cell: Cell, isVerifying: boolean): CellFacts {
    const model = panel.content.model;
    return {
      cellType: cell.model.type,
      language: languageOf(panel),
      isNotebookReadOnly: model?.readOnly ?? true,
      cellNumber: panel.content.widgets.indexOf(cell) + 1,
      cellMetadata: cell.model.metadata,
      policy: policyOf(model?.metadata),
      canVerify: this.options.verifier?.canVerify(panel) ?? false,
      isVerifying
    };
  }
}

/** The kernel's language; before a kernel runs, what the notebook says; python where nothing says. */
function languageOf(panel: NotebookPanel): string {
  const info = panel.content.model?.metadata['language_info'];
  const spec = panel.content.model?.metadata['kernelspec'];
  const name =
    (info as { name?: unknown } | undefined)?.name ?? (spec as { language?: unknown } | undefined)?.language;
  return typeof name === 'string' && name !== ''
    ? name.toLowerCase().replace(/^ipython$/, 'python')
    : 'python';
}

function isOnlyVerified(panel: NotebookPanel): boolean {
  return policyOf(panel.content.model?.metadata) === 'verified-only';
}

function holeOf(place: Place): { type: 'code'; masked: true; before: string; after: string } {
  return { type: 'code', masked: true, before: place.before, after: place.after };
}

function notebookText(panel: NotebookPanel): string {
  return panel.content.widgets.map(cell => cell.model.sharedModel.getSource()).join('\n');
}

async function* noteStart(events: AsyncIterable<SessionEvent>, run: Run): AsyncGenerator<SessionEvent> {
  for await (const event of events) {
    if (event.type === 'start' && run.receipt) run.receipt = { ...run.receipt, start: event };
    yield event;
  }
}
