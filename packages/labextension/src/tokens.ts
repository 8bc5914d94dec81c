import { Token } from '@lumino/coreutils';
import type { Infiller } from './infiller.js';
import type { ModelChoice } from './model-choice.js';
import type { ServerWatch } from './server-watch.js';

/** The sessions of all notebooks, for the other plugins. */
export type IInfiller = Infiller;
export const IInfiller = new Token<IInfiller>('@jupyt5/labextension:IInfiller', 'Fills notebook cells.');

/** The chosen model, and what the server serves. */
export interface IModels {
  readonly choice: ModelChoice;
  readonly watch: ServerWatch;
}
export const IModels = new Token<IModels>(
  '@jupyt5/labextension:IModels',
  'Chooses the model that fills cells.'
);
