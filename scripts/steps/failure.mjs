/** An error whose message is all the user needs: printed without a stack. */
export function failure(message) {
  return Object.assign(new Error(message), { isPlain: true });
}
