// onnxruntime-node makes its tensors from the typed arrays of the main realm; jest's own realm would refuse them.
const { TestEnvironment } = require('jest-environment-node');

module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    Object.assign(this.global, { Float32Array, Int32Array, BigInt64Array, Uint8Array, ArrayBuffer });
  }
};
