// What the strip says and offers in each state of a session. Pure.
import type { TranslationBundle } from '@jupyterlab/translation';
import { checkingText, closestText, marksOf } from './checking-text.js';
import { shownFilling, type Session } from './session.js';
import type { StripButton, StripModel } from './strip.js';

/** What a button of the strip does. */
export interface SessionControls {
  stop(): void;
  show(step: 1 | -1): void;
  accept(): void;
  acceptLine(): void;
  acceptAndRun(): void;
  regenerate(): void;
  moreHints(): void;
  reject(): void;
  /** After none passed: the filling that came furthest, and what its run said. */
  showClosest(): void;
  showTraceback(): void;
}

export function stripModel(
  session: Session,
  controls: SessionControls,
  trans: TranslationBundle
): StripModel {
  const filling = shownFilling(session);
  const isBusy = session.phase === 'waiting' || session.phase === 'streaming';
  const count = session.fillings.length;
  if (session.inHints && !isBusy) return hintModel(session, controls, trans);
  if (session.phase === 'settled') return settledModel(session, controls, trans);
  const steps = count > 1 && !session.inHints ? stepButtons(controls, trans) : [];
  return {
    isBusy,
    ...(session.checking ? { marks: marksOf(session.checking, trans) } : {}),
    text: [
      session.checking ? checkingText(session.checking, trans) : '',
      session.phase === 'choosing' && session.checking ? '' : stateText(session, trans),
      steps.length > 0 ? trans.__('%1 of %2', session.shown + 1, count) : '',
      filling?.finishReason === 'length' ? trans.__('cut at the token limit') : ''
    ]
      .filter(text => text !== '')
      .join(' · '),
    buttons: [...steps, ...(isBusy ? stopButton(controls, trans) : choicesOf(session, controls, trans))]
  };
}

function hintModel(session: Session, controls: SessionControls, trans: TranslationBundle): StripModel {
  const titles = {
    names: trans.__('Useful names'),
    plan: trans.__('A plan'),
    firstLine: trans.__('First line')
  };
  const more = {
    id: 'hint',
    label: trans.__('Another hint'),
    title: trans.__('Show one more hint'),
    isPrimary: true,
    run: () => controls.moreHints()
  };
  const close = {
    id: 'reject',
    label: trans.__('Close'),
    title: trans.__('Close the hints (Esc)'),
    run: () => controls.reject()
  };
  return {
    isBusy: false,
    text: session.hints.map(hint => `${titles[hint.kind]}: ${hint.text}`).join('\n'),
    buttons: session.isLastHint ? [close] : [more, close]
  };
}

function stateText(session: Session, trans: TranslationBundle): string {
  const tokens = session.fillings.reduce((sum, filling) => sum + filling.tokens, 0);
  switch (session.phase) {
    case 'waiting':
      return session.start === undefined ? trans.__('Asking the model…') : trans.__('Reading the notebook…');
    case 'streaming':
      return session.inHints
        ? trans.__('Thinking of a hint…')
        : trans._n('Filling the cell: %1 token', 'Filling the cell: %1 tokens', tokens);
    case 'choosing':
      return session.stopped
        ? trans._n('Stopped after %1 token', 'Stopped after %1 tokens', tokens)
        : trans._n('%1 token', '%1 tokens', shownFilling(session)?.tokens ?? tokens);
    case 'settled':
    case 'ended':
      return '';
  }
}

/** Checked and decided: the text is in the cell, or nothing is. */
function settledModel(session: Session, controls: SessionControls, trans: TranslationBundle): StripModel {
  const close = {
    id: 'reject',
    label: trans.__('Close'),
    title: trans.__('Close this line (Esc)'),
    run: () => controls.reject()
  };
  const { checking } = session;
  if (checking === undefined) return { isBusy: false, text: '', buttons: [close] };
  const closest = {
    id: 'closest',
    label: trans.__('Show the closest'),
    title: closestText(checking, trans),
    run: () => controls.showClosest()
  };
  const isFailure = checking.conclusion?.type === 'nonePassed';
  return {
    isBusy: false,
    marks: marksOf(checking, trans),
    text: checkingText(checking, trans),
    buttons: isFailure ? [closest, tracebackButton(controls, trans), close] : [close]
  };
}

function tracebackButton(controls: SessionControls, trans: TranslationBundle): StripButton {
  return {
    id: 'traceback',
    label: trans.__('Traceback'),
    title: trans.__('What the closest one failed with'),
    run: () => controls.showTraceback()
  };
}

/** Where the policy allows only what passed, what is on show can be read and discarded. */
function choicesOf(session: Session, controls: SessionControls, trans: TranslationBundle): StripButton[] {
  const choices = choiceButtons(controls, trans);
  const allowed = session.checking?.onlyVerified
    ? choices.filter(({ id }) => !id.startsWith('accept'))
    : choices;
  return session.checking?.conclusion?.type === 'nonePassed'
    ? [...allowed, tracebackButton(controls, trans)]
    : allowed;
}

function stepButtons(controls: SessionControls, trans: TranslationBundle): StripButton[] {
  return [
    {
      id: 'previous',
      label: '‹',
      title: trans.__('Previous suggestion (Alt+[)'),
      run: () => controls.show(-1)
    },
    { id: 'next', label: '›', title: trans.__('Next suggestion (Alt+])'), run: () => controls.show(1) }
  ];
}

function stopButton(controls: SessionControls, trans: TranslationBundle): StripButton[] {
  return [
    {
      id: 'stop',
      label: trans.__('Stop'),
      title: trans.__('Stop writing (Esc). The kernel goes on.'),
      run: () => controls.stop()
    }
  ];
}

function choiceButtons(controls: SessionControls, trans: TranslationBundle): StripButton[] {
  return [
    {
      id: 'accept',
      label: trans.__('Accept'),
      title: trans.__('Put this into the cell (Tab)'),
      isPrimary: true,
      run: () => controls.accept()
    },
    {
      id: 'accept-line',
      label: trans.__('Line'),
      title: trans.__('Accept the first line only (Alt+Right)'),
      run: () => controls.acceptLine()
    },
    {
      id: 'accept-run',
      label: trans.__('Accept and run'),
      title: trans.__('Put this into the cell and run it (Shift+Enter)'),
      run: () => controls.acceptAndRun()
    },
    {
      id: 'regenerate',
      label: trans.__('Again'),
      title: trans.__('Write it again, differently (Alt+R)'),
      run: () => controls.regenerate()
    },
    {
      id: 'reject',
      label: trans.__('Discard'),
      title: trans.__('Leave the cell as it was (Esc)'),
      run: () => controls.reject()
    }
  ];
}
