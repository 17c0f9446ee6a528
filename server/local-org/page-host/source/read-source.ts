import { join } from 'node:path';
import { readNavigation } from './applications.ts';
import { readBundles } from './bundles.ts';
import type { Bundle } from './bundles.ts';
import { readFlexipages } from './flexipages.ts';
import { filesIn, readLabels } from './labels.ts';
import type { LabelTexts } from './labels.ts';
import { iconOfObject } from './object-icons.ts';
import type { PageModel } from './model.ts';
import type { Problem } from './problems.ts';
import type { SchemaNames } from './schema-names.ts';

/** Everything the build and the shell take from a source tree, with every mistake found on the way. */
export interface PageSource {
  /** Folder that holds `lwc`, `labels`, `flexipages` …, e.g. force-app/main/default. */
  root: string;
  bundles: Map<string, Bundle>;
  labels: Map<string, LabelTexts>;
  model: PageModel;
  staticResources: Map<string, string>;
  customPermissions: Set<string>;
  messageChannels: Set<string>;
  /** Metadata files read, for watching. */
  files: string[];
  problems: Problem[];
}

export function readSource(root: string, schema: SchemaNames): PageSource {
  const object = (name: string) => {
    const found = schema.objects[name.toLowerCase()];
    return (
      found && {
        name: found.name,
        label: found.label,
        labelPlural: found.labelPlural,
        icon: iconOfObject(found.name),
      }
    );
  };
  const bundles = readBundles(root);
  const labels = readLabels(root);
  const pages = readFlexipages(root, bundles.byName, (name) => object(name) !== undefined);
  const navigation = readNavigation(root, { bundles: bundles.byName, pages: pages.pages, object });
  const addressable = [...bundles.byName.values()].filter((b) =>
    b.targets.includes('lightning__UrlAddressable'),
  );
  const model: PageModel = {
    apps: navigation.apps,
    tabs: navigation.tabs,
    pages: pages.pages,
    addressable: Object.fromEntries(
      addressable.map((b) => [`c__${b.name}`, { component: `c/${b.name}`, label: b.masterLabel }]),
    ),
    objects: Object.fromEntries(
      Object.values(schema.objects).map(({ name, label, labelPlural, keyPrefix }) => [
        name,
        { label, labelPlural, keyPrefix, icon: iconOfObject(name) },
      ]),
    ),
  };
  return {
    root,
    bundles: bundles.byName,
    labels: labels.texts,
    model,
    staticResources: staticResources(root),
    customPermissions: names(root, 'customPermissions', '.customPermission-meta.xml'),
    messageChannels: names(root, 'messageChannels', '.messageChannel-meta.xml'),
    files: [...labels.files, ...pages.files, ...navigation.files],
    problems: [...bundles.problems, ...labels.problems, ...pages.problems, ...navigation.problems],
  };
}

function names(root: string, folder: string, ending: string): Set<string> {
  return new Set(
    filesIn(join(root, folder), ending).map((path) => path.replace(/^.*[\\/]/, '').replace(ending, '')),
  );
}

/** Resource name → file with its content (`chart.js` beside `chart.resource-meta.xml`), or the unpacked folder. */
function staticResources(root: string): Map<string, string> {
  const folder = join(root, 'staticresources');
  const found = new Map<string, string>();
  for (const name of names(root, 'staticresources', '.resource-meta.xml')) {
    const content = filesIn(folder, '').find((path) => {
      const file = path.slice(folder.length + 1);
      return file === name || (file.startsWith(`${name}.`) && !file.endsWith('-meta.xml'));
    });
    if (content) found.set(name, content);
  }
  return found;
}
