// Provides the checking of candidates in a snapshot of the notebook's kernel.
import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { askConsent } from './consent.js';
import { planChecks, Runners } from './kernel-checks.js';
import { followSettings, SETTINGS_ID } from './settings.js';
import { IInfillVerifier } from './verifier.js';

export const verifyPlugin: JupyterFrontEndPlugin<IInfillVerifier> = {
  id: '@jupyt5/labextension:verify',
  description: "Checks suggestions against the notebook's own checks in a snapshot of the kernel.",
  autoStart: true,
  provides: IInfillVerifier,
  optional: [ISettingRegistry, ITranslator],
  activate: (_app, registry: ISettingRegistry | null, translator: ITranslator | null) => {
    const trans = (translator ?? nullTranslator).load('jupyt5');
    const settings = followSettings(registry);
    const runners = new Runners();
    return {
      canVerify: panel => Boolean(panel.sessionContext.session?.kernel),
      allow: async () => {
        if (settings().allowVerify) return true;
        if (!(await askConsent(trans))) return false;
        await registry?.set(SETTINGS_ID, 'allowVerify', true);
        return true;
      },
      plan: ({ panel, cell }) => {
        const cells = panel.content.widgets.map(({ model }) => ({
          id: model.id,
          type: model.type as 'code' | 'markdown' | 'raw', // the three types of nbformat
          source: model.sharedModel.getSource(),
          metadata: model.metadata
        }));
        return planChecks(
          cells,
          panel.content.widgets.indexOf(cell),
          panel.sessionContext.session?.kernel ?? null,
          runners,
          trans
        );
      }
    };
  }
};
