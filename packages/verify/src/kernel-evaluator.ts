// From a @jupyterlab/services kernel connection to the one call that verifying needs.
import type { Kernel } from '@jupyterlab/services';
import type { Evaluator } from './snapshot-runner.js';

/** Python error raised by an expression in the kernel. */
export class KernelError extends Error {
  override readonly name = 'KernelError';
}

type Reply =
  | { readonly status: 'ok'; readonly data: Record<string, unknown> }
  | { readonly status: 'error'; readonly ename: string; readonly evalue: string };

export function kernelEvaluator(kernel: Kernel.IKernelConnection): Evaluator {
  return {
    async evaluate(expression) {
      const future = kernel.requestExecute({
        code: '',
        silent: true,
        store_history: false,
        user_expressions: { value: expression },
        allow_stdin: false,
        stop_on_error: false
      });
      const message = await future.done;
      const content = message?.content as
        { status?: string; user_expressions?: { value?: Reply } } | undefined; // execute_reply of the messaging spec
      const value = content?.user_expressions?.value;
      if (value === undefined)
        throw new KernelError(`the kernel gave no answer (${content?.status ?? 'it is gone'})`);
      if (value.status === 'error') throw new KernelError(`${value.ename}: ${value.evalue}`);
      return String(value.data['text/plain'] ?? '');
    }
  };
}
