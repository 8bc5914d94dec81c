// One line per step: what is being done, and how long it took.
const isTerminal = process.stdout.isTTY === true;

/** Runs `work` under a title. Where it gives `unchanged` there was nothing to do. */
export async function step(title, work) {
  const started = Date.now();
  if (isTerminal) process.stdout.write(`… ${title}`);
  else console.log(`… ${title}`);
  const clear = isTerminal ? '\r\u001b[2K' : '';
  try {
    const result = await work();
    const seconds = (Date.now() - started) / 1000;
    const note = result === 'unchanged' ? 'nothing to do' : `${seconds.toFixed(1)} s`;
    console.log(`${clear}✓ ${title} (${note})`);
    return result;
  } catch (error) {
    console.log(`${clear}✗ ${title}`);
    throw error;
  }
}
