import { join } from 'node:path';
import { filesIn } from './labels.ts';
import type { Bundle } from './bundles.ts';
import type { AppModel, FlexipageModel, TabModel } from './model.ts';
import type { Problem } from './problems.ts';
import { XmlFile, isProblem } from './xml.ts';
import type { XmlElement } from './xml.ts';

export interface Navigation {
  apps: AppModel[];
  tabs: Record<string, TabModel>;
  files: string[];
  problems: Problem[];
}

export interface NavigationInputs {
  bundles: Map<string, Bundle>;
  pages: Record<string, FlexipageModel>;
  /** Labels of an object, undefined when the org has none of that name. */
  object(name: string): { name: string; labelPlural: string; icon: string } | undefined;
}

/** Reads `tabs/` and `applications/`. A tab named by an app but not in the source must be a standard object's. */
export function readNavigation(root: string, inputs: NavigationInputs): Navigation {
  const found: Navigation = { apps: [], tabs: {}, files: [], problems: [] };
  for (const path of filesIn(join(root, 'tabs'), '.tab-meta.xml')) {
    found.files.push(path);
    const tab = new XmlFile(path).root('CustomTab');
    if (isProblem(tab)) found.problems.push(tab);
    else addTab(baseName(path, '.tab-meta.xml'), tab, inputs, found);
  }
  for (const path of filesIn(join(root, 'applications'), '.app-meta.xml')) {
    found.files.push(path);
    const app = new XmlFile(path).root('CustomApplication');
    if (isProblem(app)) found.problems.push(app);
    else addApp(baseName(path, '.app-meta.xml'), app, inputs, found);
  }
  if (found.apps.length === 0) addSales(inputs, found);
  return found;
}

/** The app that an org has from the beginning, where nobody has deployed another. */
function addSales({ object }: NavigationInputs, found: Navigation): void {
  const objects = ['Account', 'Contact', 'Lead', 'Opportunity', 'Task', 'Event'].flatMap(
    (name) => object(name) ?? [],
  );
  for (const { name, labelPlural, icon } of objects)
    found.tabs[`standard-${name}`] = {
      name: `standard-${name}`,
      label: labelPlural,
      icon,
      kind: 'object',
      object: name,
    };
  found.apps.push({
    name: 'standard__Sales',
    label: 'Sales',
    description: '',
    tabs: objects.map(({ name }) => `standard-${name}`),
    recordPages: {},
  });
}

const baseName = (path: string, ending: string) => path.replace(/^.*[\\/]/, '').replace(ending, '');

function addTab(name: string, tab: XmlElement, inputs: NavigationInputs, found: Navigation): void {
  const base = { name, label: tab.text('label') ?? name, icon: iconOf(tab.text('motif')) };
  const page = tab.text('flexiPage');
  const component = tab.text('lwcComponent');
  if (page) {
    const model = inputs.pages[page];
    if (!model) found.problems.push(tab.problem(`Tab ${name} shows the unknown page ${page}`, '<flexiPage>'));
    else if (model.type !== 'AppPage')
      found.problems.push(tab.problem(`${page} is a ${model.type}; a tab shows an AppPage`, '<flexiPage>'));
    found.tabs[name] = { ...base, label: tab.text('label') ?? model?.label ?? name, kind: 'page', page };
  } else if (component) {
    const bundle = inputs.bundles.get(component.replace(/^c:/, ''));
    if (!bundle)
      found.problems.push(
        tab.problem(`Tab ${name} shows the unknown component ${component}`, '<lwcComponent>'),
      );
    else if (!bundle.isExposed || !bundle.targets.includes('lightning__Tab')) {
      found.problems.push(
        tab.problem(
          `${bundle.name} needs <isExposed> and target lightning__Tab in ${bundle.metaFile}`,
          '<lwcComponent>',
        ),
      );
    }
    found.tabs[name] = { ...base, kind: 'component', component: `c/${bundle?.name ?? component}` };
  } else if (tab.flag('customObject')) {
    const object = inputs.object(name);
    if (!object) found.problems.push(tab.problem(`Tab ${name} shows an unknown object`));
    found.tabs[name] = { ...base, label: object?.labelPlural ?? name, kind: 'object', object: name };
  } else {
    found.problems.push(
      tab.problem(`Tab ${name}: the local org draws tabs with <flexiPage>, <lwcComponent> or <customObject>`),
    );
  }
}

/** 'Custom53: Bell' → 'custom:custom53' */
function iconOf(motif: string | undefined): string {
  const match = /^Custom(\d+)/.exec(motif ?? '');
  return match ? `custom:custom${match[1]}` : 'standard:custom';
}

function addApp(name: string, app: XmlElement, inputs: NavigationInputs, found: Navigation): void {
  const tabs = app.texts('tabs');
  for (const tab of tabs) {
    if (found.tabs[tab]) continue;
    const object = tab.startsWith('standard-') ? inputs.object(tab.slice('standard-'.length)) : undefined;
    if (object)
      found.tabs[tab] = {
        name: tab,
        label: object.labelPlural,
        icon: object.icon,
        kind: 'object',
        object: object.name,
      };
    else found.problems.push(app.problem(`App ${name} names the unknown tab ${tab}`, `<tabs>${tab}<`));
  }
  const recordPages: Record<string, string> = {};
  for (const override of app.all('actionOverrides')) {
    const page = override.text('content') ?? '';
    if (override.text('type') !== 'Flexipage' || override.text('actionName') !== 'View') continue;
    if (!inputs.pages[page])
      found.problems.push(override.problem(`App ${name} shows the unknown page ${page}`, page));
    recordPages[override.text('pageOrSobjectType') ?? ''] = page;
  }
  found.apps.push({
    name,
    label: app.text('label') ?? name,
    description: app.text('description') ?? '',
    tabs,
    recordPages,
  });
}
