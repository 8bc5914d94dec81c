// Runs before anything else is imported, and on any Node that knows modules: old syntax only.
export const MIN_NODE = [20, 11];

/** True where this Node is new enough; else says what to install and sets the exit status. */
export function checkNode() {
  const version = process.versions.node.split('.').map(Number);
  const isNewEnough = version[0] > MIN_NODE[0] || (version[0] === MIN_NODE[0] && version[1] >= MIN_NODE[1]);
  if (!isNewEnough) {
    console.error(
      'JuPyT5 needs Node.js ' +
        MIN_NODE.join('.') +
        ' or newer, this is ' +
        process.versions.node +
        ': install it from https://nodejs.org'
    );
    process.exitCode = 1;
  }
  return isNewEnough;
}
