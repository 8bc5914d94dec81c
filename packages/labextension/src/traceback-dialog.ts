// What a candidate's run ended with, as a dialog.
import type { Verdict } from '@jupyt5/verify';
import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';

/** Colours of IPython's tracebacks. */
const ANSI_COLOUR = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

export async function showTraceback(
  { state, reason, traceback, output }: Verdict,
  trans: TranslationBundle
): Promise<void> {
  const body = new Widget();
  body.addClass('jp-jupyt5-receipt');
  const text = document.createElement('pre');
  text.dir = 'ltr';
  const parts = [
    output,
    traceback ??
      reason ??
      (state === 'timeout' ? trans.__('It did not end in time.') : trans.__('It left no traceback.'))
  ];
  text.textContent = parts
    .filter(part => part !== undefined && part !== '')
    .join('\n')
    .replace(ANSI_COLOUR, '');
  body.node.append(text);
  await showDialog({
    title: trans.__('What the closest suggestion failed with'),
    body,
    buttons: [Dialog.okButton({ label: trans.__('Close') })]
  });
}
