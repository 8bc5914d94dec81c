// What went wrong, told so that the user knows what to do. The cell is as it was in every case.
import { InfillError } from '@jupyt5/client';
import type { ErrorCode } from '@jupyt5/schemas';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Refusal } from './refusal.js';

/** A failure in the user's words. */
export interface Failure {
  readonly message: string;
  readonly isWarning: boolean;
  /** Trying the same again can help. */
  readonly canRetry: boolean;
  /** It is this model's: another one of the server may work. */
  readonly isOfModel: boolean;
}

/** What another model of the same server need not have. */
const OF_MODEL: ReadonlySet<ErrorCode> = new Set([
  'unknownModel',
  'notReady',
  'engineFailed',
  'outOfMemory',
  'serverBusy'
]);

/** @param chosen the model that the user chose; undefined where the server's default was asked */
export function describeFailure(error: unknown, trans: TranslationBundle, chosen?: string): Failure {
  if (error instanceof Refusal)
    return { message: error.message, isWarning: true, canRetry: false, isOfModel: false };
  if (!(error instanceof InfillError))
    return {
      message: trans.__('The cell could not be filled: %1', messageOf(error)),
      isWarning: false,
      canRetry: true,
      isOfModel: false
    };
  const isOfModel = OF_MODEL.has(error.code);
  const failed = (message: string, canRetry = false): Failure => ({
    message,
    isWarning: false,
    canRetry,
    isOfModel
  });
  const busy = (message: string): Failure => ({ message, isWarning: true, canRetry: true, isOfModel });
  switch (error.code) {
    case 'unreachable':
      return failed(trans.__('The model server does not answer: %1', error.message), true);
    case 'unknownModel':
      return failed(
        chosen === undefined
          ? trans.__('The model server does not serve the model that was asked for: %1', error.message)
          : trans.__(
              'The model server does not serve %1, which is chosen here. Nothing was sent to another model: choose another one, or have it served again.',
              chosen
            ),
        true
      );
    case 'notReady':
      if (chosen !== undefined)
        return busy(
          trans.__('The chosen model %1 is not ready: it is loading, or its process has ended.', chosen)
        );
      return busy(trans.__('The model is still loading. Try again in a moment.'));
    case 'draining':
      return busy(trans.__('The model server is restarting. Try again in a moment.'));
    case 'serverBusy':
    case 'tooManyRequests': {
      const seconds = Math.ceil((error.retryAfterMs ?? 5000) / 1000);
      return busy(
        trans._n(
          'The model is busy. Try again in %1 second.',
          'The model is busy. Try again in %1 seconds.',
          seconds
        )
      );
    }
    case 'unauthorized':
      return failed(
        trans.__(
          'The model server refused the token of Jupyter. Set JUPYT5_SERVER_TOKEN to the token of that server and restart Jupyter.'
        )
      );
    case 'originNotAllowed':
    case 'hostNotAllowed':
      return failed(trans.__('Jupyter or the model server refused the request: %1', error.message));
    case 'notFound':
      return failed(
        trans.__(
          'Jupyter does not know the address of JuPyT5. Run "jupyter server extension enable jupyt5" and restart Jupyter.'
        )
      );
    case 'payloadTooLarge':
      return failed(
        trans.__(
          'The notebook is larger than the model server accepts. Clear its large cells, or switch off "Send text outputs" in the settings.'
        )
      );
    case 'doesNotFit':
      return failed(
        trans.__('What stands in this cell is too long for the model. Move a part of it to another cell.')
      );
    case 'brokenStream':
      return failed(
        trans.__('The connection broke before the suggestion was complete. The cell is as it was.'),
        true
      );
    default:
      return failed(trans.__('The cell could not be filled: %1', error.message), error.status >= 500);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
