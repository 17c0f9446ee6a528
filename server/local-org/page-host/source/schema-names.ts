import type { Schema } from '../../types.ts';

/** What the build needs of the schema, in a form that can be handed to a worker thread. Look-ups ignore case. */
export interface SchemaNames {
  objects: Record<string, ObjectNames>;
}
interface ObjectNames {
  name: string;
  label: string;
  labelPlural: string;
  keyPrefix: string | null;
  fields: Record<string, FieldName>;
}
interface FieldName {
  name: string;
  /** Objects that a reference points to, and the name a path uses to cross it (`Owner`, `Account`). */
  referenceTo: string[];
  relationshipName: string | null;
}

export function schemaNames(schema: Schema): SchemaNames {
  const objects: SchemaNames['objects'] = {};
  for (const object of schema.objects) {
    const fields: ObjectNames['fields'] = {};
    for (const field of object.fields) {
      fields[field.name.toLowerCase()] = {
        name: field.name,
        referenceTo: field.referenceTo,
        relationshipName: field.relationshipName,
      };
    }
    objects[object.name.toLowerCase()] = {
      name: object.name,
      label: object.label,
      labelPlural: object.labelPlural,
      keyPrefix: object.keyPrefix,
      fields,
    };
  }
  return { objects };
}

/**
 * Says what is wrong with `Object` or `Object.Field` or `Object.Relationship.Field` (at most 3 relations deep, as
 * the platform's compiler allows); undefined when every part exists.
 */
export function unknownSchemaPath(names: SchemaNames, path: string): string | undefined {
  const [objectName = '', ...parts] = path.split('.');
  let object = names.objects[objectName.toLowerCase()];
  if (!object) return `Unknown object ${objectName}`;
  if (parts.length > 4) return `${path} crosses more than three relationships`;
  for (const [index, part] of parts.entries()) {
    if (index === parts.length - 1) {
      return object.fields[part.toLowerCase()] ? undefined : `Unknown field ${object.name}.${part}`;
    }
    const relation = Object.values(object.fields).find(
      (f) => f.relationshipName?.toLowerCase() === part.toLowerCase(),
    );
    if (!relation) return `Unknown relationship ${object.name}.${part}`;
    const target: ObjectNames | undefined = names.objects[(relation.referenceTo.at(-1) ?? '').toLowerCase()];
    if (!target)
      return `${object.name}.${part} points to ${relation.referenceTo.join(', ')}, which the local org does not describe`;
    object = target;
  }
  return undefined;
}
