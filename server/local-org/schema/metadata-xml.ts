import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';

/** A metadata element as text, or as its children by name (always lists, in document order). */
export type Element = string | { [child: string]: Element[] };

const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  isArray: (_name, _path, _leaf, isAttribute) => !isAttribute,
});

/** One metadata file: a thin, strict view that knows which elements were asked for and names the file in errors. */
export interface MetadataNode {
  readonly file: string;
  text(name: string): string | undefined;
  need(name: string): string;
  flag(name: string): boolean;
  number(name: string): number | undefined;
  node(name: string): MetadataNode | undefined;
  nodes(name: string): MetadataNode[];
  texts(name: string): string[];
  attribute(name: string, attribute: string): string | undefined;
  /** Throws unless every child is one of the names. */
  only(names: ReadonlySet<string>): void;
}

export function readMetadata(file: string, root: string): MetadataNode {
  return parseMetadata(readFileSync(file, 'utf8'), file, root);
}

/** The same for text that is in memory; `file` is what errors call it. */
export function parseMetadata(text: string, file: string, root: string): MetadataNode {
  let document: Record<string, Element[]>;
  try {
    document = parser.parse(text, true) as Record<string, Element[]>;
  } catch (error) {
    throw new Error(`${file}: not well-formed XML: ${(error as Error).message}`, { cause: error });
  }
  const found = document[root]?.[0];
  if (found === undefined || typeof found === 'string') throw new Error(`${file}: <${root}> is missing`);
  return nodeOf(found, file);
}

function nodeOf(children: { [child: string]: Element[] }, file: string): MetadataNode {
  const textOf = (element: Element | undefined): string | undefined => {
    if (element === undefined || typeof element === 'string') return element?.trim();
    const text = element['#text'] as unknown;
    return typeof text === 'string' ? text.trim() : Array.isArray(text) ? String(text[0]).trim() : '';
  };
  const text = (name: string) => textOf(children[name]?.[0]);
  return {
    file,
    text,
    need(name) {
      const value = text(name);
      if (value === undefined || value === '') throw new Error(`${file}: <${name}> is missing`);
      return value;
    },
    flag(name) {
      const value = text(name) ?? 'false';
      if (value !== 'true' && value !== 'false')
        throw new Error(`${file}: <${name}> must be true or false, not "${value}"`);
      return value === 'true';
    },
    number(name) {
      const value = text(name);
      if (value === undefined) return undefined;
      if (!/^-?\d+(\.\d+)?$/.test(value))
        throw new Error(`${file}: <${name}> must be a number, not "${value}"`);
      return Number(value);
    },
    node(name) {
      const element = children[name]?.[0];
      return element === undefined || typeof element === 'string' ? undefined : nodeOf(element, file);
    },
    nodes(name) {
      return (children[name] ?? [])
        .filter((element) => typeof element !== 'string')
        .map((element) => nodeOf(element, file));
    },
    texts(name) {
      return (children[name] ?? []).map((element) => textOf(element) ?? '');
    },
    attribute(name, attribute) {
      const element = children[name]?.[0];
      if (element === undefined || typeof element === 'string') return undefined;
      const value = element[`@_${attribute}`] as unknown;
      return typeof value === 'string' ? value : undefined;
    },
    only(names) {
      for (const name of Object.keys(children)) {
        if (name.startsWith('@_') || (name === '#text' && !textOf(children)?.length)) continue;
        if (!names.has(name)) throw new Error(`${file}: <${name}> is not supported by the local org`);
      }
    },
  };
}
