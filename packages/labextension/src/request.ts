// Step 2 of a request: the document goes to the JuPyT5 server by way of Jupyter's own, with Jupyter's login.
import { URLExt } from '@jupyterlab/coreutils';
import { ServerConnection } from '@jupyterlab/services';
import type { InfillEvent, InfillRequest } from '@jupyt5/schemas';

/** Where the Jupyter server extension answers. */
export const SERVER_PATH = 'jupyt5';

/** A fetch with Jupyter's base URL, token and XSRF cookie. */
export function jupyterFetch(settings: ServerConnection.ISettings): typeof fetch {
  return (input, init) => ServerConnection.makeRequest(String(input), { ...init, cache: 'default' }, settings);
}

export async function* infill(request: InfillRequest, settings: ServerConnection.ISettings, signal: AbortSignal): AsyncGenerator<InfillEvent> {
  const response = await jupyterFetch(settings)(URLExt.join(settings.baseUrl, SERVER_PATH, 'v1/infill'), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' },
    body: JSON.stringify({ ...request, stream: true }),
    signal
  });
  if (!response.ok || response.body === null) throw new Error(`${response.status} ${await response.text()}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    buffer += value;
    for (let end = buffer.indexOf('\n\n'); end >= 0; end = buffer.indexOf('\n\n')) {
      const data = /^data: (.*)$/m.exec(buffer.slice(0, end));
      buffer = buffer.slice(end + 2);
      if (data?.[1]) yield JSON.parse(data[1]) as InfillEvent;
    }
  }
}
