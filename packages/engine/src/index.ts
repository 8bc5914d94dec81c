// Public names of the engine. A server forks `lib/process.js` and speaks protocol.ts with it; programs may run it directly.
export { ENGINE_ERRORS, EngineError, type EngineErrorCode } from './errors.js';
export { loadModel, type LoadOptions, type Model } from './model.js';
export type { Manifest, ModelShape } from './manifest.js';
export { openModel, type AnyModel, type OpenedModel, type OpenOptions } from './runtime.js';
export type { PlainModel } from './plain-export.js';
export { EncoderCache, runEncoder, type CrossStates } from './encoder.js';
export { Engine, type EngineOptions, type Sink } from './scheduler.js';
export type { InfillJob } from './job.js';
export { infill, type Candidate, type InfillResult } from './infill.js';
export { mayBePython } from './python-syntax.js';
export { chooseProvider, type ProviderChoice } from './providers.js';
export { providerMemory, providerMemoryFolder, type ProviderMemory } from './provider-memory.js';
export { serveEngine, type Channel, type EngineServer, type ServeOptions } from './serve.js';
export type {
  EngineCommand,
  EngineReport,
  EngineStats,
  FinishReason,
  GenerationOptions,
  LoadedModel
} from './protocol.js';
