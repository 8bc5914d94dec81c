import './jsdom-gaps.js'; // first: the packages below need it when they load
import type { ModelInfo } from '@jupyt5/schemas';
import { InfillError } from '@jupyt5/client';
import { nullTranslator } from '@jupyterlab/translation';
import { describeFailure } from '../src/failures.js';
import { ModelChoice, SERVER_DEFAULT } from '../src/model-choice.js';
import { ModelForm } from '../src/model-form.js';
import { hasChoice, modelRows, servedModel } from '../src/model-list.js';
import { statusDetail, statusText } from '../src/server-state.js';

const trans = nullTranslator.load('jupyt5');
const model = (name: string, more: Partial<ModelInfo> = {}): ModelInfo => ({
  name,
  default: false,
  state: 'ready',
  contextTokens: 1024,
  maxTokens: 256,
  precision: 'int8',
  executionProvider: 'cpu',
  otherProviders: [],
  formatVersion: 1,
  sizeBytes: 12_300_000,
  sha256: 'ab',
  ...more
});
const TWO = [model('small', { default: true }), model('big', { sizeBytes: 2.5e9, state: 'loading' })];

describe('the choice', () => {
  const notebook = {};
  const other = {};
  function choiceOf(setting: string): { choice: ModelChoice; saved: string[] } {
    const saved: string[] = [];
    const save = (name: string): Promise<void> => Promise.resolve(void saved.push((setting = name)));
    return { choice: new ModelChoice(() => setting, save), saved };
  }

  test('is the setting where a notebook has none of its own', () => {
    const { choice } = choiceOf(' big ');
    expect([choice.nameFor(null), choice.nameFor(notebook)]).toEqual(['big', 'big']);
  });

  test('of one notebook is none of another, and may be the server default against the setting', () => {
    const { choice, saved } = choiceOf('big');
    choice.choose(notebook, SERVER_DEFAULT);
    expect([choice.nameFor(notebook), choice.nameFor(other)]).toEqual([SERVER_DEFAULT, 'big']);
    expect(saved).toEqual([]);
  });

  test('for all is saved, and takes the place of the notebook that it was made in', async () => {
    const { choice, saved } = choiceOf('');
    let changes = 0;
    choice.changed.connect(() => (changes += 1));
    choice.choose(notebook, 'small');
    await choice.chooseForAll(notebook, 'big');
    expect([choice.nameFor(notebook), saved, changes]).toEqual(['big', ['big'], 2]);
  });
});

describe('the chooser', () => {
  test('says what each model is', () => {
    expect(modelRows(TWO, 'big', trans)).toEqual([
      { name: '', label: "The server's default", facts: 'small', isChosen: false, isServed: true },
      { name: 'small', label: 'small', facts: 'int8, cpu, 12.3 MB, ready', isChosen: false, isServed: true },
      { name: 'big', label: 'big', facts: 'int8, cpu, 2.5 GB, loading', isChosen: true, isServed: true }
    ]);
  });

  test('keeps a choice that is not served in sight, and takes no name for it', () => {
    expect(modelRows(TWO, 'gone', trans).at(-1)).toEqual({
      name: 'gone',
      label: 'gone',
      facts: 'not served now',
      isChosen: true,
      isServed: false
    });
    expect(servedModel(TWO, 'gone')).toBeUndefined();
    expect(servedModel(TWO, SERVER_DEFAULT)?.name).toBe('small');
  });

  test('is out of the way with one model, unless another one was chosen', () => {
    const one = TWO.slice(0, 1);
    expect(hasChoice(one, SERVER_DEFAULT)).toBe(false);
    expect(hasChoice(one, 'small')).toBe(false);
    expect(hasChoice([], SERVER_DEFAULT)).toBe(false);
    expect(hasChoice(one, 'gone')).toBe(true);
    expect(hasChoice(TWO, SERVER_DEFAULT)).toBe(true);
  });

  test('answers what is marked; without a notebook the choice is for all', () => {
    const form = new ModelForm(modelRows(TWO, '', trans), true, trans);
    expect(form.getValue()).toEqual({ name: '', isForAll: false });
    form.node.querySelector<HTMLInputElement>('input[value="big"]')!.click();
    form.node.querySelector<HTMLInputElement>('input[type="checkbox"]')!.click();
    expect(form.getValue()).toEqual({ name: 'big', isForAll: true });
    expect(new ModelForm(modelRows(TWO, 'gone', trans), false, trans).getValue()).toEqual({
      name: 'gone',
      isForAll: true
    });
  });
});

describe('the status item', () => {
  const state = (models: readonly ModelInfo[]) => ({ status: 'ready' as const, reason: '', models });

  test('names the model where there are several', () => {
    expect(statusText(state(TWO), 'big', 0, trans)).toBe('JuPyT5: big');
    expect(statusDetail(state(TWO), 'big', trans)).toBe('big, int8, cpu\nPress to choose the model.');
    expect(statusText(state(TWO.slice(0, 1)), '', 0, trans)).toBe('JuPyT5: ready');
    expect(statusDetail(state(TWO.slice(0, 1)), '', trans)).toBe('small, int8, cpu');
  });

  test('says that the chosen one is not there', () => {
    expect(statusText(state(TWO), 'gone', 0, trans)).toBe('JuPyT5: gone is missing');
    expect(statusDetail(state(TWO), 'gone', trans)).toMatch(/gone is not served now/);
  });
});

describe('a chosen model that fails', () => {
  const describeCode = (code: 'unknownModel' | 'notReady' | 'engineFailed' | 'unauthorized') =>
    describeFailure(new InfillError(code, 'no model of that name is loaded'), trans, 'big');

  test('is named, and another model is offered, not taken', () => {
    expect(describeCode('unknownModel')).toMatchObject({
      message: expect.stringMatching(/does not serve big, which is chosen here/),
      isOfModel: true
    });
    expect(describeCode('notReady')).toMatchObject({
      message: expect.stringMatching(/big/),
      isOfModel: true
    });
    expect(describeCode('engineFailed').isOfModel).toBe(true);
    expect(describeCode('unauthorized').isOfModel).toBe(false);
  });
});
