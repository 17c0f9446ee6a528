import { join } from 'node:path';
import { customField } from '../../schema/custom-field.ts';
import { readObjectFolder } from '../../schema/custom-object.ts';
import { readMetadata } from '../../schema/metadata-xml.ts';
import type { Problem, Unit } from '../convert.ts';
import type { XmlNode } from '../xml.ts';
import { problem } from './names.ts';

/** What is wrong with objects and fields in themselves, read from the folder that the candidate tree was laid down in. */
export function objectProblems(units: readonly Unit[], folder: string): Problem[] {
  return units.flatMap((unit) => {
    const [path] = [...unit.files.keys()];
    if (path === undefined) return [];
    try {
      if (unit.type === 'CustomField') customField(readMetadata(join(folder, path), 'CustomField'));
      else if (unit.type === 'CustomObject' && /__(c|mdt)$/.test(unit.fullName))
        readObjectFolder(join(folder, 'objects'), unit.fullName, 'a00');
      return [];
    } catch (error) {
      return [inWords(unit, (error as Error).message)];
    }
  });
}

/** The schema reader names a file and an element; the platform names the element's place and type. */
function inWords(unit: Unit, message: string): Problem {
  const text = message.slice(message.indexOf(': ') + 2);
  const unknown = /^<(\w+)> is not supported/.exec(text)?.[1];
  if (unknown) {
    const words = `Error parsing file: Element {http://soap.sforce.com/2006/04/metadata}${unknown} invalid at this location in type ${unit.type}`;
    return problem(unit, words, find(unit.node, unknown));
  }
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
