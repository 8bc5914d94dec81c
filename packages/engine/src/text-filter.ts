// Text on its way out of a sequence: a filter holds back what may turn out not to belong to it, or ends it.

export interface TextFilter {
  /** Takes new text; gives what is certain. `stopped` once the text has ended: nothing follows. */
  push(text: string): { readonly text: string; readonly stopped: boolean };
  /** The text held back, when the sequence ended by other means. */
  end(): string;
}

/** What leaves one filter enters the next; the first that stops ends all behind it. */
export function chainFilters(filters: readonly TextFilter[]): TextFilter {
  const [first, ...others] = filters;
  if (!first) return { push: text => ({ text, stopped: false }), end: () => '' };
  const next = chainFilters(others);
  const close = (text: string): string => {
    const passed = next.push(text);
    return passed.stopped ? passed.text : passed.text + next.end();
  };
  return {
    push(text) {
      const passed = first.push(text);
      return passed.stopped ? { text: close(passed.text), stopped: true } : next.push(passed.text);
    },
    end: () => close(first.end())
  };
}
