import wsdl from './wsdl.json' with { type: 'json' };
import type { Problem, Unit } from '../convert.ts';
import type { XmlNode } from '../xml.ts';
import { problem } from './names.ts';

/** One element that a type may hold. `type` is a name of wsdl.json, or boolean, number, any, string. */
interface Element {
  type: string;
  optional: boolean;
  many: boolean;
}

const enums = new Map(
  Object.entries(wsdl.enums).map(([name, values]) => [name, new Set(values.split(' '))] as const),
);
const types = new Map(
  Object.entries(wsdl.types).map(([name, elements]) => [name, elementsOf(elements)] as const),
);

/** `label? fields:CustomField[] required:boolean?` as elements by name. */
function elementsOf(text: string): Map<string, Element> {
  return new Map(
    text.split(' ').map((each) => {
      const [, name = '', type = 'string', many, optional] =
        /^(\w+)(?::(\w+))?(\[\])?(\?)?$/.exec(each) ?? [];
      return [name, { type, many: many !== undefined, optional: optional !== undefined }];
    }),
  );
}

/** Whether the Metadata API has an element, spoken here or not. */
export const isElement = (type: string, name: string): boolean => types.get(type)?.has(name) ?? false;

/** What a component's file holds that its type has no place for, leaves out, or says in a way that cannot be read. */
export function elementProblems(unit: Unit, node: XmlNode | undefined = unit.node): Problem[] {
  if (!node || !types.has(unit.type)) return [];
  return within(node, unit.type).map(({ message, at }) => problem(unit, message, at));
}

interface Found {
  message: string;
  at: XmlNode;
}
const broken = (at: XmlNode, words: string): Found => ({ message: `Error parsing file: ${words}`, at });
const namespace = '{http://soap.sforce.com/2006/04/metadata}';

function within(node: XmlNode, type: string): Found[] {
  const elements = types.get(type)!;
  const closed = new Set<string>();
  const found: Found[] = [];
  for (const [index, child] of node.children.entries()) {
    const element = elements.get(child.name);
    const before = node.children[index - 1]?.name;
    if (!element) {
      found.push(broken(child, `Element ${namespace}${child.name} invalid at this location in type ${type}`));
      continue;
    }
    // Lists stand together: the platform's reader does not take up an element again that it has left.
    if (closed.has(child.name) && (!element.many || before !== child.name))
      found.push(broken(child, `Element ${child.name} is duplicated at this location in type ${type}`));
    closed.add(child.name);
    found.push(...valueProblems(child, element));
  }
  for (const [name, { type: kind, optional, many }] of elements) {
    // Flags that are left out are false.
    if (optional || many || kind === 'boolean' || closed.has(name)) continue;
    found.push({ message: `Required field is missing: ${name}`, at: node });
  }
  return found;
}

function valueProblems(node: XmlNode, { type }: Element): Found[] {
  if (node.attributes['xsi:nil'] === 'true' || type === 'any') return [];
  if (types.has(type)) return within(node, type);
  const value = node.text;
  const values = enums.get(type);
  if (values && !values.has(value))
    return [broken(node, `'${value}' is not a valid value for the enum '${type}'`)];
  if (type === 'boolean' && !/^(true|false|1|0)$/.test(value))
    return [broken(node, `'${value}' is not a valid value for the type xsd:boolean`)];
  if (type === 'number' && !/^[+-]?\d+(\.\d+)?$/.test(value))
    return [broken(node, `'${value}' is not a valid value for the type xsd:int`)];
  return [];
}
