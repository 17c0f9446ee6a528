import type { TemplateLayout } from './templates.ts';

/** What the shell needs to draw pages; goes into the app bundle as data, with the components imported beside it. */
export interface PageModel {
  apps: AppModel[];
  /** By tab name. */
  tabs: Record<string, TabModel>;
  /** By flexipage name. */
  pages: Record<string, FlexipageModel>;
  /** Components that `standard__component` may open, by `c__name`. */
  addressable: Record<string, { component: string; label: string }>;
  /** API name → labels, for titles and lists. */
  objects: Record<string, { label: string; labelPlural: string; icon: string; keyPrefix: string | null }>;
}

export interface AppModel {
  name: string;
  label: string;
  description: string;
  tabs: string[];
  /** Object → flexipage the app shows for a record of it. */
  recordPages: Record<string, string>;
}

export type TabModel = { name: string; label: string; icon: string } & (
  | { kind: 'page'; page: string }
  | { kind: 'component'; component: string }
  | { kind: 'object'; object: string }
);

export interface FlexipageModel {
  name: string;
  label: string;
  type: string;
  object: string | null;
  layout: TemplateLayout['rows'];
  regions: Record<string, PageItem[]>;
}

export type PageItem =
  | {
      kind: 'component';
      id: string;
      component: string;
      properties: Record<string, string | number | boolean>;
    }
  | { kind: 'tabset'; id: string; tabs: { id: string; label: string; active: boolean; items: PageItem[] }[] };
