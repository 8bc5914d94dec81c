export { buildApp, type App, type AppParts } from './app.js';
export { ConfigError, helpText, readConfig, type Config } from './config.js';
export { ModelFolderError } from './model-folder.js';
export { serve, StartError, type RunningServer } from './serve.js';
export { ServerError } from './server-error.js';
