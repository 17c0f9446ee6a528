import type { PageItem } from '../source/model.ts';
import { STANDARD_COMPONENTS } from '../source/templates.ts';
import type { PageSource } from '../source/read-source.ts';

/** The module `host/pages`: the page model as data, and the component classes its pages name. */
export function pagesModule(source: PageSource): string {
  const { model } = source;
  const used = new Set<string>([
    // What a record without a page of its own shows.
    ...Object.values(STANDARD_COMPONENTS),
    ...Object.values(model.pages).flatMap((page) => Object.values(page.regions).flatMap(componentsOf)),
    ...Object.values(model.tabs).flatMap((tab) => (tab.kind === 'component' ? [tab.component] : [])),
    ...Object.values(model.addressable).map((entry) => entry.component),
  ]);
  const names = [...used].sort();
  return [
    ...names.map((name, index) => `import Component${index} from ${JSON.stringify(name)};`),
    `export const components = {${names.map((name, index) => `${JSON.stringify(name)}: Component${index}`).join(', ')}};`,
    `export const model = JSON.parse(${JSON.stringify(JSON.stringify(model))});`,
  ].join('\n');
}

function componentsOf(items: PageItem[]): string[] {
  return items.flatMap((item) =>
    item.kind === 'component' ? [item.component] : item.tabs.flatMap((tab) => componentsOf(tab.items)),
  );
}
