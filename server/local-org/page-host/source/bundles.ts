import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { XmlFile, isProblem } from './xml.ts';
import type { XmlElement } from './xml.ts';
import type { Problem } from './problems.ts';

export interface BundleProperty {
  name: string;
  type: string;
  required: boolean;
  default: string | undefined;
}

/** What a target says: which properties App Builder offers there, and on pages of which objects. */
export interface TargetConfig {
  targets: string[];
  properties: BundleProperty[];
  objects: string[];
}

/** A component bundle of `lwc/`, as its configuration file declares it. */
export interface Bundle {
  name: string;
  folder: string;
  /** The module's script; a bundle of only css has none and cannot be imported as a component. */
  entry: string;
  metaFile: string;
  isExposed: boolean;
  masterLabel: string;
  targets: string[];
  targetConfigs: TargetConfig[];
}

export interface Bundles {
  byName: Map<string, Bundle>;
  problems: Problem[];
}

export function readBundles(root: string): Bundles {
  const bundles: Bundles = { byName: new Map(), problems: [] };
  const folder = join(root, 'lwc');
  if (!existsSync(folder)) return bundles;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory() && !entry.name.startsWith('__'))
      readBundle(join(folder, entry.name), entry.name, bundles);
  }
  return bundles;
}

function readBundle(folder: string, name: string, bundles: Bundles): void {
  const shown = relative(process.cwd(), folder);
  const script = [`${name}.js`, `${name}.ts`, `${name}.css`]
    .map((file) => join(folder, file))
    .find((path) => existsSync(path));
  if (!script) {
    bundles.problems.push({
      file: shown,
      message: `The bundle has no ${name}.js; file and folder need the same name`,
    });
    return;
  }
  const metaPath = join(folder, `${name}.js-meta.xml`);
  if (!existsSync(metaPath)) {
    bundles.problems.push({
      file: shown,
      message: `The bundle has no ${name}.js-meta.xml; a deploy would refuse it`,
    });
    return;
  }
  const file = new XmlFile(metaPath);
  const root = file.root('LightningComponentBundle');
  if (isProblem(root)) {
    bundles.problems.push(root);
    return;
  }
  const bundle = toBundle(root, { name, folder, entry: script, metaFile: file.name });
  bundles.byName.set(name, bundle);
  bundles.problems.push(...propertyProblems(bundle, root));
}

function toBundle(root: XmlElement, base: Pick<Bundle, 'name' | 'folder' | 'entry' | 'metaFile'>): Bundle {
  const configs = root.one('targetConfigs')?.all('targetConfig') ?? [];
  return {
    ...base,
    isExposed: root.flag('isExposed'),
    masterLabel: root.text('masterLabel') ?? base.name,
    targets: root.one('targets')?.texts('target') ?? [],
    targetConfigs: configs.map((config) => ({
      targets: (config.attribute('targets') ?? '').split(',').map((target) => target.trim()),
      properties: config.all('property').map((property) => ({
        name: property.attribute('name') ?? '',
        type: property.attribute('type') ?? 'String',
        required: property.attribute('required') === 'true',
        default: property.attribute('default'),
      })),
      objects: config.one('objects')?.texts('object') ?? [],
    })),
  };
}

/** A property without an `@api` member of that name is refused at deploy. */
function propertyProblems(bundle: Bundle, root: XmlElement): Problem[] {
  const source = readFileSync(bundle.entry, 'utf8');
  return bundle.targetConfigs
    .flatMap((config) => config.properties)
    .filter(({ name }) => !new RegExp(`@api\\s+(?:get\\s+|set\\s+)?${name}\\b`).test(source))
    .map(({ name }) =>
      root.problem(`Property ${name} is not an @api member of ${bundle.name}`, `name="${name}"`),
    );
}
