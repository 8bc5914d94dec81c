// Public names of the shard builder.
export { buildShards, type ShardOptions } from './build-shards.js';
export { mergeShards, type MergeOptions } from './merge-shards.js';
export { chooseMasks, type MaskedNotebook, type MaskOptions } from './choose-masks.js';
export { readNotebooks, type NotebookRecord, type Target, type TrainingNotebook } from './read-notebooks.js';
