// JSON Schema -> TypeScript, for the few keywords that the contract uses; any other shape of schema is an error here.

/** TypeScript declarations of every title and $def; names must be unique over all files. */
export function generateTypes(schemas) {
  const declarations = [];
  for (const schema of Object.values(schemas)) {
    for (const [name, definition] of Object.entries(schema.$defs ?? {}))
      declarations.push(declare(name, definition));
    declarations.push(declare(schema.title, schema));
  }
  return declarations.join('\n');

  function declare(name, schema) {
    const text = typeOf(schema, '');
    const body = text.startsWith('{') ? `export interface ${name} ${text}` : `export type ${name} = ${text};`;
    return `\n${comment(schema, '')}${body}\n`;
  }

  function typeOf(schema, indent) {
    if (schema.$ref) return nameOf(schema.$ref);
    if ('const' in schema) return JSON.stringify(schema.const);
    if (schema.enum) return schema.enum.map(value => JSON.stringify(value)).join(' | ');
    if (schema.if) return `${typeOf(schema.then, indent)} | ${typeOf(schema.else, indent)}`;
    if (schema.type === 'object')
      return schema.properties ? objectType(schema, indent) : 'Readonly<Record<string, unknown>>';
    if (schema.type === 'array') return `readonly ${element(typeOf(schema.items, indent))}[]`;
    if (schema.oneOf) return schema.oneOf.map(branch => typeOf(branch, indent)).join(' | ');
    const simple = {
      string: 'string',
      integer: 'number',
      number: 'number',
      boolean: 'boolean',
      null: 'null'
    }[schema.type];
    if (!simple) throw new Error(`no TypeScript for ${JSON.stringify(schema)}`);
    return simple;
  }

  function objectType(schema, indent) {
    const inner = `${indent}  `;
    const lines = Object.entries(schema.properties).map(([name, property]) => {
      const optional = (schema.required ?? []).includes(name) ? '' : '?';
      return `${comment(property, inner)}${inner}readonly ${name}${optional}: ${typeOf(property, inner)};`;
    });
    return `{\n${lines.join('\n')}\n${indent}}`;
  }

  function nameOf(ref) {
    const [file, pointer] = ref.split('#');
    return pointer ? pointer.split('/').at(-1) : schemas[file].title;
  }
}

const element = type => (/[ |{]/.test(type) && !type.startsWith('{') ? `(${type})` : type);

function comment(schema, indent) {
  const facts = [schema.description];
  if (schema.minimum !== undefined && schema.maximum !== undefined)
    facts.push(`${schema.minimum}..${schema.maximum}.`);
  if (schema.default !== undefined) facts.push(`Default: ${JSON.stringify(schema.default)}.`);
  const text = facts.filter(Boolean).join(' ');
  return text ? `${indent}/** ${text} */\n` : '';
}
