// Checked request -> job: masks a notebook with the codec every frontend uses, fills in defaults, checks the model's limits.
import { randomInt } from 'node:crypto';
import { maskCell, type CellRef } from '@jupyt5/codec';
import type { GenerationOptions } from '@jupyt5/engine';
import type { InfillRequest, MaskedDocument } from '@jupyt5/schemas';
import type { EnginePool } from './engine-pool.js';
import { ServerError } from './server-error.js';

const DEFAULT_MAX_TOKENS = 256;
/** Where the model's manifest names no others. The temperature is for several candidates, which greedy decoding would make all alike. */
const SAMPLING = { temperature: 0.8, topP: 0.95 };

/** The document to fill. @throws CodecError for a notebook or cell that cannot be filled */
export function documentOf(request: InfillRequest): MaskedDocument {
  if (request.document) return request.document;
  // The schema has exactly one of document and notebook, and one of cellId and cellIndex.
  const cell: CellRef =
    request.cellId !== undefined ? { cellId: request.cellId } : { cellIndex: request.cellIndex ?? 0 };
  return maskCell(request.notebook, cell);
}

/** Options with every default filled in. @throws ServerError `invalidRequest` above the model's limit */
export function optionsOf(
  request: Omit<InfillRequest, 'document' | 'notebook'>,
  { model }: EnginePool,
  random: () => number = () => randomInt(2 ** 32)
): GenerationOptions {
  const most = model?.maxTokens ?? Infinity;
  const maxTokens = request.maxTokens ?? Math.min(DEFAULT_MAX_TOKENS, most);
  if (maxTokens > most)
    throw new ServerError(
      'invalidRequest',
      `maxTokens must be an integer 1..${most} with this model, got ${maxTokens}`,
      {
        pointer: '/maxTokens'
      }
    );
  const n = request.n ?? 1;
  const sampling = { ...SAMPLING, ...model?.defaults };
  return {
    n,
    maxTokens,
    temperature: request.temperature ?? (n === 1 ? 0 : sampling.temperature),
    topP: request.topP ?? sampling.topP,
    topK: request.topK ?? 0,
    minP: request.minP ?? 0,
    repetitionPenalty: request.repetitionPenalty ?? 1,
    noRepeatNgram: request.noRepeatNgram ?? 0,
    seed: request.seed ?? random(),
    stop: request.stop ?? [],
    validPython: request.validPython ?? true,
    distinct: request.distinct ?? true
  };
}
