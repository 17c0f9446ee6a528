import type { Org, Schema } from '../../types.ts';
import type { Problem, Unit } from '../convert.ts';
import { childOf } from '../xml.ts';
import { problem } from './names.ts';

/** What a field cannot become, given what stands in the org: another type over values, a second relation of one name. */
export function changeProblems(unit: Unit, org: Org, candidate: Schema): Problem[] {
  if (unit.type !== 'CustomField') return [];
  const [objectName = '', fieldName = ''] = unit.fullName.split('.');
  const field = candidate.object(objectName)?.fieldByName.get(fieldName.toLowerCase());
  if (!field) return [];
  return [...typeChange(), ...sameRelation()];

  function typeChange(): Problem[] {
    const before = org.schema.object(objectName)?.fieldByName.get(fieldName.toLowerCase());
    if (!before || !field || before.type === field.type) return [];
    const rows = [...org.store.table(objectName).rows()];
    if (!rows.some((row) => row[before.name] !== null && row[before.name] !== undefined)) return [];
    return [
      problem(unit, 'Cannot change type due to existing data', unit.node && childOf(unit.node, 'type')),
    ];
  }

  function sameRelation(): Problem[] {
    const name = field?.childRelationshipName;
    return (field?.referenceTo ?? []).flatMap((target) => {
      const children = candidate.object(target)?.childRelationships ?? [];
      const same = children.filter(({ relationshipName }) => relationshipName === name);
      if (name === null || name === undefined || same.length < 2) return [];
      const words = `There is already a Child Relationship named ${name.replace(/__r$/, '')} on ${target}.`;
      return [problem(unit, words, unit.node && childOf(unit.node, 'relationshipName'))];
    });
  }
}
