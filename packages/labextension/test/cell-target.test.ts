import { createStandaloneCell, YNotebook, type YCodeCell } from '@jupyter/ydoc';
import { commitText, createAnchor, sharedText } from '../src/cell-target.js';
import { findPlace } from '../src/place.js';
import { METADATA_KEY } from '../src/provenance.js';

// Jupyter's own cells read themselves before they stand in a document; Yjs warns about each.
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation(() => undefined));
afterEach(() => jest.restoreAllMocks());

function openCell(source: string): { cell: YCodeCell; notebook: YNotebook } {
  const notebook = new YNotebook({ disableDocumentWideUndoRedo: true });
  notebook.insertCell(0, { cell_type: 'code', source });
  const cell = notebook.getCell(0) as YCodeCell;
  cell.clearUndoHistory();
  return { cell, notebook };
}

/** As an editor does: inside the undo manager's origin. */
function type(cell: YCodeCell, offset: number, text: string): void {
  cell.updateSource(offset, offset, text);
}

function fill(
  cell: YCodeCell,
  text: string,
  meanwhile: () => void = () => undefined,
  provenance: { seed: number } | null = null
): void {
  const place = findPlace(cell.getSource(), null);
  const anchor = createAnchor(cell.ysource, place.offset);
  meanwhile();
  commitText(cell, anchor, place, text, provenance);
}

test('one undo takes back the filling and nothing that was typed just before', () => {
  const { cell } = openCell('');
  type(cell, 0, '# mine');
  fill(cell, 'x = 1');
  expect(cell.getSource()).toBe('# mine\nx = 1');
  cell.undo();
  expect(cell.getSource()).toBe('# mine');
  cell.redo();
  expect(cell.getSource()).toBe('# mine\nx = 1');
});

test('typing just after the commit is an undo step of its own', () => {
  const { cell } = openCell('');
  fill(cell, 'x = 1');
  type(cell, 5, '2');
  cell.undo();
  expect(cell.getSource()).toBe('x = 1');
});

test('text typed at the hole meanwhile stays whole and ahead', () => {
  const { cell } = openCell('');
  fill(cell, 'x = 1', () => {
    type(cell, 0, '# no');
    type(cell, 4, 'te');
  });
  expect(cell.getSource()).toBe('# note\nx = 1');
  cell.undo();
  expect(cell.getSource()).toBe('# note');
});

test('text typed ahead of the hole moves the hole along', () => {
  const { cell } = openCell('# task');
  fill(cell, 'x = 1', () => type(cell, 0, '# first\n'));
  expect(cell.getSource()).toBe('# first\n# task\nx = 1');
});

test("another author's edit is neither moved nor undone", () => {
  const { cell, notebook } = openCell('# task');
  fill(cell, 'x = 1', () =>
    notebook.ydoc.transact(() => cell.ysource.insert(0, '# theirs\n'), 'someone else')
  );
  expect(cell.getSource()).toBe('# theirs\n# task\nx = 1');
  cell.undo();
  expect(cell.getSource()).toBe('# theirs\n# task');
});

test('the note about the origin comes and goes with the text', () => {
  const { cell } = openCell('');
  fill(cell, 'x = 1', undefined, { seed: 7 });
  expect(cell.getMetadata(METADATA_KEY)).toEqual({ seed: 7 });
  cell.undo();
  expect(cell.getSource()).toBe('');
  expect(cell.getMetadata(METADATA_KEY)).toBeUndefined();
  expect(cell.canUndo()).toBe(false);
});

test('a deleted cell takes nothing', () => {
  const { cell, notebook } = openCell('');
  const anchor = createAnchor(cell.ysource, 0);
  notebook.deleteCell(0);
  expect(commitText(cell, anchor, findPlace('', null), 'x = 1')).toBeNull();
});

test('sharedText is the shared model of a cell', () => {
  const shared = createStandaloneCell({ cell_type: 'code' });
  expect(sharedText({ model: { sharedModel: shared } } as never)).toBe(shared);
});
