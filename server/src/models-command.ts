// `jupyt5-server models list | add PATH | remove NAME | verify [NAME]`: what can be served by name, without starting anything.
import { ConfigError } from './config.js';
import {
  addModel,
  damageOf,
  findModel,
  listModels,
  modelsFolder,
  removeModel,
  type StoredModel
} from './model-store.js';

const USAGE =
  'expected: jupyt5-server models list | add PATH | remove NAME | verify [NAME], each with --json for programs';

/**
 * Runs one command; gives the exit code: 0, or 1 where `verify` found damage.
 * @param say takes one line of output
 * @throws ConfigError for a wrong command line, ModelFolderError for a folder or name that cannot be used
 */
export async function modelsCommand(
  argv: readonly string[],
  say: (line: string) => void,
  env: Readonly<Record<string, string | undefined>> = process.env,
  shipped?: string
): Promise<number> {
  const asJson = argv.includes('--json');
  const [action, name, ...more] = argv.filter(argument => argument !== '--json');
  const needsName = action === 'add' || action === 'remove';
  if (more.length > 0 || (needsName && name === undefined) || (action === 'list' && name !== undefined))
    throw new ConfigError(USAGE);
  switch (action) {
    case 'list': {
      const models = listModels(env, shipped);
      if (asJson) say(JSON.stringify({ folder: modelsFolder(env), models: models.map(withoutFiles) }));
      else for (const model of models) say(lineOf(model));
      return 0;
    }
    case 'add':
    case 'remove': {
      const change = action === 'add' ? addModel : removeModel;
      const model = await change(name as string, env, shipped); // needsName has checked it
      say(
        asJson
          ? JSON.stringify(withoutFiles(model))
          : `${action === 'add' ? 'added' : 'removed'} ${lineOf(model)}`
      );
      return 0;
    }
    case 'verify': {
      const models = name === undefined ? listModels(env, shipped) : [findModel(name, env, shipped)];
      let isWhole = true;
      for (const model of models) {
        const damage = await damageOf(model);
        if (damage.length > 0) isWhole = false;
        if (asJson) say(JSON.stringify({ name: model.name, files: model.files, damage }));
        else
          say(
            `${model.name}: ${damage.length > 0 ? damage.join('; ') : `${model.files.length} files as listed`}`
          );
      }
      return isWhole ? 0 : 1;
    }
    default:
      throw new ConfigError(USAGE);
  }
}

const withoutFiles = ({ files: _, ...model }: StoredModel): Omit<StoredModel, 'files'> => model;

function lineOf({ name, origin, layout, precisions, licence, sizeBytes, folder }: StoredModel): string {
  const facts = [
    origin,
    layout,
    ...(precisions.length > 0 ? [precisions.join('/')] : []),
    `${(sizeBytes / 1e6).toFixed(1)} MB`,
    licence ?? 'licence not stated'
  ];
  return `${name}  ${facts.join(', ')}  ${folder}`;
}
