// Asks once, before any suggestion is run.
import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';

/** Says what will happen and what is blocked. Resolves with the user's answer. */
export async function askConsent(trans: TranslationBundle): Promise<boolean> {
  const body = new Widget();
  const list = document.createElement('ul');
  for (const line of [
    trans.__(
      'Each suggestion and the checks below the cell run in a snapshot: a copy of the kernel that ends with the run. Your variables and outputs stay as they are.'
    ),
    trans.__(
      'Blocked in the snapshot: writing or deleting your files, the network, starting or signalling processes. Time and memory are limited.'
    ),
    trans.__('A suggestion can read the files that you can read.'),
    trans.__('Where this system cannot block one of these, nothing is run, and you are told why.')
  ]) {
    const item = document.createElement('li');
    item.textContent = line;
    list.append(item);
  }
  body.node.append(list);
  const { button } = await showDialog({
    title: trans.__('Run suggestions to check them?'),
    body,
    buttons: [
      Dialog.cancelButton({ label: trans.__('Do Not Run') }),
      Dialog.okButton({ label: trans.__('Run and Do Not Ask Again') })
    ]
  });
  return button.accept;
}
