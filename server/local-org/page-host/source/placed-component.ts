import type { Bundle, BundleProperty } from './bundles.ts';
import type { PageItem } from './model.ts';
import type { Problem } from './problems.ts';
import { STANDARD_COMPONENTS, TARGET_OF_PAGE } from './templates.ts';
import type { XmlElement } from './xml.ts';

export interface Placement {
  /** Page type: AppPage, RecordPage, HomePage. */
  page: string;
  object: string | null;
  bundles: Map<string, Bundle>;
}

type Properties = Record<string, string | number | boolean>;

/** Turns one `<componentInstance>` into what the shell draws, or says why App Builder would refuse it. */
export function placeComponent(
  instance: XmlElement,
  place: Placement,
): { item?: PageItem; problems: Problem[] } {
  const name = instance.text('componentName') ?? '';
  const id = instance.text('identifier') ?? name.replace(/\W/g, '_');
  const standard = STANDARD_COMPONENTS[name];
  if (standard) return { item: { kind: 'component', id, component: standard, properties: {} }, problems: [] };
  const bundle = place.bundles.get(name.replace(/^c:/, ''));
  if (!bundle) {
    const what =
      name.includes(':') && !name.startsWith('c:')
        ? 'The local org does not draw the standard component'
        : 'Unknown component';
    return { problems: [instance.problem(`${what} ${name}`, '<componentName>')] };
  }
  const { properties, problems } = readProperties(instance, bundle, place);
  return {
    item: { kind: 'component', id, component: `c/${bundle.name}`, properties },
    problems: [...exposureProblems(instance, bundle, place), ...problems],
  };
}

function exposureProblems(instance: XmlElement, bundle: Bundle, place: Placement): Problem[] {
  const near = '<componentName>';
  if (!bundle.isExposed)
    return [instance.problem(`${bundle.name} is not exposed: set <isExposed> in ${bundle.metaFile}`, near)];
  const target = TARGET_OF_PAGE[place.page];
  if (!target) return [instance.problem(`The local org does not draw pages of type '${place.page}'`)];
  if (!bundle.targets.includes(target)) {
    return [instance.problem(`${bundle.name} has no target ${target} in ${bundle.metaFile}`, near)];
  }
  const objects = configsFor(bundle, place).flatMap((config) => config.objects);
  if (place.object && objects.length > 0 && !objects.includes(place.object)) {
    return [
      instance.problem(`${bundle.name} is not offered for ${place.object} in ${bundle.metaFile}`, near),
    ];
  }
  return [];
}

function configsFor(bundle: Bundle, place: Placement) {
  const target = TARGET_OF_PAGE[place.page] ?? '';
  return bundle.targetConfigs.filter((config) => config.targets.includes(target));
}

function readProperties(
  instance: XmlElement,
  bundle: Bundle,
  place: Placement,
): { properties: Properties; problems: Problem[] } {
  const declared = new Map(
    configsFor(bundle, place)
      .flatMap((c) => c.properties)
      .map((p) => [p.name, p]),
  );
  const properties: Properties = {};
  const problems: Problem[] = [];
  for (const element of instance.all('componentInstanceProperties')) {
    const name = element.text('name') ?? '';
    const property = declared.get(name);
    if (!property) {
      problems.push(
        element.problem(
          `${bundle.name} offers no property '${name}' on a ${place.page} (${bundle.metaFile})`,
          name,
        ),
      );
      continue;
    }
    const value = convert(element.text('value'), property);
    if (value === undefined)
      problems.push(element.problem(`Property ${name} should be a ${property.type}`, name));
    else if (value !== null) properties[name] = value;
  }
  for (const property of declared.values()) {
    if (property.required && !(property.name in properties) && property.default === undefined) {
      problems.push(
        instance.problem(`${bundle.name} requires property '${property.name}'`, '<componentName>'),
      );
    }
  }
  return { properties, problems };
}

/** Null for an absent value, undefined for a value that is not of the property's type. */
function convert(
  value: string | undefined,
  property: BundleProperty,
): string | number | boolean | null | undefined {
  if (value === undefined) return null;
  if (property.type === 'Boolean') return value === 'true' ? true : value === 'false' ? false : undefined;
  if (property.type === 'Integer') return /^-?\d+$/.test(value) ? Number(value) : undefined;
  return value;
}
