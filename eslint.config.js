// One lint configuration for all workspaces: typescript-eslint's recommended rules, formatting left to Prettier.
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      '**/lib/',
      '**/generated/',
      '**/node_modules/',
      '**/.venv/',
      'packages/labextension/jupyt5/',
      '**/*.cjs',
      '.jupyt5/',
      '**/dist/'
    ]
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  prettier,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'error',
      'no-control-regex': 'off',
      eqeqeq: 'error'
    }
  },
  // Plain scripts run in Node (and parts of the browser tests in a page).
  { files: ['**/*.mjs', '**/*.js'], languageOptions: { globals: nodeGlobals() } }
);

function nodeGlobals() {
  const names = [
    'process',
    'console',
    'fetch',
    'setTimeout',
    'clearTimeout',
    'setInterval',
    'clearInterval',
    'setImmediate',
    'Buffer',
    'URL',
    'AbortController',
    'AbortSignal',
    'performance',
    'TextDecoder',
    'TextDecoderStream',
    'TextEncoder',
    'document',
    'window',
    'globalThis'
  ];
  return Object.fromEntries(names.map(name => [name, 'readonly']));
}
