import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemFields, withSystemFields, type FieldSpec } from './field.ts';
import { objectSpec, type ObjectSpec } from './object.ts';

type StandardFile = Partial<Omit<ObjectSpec, 'fields'>> &
  Pick<ObjectSpec, 'name' | 'label' | 'labelPlural' | 'keyPrefix'> & {
    system: true | string[];
    fields: FieldSpec[];
  };

const objectProperties = new Set(
  (
    'name label labelPlural keyPrefix system queryable createable updateable deletable undeletable recycleBin ' +
    'bulkQueryable sharingModel fields'
  ).split(' '),
);
const fieldProperties = new Set(
  (
    'name type label length precision scale nillable createable updateable readOnly filterable sortable groupable ' +
    'defaultedOnCreate defaultValue idLookup unique externalId caseSensitive nameField autoNumber autoNumberFormat ' +
    'calculated htmlFormatted restrictedPicklist picklistValues referenceTo relationshipName childRelationshipName ' +
    'cascadeDelete inlineHelpText'
  ).split(' '),
);

/** Reads standard/*.json; its README says what a file may leave out. Errors name the file. */
export function readStandardObjects(folder: string): ObjectSpec[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.sort().map((name) => {
    try {
      return standardObject(JSON.parse(readFileSync(join(folder, name), 'utf8')) as StandardFile, name);
    } catch (error) {
      throw new Error(`${join(folder, name)}: ${(error as Error).message}`, { cause: error });
    }
  });
}

function standardObject(file: StandardFile, fileName: string): ObjectSpec {
  refuseUnknown(file, objectProperties, 'object');
  for (const field of file.fields) refuseUnknown(field, fieldProperties, `field ${field.name}`);
  if (`${file.name}.json` !== fileName)
    throw new Error(`describes ${file.name}; file and object must have one name`);
  const { system, fields, ...rest } = file;
  const systemNames = system === true ? Object.keys(systemFields) : system;
  for (const name of systemNames) if (!systemFields[name]) throw new Error(`unknown system field ${name}`);
  const recycleBin = file.recycleBin ?? systemNames.includes('IsDeleted');
  return objectSpec({
    ...rest,
    recycleBin,
    undeletable: file.undeletable ?? recycleBin,
    fields: withSystemFields(
      fields.map((field) => (isCleared(file.name, field) ? { ...field, onParentDelete: 'clear' } : field)),
      systemNames,
    ),
  });
}

const forgotten = new Set(['Account', 'Campaign', 'Contact', 'Lead', 'Opportunity']);
/** They go with what they are about, or keep saying what they were about. */
const keepsakes = new Set(['Task', 'Event', 'TaskRelation', 'EventRelation']);

/** Look-ups that the platform empties when the record they point to is deleted. */
function isCleared(objectName: string, field: FieldSpec): boolean {
  if (field.type !== 'reference' || field.nillable === false || field.cascadeDelete || field.readOnly)
    return false;
  return !keepsakes.has(objectName) && (field.referenceTo ?? []).some((target) => forgotten.has(target));
}

function refuseUnknown(value: object, known: Set<string>, what: string): void {
  const unknown = Object.keys(value).filter((key) => !known.has(key));
  if (unknown.length) throw new Error(`${what} has unknown properties: ${unknown.join(', ')}`);
}
