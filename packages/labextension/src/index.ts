// The plugins of the extension, and the token by which another extension adds the checking of candidates.
import { infillPlugin } from './infill-plugin.js';
import { inlinePlugin } from './inline-plugin.js';
import { modelsPlugin } from './models-plugin.js';
import { statusPlugin } from './status-plugin.js';
import { verifyPlugin } from './verify-plugin.js';

export { IInfillVerifier, type InfillVerifier, type VerifyPlan, type VerifyRequest } from './verifier.js';

export default [infillPlugin, modelsPlugin, statusPlugin, inlinePlugin, verifyPlugin];
