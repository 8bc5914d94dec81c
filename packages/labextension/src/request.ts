// Step 2 of a request: the document goes to the JuPyT5 server by way of Jupyter's own, with Jupyter's login.
import { infill, type ClientOptions } from '@jupyt5/client';
import type { ErrorEvent, InfillEvent, InfillRequest } from '@jupyt5/schemas';
import { URLExt } from '@jupyterlab/coreutils';
import { ServerConnection } from '@jupyterlab/services';

/** Below Jupyter's base URL; the Jupyter server extension answers there. */
const SERVER_PATH = 'jupyt5';
/** A server that is starting answers 503 and says how long to wait. */
const RETRIES = 2;

/** Tells the server extension which notebook a request is about, so that it can read its policy from the file. */
const NOTEBOOK_HEADER = 'X-JuPyT5-Notebook';

/** What a session reads: an `error` event is thrown by the client. */
export type SessionEvent = Exclude<InfillEvent, ErrorEvent>;

/** The client's options for a server behind Jupyter: base URL, token and XSRF cookie are Jupyter's. */
export function jupyterOptions(settings: ServerConnection.ISettings): ClientOptions {
  return {
    baseUrl: URLExt.join(settings.baseUrl, SERVER_PATH),
    // `cache` as by default: Jupyter would otherwise add a number to the address of every request.
    fetch: (input, init) =>
      ServerConnection.makeRequest(String(input), { ...init, cache: 'default' }, settings)
  };
}

/** The events of one infill for the notebook at `path`. Errors as the client's `infill`. */
export function requestInfill(
  request: InfillRequest,
  settings: ServerConnection.ISettings,
  path: string,
  signal: AbortSignal
): AsyncIterable<SessionEvent> {
  // Header values are Latin-1; a path may hold any character.
  const headers = { [NOTEBOOK_HEADER]: encodeURIComponent(path) };
  return infill(request, { ...jupyterOptions(settings), signal, headers, retries: RETRIES });
}
