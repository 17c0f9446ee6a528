import { createTestOrg } from '../../testing.ts';
import { FIXTURE_ROOT } from '../testing/fixture-org.ts';
import { copyOfFixture } from '../testing/source-tree.ts';
import type { SourceTree } from '../testing/source-tree.ts';
import { describeProblem } from './problems.ts';
import { readSource } from './read-source.ts';
import { schemaNames, unknownSchemaPath } from './schema-names.ts';

const schema = schemaNames(createTestOrg().org.schema);
const BOARD = 'flexipages/Fixture_Board.flexipage-meta.xml';
const META = 'lwc/fixtureBoard/fixtureBoard.js-meta.xml';

describe('a source tree without mistakes', () => {
  const source = readSource(FIXTURE_ROOT, schema);

  it('has no problem', () => expect(source.problems.map(describeProblem)).toEqual([]));

  it('has its pages with typed properties', () => {
    const [item] = source.model.pages['Fixture_Board']?.regions['main'] ?? [];
    expect(item).toMatchObject({
      component: 'c/fixtureBoard',
      properties: { heading: 'Deals of the fixture', limit: 5 },
    });
  });

  it('opens a tab set into its tabs', () => {
    const [item] = source.model.pages['Fixture_Opportunity']?.regions['main'] ?? [];
    expect(item).toMatchObject({
      kind: 'tabset',
      tabs: [{ label: 'Details', items: [{ component: 'shell/recordDetail' }] }],
    });
  });

  it('has navigation with tabs of its own and of standard objects', () => {
    expect(source.model.apps[0]?.tabs).toEqual(['Fixture_Board', 'standard-Opportunity']);
    expect(source.model.tabs['standard-Opportunity']).toMatchObject({
      kind: 'object',
      label: 'Opportunities',
    });
  });

  it('lays translations over labels', () => {
    expect(source.labels.get('Fixture_Greeting')).toMatchObject({
      default: 'Good morning, "coach" & team',
      de: 'Guten Morgen',
    });
  });
});

describe('mistakes', () => {
  let tree: SourceTree;
  beforeEach(() => {
    tree = copyOfFixture();
  });
  afterEach(() => tree.remove());
  const problems = () => readSource(tree.root, schema).problems.map(describeProblem).join('\n');

  it.each([
    [
      'an unknown component',
      BOARD,
      'c:fixtureBoard',
      'c:missing',
      /Board\.flexipage-meta\.xml:\d+: Unknown component c:missing/,
    ],
    [
      'an undrawn standard component',
      BOARD,
      'c:fixtureBoard',
      'flexipage:reportChart',
      /does not draw the standard component flexipage:reportChart/,
    ],
    [
      'an unknown property',
      BOARD,
      '<name>heading</name>',
      '<name>titel</name>',
      /:\d+: fixtureBoard offers no property 'titel'/,
    ],
    [
      'a property of the wrong type',
      BOARD,
      '<value>5</value>',
      '<value>five</value>',
      /Property limit should be a Integer/,
    ],
    [
      'a visibility rule',
      BOARD,
      '<componentName>',
      '<visibilityRule><booleanFilter>1</booleanFilter></visibilityRule><componentName>',
      /visibilityRule on c:fixtureBoard is not evaluated/,
    ],
    [
      'an unknown template',
      BOARD,
      'flexipage:defaultAppHomeTemplate',
      'flexipage:fiveColumns',
      /cannot lay out template 'flexipage:fiveColumns'/,
    ],
    ['an unknown region', BOARD, '<name>main</name>', '<name>footer</name>', /has no region 'footer'/],
    ['broken XML', BOARD, '</FlexiPage>', '', /Not well-formed XML/],
    [
      'a component that is not exposed',
      META,
      '<isExposed>true',
      '<isExposed>false',
      /fixtureBoard is not exposed/,
    ],
    [
      'a component without the target',
      META,
      '<target>lightning__RecordPage</target>',
      '',
      /fixtureBoard has no target lightning__RecordPage/,
    ],
    [
      'a property without @api member',
      META,
      'name="limit"',
      'name="ceiling"',
      /js-meta\.xml:\d+: Property ceiling is not an @api member/,
    ],
    [
      'a tab of an unknown page',
      'tabs/Fixture_Board.tab-meta.xml',
      '<flexiPage>Fixture_Board',
      '<flexiPage>Nowhere',
      /Tab Fixture_Board shows the unknown page Nowhere/,
    ],
    [
      'an app with an unknown tab',
      'applications/Fixture.app-meta.xml',
      'standard-Opportunity',
      'standard-Opportunty',
      /app-meta\.xml:\d+: App Fixture names the unknown tab standard-Opportunty/,
    ],
    [
      'an unknown object',
      'flexipages/Fixture_Opportunity.flexipage-meta.xml',
      '<sobjectType>Opportunity',
      '<sobjectType>Deal__c',
      /Unknown object Deal__c/,
    ],
    [
      'a translation of nothing',
      'translations/de.translation-meta.xml',
      'Fixture_Greeting',
      'Fixture_Farewell',
      /Translation of an unknown label Fixture_Farewell/,
    ],
  ])('names %s', (_what, file, from, to, expected) => {
    tree.edit(file, from, to);
    expect(problems()).toMatch(expected);
  });
});

describe('unknownSchemaPath', () => {
  it.each([
    ['Opportunity'],
    ['Opportunity.Name'],
    ['opportunity.stagename'],
    ['Opportunity.Owner.Name'],
    ['Opportunity.Account.Owner.Name'],
  ])('knows %s', (path) => expect(unknownSchemaPath(schema, path)).toBeUndefined());

  it.each([
    ['Oportunity', 'Unknown object Oportunity'],
    ['Opportunity.Nam', 'Unknown field Opportunity.Nam'],
    ['Opportunity.Own.Name', 'Unknown relationship Opportunity.Own'],
    ['Opportunity.Owner.Nick', 'Unknown field User.Nick'],
  ])('says what is wrong with %s', (path, message) => expect(unknownSchemaPath(schema, path)).toBe(message));
});
