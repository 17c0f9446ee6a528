/** Custom labels: many components in one file, which a deployment changes one by one. */
import { childOf, element, parseXml, textOf, writeXml, type XmlNode } from './xml.ts';

const labelsOf = (bytes: Uint8Array | undefined): XmlNode[] =>
  bytes === undefined
    ? []
    : parseXml(Buffer.from(bytes).toString('utf8')).children.filter(({ name }) => name === 'labels');
const nameOf = (label: XmlNode): string => textOf(label, 'fullName') ?? '';
const fileOf = (labels: XmlNode[]): Uint8Array =>
  Buffer.from(
    writeXml(
      element(
        'CustomLabels',
        labels.map((label) => ({ ...label, attributes: {} })),
      ),
    ),
    'utf8',
  );

export const labelNames = (bytes: Uint8Array): string[] =>
  labelsOf(bytes).flatMap((label) => childOf(label, 'fullName')?.text ?? []);

/** The file after more labels were deployed: those it had stay. Gives the deployed bytes when nothing else was there. */
export function mergeLabels(present: Uint8Array | undefined, deployed: Uint8Array): Uint8Array {
  const given = new Map(labelsOf(deployed).map((label) => [nameOf(label), label]));
  const kept = labelsOf(present);
  if (kept.every((label) => given.has(nameOf(label)))) return deployed;
  const known = new Set(kept.map(nameOf));
  const added = [...given].filter(([name]) => !known.has(name)).map(([, label]) => label);
  return fileOf([...kept.map((label) => given.get(nameOf(label)) ?? label), ...added]);
}

/** The file with some of its labels; undefined when none is left. */
export function pickLabels(bytes: Uint8Array, isWanted: (name: string) => boolean): Uint8Array | undefined {
  const all = labelsOf(bytes);
  const wanted = all.filter((label) => isWanted(nameOf(label)));
  if (wanted.length === 0) return undefined;
  return wanted.length === all.length ? bytes : fileOf(wanted);
}
