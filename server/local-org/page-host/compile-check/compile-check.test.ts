import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createTestOrg } from '../../testing.ts';
import { SOURCE_ROOT } from '../index.ts';
import { describeProblem } from '../source/problems.ts';
import { schemaNames } from '../source/schema-names.ts';
import { copyOfFixture } from '../testing/source-tree.ts';
import { compileCheck } from './index.ts';

jest.setTimeout(120_000);

const schema = schemaNames(createTestOrg().org.schema);

it('finds nothing to say about the components that are deployed', async () => {
  const report = await compileCheck(SOURCE_ROOT, schema);
  expect(report.problems.map(describeProblem)).toEqual([]);
  const folders = readdirSync(join(SOURCE_ROOT, 'lwc'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  expect(report.bundles.sort()).toEqual(folders.map((entry) => entry.name).sort());
});

it('passes on what only the platform compiler refuses', async () => {
  const tree = copyOfFixture();
  try {
    tree.edit('lwc/fixtureBoard/fixtureBoard.js', "pageState = '';", 'pageState = $A;');
    const { problems } = await compileCheck(tree.root, schema);
    expect(problems.map(describeProblem).join('\n')).toMatch(/fixtureBoard\.js.*Platform compiler: /);
  } finally {
    tree.remove();
  }
});
