// The context receipt: what was sent for a cell, what was left out, what was masked. Made from the request itself.
import type { InfillRequest, StartEvent } from '@jupyt5/schemas';
import type { TranslationBundle } from '@jupyterlab/translation';

export interface Receipt {
  readonly request: InfillRequest;
  /** Names of the secrets' detectors, once each find. */
  readonly secrets: readonly string[];
  /** Variables of the kernel that went along, in a cell of their own. */
  readonly variables: number;
  readonly start?: StartEvent | undefined;
}

/** The facts of a receipt as lines of text. */
export function receiptLines(receipt: Receipt, trans: TranslationBundle): string[] {
  const cells = receipt.request.document?.cells ?? [];
  const outputs = cells.filter(cell => 'output' in cell && cell.output !== undefined).length;
  const context = receipt.start?.context;
  const lines = [
    trans._n(
      '%1 cell of this notebook was sent.',
      '%1 cells of this notebook were sent.',
      cells.length - (receipt.variables > 0 ? 1 : 0)
    ),
    outputs === 0
      ? trans.__('No outputs were sent.')
      : trans._n('Text outputs of %1 cell were sent.', 'Text outputs of %1 cells were sent.', outputs)
  ];
  if (receipt.variables > 0)
    lines.push(
      trans._n(
        'Name and type of %1 variable of the kernel were sent.',
        'Names and types of %1 variables of the kernel were sent.',
        receipt.variables
      )
    );
  if (context)
    lines.push(
      context.cellsLeftOut === 0
        ? trans.__('The model read all of them (%1 tokens).', context.tokens)
        : trans.__(
            'The model read %1 of them (%2 tokens); %3 did not fit.',
            context.cells,
            context.tokens,
            context.cellsLeftOut
          )
    );
  const similar = context?.similar ?? [];
  if (similar.length > 0)
    lines.push(
      trans.__('Ahead of the notebook it read similar exercises from its memory: %1', similar.join(' | '))
    );
  lines.push(
    receipt.secrets.length === 0
      ? trans.__('No secrets were found in them.')
      : trans.__('Masked before sending: %1.', [...new Set(receipt.secrets)].join(', '))
  );
  return lines;
}
