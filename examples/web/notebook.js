// A notebook of textareas. The cell whose button is pressed is the masked one; the text is written behind what stands in it.
import { infill, InfillError } from '@jupyt5/client';

const START = [
  { type: 'markdown', source: 'The mean of a list.' },
  { type: 'code', source: 'def mean(xs):\n' },
  { type: 'code', source: 'assert mean([1, 2, 3]) == 2' }
];
const byId = id => document.getElementById(id);
const say = text => (byId('status').textContent = text);

function addCell({ type, source }) {
  const cell = document.createElement('section');
  cell.className = `cell ${type}`;
  cell.dataset.type = type;
  const text = document.createElement('textarea');
  text.value = source;
  text.setAttribute('aria-label', `${type} cell`);
  cell.append(text);
  if (type === 'code') {
    const button = document.createElement('button');
    button.textContent = 'Infill cell';
    button.addEventListener('click', () => press(cell, text, button));
    cell.append(button);
  }
  byId('cells').append(cell);
}

/** The notebook as the server reads it, with `target` masked. */
function readDocument(target) {
  const cells = [...byId('cells').children].map(cell => {
    const source = cell.querySelector('textarea').value;
    return cell === target
      ? { type: 'code', masked: true, before: source, after: '' }
      : { type: cell.dataset.type, source };
  });
  return { language: 'python', cells };
}

/** What runs in a cell; pressing its button again stops it. */
const running = new Map();

async function press(cell, text, button) {
  if (running.has(cell)) return running.get(cell).abort();
  const stop = new AbortController();
  running.set(cell, stop);
  button.textContent = 'Stop';
  text.readOnly = true;
  say('Writing…');
  const options = { baseUrl: byId('url').value, token: byId('token').value, signal: stop.signal };
  try {
    for await (const event of infill({ document: readDocument(cell), maxTokens: 64 }, options))
      if (event.type === 'text') text.value += event.text;
    say('Done.');
  } catch (error) {
    if (error.name === 'AbortError') say('Stopped.');
    else if (error instanceof InfillError) say(`${error.message} ${error.action}`);
    else throw error;
  } finally {
    running.delete(cell);
    button.textContent = 'Infill cell';
    text.readOnly = false;
  }
}

START.forEach(addCell);
byId('add').addEventListener('click', () => addCell({ type: 'code', source: '' }));
byId('server').addEventListener('submit', event => event.preventDefault());
