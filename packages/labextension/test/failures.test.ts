import { InfillError } from '@jupyt5/client';
import { ERRORS, type ErrorCode } from '@jupyt5/schemas';
import { nullTranslator } from '@jupyterlab/translation';
import { describeFailure } from '../src/failures.js';
import { Refusal } from '../src/refusal.js';

const trans = nullTranslator.load('jupyt5');
const describeCode = (code: ErrorCode): ReturnType<typeof describeFailure> =>
  describeFailure(new InfillError(code, 'what the server said'), trans);

test('every error of the contract has a message', () => {
  for (const code of Object.keys(ERRORS) as ErrorCode[]) expect(describeCode(code).message).not.toBe('');
});

test('the ones a user meets say what to do', () => {
  expect(describeCode('unreachable')).toMatchObject({
    message: expect.stringMatching(/does not answer/),
    canRetry: true
  });
  expect(describeCode('unauthorized')).toMatchObject({
    message: expect.stringMatching(/JUPYT5_SERVER_TOKEN/),
    canRetry: false
  });
  expect(describeCode('notReady')).toMatchObject({
    message: expect.stringMatching(/still loading/),
    isWarning: true
  });
  expect(describeCode('payloadTooLarge').message).toMatch(/Clear its large cells/);
  expect(describeCode('notFound').message).toMatch(/jupyter server extension enable jupyt5/);
});

test('a busy server is a matter of seconds', () => {
  const error = new InfillError('serverBusy', 'full', { retryAfterMs: 1500 });
  expect(describeFailure(error, trans).message).toBe('The model is busy. Try again in 2 seconds.');
});

test('a refusal is shown as it is', () => {
  expect(describeFailure(new Refusal('locked'), trans)).toEqual({
    message: 'locked',
    isWarning: true,
    canRetry: false,
    isOfModel: false
  });
});

test('anything else is not hidden', () => {
  expect(describeFailure(new Error('odd'), trans).message).toMatch(/odd/);
});
