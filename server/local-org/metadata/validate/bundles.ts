import { XmlError, parseXml } from '../xml.ts';
import type { Problem, Unit } from '../convert.ts';
import { elementProblems } from './elements.ts';

/** What is wrong with the meta file of a Lightning bundle; whether the rest compiles is asked elsewhere. */
export function bundleProblems(unit: Unit): Problem[] {
  const path = `lwc/${unit.fullName}/${unit.fullName}.js-meta.xml`;
  const bytes = unit.files.get(path);
  if (unit.type !== 'LightningComponentBundle' || !bytes) return [];
  const of = { type: unit.type, fullName: unit.fullName, fileName: path };
  try {
    const root = parseXml(Buffer.from(bytes).toString('utf8'));
    return elementProblems({ ...unit, fileName: path }, root);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const { line, column, message } = error;
    return [{ ...of, message: `Error parsing file: ${message}`, line, column }];
  }
}
