import { join } from 'node:path';
import { customField } from '../../schema/custom-field.ts';
import { readObjectFolder } from '../../schema/custom-object.ts';
import { readMetadata } from '../../schema/metadata-xml.ts';
import type { Problem, Unit } from '../convert.ts';
import { childOf, textOf, type XmlNode } from '../xml.ts';
import { fieldProblems } from './fields.ts';
import { problem } from './names.ts';

/** What is wrong with objects and fields in themselves, read from the folder that the candidate tree was laid down in. */
export function objectProblems(units: readonly Unit[], folder: string): Problem[] {
  return units.flatMap((unit) => {
    const [path] = [...unit.files.keys()];
    if (path === undefined) return [];
    const said = unit.type === 'CustomField' ? fieldProblems(unit) : ownProblems(unit);
    if (said.length > 0) return said;
    try {
      if (unit.type === 'CustomField') customField(readMetadata(join(folder, path), 'CustomField'));
      else if (unit.type === 'CustomObject' && /__(c|mdt|e)$/.test(unit.fullName))
        readObjectFolder(join(folder, 'objects'), unit.fullName, 'a00');
      return [];
    } catch (error) {
      return [inWords(unit, (error as Error).message)];
    }
  });
}

function ownProblems(unit: Unit): Problem[] {
  const { node, fullName, type } = unit;
  if (!node || type !== 'CustomObject' || !/__(c|mdt)$/.test(fullName)) return [];
  const setting = childOf(node, 'customSettingsType');
  if (setting) return [problem(unit, 'The local org does not speak this yet: custom settings', setting)];
  const problems = ['label', 'pluralLabel']
    .filter((name) => !textOf(node, name))
    .map((name) =>
      problem(
        unit,
        `Must specify a non-empty ${name === 'label' ? 'label' : 'plural label'} for the CustomObject`,
      ),
    );
  if (!fullName.endsWith('__c')) return problems;
  const nameField = childOf(node, 'nameField');
  if (!nameField || !['Text', 'AutoNumber'].includes(textOf(nameField, 'type') ?? ''))
    problems.push(problem(unit, 'Must specify a nameField of type Text or AutoNumber', nameField ?? node));
  if (!textOf(node, 'sharingModel')) problems.push(problem(unit, 'Required field is missing: sharingModel'));
  return problems;
}

/** The schema reader names a file and an element it does not take; what is wrong for the platform too was told before. */
function inWords(unit: Unit, message: string): Problem {
  const text = message.slice(message.indexOf(': ') + 2);
  const unspoken = /^<(\w+)> is not supported/.exec(text)?.[1];
  if (unspoken) {
    const words = `The local org does not speak this yet: <${unspoken}> of ${unit.type}`;
    return problem(unit, words, find(unit.node, unspoken));
  }
  const type = /^field type (\w+) is not supported/.exec(text)?.[1];
  if (type)
    return problem(
      unit,
      `The local org does not speak this yet: fields of type ${type}`,
      find(unit.node, 'type'),
    );
  const needed = /^<(\w+)> (?:is missing|is needed)/.exec(text)?.[1];
  if (needed) return problem(unit, `Required field is missing: ${needed}`);
  const named = /<(\w+)>/.exec(text)?.[1];
  return problem(unit, text, (named === undefined ? undefined : find(unit.node, named)) ?? unit.node);
}

function find(node: XmlNode | undefined, name: string): XmlNode | undefined {
  if (!node || node.name === name) return node;
  for (const child of node.children) {
    const found = find(child, name);
    if (found) return found;
  }
  return undefined;
}
