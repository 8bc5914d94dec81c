// The expression runs in a real IPython; the kernel around it is a fake.
import { spawnSync } from 'node:child_process';
import type { Kernel } from '@jupyterlab/services';
import {
  addVariables,
  parseVariables,
  readVariables,
  VARIABLES_EXPRESSION,
  type KernelVariable
} from '../src/kernel-variables.js';

/** Runs `cells` in an IPython shell, then the expression as a kernel does; the repr, and whether the namespace is as it was. */
function evaluate(cells: readonly string[]): { repr: string; isUnchanged: boolean; printed: string } {
  const program = `
import io, json, sys
from contextlib import redirect_stdout
from IPython.core.interactiveshell import InteractiveShell
cells, expression = json.load(sys.stdin)
shell = InteractiveShell.instance(history_load_length=0)
for cell in cells:
    shell.run_cell(cell, store_history=True).raise_error()
before = {name: id(value) for name, value in shell.user_ns.items()}
printed = io.StringIO()
with redirect_stdout(printed):
    value = shell.user_expressions({'value': expression})['value']
after = {name: id(value) for name, value in shell.user_ns.items()}
print(json.dumps({'repr': value['data']['text/plain'], 'isUnchanged': before == after, 'printed': printed.getvalue()}))
`;
  const { stdout, stderr, status } = spawnSync(
    process.env['JUPYT5_TEST_PYTHON'] ?? 'python3',
    ['-c', program],
    { input: JSON.stringify([cells, VARIABLES_EXPRESSION]), encoding: 'utf8' }
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

test('names, types and columns; no module, function, class or hidden name', () => {
  const { repr, isUnchanged } = evaluate([
    'import pandas as pd\nfrom math import sqrt\n_x = 1\ndef f(): pass\nclass C: pass',
    'sales = pd.DataFrame({"shop": ["a"], "größe": [1], 3: [2]})\nn = 3\nc = C()'
  ]);
  expect(parseVariables(repr)).toEqual([
    { name: 'sales', type: 'DataFrame', columns: ['shop', 'größe'] },
    { name: 'n', type: 'int' },
    { name: 'c', type: 'C' }
  ]);
  expect(isUnchanged).toBe(true);
});

test('no code of the user runs: neither methods of values and classes nor names that hide builtins', () => {
  const { repr, isUnchanged, printed } = evaluate([
    `
import pandas as pd
def shout(*args, **more): print('ran'); raise SystemExit
class Meta(type):
    __name__ = property(shout)
    __instancecheck__ = __subclasscheck__ = __eq__ = shout
    __hash__ = None
class Loud(metaclass=Meta):
    __repr__ = __str__ = __eq__ = __getattr__ = __len__ = __bool__ = shout
    __class__ = property(shout)
class Frame(pd.DataFrame):
    columns = property(shout)
loud = Loud()
frame = Frame.__new__(Frame)
type = str = list = getattr = issubclass = json = sys = get_ipython = shout
`
  ]);
  const found = parseVariables(repr);
  expect(found).toContainEqual({ name: 'loud', type: 'Loud' });
  expect(found).toContainEqual({ name: 'frame', type: 'Frame' });
  expect(printed).toBe('');
  expect(isUnchanged).toBe(true);
});

test('the latest 60 of many', () => {
  const found = parseVariables(evaluate(['for i in range(100): globals()[f"v{i}"] = i\ndel i']).repr);
  expect([found.length, found[0]?.name, found.at(-1)?.name]).toEqual([60, 'v40', 'v99']);
});

/** A kernel that answers every user expression with `repr`, or never. */
function fakeKernel(repr: string | null, status = 'idle', language = 'python') {
  const requests: { code: string; silent?: boolean; store_history?: boolean }[] = [];
  const kernel = {
    status,
    info: Promise.resolve({ language_info: { name: language } }),
    requestExecute: (content: { code: string }) => {
      requests.push(content);
      const reply = {
        content: { status: 'ok', user_expressions: { value: { status: 'ok', data: { 'text/plain': repr } } } }
      };
      return { done: repr === null ? new Promise(() => undefined) : Promise.resolve(reply) };
    }
  };
  return { kernel: kernel as unknown as Kernel.IKernelConnection, requests };
}

const asRepr = (variables: readonly KernelVariable[]): string =>
  `'${Buffer.from(JSON.stringify(variables)).toString('hex')}'`;

test('the request is silent, without history and without code', async () => {
  const { kernel, requests } = fakeKernel(asRepr([{ name: 'n', type: 'int' }]));
  expect(await readVariables(kernel)).toEqual([{ name: 'n', type: 'int' }]);
  expect(requests).toMatchObject([{ code: '', silent: true, store_history: false }]);
});

test.each([
  ['there is none', null],
  ['it is busy', fakeKernel("''", 'busy').kernel],
  ['it is not Python', fakeKernel("''", 'idle', 'R').kernel],
  ['it answers something else', fakeKernel('<object>').kernel]
])('a kernel gives nothing where %s', async (_, kernel) => {
  expect(await readVariables(kernel)).toEqual([]);
});

test('a kernel that does not answer is not waited for', async () => {
  jest.useFakeTimers();
  const reading = readVariables(fakeKernel(null).kernel);
  await jest.advanceTimersByTimeAsync(1500);
  expect(await reading).toEqual([]);
  jest.useRealTimers();
});

test('variables stand as comments in a cell above the masked one', () => {
  const document = {
    language: 'python',
    cells: [
      { type: 'code', source: 'a' },
      { type: 'code', masked: true, before: '', after: '' }
    ]
  } as const;
  const variables = [
    { name: 'sales', type: 'DataFrame', columns: ['shop', 'net\nprice'] },
    { name: 'n', type: 'int' }
  ];
  expect(addVariables(document, variables).cells[1]).toEqual({
    type: 'code',
    source: '# sales: DataFrame with columns shop, net price\n# n: int'
  });
  expect(addVariables(document, variables).cells).toHaveLength(3);
  expect(addVariables(document, [])).toBe(document);
});
