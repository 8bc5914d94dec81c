// Which model a notebook asks for: chosen for it in this session, else by the setting, else the server's default.
import { Signal, type ISignal } from '@lumino/signaling';

/** The name that means: whichever model the server takes when a request names none. */
export const SERVER_DEFAULT = '';

export class ModelChoice {
  /** By the notebook's document context; ends with the page. */
  private readonly ofNotebooks = new WeakMap<object, string>();
  private readonly _changed = new Signal<this, void>(this);

  /**
   * @param setting the setting `model`, now
   * @param save writes that setting
   */
  constructor(
    private readonly setting: () => string,
    private readonly save: (name: string) => Promise<void>
  ) {}

  /** Emitted after each choice. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** A model's name, or SERVER_DEFAULT. Without a notebook: the setting's. */
  nameFor(notebook: object | null): string {
    return (notebook ? this.ofNotebooks.get(notebook) : undefined) ?? this.setting().trim();
  }

  /** For one notebook, until the page is closed. */
  choose(notebook: object, name: string): void {
    this.ofNotebooks.set(notebook, name);
    this._changed.emit();
  }

  /** For every notebook that has no choice of its own; the one it is chosen from gives up its own. */
  async chooseForAll(notebook: object | null, name: string): Promise<void> {
    if (notebook) this.ofNotebooks.delete(notebook);
    await this.save(name);
    this._changed.emit();
  }
}
