import type { FieldDef, ObjectDef } from '../types.ts';

/** An object before the whole schema is known: children and look-up maps come when all objects are there. */
export type ObjectSpec = Omit<ObjectDef, 'fieldByName' | 'childRelationships'>;

const plain = {
  custom: false,
  customSetting: false,
  customMetadata: false,
  queryable: true,
  createable: true,
  updateable: true,
  deletable: true,
  undeletable: true,
  recycleBin: true,
  bulkQueryable: true,
  sharingModel: null,
} as const;

export function objectSpec(
  given: Partial<ObjectSpec> & Pick<ObjectSpec, 'name' | 'label' | 'labelPlural' | 'keyPrefix' | 'fields'>,
): ObjectSpec {
  return { ...plain, ...given };
}

/** Ties objects together: fields by name, and the child relationships that references imply. */
export function linkObjects(specs: ObjectSpec[]): ObjectDef[] {
  const objects = specs.map((spec): ObjectDef => {
    const fieldByName = new Map<string, FieldDef>();
    for (const field of spec.fields) {
      const key = field.name.toLowerCase();
      if (fieldByName.has(key)) throw new Error(`${spec.name}: field ${field.name} is there twice`);
      fieldByName.set(key, field);
    }
    return { ...spec, fieldByName, childRelationships: [] };
  });
  const byName = new Map(objects.map((object) => [object.name, object]));
  for (const child of objects) {
    for (const field of child.fields) {
      if (field.type !== 'reference') continue;
      for (const parentName of field.referenceTo) {
        const parent = byName.get(parentName);
        const relationshipName = field.childRelationshipName ?? null;
        if (!parent || (!field.custom && isListed(parent, child.name, relationshipName))) continue;
        parent.childRelationships.push({
          childSObject: child.name,
          field: field.name,
          relationshipName,
          cascadeDelete: field.onParentDelete === 'cascade',
        });
      }
    }
  }
  return objects;
}

/** An account's activities are one list, whether they are about it (WhatId) or about what belongs to it (AccountId). */
const isListed = (parent: ObjectDef, childName: string, name: string | null): boolean =>
  name !== null &&
  parent.childRelationships.some(
    ({ childSObject, relationshipName }) => childSObject === childName && relationshipName === name,
  );
