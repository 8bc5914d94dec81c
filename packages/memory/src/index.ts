// Public names of the memory: solved exercises, searched by what the notebook asks for at the masked cell.
export { Memory, MemoryError, type MemoryEntry } from './memory.js';
export { questionOf } from './question.js';
