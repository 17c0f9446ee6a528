/**
 * Standard objects as components: they are named and retrieved like others, but nobody deploys them. What is known of one
 * is its sharing model; its own fields and list views stand in the tree.
 */
import type { ObjectDef, Schema } from '../types.ts';
import type { Problem, Unit } from './convert.ts';
import type { Component } from './tree.ts';
import { problem } from './validate/names.ts';
import { element } from './xml.ts';

/** Objects of configuration are no CustomObject to the Metadata API. */
const isListed = ({ custom, sharingModel }: ObjectDef): boolean => !custom && sharingModel !== null;

export const standardObjects = (schema: Schema): Component[] =>
  schema.objects
    .filter(isListed)
    .map(({ name }) => ({ type: 'CustomObject', fullName: name, paths: [] }))
    .sort((a, b) => (a.fullName < b.fullName ? -1 : 1));

export const isStandardObject = (schema: Schema, type: string, fullName: string): boolean => {
  const def = type === 'CustomObject' ? schema.object(fullName) : undefined;
  return def !== undefined && def.name === fullName && isListed(def);
};

/** Elements of a standard object's file. */
export function standardElements(schema: Schema, fullName: string) {
  const model = schema.object(fullName)?.sharingModel;
  return model ? [element('sharingModel', model)] : [];
}

/** A standard object's own file changes nothing when it says what is so; then it becomes no file of the tree. */
export function withoutStandardFile(schema: Schema, unit: Unit): Unit {
  if (!isStandardObject(schema, unit.type, unit.fullName)) return unit;
  const known = standardElements(schema, unit.fullName);
  const isSo = unit.node?.children.every((child) =>
    known.some(({ name, text }) => name === child.name && text === child.text),
  );
  return isSo ? { ...unit, files: new Map() } : unit;
}

/** What a file would change of a standard object, or add to an object that is neither there nor deployed with it. */
export function standardProblems(schema: Schema, unit: Unit, units: readonly Unit[]): Problem[] {
  const [object = ''] = unit.fullName.split('.');
  if (!['CustomObject', 'CustomField', 'ListView'].includes(unit.type)) return [];
  const isCustom = /__\w+$/.test(object);
  const comesAlong = units.some(({ type, fullName }) => type === 'CustomObject' && fullName === object);
  if (!schema.object(object) && !(isCustom && comesAlong))
    return [problem(unit, `no CustomObject named ${object} found`)];
  if (isCustom || unit.type !== 'CustomObject' || unit.files.size === 0) return [];
  return [problem(unit, `The local org does not speak this yet: changing standard object ${object}`)];
}
