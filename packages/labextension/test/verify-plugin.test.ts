// The checking of candidates as JupyterLab gets it: consent, which cells decide, and when the kernel cannot be asked.
import './jsdom-gaps.js'; // first: the packages below need it when they load
import type { JupyterFrontEnd } from '@jupyterlab/application';
import { showDialog } from '@jupyterlab/apputils';
import type { Kernel } from '@jupyterlab/services';
import { nullTranslator } from '@jupyterlab/translation';
import { Signal } from '@lumino/signaling';
import { askConsent } from '../src/consent.js';
import { findObstacle, planChecks, Runners } from '../src/kernel-checks.js';
import { verifyPlugin } from '../src/verify-plugin.js';
import type { InfillVerifier, VerifyRequest } from '../src/verifier.js';

// JupyterLab's dialog is its own affair: what it is asked to show, and what is made of its answer, is ours.
jest.mock('@jupyterlab/apputils', () => ({
  Dialog: {
    cancelButton: (options: object) => ({ accept: false, ...options }),
    okButton: (options: object) => ({ accept: true, ...options })
  },
  showDialog: jest.fn()
}));

const trans = nullTranslator.load('jupyt5');

/** A kernel with a status that the test changes. */
class FakeKernel {
  readonly statusChanged = new Signal<this, Kernel.Status>(this);
  readonly info: Promise<{ language_info: { name: string } }>;
  requests = 0;

  constructor(
    public status: Kernel.Status,
    language = 'python'
  ) {
    this.info = Promise.resolve({ language_info: { name: language } });
  }

  change(status: Kernel.Status): void {
    this.status = status;
    this.statusChanged.emit(status);
  }

  requestExecute(): { done: Promise<never> } {
    this.requests += 1;
    return { done: Promise.reject(new Error('the connection broke')) };
  }

  get connection(): Kernel.IKernelConnection {
    return this as unknown as Kernel.IKernelConnection;
  }
}

const code = (id: string, source: string) => ({ id, type: 'code', source, metadata: {} }) as const;
const CELLS = [
  code('fill', ''),
  code('check', 'assert mean([1]) == 1'),
  { id: 'heading', type: 'markdown', source: '# Next', metadata: {} } as const,
  code('other', 'assert False')
];

async function* oneCandidate() {
  yield { index: 0, code: 'x' };
}

/** Every event of a plan. */
async function eventsOf(kernel: FakeKernel | null) {
  const plan = planChecks(CELLS, 0, kernel?.connection ?? null, new Runners(), trans);
  const events = [];
  for await (const event of plan.verify(oneCandidate(), new AbortController().signal)) events.push(event);
  return events;
}

const notVerified = (reason: string) => [{ type: 'conclusion', conclusion: { type: 'notVerified', reason } }];

describe('the plan', () => {
  test('the checks are the asserts up to the next heading, counted as people count', () => {
    const plan = planChecks(CELLS, 0, null, new Runners(), trans);
    expect(plan.places).toEqual({ cellNumbers: [2], hasDocstring: false });
    expect(plan.cellIds).toEqual(['check']);
  });

  test('without a kernel nothing is verified, and the reason says what to do', async () => {
    expect(await eventsOf(null)).toEqual(notVerified('there is no kernel; start one'));
  });

  test('a kernel of another language is told by its name, and is not asked', async () => {
    const kernel = new FakeKernel('idle', 'R');
    expect(await eventsOf(kernel)).toEqual(notVerified('only Python kernels can check, and this one runs R'));
    expect(kernel.requests).toBe(0);
  });

  test('a kernel that breaks off is told to who asked', async () => {
    await expect(eventsOf(new FakeKernel('idle'))).rejects.toThrow('the connection broke');
  });
});

describe('an obstacle', () => {
  test('none for an idle Python kernel', async () => {
    expect(await findObstacle(new FakeKernel('idle').connection, trans)).toBeNull();
  });

  test('a dead kernel is not waited for', async () => {
    expect(await findObstacle(new FakeKernel('dead').connection, trans)).toBe(
      'the kernel is not ready (dead)'
    );
  });

  test('a kernel that becomes idle in time is none', async () => {
    const kernel = new FakeKernel('busy');
    const obstacle = findObstacle(kernel.connection, trans);
    kernel.change('idle');
    expect(await obstacle).toBeNull();
  });

  test('a kernel that stays busy is one', async () => {
    jest.useFakeTimers();
    const obstacle = findObstacle(new FakeKernel('busy').connection, trans);
    await jest.advanceTimersByTimeAsync(2000);
    expect(await obstacle).toBe('the kernel is busy; wait until it is idle');
    jest.useRealTimers();
  });
});

test('one runner for each kernel, a new one after a restart', () => {
  const runners = new Runners();
  const kernel = new FakeKernel('idle');
  const first = runners.of(kernel.connection);
  expect(runners.of(kernel.connection)).toBe(first);
  kernel.change('busy');
  expect(runners.of(kernel.connection)).toBe(first);
  kernel.change('restarting');
  expect(runners.of(kernel.connection)).not.toBe(first);
});

interface ShownDialog {
  readonly body: { readonly node: HTMLElement };
  readonly buttons: readonly { readonly accept: boolean }[];
}

/** Answers every dialog by the button that says so; returns what was shown. */
function answerDialogs(isAccepted: boolean): ShownDialog[] {
  const shown: ShownDialog[] = [];
  jest.mocked(showDialog).mockImplementation((async (options: ShownDialog) => {
    shown.push(options);
    return { button: options.buttons.find(({ accept }) => accept === isAccepted) };
  }) as unknown as typeof showDialog); // what askConsent uses of it
  return shown;
}

describe('consent', () => {
  test('says what is run, what is blocked and what is not', async () => {
    const shown = answerDialogs(true);
    expect(await askConsent(trans)).toBe(true);
    for (const part of ['in a snapshot', 'the network', 'can read the files that you can read'])
      expect(shown[0]?.body.node.textContent).toContain(part);
  });

  test('refusing is no', async () => {
    answerDialogs(false);
    expect(await askConsent(trans)).toBe(false);
  });
});

/** The plugin with a settings registry that keeps what is set. */
function activate(allowVerify: boolean) {
  const saved: unknown[] = [];
  const registry = {
    load: async () => ({ composite: { allowVerify }, changed: { connect: () => undefined } }),
    set: async (...args: unknown[]) => void saved.push(args)
  };
  const verifier = verifyPlugin.activate(
    null as unknown as JupyterFrontEnd,
    registry,
    null
  ) as InfillVerifier;
  return { verifier, saved };
}

describe('the plugin', () => {
  test('asks once and keeps the answer', async () => {
    const { verifier, saved } = activate(false);
    answerDialogs(true);
    expect(await verifier.allow()).toBe(true);
    expect(saved).toEqual([['@jupyt5/labextension:plugin', 'allowVerify', true]]);
  });

  test('keeps nothing where the user refuses', async () => {
    const { verifier, saved } = activate(false);
    answerDialogs(false);
    expect([await verifier.allow(), saved]).toEqual([false, []]);
  });

  test('does not ask again', async () => {
    const { verifier } = activate(true);
    const shown = answerDialogs(false);
    await Promise.resolve(); // the settings are loaded
    expect([await verifier.allow(), shown]).toEqual([true, []]);
  });

  test('reads cells and kernel from the panel', () => {
    const { verifier } = activate(true);
    const widgets = CELLS.map(({ id, type, source, metadata }) => ({
      model: { id, type, metadata, sharedModel: { getSource: () => source } }
    }));
    const panel = { content: { widgets }, sessionContext: { session: null } };
    const request = { panel, cell: widgets[0] } as unknown as VerifyRequest;
    expect(verifier.canVerify(request.panel)).toBe(false);
    expect(verifier.plan(request).cellIds).toEqual(['check']);
  });
});
