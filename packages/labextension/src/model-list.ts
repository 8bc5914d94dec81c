// What the chooser and the status item say about the models that the server serves. Values in, text out.
import type { ModelInfo } from '@jupyt5/schemas';
import type { TranslationBundle } from '@jupyterlab/translation';
import { SERVER_DEFAULT } from './model-choice.js';

/** One line of the chooser. */
export interface ModelRow {
  /** What is sent; SERVER_DEFAULT sends no name. */
  readonly name: string;
  readonly label: string;
  /** Precision, processor, size, state. */
  readonly facts: string;
  readonly isChosen: boolean;
  /** False for a chosen model that the server does not serve (any more). */
  readonly isServed: boolean;
}

/** The rows of the chooser: the server's default first, then every model, then a choice that is not served. */
export function modelRows(
  models: readonly ModelInfo[],
  chosen: string,
  trans: TranslationBundle
): ModelRow[] {
  const fallback = models.find(model => model.default);
  const rows: ModelRow[] = [
    {
      name: SERVER_DEFAULT,
      label: trans.__("The server's default"),
      facts: fallback?.name ?? '',
      isChosen: chosen === SERVER_DEFAULT,
      isServed: true
    },
    ...models.map(model => ({
      name: model.name,
      label: model.name,
      facts: modelFacts(model, trans),
      isChosen: chosen === model.name,
      isServed: true
    }))
  ];
  if (rows.some(row => row.isChosen)) return rows;
  const gone = {
    name: chosen,
    label: chosen,
    facts: trans.__('not served now'),
    isChosen: true,
    isServed: false
  };
  return [...rows, gone];
}

/** `int8, cpu, 12.3 MB, ready`. */
export function modelFacts(model: ModelInfo, trans: TranslationBundle): string {
  return [model.precision, model.executionProvider, sizeText(model.sizeBytes), stateText(model, trans)].join(
    ', '
  );
}

/** The model that requests with this choice go to; undefined where the server has none of that name. */
export function servedModel(models: readonly ModelInfo[], chosen: string): ModelInfo | undefined {
  return models.find(model => (chosen === SERVER_DEFAULT ? model.default : model.name === chosen));
}

/** Choosing makes sense: there are several, or a choice was made that has to be seen and taken back. */
export function hasChoice(models: readonly ModelInfo[], chosen: string): boolean {
  return models.length > 1 || (chosen !== SERVER_DEFAULT && servedModel(models, chosen) === undefined);
}

function stateText({ state }: ModelInfo, trans: TranslationBundle): string {
  switch (state) {
    case 'loading':
      return trans.__('loading');
    case 'unavailable':
      return trans.__('not available');
    default:
      // A server of an older version says nothing about it and lists only what it serves.
      return trans.__('ready');
  }
}

/** Decimal megabytes or gigabytes, as files are sold: `12.3 MB`. */
function sizeText(sizeBytes: number): string {
  return sizeBytes < 1e9 ? `${(sizeBytes / 1e6).toFixed(1)} MB` : `${(sizeBytes / 1e9).toFixed(1)} GB`;
}
