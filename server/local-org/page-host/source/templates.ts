/** Regions of a page template, laid out in rows; widths are twelfths of the row from 1024 px on, full width below. */
export interface TemplateLayout {
  pageTypes: string[];
  rows: { region: string; width: number }[][];
}

const full = (region: string) => [{ region, width: 12 }];

/** The page templates the shell can lay out. Another one is refused by name. */
export const TEMPLATES: Record<string, TemplateLayout> = {
  'flexipage:defaultAppHomeTemplate': { pageTypes: ['AppPage'], rows: [full('main')] },
  'flexipage:appHomeTemplateTwoColumns': {
    pageTypes: ['AppPage'],
    rows: [
      [
        { region: 'region1', width: 6 },
        { region: 'region2', width: 6 },
      ],
    ],
  },
  'flexipage:appHomeTemplateHeaderTwoColumns': {
    pageTypes: ['AppPage'],
    rows: [
      full('region1'),
      [
        { region: 'region2', width: 6 },
        { region: 'region3', width: 6 },
      ],
    ],
  },
  'flexipage:recordHomeTemplateDesktop': {
    pageTypes: ['RecordPage'],
    rows: [
      full('header'),
      [
        { region: 'main', width: 8 },
        { region: 'sidebar', width: 4 },
      ],
    ],
  },
  'flexipage:recordHomeWithSubheaderTemplateDesktop': {
    pageTypes: ['RecordPage'],
    rows: [
      full('header'),
      full('subheader'),
      [
        { region: 'main', width: 8 },
        { region: 'sidebar', width: 4 },
      ],
    ],
  },
  'flexipage:recordHomeSingleColNoHeaderTemplateDesktop': {
    pageTypes: ['RecordPage'],
    rows: [full('main')],
  },
  'home:desktopTemplate': {
    pageTypes: ['HomePage'],
    rows: [
      [
        { region: 'top', width: 8 },
        { region: 'sidebar', width: 4 },
      ],
      [
        { region: 'bottomLeft', width: 6 },
        { region: 'bottomRight', width: 6 },
      ],
    ],
  },
};

/** Standard components drawn by one of the shell's own. Their properties are display options the shell does not have. */
export const STANDARD_COMPONENTS: Record<string, string> = {
  'force:highlightsPanel': 'shell/highlights',
  'force:detailPanel': 'shell/recordDetail',
};

/** The target a component must declare to stand on a page of this type. */
export const TARGET_OF_PAGE: Record<string, string> = {
  AppPage: 'lightning__AppPage',
  RecordPage: 'lightning__RecordPage',
  HomePage: 'lightning__HomePage',
};
