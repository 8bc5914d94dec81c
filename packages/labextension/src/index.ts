// The plugins of the extension.
import { infillPlugin } from './infill-plugin.js';

export default [infillPlugin];
