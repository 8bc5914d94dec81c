// The chooser's form: a row for each model, and whether the choice is for this notebook or for all.
import type { Dialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import type { ModelRow } from './model-list.js';

export interface ModelAnswer {
  readonly name: string;
  /** As the setting, in place of this notebook alone. */
  readonly isForAll: boolean;
}

/** Radio buttons: one group, walked by the arrow keys. */
export class ModelForm extends Widget implements Dialog.IBodyWidget<ModelAnswer> {
  private readonly forAll = document.createElement('input');

  /** @param hasNotebook false: there is none to choose for, so the choice is for all */
  constructor(rows: readonly ModelRow[], hasNotebook: boolean, trans: TranslationBundle) {
    super();
    this.addClass('jp-jupyt5-models');
    const group = document.createElement('div');
    group.setAttribute('role', 'radiogroup');
    group.setAttribute('aria-label', trans.__('Choose the model'));
    group.append(...rows.map(radioOf));
    Object.assign(this.forAll, { type: 'checkbox', checked: !hasNotebook, disabled: !hasNotebook });
    const label = document.createElement('label');
    label.append(this.forAll, trans.__('For all notebooks, as the setting'));
    this.node.append(group, label);
  }

  getValue(): ModelAnswer {
    const checked = this.node.querySelector<HTMLInputElement>('input[name="jupyt5-model"]:checked');
    return { name: checked?.value ?? '', isForAll: this.forAll.checked };
  }
}

function radioOf(row: ModelRow): HTMLElement {
  const input = Object.assign(document.createElement('input'), {
    type: 'radio',
    name: 'jupyt5-model',
    value: row.name,
    checked: row.isChosen,
    disabled: !row.isServed
  });
  const name = document.createElement('span');
  name.className = 'jp-jupyt5-models-name';
  name.textContent = row.label;
  const facts = document.createElement('span');
  facts.className = 'jp-jupyt5-models-facts';
  facts.textContent = row.facts;
  const label = document.createElement('label');
  label.append(input, name, facts);
  return label;
}
