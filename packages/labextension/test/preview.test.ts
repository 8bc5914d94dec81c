import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { findPlace } from '../src/place.js';
import { showPreview, type Preview } from '../src/preview.js';

const strip = {
  text: 'Filling',
  isBusy: true,
  buttons: [{ id: 'stop', label: 'Stop', title: 'Stop (Esc)', run: () => clicks.push('stop') }]
};
const clicks: string[] = [];

function open(doc: string): EditorView {
  return new EditorView({ state: EditorState.create({ doc }), parent: document.body });
}

function previewAt(doc: string, text: string): Preview {
  return { place: findPlace(doc, null), text, isStreaming: true, strip, keys: {} };
}

const shownText = (view: EditorView): string | null | undefined =>
  view.dom.querySelector('.jp-jupyt5-preview')?.textContent;

test('the preview is beside the document, not in it', () => {
  const view = open('# task');
  showPreview(view, previewAt('# task', 'x ='));
  showPreview(view, previewAt('# task', 'x = 1'));
  expect(shownText(view)).toBe('\nx = 1');
  expect(view.state.doc.toString()).toBe('# task');
});

test('typing at the hole stays ahead of the preview', () => {
  const view = open('');
  showPreview(view, previewAt('', 'x = 1'));
  view.dispatch({ changes: { from: 0, insert: '# mine' } });
  expect(view.state.doc.toString()).toBe('# mine');
  expect(shownText(view)).toBe('\nx = 1');
});

test('the strip says what happens, and its button works', () => {
  const view = open('');
  showPreview(view, previewAt('', 'x'));
  expect(view.dom.querySelector('.jp-jupyt5-strip-text')?.textContent).toBe('Filling');
  view.dom.querySelector<HTMLButtonElement>('.jp-jupyt5-strip-stop')?.click();
  expect(clicks).toEqual(['stop']);
});

test('a key of the preview comes before the editor, and only while there is one', () => {
  const view = open('');
  const press = (): boolean =>
    view.contentDOM.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Tab', keyCode: 9, cancelable: true, bubbles: true })
    );
  showPreview(view, { ...previewAt('', 'x'), keys: { Tab: () => clicks.push('tab') } });
  press();
  expect(clicks.at(-1)).toBe('tab');
  showPreview(view, null);
  clicks.length = 0;
  press();
  expect(clicks).toEqual([]);
});

test('clearing removes preview and strip', () => {
  const view = open('');
  showPreview(view, previewAt('', 'x'));
  showPreview(view, null);
  expect(view.dom.querySelector('.jp-jupyt5-preview, .jp-jupyt5-strip')).toBeNull();
});

test('an editor without a preview is left alone', () => {
  const view = open('a');
  showPreview(view, null);
  expect(view.state.doc.toString()).toBe('a');
});
