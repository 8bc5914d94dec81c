// `npm test`: everything, and a last line `N passed, N failed`. `npm test -- jest python` runs the named suites alone.
import { checkNode } from './check-node.mjs';

if (checkNode()) {
  import('./steps/test.mjs')
    .then(module => module.test(process.argv.slice(2)))
    .catch(error => {
      console.error(error.isPlain ? error.message : error);
      process.exitCode = 1;
    });
}
