// Says to screen readers what happens in a cell: a live region outside the notebook, so that no redraw silences it.

let region: HTMLElement | null = null;

/** Reads `text` out when the reader is free. */
export function announce(text: string): void {
  if (region === null || !region.isConnected) {
    region = document.createElement('div');
    region.className = 'jp-jupyt5-live';
    region.setAttribute('role', 'status');
    region.setAttribute('aria-live', 'polite');
    document.body.append(region);
  }
  // The same text twice is announced only if it differs: a space no one hears makes it differ.
  region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}
