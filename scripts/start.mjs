// `npm start`: installs, builds, starts the model server and JupyterLab. Works with nothing installed but Node and Python.
import { checkNode } from './check-node.mjs';

if (checkNode()) {
  import('./steps/start.mjs')
    .then(module => module.start(process.argv.slice(2)))
    .catch(error => {
      console.error(error.isPlain ? error.message : error);
      process.exitCode = 1;
    });
}
