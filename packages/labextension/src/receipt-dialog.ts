// The receipt as a dialog.
import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import { receiptLines, type Receipt } from './receipt.js';

/** Shows the receipt, with the exact text of the request. */
export async function showReceipt(receipt: Receipt, trans: TranslationBundle): Promise<void> {
  const body = new Widget();
  body.addClass('jp-jupyt5-receipt');
  const list = document.createElement('ul');
  for (const line of receiptLines(receipt, trans)) {
    const item = document.createElement('li');
    item.textContent = line;
    list.append(item);
  }
  const details = document.createElement('details');
  const summary = document.createElement('summary');
  summary.textContent = trans.__('The request, word for word');
  const text = document.createElement('pre');
  text.dir = 'ltr';
  text.textContent = JSON.stringify(receipt.request, null, 2);
  details.append(summary, text);
  body.node.append(list, details);
  await showDialog({
    title: trans.__('What the model was told'),
    body,
    buttons: [Dialog.okButton({ label: trans.__('Close') })]
  });
}
