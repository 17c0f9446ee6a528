import type { ChildRelationship, FieldDef, ObjectDef, Schema } from '../types.ts';
import { inGraphql } from './field-kind.ts';

/** The reference behind a relationship name (Owner → OwnerId, Subject__r → Subject__c). */
export function relationOf(def: ObjectDef, name: string): FieldDef | undefined {
  return parentRelations(def).find((field) => field.relationshipName === name);
}

export function parentRelations(def: ObjectDef): FieldDef[] {
  return def.fields.filter((field) => field.relationshipName !== null && field.referenceTo.some(inGraphql));
}

/** Parents of a reference that GraphQL carries. */
export function targetsOf(field: FieldDef, schema: Schema): ObjectDef[] {
  return field.referenceTo.filter(inGraphql).flatMap((name) => schema.object(name) ?? []);
}

/** Named children, once each. */
export function childRelations(
  def: ObjectDef,
  schema: Schema,
): (ChildRelationship & { relationshipName: string })[] {
  const found = new Map<string, ChildRelationship & { relationshipName: string }>();
  for (const child of def.childRelationships) {
    const { relationshipName } = child;
    if (relationshipName && inGraphql(child.childSObject) && schema.object(child.childSObject)) {
      found.set(relationshipName, { ...child, relationshipName });
    }
  }
  return [...found.values()];
}

export function objectNames(schema: Schema): string[] {
  return graphqlObjects(schema).map((def) => def.name);
}

export function graphqlObjects(schema: Schema): ObjectDef[] {
  return schema.objects.filter((def) => def.queryable && inGraphql(def.name));
}
