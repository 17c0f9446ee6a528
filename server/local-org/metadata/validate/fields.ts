import type { Problem, Unit } from '../convert.ts';
import { childOf, textOf, type XmlNode } from '../xml.ts';
import { problem } from './names.ts';

const needed: Readonly<Record<string, readonly string[]>> = {
  Text: ['length'],
  LongTextArea: ['length', 'visibleLines'],
  Html: ['length', 'visibleLines'],
  Number: ['precision', 'scale'],
  Currency: ['precision', 'scale'],
  Percent: ['precision', 'scale'],
  Lookup: ['referenceTo'],
  MasterDetail: ['referenceTo', 'relationshipName'],
  MultiselectPicklist: ['valueSet', 'visibleLines'],
  Picklist: ['valueSet'],
};

/** Elements that say something only of some types. */
const bound: Readonly<Record<string, readonly string[]>> = {
  length: ['Text', 'LongTextArea', 'Html', 'EncryptedText'],
  precision: ['Number', 'Currency', 'Percent'],
  scale: ['Number', 'Currency', 'Percent', 'Location'],
  referenceTo: [
    'Lookup',
    'MasterDetail',
    'Hierarchy',
    'ExternalLookup',
    'IndirectLookup',
    'MetadataRelationship',
  ],
  valueSet: ['Picklist', 'MultiselectPicklist'],
  displayFormat: ['AutoNumber'],
  formula: ['Checkbox', 'Currency', 'Date', 'DateTime', 'Number', 'Percent', 'Text', 'Time'],
  visibleLines: ['LongTextArea', 'Html', 'MultiselectPicklist'],
};

/** Smallest and largest number of an element, by field type. */
const ranges: readonly [types: readonly string[], element: string, least: number, most: number][] = [
  [['Text'], 'length', 1, 255],
  [['LongTextArea', 'Html'], 'length', 256, 131_072],
  [['Number', 'Currency', 'Percent'], 'precision', 1, 18],
  [['Number', 'Currency', 'Percent'], 'scale', 0, 17],
];

/** What a field's own elements get wrong, in the platform's words where they are known. */
export function fieldProblems(unit: Unit): Problem[] {
  const { node } = unit;
  const type = node && textOf(node, 'type');
  if (!node || type === undefined) {
    // Of a standard field only some properties may be deployed, without a type.
    return node && unit.fullName.endsWith('__c') ? [problem(unit, 'Required field is missing: type')] : [];
  }
  const formula = childOf(node, 'formula');
  const said: (Problem | false | undefined)[] = [
    !textOf(node, 'label') && problem(unit, 'Must specify a non-empty label for the CustomField'),
    ...(formula ? [] : (needed[type] ?? [])).map(
      (name) =>
        !childOf(node, name) && problem(unit, `Must specify '${name}' for a CustomField of type ${type}`),
    ),
    ...Object.entries(bound).map(([name, types]) => {
      const found = childOf(node, name);
      return (
        found &&
        !types.includes(type) &&
        problem(unit, `Can not specify '${name}' for a CustomField of type ${type}`, found)
      );
    }),
    ...ranges.map(
      ([types, name, least, most]) => types.includes(type) && outside(unit, node, name, least, most),
    ),
    Number(textOf(node, 'scale')) > Number(textOf(node, 'precision')) &&
      problem(unit, 'The precision must be greater than or equal to the scale.', childOf(node, 'scale')),
    defaultProblem(unit, node, type),
  ];
  const problems = said.filter((one) => one !== false && one !== undefined);
  if (problems.length > 0 || !formula) return problems;
  return [problem(unit, 'The local org does not speak this yet: formula fields', formula)];
}

function outside(unit: Unit, node: XmlNode, name: string, least: number, most: number): Problem | undefined {
  const found = childOf(node, name);
  const value = Number(found?.text);
  if (!found || (value >= least && value <= most)) return undefined;
  return problem(unit, `The ${name} must be between ${least} and ${most}: ${found.text}`, found);
}

const kinds: Readonly<Record<string, string>> = {
  Checkbox: 'Boolean',
  Currency: 'Number',
  Number: 'Number',
  Percent: 'Number',
};

/** A default is a formula to the platform; constants are told apart here, others are refused where the schema is read. */
function defaultProblem(unit: Unit, node: XmlNode, type: string): Problem | undefined {
  const given = childOf(node, 'defaultValue');
  if (!given || given.attributes['xsi:nil'] === 'true') return undefined;
  const expected = kinds[type] ?? 'Text';
  const text = given.text;
  const kind = /^(true|false)$/i.test(text)
    ? 'Boolean'
    : /^-?\d+(\.\d+)?$/.test(text)
      ? 'Number'
      : /^(["']).*\1$/.test(text)
        ? 'Text'
        : expected;
  if (kind === expected || ['Date', 'DateTime', 'Time', 'Picklist'].includes(type)) return undefined;
  const words = `Formula result is data type (${kind}), incompatible with expected data type (${expected}).`;
  return problem(unit, words, given);
}
