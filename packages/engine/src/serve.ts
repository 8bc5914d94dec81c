// Answers the commands of protocol.ts over any channel: the process entry gives it the fork's, tests a plain object.
import { EngineError } from './errors.js';
import type { EngineCommand, EngineReport } from './protocol.js';
import { peakRssBytes } from './peak-memory.js';
import type { ProviderMemory } from './provider-memory.js';
import { chooseProvider, requireProvider } from './providers.js';
import { openModel } from './runtime.js';
import { Engine, type EngineOptions } from './scheduler.js';

export interface Channel {
  readonly send: (report: EngineReport) => void;
  /** Called when the engine has stopped on command. */
  readonly onStopped: () => void;
}

export interface EngineServer {
  readonly receive: (command: EngineCommand) => void;
  /** Sends a heartbeat; call it at least once a second. */
  readonly beat: () => void;
}

export interface ServeOptions extends EngineOptions {
  /** How `auto` finds an execution provider. Default: `chooseProvider`, which probes in child processes. */
  readonly chooseProvider?: typeof chooseProvider;
  /** How one that was asked for by name is tried. Default: `requireProvider`, in a child process. */
  readonly requireProvider?: typeof requireProvider;
  /** Where what `auto` finds is remembered. Default: nowhere. */
  readonly memory?: ProviderMemory | undefined;
}

/** An engine without a model yet; the first command must be `load`. */
export function serveEngine(channel: Channel, options: ServeOptions = {}): EngineServer {
  let engine: Engine | undefined;
  let isLoading = false;

  async function load(command: Extract<EngineCommand, { type: 'load' }>): Promise<void> {
    if (engine || isLoading) {
      channel.send({
        type: 'loadFailed',
        code: 'invalidRequest',
        message: 'a process loads one model, once'
      });
      return;
    }
    isLoading = true;
    try {
      const { modelFolder: folder, threads } = command;
      const { memory } = options;
      const { model, others, probe } = await openModel(folder, {
        threads,
        ...(command.precision === undefined ? {} : { precision: command.precision }),
        executionProvider: command.executionProvider,
        chooseProvider: options.chooseProvider ?? chooseProvider,
        requireProvider: options.requireProvider ?? requireProvider,
        memory: memory && command.probeAgain ? { ...memory, recall: () => undefined } : memory
      });
      engine = new Engine(model, options);
      const { manifest } = model;
      channel.send({
        type: 'loaded',
        model: {
          name: manifest.name,
          contextTokens: manifest.contextTokens,
          maxTokens: manifest.maxTokens,
          precision: model.precision,
          executionProvider: model.executionProvider,
          otherProviders: others,
          ...(probe ? { probe } : {}),
          peakRssBytes: peakRssBytes(),
          formatVersion: manifest.formatVersion,
          sizeBytes: model.sizeBytes,
          sha256: model.sha256,
          ...('defaults' in manifest && manifest.defaults ? { defaults: manifest.defaults } : {})
        }
      });
    } catch (error) {
      const code =
        error instanceof EngineError ? error.code : ((error as { code?: string }).code ?? 'internal');
      channel.send({ type: 'loadFailed', code, message: (error as Error).message });
    } finally {
      isLoading = false;
    }
  }

  return {
    receive(command) {
      switch (command.type) {
        case 'load':
          void load(command);
          break;
        case 'infill':
        case 'warm':
          if (!engine) {
            const { id } = command;
            channel.send({
              type: 'error',
              id,
              code: 'notReady',
              message: 'no model is loaded in this process'
            });
          } else if (command.type === 'infill') engine.infill(command, channel.send);
          else engine.warm(command.id, command.document, channel.send);
          break;
        case 'cancel':
          engine?.cancel(command.id);
          break;
        case 'stop':
          void (engine?.close() ?? Promise.resolve()).finally(channel.onStopped);
      }
    },
    beat() {
      const none = {
        active: 0,
        queued: 0,
        steps: 0,
        generatedTokens: 0,
        encoderCacheHits: 0,
        encoderCacheMisses: 0,
        lookupProposed: 0,
        lookupAccepted: 0
      };
      const stats = engine?.stats() ?? { ...none, rssBytes: process.memoryUsage.rss() };
      channel.send({ type: 'heartbeat', stats });
    }
  };
}
