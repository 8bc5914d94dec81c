// Reads notebook JSON as it is on disk (nbformat 4, and 3 by upgrading) into the few facts that infill needs.
// Format: https://nbformat.readthedocs.io/en/latest/format_description.html
import { CodecError } from './errors.js';

export interface NotebookCell {
  /** nbformat 4.5 cell id; absent in older files. */
  readonly id?: string;
  readonly type: 'code' | 'markdown' | 'raw';
  readonly source: string;
  /** text/plain of the outputs, joined; only when outputs were asked for and there are some. */
  readonly output?: string;
}

export interface Notebook {
  /** Lower-case kernel language; `python` where the notebook does not say. */
  readonly language: string;
  readonly cells: readonly NotebookCell[];
}

type Json = { readonly [key: string]: unknown };

/**
 * Checks and normalises a parsed notebook. Line ends become `\n`, lone surrogates U+FFFD; attachments are dropped.
 * @throws CodecError `invalidNotebook` or `unsupportedNotebook`
 */
export function readNotebook(json: unknown, options: { readonly outputs?: boolean } = {}): Notebook {
  if (!isObject(json)) throw invalid(`a notebook must be a JSON object, got ${nameOf(json)}`, '');
  const major = json['nbformat'];
  if (major !== 3 && major !== 4) {
    if (typeof major !== 'number')
      throw invalid(`nbformat must be the number 3 or 4, got ${nameOf(major)}`, '/nbformat');
    throw new CodecError(
      'unsupportedNotebook',
      `nbformat must be 3 or 4, got ${major}; open and save the notebook in Jupyter to upgrade it`,
      '/nbformat'
    );
  }
  const [rawCells, base] = major === 4 ? [json['cells'], '/cells'] : [worksheetCells(json), '/worksheets'];
  if (!Array.isArray(rawCells)) throw invalid(`cells must be an array, got ${nameOf(rawCells)}`, base);
  return {
    language: languageOf(json),
    cells: rawCells.map((cell, i) => readCell(cell, `${base}/${i}`, options.outputs ?? false))
  };
}

/** nbformat 3 keeps its cells in worksheets, read in order. */
function worksheetCells(json: Json): unknown {
  const sheets = json['worksheets'];
  if (!Array.isArray(sheets))
    throw invalid(`worksheets must be an array, got ${nameOf(sheets)}`, '/worksheets');
  return sheets.flatMap(sheet => (isObject(sheet) && Array.isArray(sheet['cells']) ? sheet['cells'] : []));
}

function languageOf(json: Json): string {
  const metadata = isObject(json['metadata']) ? json['metadata'] : {};
  const info = isObject(metadata['language_info']) ? metadata['language_info'] : {};
  const kernel = isObject(metadata['kernelspec']) ? metadata['kernelspec'] : {};
  const name = info['name'] ?? kernel['language'];
  return typeof name === 'string' && name !== '' ? name.toLowerCase() : 'python';
}

function readCell(cell: unknown, pointer: string, outputs: boolean): NotebookCell {
  if (!isObject(cell)) throw invalid(`a cell must be an object, got ${nameOf(cell)}`, pointer);
  const kind = cell['cell_type'];
  // nbformat 3 has heading cells (a level beside the text) and calls the source of a code cell `input`.
  const type = kind === 'heading' ? 'markdown' : kind;
  if (type !== 'code' && type !== 'markdown' && type !== 'raw')
    throw invalid(
      `cell_type must be code, markdown or raw, got ${JSON.stringify(kind)}`,
      `${pointer}/cell_type`
    );
  const text = cleanText(multiline(cell['source'] ?? cell['input'] ?? '', `${pointer}/source`));
  const source = kind === 'heading' ? `${'#'.repeat(Number(cell['level'] ?? 1))} ${text}` : text;
  const output = outputs && type === 'code' ? outputText(cell['outputs']) : '';
  return {
    ...(typeof cell['id'] === 'string' ? { id: cell['id'] } : {}),
    type,
    source,
    ...(output === '' ? {} : { output })
  };
}

/** A multiline string of nbformat: one string, or a list of lines that carry their own line ends. */
function multiline(value: unknown, pointer: string): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every(line => typeof line === 'string')) return value.join('');
  throw invalid(`source must be a string or a list of strings, got ${nameOf(value)}`, pointer);
}

/** The text/plain of all outputs; streams and results only, since tracebacks and images help nobody here. */
function outputText(outputs: unknown): string {
  if (!Array.isArray(outputs)) return '';
  const texts = outputs.filter(isObject).map(output => {
    const data = isObject(output['data']) ? output['data'] : {};
    const text = data['text/plain'] ?? output['text'] ?? '';
    return Array.isArray(text) ? text.join('') : String(text);
  });
  return cleanText(texts.filter(text => text !== '').join('\n'));
}

/** `\r\n` and `\r` become `\n`; a lone surrogate, which no UTF-8 can carry, becomes U+FFFD. */
export function cleanText(text: string): string {
  // A search for one character first: nearly no text has one, and on megabytes the pattern costs ten times as much.
  return (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text).toWellFormed();
}

function invalid(message: string, pointer: string): CodecError {
  return new CodecError('invalidNotebook', `not a Jupyter notebook: ${message}`, pointer);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(value: unknown): string {
  return value === undefined
    ? 'nothing'
    : value === null
      ? 'null'
      : Array.isArray(value)
        ? 'an array'
        : `a ${typeof value}`;
}
