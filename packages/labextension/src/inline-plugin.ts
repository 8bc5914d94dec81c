// The same server for JupyterLab's inline completer (grey text while typing). Off by default: the gesture of JuPyT5 is a press.
import { maskCell } from '@jupyt5/codec';
import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import {
  ICompletionProviderManager,
  type CompletionHandler,
  type IInlineCompletionContext,
  type IInlineCompletionItem,
  type IInlineCompletionList,
  type IInlineCompletionProvider
} from '@jupyterlab/completer';
import { NotebookPanel } from '@jupyterlab/notebook';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { infillIcon } from './icon.js';
import { policyOf } from './policy.js';
import { requestInfill, type SessionEvent } from './request.js';
import { maskDocument } from './secrets.js';
import { followSettings, type Settings } from './settings.js';
import { IModels } from './tokens.js';
import type { InfillRequest } from '@jupyt5/schemas';

/** One or two lines: what fits into a moment of waiting. */
const MAX_TOKENS = 48;

export interface InlineOptions {
  readonly name: string;
  readonly settings: () => Settings;
  /** The model chosen for a notebook; '' is the server's default. */
  readonly modelOf: (panel: NotebookPanel) => string;
  readonly send: (request: InfillRequest, path: string, signal: AbortSignal) => AsyncIterable<SessionEvent>;
}

/** JupyterLab never cancels a provider: each request here ends the one before. */
export class InlineProvider implements IInlineCompletionProvider {
  readonly identifier = '@jupyt5/labextension:inline';
  readonly icon = infillIcon;
  readonly name: string;
  private current = new AbortController();
  private readonly streams = new Map<string, AsyncIterable<SessionEvent>>();
  private count = 0;

  constructor(private readonly options: InlineOptions) {
    this.name = options.name;
  }

  fetch(
    request: CompletionHandler.IRequest,
    context: IInlineCompletionContext
  ): Promise<IInlineCompletionList> {
    this.current.abort();
    this.streams.clear();
    const panel = context.widget;
    const nothing: IInlineCompletionList = { items: [] };
    if (!this.options.settings().inlineCompletion || !(panel instanceof NotebookPanel))
      return Promise.resolve(nothing);
    const model = panel.content.model;
    const cell = panel.content.activeCell;
    if (!model || cell?.model.type !== 'code' || policyOf(model.metadata) !== 'on')
      return Promise.resolve(nothing);
    this.current = new AbortController();
    const { sendOutputs, hideSecrets } = this.options.settings();
    const masked = maskCell(
      model.toJSON(),
      { cellId: cell.model.id },
      { outputs: sendOutputs, cursor: request.offset }
    );
    const document = hideSecrets ? maskDocument(masked).document : masked;
    const chosen = this.options.modelOf(panel);
    const sent = { document, maxTokens: MAX_TOKENS, ...(chosen && { model: chosen }) };
    const token = `${this.identifier}:${(this.count += 1)}`;
    this.streams.set(token, this.options.send(sent, panel.context.path, this.current.signal));
    return Promise.resolve({ items: [{ insertText: '', token, isIncomplete: true }] });
  }

  async *stream(token: string): AsyncGenerator<{ response: IInlineCompletionItem }> {
    const events = this.streams.get(token);
    if (!events) return;
    const { signal } = this.current;
    let insertText = '';
    try {
      for await (const event of events) {
        if (event.type !== 'text') continue;
        insertText += event.text;
        yield { response: { insertText, token, isIncomplete: true } };
      }
    } catch (error) {
      if (!signal.aborted)
        yield {
          response: { insertText, error: { message: error instanceof Error ? error.message : String(error) } }
        };
      return;
    }
    yield { response: { insertText: insertText.trimEnd(), token, isIncomplete: false } };
  }
}

export const inlinePlugin: JupyterFrontEndPlugin<void> = {
  id: '@jupyt5/labextension:inline',
  description: "Offers JuPyT5 to JupyterLab's inline completer.",
  autoStart: true,
  requires: [IModels],
  optional: [ICompletionProviderManager, ISettingRegistry, ITranslator],
  activate: (
    app,
    { choice }: IModels,
    manager: ICompletionProviderManager | null,
    registry: ISettingRegistry | null,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load('jupyt5');
    manager?.registerInlineProvider(
      new InlineProvider({
        name: trans.__('JuPyT5'),
        settings: followSettings(registry),
        modelOf: panel => choice.nameFor(panel.context),
        send: (request, path, signal) =>
          requestInfill(request, app.serviceManager.serverSettings, path, signal)
      })
    );
  }
};
