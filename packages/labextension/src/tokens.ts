import { Token } from '@lumino/coreutils';
import type { Infiller } from './infiller.js';

/** The sessions of all notebooks, for the other plugins. */
export type IInfiller = Infiller;
export const IInfiller = new Token<IInfiller>('@jupyt5/labextension:IInfiller', 'Fills notebook cells.');
