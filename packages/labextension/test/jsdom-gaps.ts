// What browsers have and jsdom has not: DragEvent, which Lumino extends when it is loaded, and the text codecs.
import { TextDecoder, TextEncoder } from 'node:util';

Object.assign(globalThis, { DragEvent: class extends MouseEvent {}, TextDecoder, TextEncoder });
