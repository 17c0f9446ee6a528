import { filesIn } from './labels.ts';
import { placeComponent } from './placed-component.ts';
import type { Placement } from './placed-component.ts';
import type { FlexipageModel, PageItem } from './model.ts';
import type { Problem } from './problems.ts';
import type { Bundle } from './bundles.ts';
import { TEMPLATES } from './templates.ts';
import { XmlFile, isProblem } from './xml.ts';
import type { XmlElement } from './xml.ts';
import { join } from 'node:path';

export interface Flexipages {
  pages: Record<string, FlexipageModel>;
  files: string[];
  problems: Problem[];
}

/** Facet names that the platform gives a default title instead of a text. */
const STANDARD_TAB_TITLES: Record<string, string> = {
  'Standard.Tab.detail': 'Details',
  'Standard.Tab.relatedLists': 'Related',
  'Standard.Tab.activity': 'Activity',
};

export function readFlexipages(
  root: string,
  bundles: Map<string, Bundle>,
  isObject: (name: string) => boolean,
): Flexipages {
  const found: Flexipages = { pages: {}, files: [], problems: [] };
  for (const path of filesIn(join(root, 'flexipages'), '.flexipage-meta.xml')) {
    found.files.push(path);
    const page = new XmlFile(path).root('FlexiPage');
    if (isProblem(page)) found.problems.push(page);
    else {
      const name = path.replace(/^.*[\\/]/, '').replace('.flexipage-meta.xml', '');
      const model = toPage(name, page, bundles, found.problems);
      if (model.object && !isObject(model.object)) {
        found.problems.push(page.problem(`Unknown object ${model.object}`, '<sobjectType>'));
      }
      found.pages[name] = model;
    }
  }
  return found;
}

function toPage(
  name: string,
  page: XmlElement,
  bundles: Map<string, Bundle>,
  problems: Problem[],
): FlexipageModel {
  const type = page.text('type') ?? '';
  const templateName = page.one('template')?.text('name') ?? '';
  const template = TEMPLATES[templateName];
  if (!template) {
    const known = Object.keys(TEMPLATES).join(', ');
    problems.push(
      page.problem(
        `The local org cannot lay out template '${templateName}'; it knows ${known}`,
        templateName,
      ),
    );
  } else if (!template.pageTypes.includes(type)) {
    problems.push(page.problem(`Template ${templateName} is not for a page of type '${type}'`, '<template>'));
  }
  const object = page.text('sobjectType') ?? null;
  if (type === 'RecordPage' && !object) problems.push(page.problem('A RecordPage needs <sobjectType>'));
  const layout = template?.rows ?? [];
  const regionNames = new Set(layout.flat().map((cell) => cell.region));
  const elements = new Map(page.all('flexiPageRegions').map((region) => [region.text('name') ?? '', region]));
  const context: PageContext = { elements, problems, placement: { page: type, object, bundles } };
  const regions: Record<string, PageItem[]> = {};
  for (const [regionName, region] of elements) {
    if (region.text('type') === 'Facet') continue;
    if (template && !regionNames.has(regionName)) {
      problems.push(
        region.problem(`Template ${templateName} has no region '${regionName}'`, `<name>${regionName}`),
      );
    }
    regions[regionName] = itemsOf(region, context);
  }
  return { name, label: page.text('masterLabel') ?? name, type, object, layout, regions };
}

interface PageContext {
  elements: Map<string, XmlElement>;
  problems: Problem[];
  placement: Placement;
}

function itemsOf(region: XmlElement, context: PageContext): PageItem[] {
  // `itemInstances` since API 49; pages retrieved by older projects put `componentInstances` straight into the region.
  const wrapped = region.all('itemInstances');
  for (const item of wrapped) {
    if (item.one('fieldInstance'))
      context.problems.push(item.problem('Dynamic form fields are not drawn by the local org'));
  }
  const instances = [
    ...wrapped.flatMap((item) => item.all('componentInstance')),
    ...region.all('componentInstances'),
  ];
  return instances.flatMap((instance) => toItem(instance, context));
}

function toItem(instance: XmlElement, context: PageContext): PageItem[] {
  const name = instance.text('componentName') ?? '';
  if (instance.one('visibilityRule')) {
    context.problems.push(
      instance.problem(
        `visibilityRule on ${name} is not evaluated by the local org: remove it`,
        '<visibilityRule>',
      ),
    );
  }
  if (name === 'flexipage:tabset') return tabset(instance, context);
  const { item, problems } = placeComponent(instance, context.placement);
  context.problems.push(...problems);
  return item ? [item] : [];
}

function tabset(instance: XmlElement, context: PageContext): PageItem[] {
  const facet = facetOf(instance, 'tabs', context);
  const tabs = (facet?.all('itemInstances').flatMap((i) => i.all('componentInstance')) ?? [])
    .concat(facet?.all('componentInstances') ?? [])
    .map((tab, index) => {
      const title = property(tab, 'title') ?? '';
      const body = facetOf(tab, 'body', context);
      return {
        id: tab.text('identifier') ?? `tab${index}`,
        label: STANDARD_TAB_TITLES[title] ?? title,
        active: property(tab, 'active') === 'true',
        items: body ? itemsOf(body, context) : [],
      };
    });
  return [{ kind: 'tabset', id: instance.text('identifier') ?? 'tabset', tabs }];
}

function property(instance: XmlElement, name: string): string | undefined {
  return instance
    .all('componentInstanceProperties')
    .find((p) => p.text('name') === name)
    ?.text('value');
}

function facetOf(instance: XmlElement, name: string, context: PageContext): XmlElement | undefined {
  const facet = property(instance, name);
  const region = facet === undefined ? undefined : context.elements.get(facet);
  if (!region)
    context.problems.push(instance.problem(`Facet '${facet ?? ''}' named by '${name}' is not in this page`));
  return region;
}
