// The context receipt: what was sent for a cell, what was left out, what was masked. Made from the request itself.
import type { InfillRequest, StartEvent } from '@jupyt5/schemas';
import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';

export interface Receipt {
  readonly request: InfillRequest;
  /** Names of the secrets' detectors, once each find. */
  readonly secrets: readonly string[];
  readonly start?: StartEvent | undefined;
}

/** The facts of a receipt as lines of text. */
export function receiptLines(receipt: Receipt, trans: TranslationBundle): string[] {
  const cells = receipt.request.document?.cells ?? [];
  const outputs = cells.filter(cell => 'output' in cell && cell.output !== undefined).length;
  const context = receipt.start?.context;
  const lines = [
    trans._n('%1 cell of this notebook was sent.', '%1 cells of this notebook were sent.', cells.length),
    outputs === 0 ? trans.__('No outputs were sent.') : trans._n('Text outputs of %1 cell were sent.', 'Text outputs of %1 cells were sent.', outputs)
  ];
  if (context)
    lines.push(
      context.cellsLeftOut === 0
        ? trans.__('The model read all of them (%1 tokens).', context.tokens)
        : trans.__('The model read %1 of them (%2 tokens); %3 did not fit.', context.cells, context.tokens, context.cellsLeftOut)
    );
  lines.push(
    receipt.secrets.length === 0
      ? trans.__('No secrets were found in them.')
      : trans.__('Masked before sending: %1.', [...new Set(receipt.secrets)].join(', '))
  );
  return lines;
}

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
  await showDialog({ title: trans.__('What the model was told'), body, buttons: [Dialog.okButton({ label: trans.__('Close') })] });
}
