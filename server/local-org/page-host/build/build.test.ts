import { createTestOrg } from '../../testing.ts';
import { PageBuildError } from '../source/problems.ts';
import { schemaNames } from '../source/schema-names.ts';
import { FIXTURE_ROOT } from '../testing/fixture-org.ts';
import { copyOfFixture } from '../testing/source-tree.ts';
import type { SourceTree } from '../testing/source-tree.ts';
import { startBuild } from './builder.ts';

// The first build on a machine makes the vendor bundle.
jest.setTimeout(180_000);

const schema = schemaNames(createTestOrg().org.schema);
const BOARD = 'lwc/fixtureBoard/fixtureBoard.js';

describe('the page build', () => {
  let tree: SourceTree;
  beforeEach(() => {
    tree = copyOfFixture();
  });
  afterEach(() => tree.remove());

  it('bundles the shell and the pages, and the same source gives the same id', async () => {
    const [first, second] = await Promise.all([
      startBuild({ root: FIXTURE_ROOT, schema }),
      startBuild({ root: FIXTURE_ROOT, schema }),
    ]);
    expect(first.app.files['main.js']).toContain('fixtureBoard');
    expect(first.app.id).toBe(second.app.id);
    expect(first.app.preload).toContain(`/page-host/vendor/${first.vendor.hash}/lwc.js`);
    // Who is signed in is never part of a build.
    expect(first.app.files['main.js']).toContain('session.user.id');
  });

  it.each([
    ['label', 'c.Fixture_Greeting', 'c.Fixture_Nope', /fixtureBoard\.js:7: Unknown label c\.Fixture_Nope/],
    [
      'field',
      'schema/Opportunity.NextStep',
      'schema/Opportunity.NextStepp',
      /fixtureBoard\.js:9: Unknown field Opportunity\.NextStepp/,
    ],
    [
      'object',
      'schema/Opportunity.Name',
      'schema/Oportunity.Name',
      /fixtureBoard\.js:8: Unknown object Oportunity/,
    ],
    [
      'platform module',
      'lightning/graphql',
      'lightning/empApi',
      /fixtureBoard\.js:2: lightning\/empApi is not among/,
    ],
    [
      'static resource',
      '@salesforce/user/Id',
      '@salesforce/resourceUrl/charts',
      /fixtureBoard\.js:6: Unknown static resource charts/,
    ],
    ['component', '@salesforce/user/Id', 'c/nowhere', /fixtureBoard\.js:6: Unknown component c\/nowhere/],
    [
      'permission',
      '@salesforce/user/Id',
      '@salesforce/customPermission/Coach',
      /Unknown custom permission Coach/,
    ],
    ['Apex', '@salesforce/user/Id', '@salesforce/apex/Deals.read', /the local org runs no Apex/],
    [
      'export',
      "userId from '@salesforce/user/Id'",
      "{ Id as userId } from 'lightning/refresh'",
      /"Id" is not exported/,
    ],
    [
      'export of a base component',
      "userId from '@salesforce/user/Id'",
      "{ Id as userId } from 'lightning/modal'",
      /fixtureBoard\.js:6: lightning\/modal has no export 'Id'/,
    ],
    ['syntax error', '@api limit = 10;', '@api limit = ;', /fixtureBoard\.js:\d+: LWC1007/],
  ])('refuses an unknown %s by file and line', async (_what, from, to, expected) => {
    tree.edit(BOARD, from, to);
    await expect(startBuild({ root: tree.root, schema })).rejects.toThrow(expected);
  });

  it('refuses an unknown base component where the template names it', async () => {
    tree.edit(
      'lwc/fixtureBoard/fixtureBoard.html',
      '<ul>',
      '<lightning-record-edit-form></lightning-record-edit-form><ul>',
    );
    await expect(startBuild({ root: tree.root, schema })).rejects.toThrow(
      /fixtureBoard\.html:\d+: lightning\/recordEditForm is not among/,
    );
  });

  it('reports all mistakes at once', async () => {
    tree.edit(BOARD, 'c.Fixture_Greeting', 'c.Fixture_Nope');
    tree.edit('lwc/fixtureBoard/fixtureBoard.html', '{deals}', '{deals');
    tree.edit('flexipages/Fixture_Board.flexipage-meta.xml', 'c:fixtureBoard', 'c:missing');
    const error = await startBuild({ root: tree.root, schema }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(PageBuildError);
    expect((error as PageBuildError).problems).toHaveLength(3);
  });
});
