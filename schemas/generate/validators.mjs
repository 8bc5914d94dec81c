// One self-contained module of validators: no ajv and no `eval` at run time, so that it runs under a browser's strict CSP.
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';

// Counts code points, as JSON Schema's lengths do; stands in for the module that ajv would import.
const lengthFunction = 'text => [...text].length';

/** ES module text with `validateTITLE` for each file's title. */
export function generateValidators(schemas) {
  const ajv = new Ajv2020({
    // `verbose` puts the failing schema and value into the error, from which messages are made.
    verbose: true,
    strictTypes: false,
    strictRequired: false,
    code: { source: true, esm: true, lines: true }
  });
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(plainEnums(schema), name);
  const names = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [`validate${schema.title}`, name])
  );
  const text = standaloneCode
    .default(ajv, names)
    .replace('"use strict";', '')
    .replace(/require\("ajv\/dist\/runtime\/ucs2length"\)\.default/g, lengthFunction);
  if (text.includes('require(')) throw new Error('the validators would import something at run time');
  return `${text}\n`;
}

/** `oneOf` of annotated constants as the `enum` that it means: a tenth of the code. */
function plainEnums(schema) {
  if (Array.isArray(schema)) return schema.map(plainEnums);
  if (schema === null || typeof schema !== 'object') return schema;
  if (schema.oneOf?.every(branch => 'const' in branch))
    return { enum: schema.oneOf.map(branch => branch.const) };
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, plainEnums(value)]));
}
