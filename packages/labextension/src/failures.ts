// What went wrong, told so that the user knows what to do. The cell is as it was in every case.
import { Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

export function reportFailure(error: unknown, retry: () => void, trans: TranslationBundle): void {
  const message = error instanceof Error ? error.message : String(error);
  Notification.error(trans.__('JuPyT5 could not fill the cell: %1', message), {
    autoClose: 8000,
    actions: [{ label: trans.__('Try again'), callback: retry }]
  });
}
