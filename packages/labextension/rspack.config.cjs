// The extension runs in a browser: the codec's tokenizer (a native Node module) stays outside the bundle.
module.exports = {
  resolve: { alias: { tokenizers: false } },
  ignoreWarnings: [/size limit/]
};
