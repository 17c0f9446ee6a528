/** `npm run generate [-- --check]`: writes what follows from the registries, or fails when something is stale. */
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import prettier from 'prettier';
import type { Metric } from '../server/metrics/define.ts';
import type { Flag } from '../server/review/define.ts';
import { reviewFacts } from '../server/review/facts.ts';
import { features } from '../server/local-org/soql/features.ts';
import { loadEndpoints } from '../server/local-org/web/load-endpoints.ts';
import { withEndpointTable } from '../server/local-org/web/endpoint-table.ts';
import { flagCatalogue, kpiCatalogue } from './generate/catalogue.ts';
import { reviewFields, scorecardFields } from './generate/fields.ts';
import type { GeneratedFiles } from './generate/files.ts';
import { permissionSets } from './generate/permission-sets.ts';
import { indexFile, load } from './generate/registry.ts';
import { reportTypes } from './generate/report-types.ts';
import { featureTable, fill, flagTable, metricTable } from './generate/tables.ts';
import { uninstallManifest } from './generate/uninstall.ts';

const root = join(import.meta.dirname, '..');
const metricFolders = ['attainment', 'effort', 'hygiene', 'pipeline', 'progress', 'velocity'];

const metricUnits = await load<Metric>(root, 'server/metrics', metricFolders);
const flagUnits = await load<Flag>(root, 'server/review', ['flags']);
const metrics = metricUnits.map((unit) => unit.definition);
const flags = flagUnits.map((unit) => unit.definition);

const fields: GeneratedFiles = new Map([...scorecardFields(metrics), ...reviewFields(flags)]);
const files: GeneratedFiles = new Map([
  ...indexFile('server/metrics', 'metrics', metricUnits),
  ...indexFile('server/review', 'flags', flagUnits),
  ...fields,
  ...kpiCatalogue(metrics),
  ...flagCatalogue(flags),
  ...permissionSets(root, [...fields.keys()]),
  ...reportTypes(root, fields),
]);
for (const [path, content] of uninstallManifest(root, files.keys())) files.set(path, content);
fill(root, 'server/metrics/README.md', 'metrics', metricTable(metrics), files);
fill(root, 'server/review/README.md', 'flags', flagTable(flags), files);
fill(root, 'server/local-org/soql/README.md', 'features', featureTable(features), files);
const localOrg = 'server/local-org/README.md';
files.set(localOrg, withEndpointTable(readFileSync(join(root, localOrg), 'utf8'), await loadEndpoints()));

/** Fields of the two objects that no registry produces. */
const handWritten = new Set([
  ...[
    'Subject__c',
    'Key__c',
    'Period_Type__c',
    'Period_Start__c',
    'Period_End__c',
    'Business_Type__c',
    'Segment__c',
    'Focus_Evidence__c',
  ],
  ...['Opportunity__c', 'Stage_Rank__c', 'Flag_Count__c', 'Critical_Count__c', 'Flags_Evidence__c'],
  ...reviewFacts.map(({ column }) => column),
]);

const stale: string[] = [];
for (const [path, content] of files) {
  const formatted = /\.(ts|js|md)$/.test(path) ? await format(path, content) : content;
  const file = join(root, path);
  if (existsSync(file) && readFileSync(file, 'utf8') === formatted) continue;
  stale.push(path);
  if (isCheck()) continue;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, formatted);
}
for (const path of orphans()) {
  stale.push(path);
  if (!isCheck()) rmSync(join(root, path));
}

if (stale.length === 0) console.log('Generated files are up to date.');
else console.log(`${isCheck() ? 'Stale' : 'Written'}:\n${stale.map((path) => `  ${path}`).join('\n')}`);
if (isCheck() && stale.length > 0) {
  console.error('Run `npm run generate` and commit what it writes.');
  process.exitCode = 1;
}

function isCheck(): boolean {
  return process.argv.includes('--check');
}

async function format(path: string, content: string): Promise<string> {
  return prettier.format(content, { ...(await prettier.resolveConfig(join(root, path))), filepath: path });
}

/** Field files of a retired KPI or flag: everything of its shape that no registry produces any more. */
function orphans(): string[] {
  const evidenceOrPart = globSync(
    'force-app/main/default/objects/Touchline_{Scorecard,Deal_Review}__c/fields/*.xml',
    { cwd: root },
  );
  return evidenceOrPart
    .map((path) => path.replaceAll('\\', '/'))
    .filter(
      (path) => !files.has(path) && !handWritten.has(path.split('/').pop()!.replace('.field-meta.xml', '')),
    );
}
