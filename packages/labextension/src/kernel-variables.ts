// What the variables of a Python kernel are called and what they are, as far as that can be told without running any of the
// user's code. Off by default (setting `sendVariables`); values are never read.
import type { MaskedDocument } from '@jupyt5/schemas';
import { kernelEvaluator } from '@jupyt5/verify';
import type { Kernel } from '@jupyterlab/services';

export interface KernelVariable {
  readonly name: string;
  /** The name of its class, such as `DataFrame`. */
  readonly type: string;
  /** Of a pandas DataFrame: the names of its columns that are strings, the first 40. */
  readonly columns?: readonly string[];
}

/** A kernel that is asked while idle answers within milliseconds; one that a cell has just reached is not waited for. */
const ANSWER_MS = 1500;

/**
 * The fixed code, evaluated as a user expression of a silent request without history: it binds no name, changes neither
 * `In` nor `Out`, and prints nothing. It runs in a namespace of its own, so that a user's variable called `type` is not
 * called. No user code runs: not `__repr__`, `__class__` or `__getattr__` (the class is taken with `type`, its name with
 * type's own descriptor), and only exact pandas DataFrames, no subclasses, are asked for columns. Hex, since the kernel answers with a repr.
 */
const CODE = `
import json, sys
from IPython import get_ipython
shell = get_ipython()
name_of = type.__dict__['__name__'].__get__
frame = getattr(sys.modules.get('pandas'), 'DataFrame', None)
skipped = {'module', 'function', 'type', 'builtin_function_or_method'}
found = []
for name, value in list(shell.user_ns.items()):
    if type(name) is not str or name.startswith('_') or name in shell.user_ns_hidden:
        continue
    kind = type(value)
    if name_of(kind) in skipped or issubclass(kind, type):
        continue
    entry = {'name': name, 'type': name_of(kind)}
    if frame is not None and kind is frame:
        entry['columns'] = [column for column in value.columns[:40] if type(column) is str]
    found.append(entry)
answer = json.dumps(found[-60:]).encode().hex()
`;

/** The expression whose value is the hex of a JSON list of `KernelVariable`. */
export const VARIABLES_EXPRESSION = `(lambda builtins, space: (builtins.exec(${JSON.stringify(CODE)}, space), space['answer'])[1])(__import__('builtins'), {})`;

/** The variables, the latest 60; none where the kernel is not an idle Python kernel, or does not answer in time. Never throws. */
export async function readVariables(
  kernel: Kernel.IKernelConnection | null | undefined
): Promise<readonly KernelVariable[]> {
  if (!kernel || kernel.status !== 'idle') return [];
  try {
    if ((await kernel.info).language_info.name !== 'python') return [];
    const answer = kernelEvaluator(kernel).evaluate(VARIABLES_EXPRESSION);
    return parseVariables(await within(answer, ANSWER_MS));
  } catch {
    // Context that is optional must not keep a cell from being filled; the receipt says that no variables were sent.
    return [];
  }
}

/** @param repr what the kernel showed for the expression: hex digits in quotes */
export function parseVariables(repr: string): readonly KernelVariable[] {
  const hex = /^'([0-9a-f]*)'$/.exec(repr)?.[1];
  if (hex === undefined) throw new Error(`expected hex digits in quotes, got ${repr.slice(0, 80)}`);
  // JSON as Python's json.dumps writes it, which is ASCII.
  const json = hex.replace(/../g, digits => String.fromCharCode(parseInt(digits, 16)));
  return JSON.parse(json) as KernelVariable[]; // written by CODE
}

/** The document with the variables as comments in a cell of their own, above the masked cell. */
export function addVariables(document: MaskedDocument, variables: readonly KernelVariable[]): MaskedDocument {
  if (variables.length === 0) return document;
  const lines = variables.map(({ name, type, columns }) => {
    const of = columns && columns.length > 0 ? ` with columns ${columns.join(', ')}` : '';
    return `# ${name}: ${type}${of}`.replace(/\s+/g, ' '); // a column's name may hold a line end
  });
  const masked = document.cells.findIndex(cell => 'masked' in cell);
  const cell = { type: 'code', source: lines.join('\n') } as const;
  return { ...document, cells: [...document.cells.slice(0, masked), cell, ...document.cells.slice(masked)] };
}

function within<T>(promise: Promise<T>, waitMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${waitMs} ms`)), waitMs);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
