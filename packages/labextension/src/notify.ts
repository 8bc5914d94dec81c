// Failures as notifications, with what can be done about them.
import { Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { describeFailure } from './failures.js';

/** Shows a failure as a notification with what can be done about it. */
export function reportFailure(error: unknown, retry: () => void, trans: TranslationBundle): void {
  const { message, isWarning, canRetry } = describeFailure(error, trans);
  const actions: Notification.IAction[] = canRetry ? [{ label: trans.__('Try again'), callback: retry }] : [];
  const options = { autoClose: 15_000, actions };
  if (isWarning) Notification.warning(message, options);
  else Notification.error(message, options);
}
