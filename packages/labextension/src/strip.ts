// The strip under a cell while infill runs: what is going on, and the buttons that make sense now.

/** A button of the strip. */
export interface StripButton {
  readonly id: string;
  readonly label: string;
  /** Tooltip, with the key where there is one. */
  readonly title: string;
  readonly isPrimary?: boolean;
  readonly run: () => void;
}

/** How one candidate did, as a sign with its meaning in words. */
export interface StripMark {
  readonly state: string;
  readonly sign: string;
  readonly title: string;
}

export interface StripModel {
  readonly text: string;
  /** Default: none. */
  readonly marks?: readonly StripMark[];
  readonly isBusy: boolean;
  readonly buttons: readonly StripButton[];
}

/** Redraws `node`; a button that stays keeps its element, and with it the keyboard focus. */
export function renderStrip(node: HTMLElement, model: StripModel): void {
  const spinner = child(node, 'jp-jupyt5-strip-spinner', 'span');
  spinner.hidden = !model.isBusy;
  spinner.setAttribute('aria-hidden', 'true');
  const text = child(node, 'jp-jupyt5-strip-text', 'span');
  if (text.textContent !== model.text) text.textContent = model.text;
  renderMarks(child(node, 'jp-jupyt5-strip-marks', 'span'), model.marks ?? []);
  const wanted = new Set(model.buttons.map(button => button.id));
  for (const old of node.querySelectorAll<HTMLButtonElement>('button')) {
    if (!wanted.has(old.dataset['id'] ?? '')) old.remove();
  }
  for (const button of model.buttons) {
    const known = node.querySelector<HTMLButtonElement>(`button[data-id="${button.id}"]`);
    const element = known ?? document.createElement('button');
    element.type = 'button';
    element.dataset['id'] = button.id;
    element.className = `jp-jupyt5-strip-button jp-jupyt5-strip-${button.id}${button.isPrimary ? ' jp-mod-primary' : ''}`;
    element.textContent = button.label;
    element.title = button.title;
    element.setAttribute('aria-label', button.title);
    // The editor keeps the focus, so that Escape and Tab go on working after a click.
    element.onmousedown = event => event.preventDefault();
    element.onclick = button.run;
    node.append(element);
  }
}

function renderMarks(row: HTMLElement, marks: readonly StripMark[]): void {
  row.hidden = marks.length === 0;
  row.setAttribute('role', 'list');
  row.replaceChildren(
    ...marks.map(mark => {
      const item = document.createElement('span');
      item.className = `jp-jupyt5-mark jp-mod-${mark.state}`;
      item.textContent = mark.sign;
      item.title = mark.title;
      item.setAttribute('role', 'listitem');
      item.setAttribute('aria-label', mark.title);
      return item;
    })
  );
}

function child(node: HTMLElement, className: string, tag: string): HTMLElement {
  const known = node.querySelector<HTMLElement>(`.${className}`);
  if (known !== null) return known;
  const element = document.createElement(tag);
  element.className = className;
  node.append(element);
  return element;
}
