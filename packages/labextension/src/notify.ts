// Failures as notifications, with what can be done about them.
import { Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { describeFailure } from './failures.js';

/** A model that was chosen, and the way back to the server's default for that notebook. */
export interface Fallback {
  readonly chosen: string;
  readonly useDefault: () => void;
}

/**
 * Shows a failure as a notification with what can be done about it.
 * @param fallback null where the default was used anyway; it is taken only when the user presses its button
 */
export function reportFailure(
  error: unknown,
  retry: () => void,
  fallback: Fallback | null,
  trans: TranslationBundle
): void {
  const { message, isWarning, canRetry, isOfModel } = describeFailure(error, trans, fallback?.chosen);
  const actions: Notification.IAction[] = canRetry ? [{ label: trans.__('Try again'), callback: retry }] : [];
  if (fallback !== null && isOfModel)
    actions.push({
      label: trans.__('Use the Default Model Here'),
      callback: () => {
        fallback.useDefault();
        retry();
      }
    });
  const options = { autoClose: 15_000, actions };
  if (isWarning) Notification.warning(message, options);
  else Notification.error(message, options);
}
