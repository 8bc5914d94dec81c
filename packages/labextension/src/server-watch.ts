// Asks the model server for its state as long as the page is looked at: seldom once it is ready, often until then.
import type { ClientOptions } from '@jupyt5/client';
import { Poll } from '@lumino/polling';
import { Signal, type ISignal } from '@lumino/signaling';
import { readServerState, type ServerState } from './server-state.js';

const READY_INTERVAL_MS = 60_000;
const WAITING_INTERVAL_MS = 3000;

export class ServerWatch {
  private readonly _changed = new Signal<this, void>(this);
  private readonly poll: Poll;
  private _state: ServerState | null = null;

  constructor(private readonly options: ClientOptions) {
    this.poll = new Poll({
      factory: async () => {
        const { status } = await this.refresh();
        void this.poll.schedule({
          phase: 'resolved',
          interval: status === 'ready' ? READY_INTERVAL_MS : WAITING_INTERVAL_MS
        });
      },
      name: '@jupyt5/labextension:status',
      frequency: { interval: WAITING_INTERVAL_MS, backoff: false, max: READY_INTERVAL_MS },
      standby: 'when-hidden'
    });
  }

  /** Emitted after each answer. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** The last answer; null before the first. */
  get state(): ServerState | null {
    return this._state;
  }

  /** Asks now. Never throws. */
  async refresh(): Promise<ServerState> {
    this._state = await readServerState(this.options);
    this._changed.emit();
    return this._state;
  }
}
