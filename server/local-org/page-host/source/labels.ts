import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { XmlFile, isProblem } from './xml.ts';
import type { Problem } from './problems.ts';

/** Text of one custom label by language code as Salesforce writes it (`en_US`, `zh_CN`); `default` is always there. */
export type LabelTexts = Record<string, string> & { default: string };

export interface Labels {
  texts: Map<string, LabelTexts>;
  files: string[];
  problems: Problem[];
}

/** Reads `labels/*.labels-meta.xml` and lays `translations/*.translation-meta.xml` over it. */
export function readLabels(root: string): Labels {
  const labels: Labels = { texts: new Map(), files: [], problems: [] };
  for (const path of filesIn(join(root, 'labels'), '.labels-meta.xml')) readLabelFile(path, labels);
  for (const path of filesIn(join(root, 'translations'), '.translation-meta.xml'))
    readTranslations(path, labels);
  return labels;
}

function readLabelFile(path: string, labels: Labels): void {
  labels.files.push(path);
  const root = new XmlFile(path).root('CustomLabels');
  if (isProblem(root)) {
    labels.problems.push(root);
    return;
  }
  for (const label of root.all('labels')) {
    const name = label.text('fullName');
    const value = label.text('value');
    if (!name || value === undefined)
      labels.problems.push(label.problem('A label needs <fullName> and <value>'));
    else if (labels.texts.has(name))
      labels.problems.push(label.problem(`Label ${name} is defined twice`, name));
    else {
      const language = label.text('language');
      labels.texts.set(name, { default: value, ...(language ? { [language]: value } : {}) });
    }
  }
}

function readTranslations(path: string, labels: Labels): void {
  labels.files.push(path);
  const root = new XmlFile(path).root('Translations');
  if (isProblem(root)) {
    labels.problems.push(root);
    return;
  }
  const language = path.replace(/^.*[\\/]/, '').replace('.translation-meta.xml', '');
  for (const entry of root.all('customLabels')) {
    const name = entry.text('name') ?? '';
    const texts = labels.texts.get(name);
    if (!texts) labels.problems.push(entry.problem(`Translation of an unknown label ${name}`, name));
    else texts[language] = entry.text('label') ?? texts.default;
  }
}

/** Paths in a folder that end so, sorted; none when the folder is not there. */
export function filesIn(folder: string, ending: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return names
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name));
}
