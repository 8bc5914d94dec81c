// The engine against its peers: packages/engine/bench.
import { measureEngine } from '../../packages/engine/bench/engine.mjs';

export const measure = options => measureEngine(options);
