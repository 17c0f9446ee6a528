import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { lineAt, lineOf } from './problems.ts';
import type { Problem } from './problems.ts';

type Raw = { [name: string]: unknown };

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  captureMetaData: true,
  isArray: (_name, _path, _leaf, isAttribute) => !isAttribute,
});
const META = XMLParser.getMetaDataSymbol() as unknown as symbol;

/** One element of a metadata file, with enough of its place to say where a mistake is. */
export class XmlElement {
  readonly file: XmlFile;
  readonly start: number;
  readonly #raw: Raw;

  constructor(file: XmlFile, raw: Raw) {
    this.file = file;
    this.#raw = raw;
    const meta = (raw as Record<symbol, { startIndex?: number } | undefined>)[META];
    this.start = meta?.startIndex ?? 0;
  }

  all(name: string): XmlElement[] {
    const found = this.#raw[name];
    if (!Array.isArray(found)) return [];
    return found
      .filter((v): v is Raw => typeof v === 'object' && v !== null)
      .map((v) => new XmlElement(this.file, v));
  }

  one(name: string): XmlElement | undefined {
    return this.all(name)[0];
  }

  texts(name: string): string[] {
    const found = this.#raw[name];
    if (!Array.isArray(found)) return [];
    return found.flatMap((v) =>
      typeof v === 'string' ? [v] : typeof v === 'object' && v ? [text(v as Raw)] : [],
    );
  }

  text(name: string): string | undefined {
    const value = this.texts(name)[0];
    return value === '' ? undefined : value;
  }

  flag(name: string): boolean {
    return this.text(name) === 'true';
  }

  attribute(name: string): string | undefined {
    const value = this.#raw[`@${name}`];
    return typeof value === 'string' ? value : undefined;
  }

  /** Where this element, or the given text inside it, stands. */
  problem(message: string, near?: string): Problem {
    const line = (near && lineOf(this.file.text, near, this.start)) || lineAt(this.file.text, this.start);
    return { file: this.file.name, line, message };
  }
}

function text(raw: Raw): string {
  return typeof raw['#text'] === 'string' ? raw['#text'] : '';
}

export class XmlFile {
  readonly name: string;
  readonly text: string;

  constructor(path: string) {
    this.name = relative(process.cwd(), path) || path;
    this.text = readFileSync(path, 'utf8');
  }

  /** The root element; a problem when the file is not XML or its root has another name. */
  root(expected: string): XmlElement | Problem {
    const valid = XMLValidator.validate(this.text);
    if (valid !== true)
      return { file: this.name, line: valid.err.line, message: `Not well-formed XML: ${valid.err.msg}` };
    const parsed = new XmlElement(this, parser.parse(this.text) as Raw);
    return (
      parsed.one(expected) ?? {
        file: this.name,
        line: 1,
        message: `The root element should be <${expected}>`,
      }
    );
  }
}

export function isProblem(value: XmlElement | Problem): value is Problem {
  return !(value instanceof XmlElement);
}
