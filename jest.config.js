// One jest project per workspace; sources run straight from TypeScript, no build needed.
import { readdirSync, existsSync } from 'node:fs';

const workspaces = [
  'schemas',
  'server',
  ...readdirSync(new URL('packages', import.meta.url)).map(name => `packages/${name}`)
].filter(
  folder =>
    existsSync(new URL(`${folder}/package.json`, import.meta.url)) &&
    existsSync(new URL(`${folder}/test`, import.meta.url))
);

// onnxruntime-node and a browser need worlds of their own.
const ENVIRONMENTS = {
  'packages/labextension': 'jsdom',
  'packages/engine': '<rootDir>/test/environment.cjs'
};

/** @type {import('jest').Config} */
export default {
  projects: workspaces.map(folder => ({
    displayName: folder.replace('packages/', ''),
    rootDir: folder,
    testEnvironment: ENVIRONMENTS[folder] ?? 'node',
    testMatch: ['<rootDir>/test/**/*.test.ts'],
    // What a build leaves there carries the workspace's own name.
    modulePathIgnorePatterns: ['<rootDir>/jupyt5/'],
    transform: {
      '^.+\\.[jt]sx?$': [
        '@swc/jest',
        { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } }
      ]
    },
    // The Jupyter packages and their friends are published as ES modules; OpenTelemetry's exporter imports when it runs.
    transformIgnorePatterns: [
      '/node_modules/(?!(@jupyterlab|@jupyter|@lumino|lib0|y-protocols|yjs|nanoid|exenv-es6|@microsoft|cookie|@opentelemetry)/)'
    ],
    moduleNameMapper: {
      '^(\\.{1,2}/.*)\\.js$': '$1',
      '^@jupyt5/schemas$': '<rootDir>/' + up(folder) + 'schemas/src/index.ts',
      '^@jupyt5/codec/node$': '<rootDir>/' + up(folder) + 'packages/codec/src/node.ts',
      '^@jupyt5/engine/environment$':
        '<rootDir>/' + up(folder) + 'packages/engine/src/process-environment.ts',
      '^@jupyt5/(codec|memory|engine|client|verify|shards|evaluation)$':
        '<rootDir>/' + up(folder) + 'packages/$1/src/index.ts',
      '\\.(css|svg)$': '<rootDir>/' + up(folder) + 'scripts/empty-module.cjs'
    }
  }))
};

/** The way from a workspace folder up to the root. */
function up(folder) {
  return '../'.repeat(folder.split('/').length);
}
