// The chooser as a dialog.
import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { ModelForm, type ModelAnswer } from './model-form.js';
import type { ModelRow } from './model-list.js';

/** Asks. Resolves with null where the dialog was left without a choice. */
export async function askModel(
  rows: readonly ModelRow[],
  hasNotebook: boolean,
  trans: TranslationBundle
): Promise<ModelAnswer | null> {
  const { button, value } = await showDialog({
    title: trans.__('Choose the model'),
    body: new ModelForm(rows, hasNotebook, trans),
    buttons: [Dialog.cancelButton(), Dialog.okButton({ label: trans.__('Choose') })]
  });
  return button.accept ? value : null;
}
