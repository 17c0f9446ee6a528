import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import type { Problem } from '../source/problems.ts';
import type { PageSource } from '../source/read-source.ts';
import { unknownSchemaPath } from '../source/schema-names.ts';
import type { SchemaNames } from '../source/schema-names.ts';
import { i18nSource } from './i18n-modules.ts';

/** Source text of a generated module, or why there is none. */
export type Generated = { code: string } | { problem: string };

const constant = (value: unknown): Generated => ({ code: `export default ${JSON.stringify(value)};` });
const fromSession = (expression: string): Generated => ({
  code: `import { session } from 'host/session';\nexport default ${expression};`,
});
const refuse = (problem: string): Generated => ({ problem });

/** Permissions of a profile, answered from the profile's name: the local org has no profile metadata. */
const ADMIN_PROFILE = 'System Administrator';

/** Makes what Salesforce serves under `@salesforce/…` from the source tree itself; undefined when the module is not of that kind. */
export function generateModule(
  specifier: string,
  source: PageSource,
  schema: SchemaNames,
): Generated | undefined {
  const match = /^@salesforce\/([^/]+)\/(.+)$/.exec(specifier);
  if (!match) return undefined;
  const [, kind = '', name = ''] = match;
  switch (kind) {
    case 'schema':
      return schemaModule(name, schema);
    case 'label':
      return labelModule(name, source);
    case 'user':
      return userModule(name);
    case 'client':
      // As on the platform it says what the page was opened on, and does not follow a resized window.
      return name === 'formFactor'
        ? { code: `export default window.innerWidth < 768 ? 'Small' : 'Large';` }
        : refuse(`Unknown module ${specifier}`);
    case 'resourceUrl':
      return resourceModule(name, source);
    case 'customPermission':
      return source.customPermissions.has(name)
        ? fromSession(`session.customPermissions.includes(${JSON.stringify(name)}) || undefined`)
        : refuse(`Unknown custom permission ${name}`);
    case 'userPermission':
      return fromSession(`session.user.profileName === ${JSON.stringify(ADMIN_PROFILE)} || undefined`);
    case 'messageChannel': {
      const channel = name.replace(/__c$/, '');
      return source.messageChannels.has(channel)
        ? constant({ channelName: name })
        : refuse(`Unknown message channel ${name}`);
    }
    case 'i18n': {
      const code = i18nSource(specifier);
      return code === undefined ? refuse(`The local org has no ${specifier}`) : { code };
    }
    case 'apex':
    case 'apexContinuation':
      return refuse(`${specifier}: the local org runs no Apex`);
    default:
      return refuse(`The local org has no ${specifier}`);
  }
}

function schemaModule(path: string, schema: SchemaNames): Generated {
  const problem = unknownSchemaPath(schema, path);
  if (problem) return refuse(problem);
  const [objectApiName, ...field] = path.split('.');
  return constant(field.length === 0 ? { objectApiName } : { fieldApiName: field.join('.'), objectApiName });
}

function labelModule(name: string, source: PageSource): Generated {
  if (!name.startsWith('c.'))
    return refuse(`Unknown label ${name}: labels of this package are imported as c.<Name>`);
  const texts = source.labels.get(name.slice(2));
  if (!texts) return refuse(`Unknown label ${name}: add it to labels/*.labels-meta.xml`);
  const { default: fallback, ...languages } = texts;
  if (Object.values(languages).every((text) => text === fallback)) return constant(fallback);
  return fromSession(
    `((t) => t[session.language.replace('-', '_')] ?? t[session.language.slice(0, 2)] ?? ${JSON.stringify(fallback)})(${JSON.stringify(languages)})`,
  );
}

function userModule(name: string): Generated {
  if (name === 'Id') return fromSession('session.user.id');
  if (name === 'isGuest') return constant(false);
  return refuse(`Unknown module @salesforce/user/${name}`);
}

function resourceModule(name: string, source: PageSource): Generated {
  const path = source.staticResources.get(name);
  if (!path) return refuse(`Unknown static resource ${name}`);
  if (['', '.zip', '.resource'].includes(extname(path)))
    return refuse(`Static resource ${name}: the local org serves single files, not archives`);
  return constant(`/resource/${name}`);
}

/** The place of an import in the file that holds it: as a quoted specifier, or as the tag a template uses. */
export function placeOfImport(
  specifier: string,
  importer: string,
  text: string,
): Pick<Problem, 'file' | 'line'> {
  const tag = specifier.replace('/', '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const needles = [`'${specifier}'`, `"${specifier}"`, `<${tag}`];
  const found = needles.map((needle) => text.indexOf(needle)).filter((index) => index >= 0);
  if (found.length === 0) return { file: importer };
  return { file: importer, line: text.slice(0, Math.min(...found)).split('\n').length };
}

export const fileOfId = (id: string): string => {
  const path = id.split('?')[0] ?? id;
  return existsSync(path) ? path : id;
};
