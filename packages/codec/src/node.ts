// What the codec can do under Node only: `@jupyt5/codec/node`.
export { loadTokenizer, readTokenizer } from './load-tokenizer.js';
export { readSentinelTokenizer } from './load-sentinel-tokenizer.js';
export { loadLayout, type LayoutName } from './load-layout.js';
