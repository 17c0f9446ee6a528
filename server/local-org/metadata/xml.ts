import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element of a metadata file with its place, so that an error can say where. */
export interface XmlNode {
  name: string;
  /** Text between the tags when there are no child elements; trimmed. */
  text: string;
  children: XmlNode[];
  attributes: Record<string, string>;
  line: number;
  column: number;
}

/** A file that is no XML. The platform's message begins `Error parsing file`. */
export class XmlError extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

type Ordered = Record<string, unknown>;
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  captureMetaData: true,
  // Entities of a document's own are how a small file becomes a large one; the five of XML remain.
  processEntities: {
    enabled: true,
    maxTotalExpansions: 100_000,
    maxEntitySize: 10,
    maxExpandedLength: 50_000_000,
  },
});
const placeKey = XMLParser.getMetaDataSymbol() as unknown as string;

/** Parses one document and gives its root. Throws XmlError with line and column, counted from one. */
export function parseXml(text: string): XmlNode {
  if (/<!DOCTYPE/i.test(text)) throw new XmlError('DOCTYPE is not allowed', 1, 1);
  const checked = XMLValidator.validate(text);
  if (checked !== true) throw new XmlError(checked.err.msg, checked.err.line, checked.err.col);
  const lines = lineStarts(text);
  const roots = parsed(text).filter((entry) => !nameOf(entry).startsWith('?'));
  const root = roots.find((entry) => nameOf(entry) !== '#text');
  if (!root) throw new XmlError('Premature end of file', 1, 1);
  return nodeOf(root, lines);
}

/** The parser refuses what only an attacker writes: a thousand levels, names of JavaScript's own. */
function parsed(text: string): Ordered[] {
  try {
    return parser.parse(text) as Ordered[];
  } catch (error) {
    throw new XmlError((error as Error).message, 1, 1);
  }
}

const nameOf = (entry: Ordered): string => Object.keys(entry).find((key) => key !== ':@') ?? '#text';

function nodeOf(entry: Ordered, lines: readonly number[]): XmlNode {
  const name = nameOf(entry);
  const inner = entry[name] as Ordered[];
  const children = inner.filter((child) => !['#text', '#comment'].includes(nameOf(child)));
  const text = inner.map((child) => (typeof child['#text'] === 'string' ? child['#text'] : '')).join('');
  const start = (entry[placeKey] as { startIndex?: number } | undefined)?.startIndex ?? 0;
  return {
    name: name.replace(/^\w+:/, ''),
    text: children.length > 0 ? '' : text.trim(),
    children: children.map((child) => nodeOf(child, lines)),
    attributes: (entry[':@'] as Record<string, string> | undefined) ?? {},
    ...placeOf(start, lines),
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function placeOf(index: number, starts: readonly number[]): { line: number; column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts[middle]! <= index) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: index - starts[low]! + 1 };
}

export const childOf = (node: XmlNode, name: string): XmlNode | undefined =>
  node.children.find((child) => child.name === name);
export const textOf = (node: XmlNode, name: string): string | undefined => childOf(node, name)?.text;

/** A new element; used where the org writes metadata itself. */
export function element(name: string, content: string | XmlNode[] = ''): XmlNode {
  const children = typeof content === 'string' ? [] : content;
  return {
    name,
    text: typeof content === 'string' ? content : '',
    children,
    attributes: {},
    line: 0,
    column: 0,
  };
}

const builder = new XMLBuilder({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  format: true,
  indentBy: '    ',
  suppressEmptyNode: true,
});

/** The file of a component as the platform writes it. */
export function writeXml(root: XmlNode): string {
  const document = { ...root, attributes: { xmlns: 'http://soap.sforce.com/2006/04/metadata' } };
  return `<?xml version="1.0" encoding="UTF-8"?>${builder.build([orderedOf(document)]) as string}\n`;
}

/** An element without declaration or namespace, for a SOAP answer. */
export const xmlOf = (node: XmlNode): string => (builder.build([orderedOf(node)]) as string).trim();

function orderedOf(node: XmlNode): Ordered {
  const inner =
    node.children.length > 0
      ? node.children.map(orderedOf)
      : node.text === ''
        ? []
        : [{ '#text': node.text }];
  return {
    [node.name]: inner,
    ...(Object.keys(node.attributes).length > 0 ? { ':@': node.attributes } : {}),
  };
}
