/** What must hold between folders: registries, names, generated files, labels, and what pages query. */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { evidenceField, fieldName, storedColumns } from './metrics/columns.ts';
import { metrics } from './metrics/index.ts';
import { flagColumns } from './review/columns.ts';
import { flags } from './review/index.ts';

const root = resolve(import.meta.dirname, '..');
const app = 'force-app/main/default';
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const find = (pattern: string): string[] =>
  globSync(pattern, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();

test('generated files are up to date', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/generate.ts', '--check'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect({ status, output: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, output: '' });
});

describe('one unit, one file, one test', () => {
  const units = [
    ...find('server/metrics/{attainment,effort,hygiene,pipeline,progress,velocity}/*.ts'),
    ...find('server/review/flags/*.ts'),
    ...find('server/local-org/endpoints/*.ts'),
  ].filter((path) => !path.endsWith('.test.ts'));

  test.each(units)('%s has its test', (path) => {
    expect(existsSync(join(root, path.replace(/\.ts$/, '.test.ts')))).toBe(true);
  });

  test('registries know every file', () => {
    const ids = (pattern: string) =>
      find(pattern)
        .filter((path) => !path.endsWith('.test.ts'))
        .map((path) => basename(path, '.ts'))
        .sort();
    expect(metrics.map((metric) => metric.id).sort()).toEqual(
      ids('server/metrics/{attainment,effort,hygiene,pipeline,progress,velocity}/*.ts'),
    );
    expect(flags.map((flag) => flag.id).sort()).toEqual(ids('server/review/flags/*.ts'));
  });

  test.each(metrics.map((metric) => [metric.id, metric] as const))(
    '%s is described, sourced and storable',
    (_id, metric) => {
      expect(metric.description).toMatch(/\w.*\.$/);
      expect(metric.formula).not.toBe('');
      expect(metric.source).toMatch(/\b[SCR]\d/);
      for (const column of storedColumns(metric))
        expect(column.name.replace('__c', '').length).toBeLessThanOrEqual(40);
    },
  );

  test.each(flags.map((flag) => [flag.id, flag] as const))('%s is described and sourced', (_id, flag) => {
    expect(flag.description).toMatch(/\w.*\.$/);
    expect(flag.source).toMatch(/\bR\d/);
  });
});

describe('what is deployed', () => {
  test('carries the product in its name, so that it overwrites nothing of a customer', () => {
    const names = [
      ...find(`${app}/{objects,lwc}/*`).map((path) => basename(path)),
      ...find(`${app}/{permissionsets,tabs,flexipages,applications,customMetadata,layouts}/*`).map((path) =>
        basename(path),
      ),
      ...labelNames(),
    ];
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name) => !/^(Touchline|touchline)|^jsconfig\.json$|^\.eslintrc/.test(name))).toEqual(
      [],
    );
  });

  test('gives no right on a detail that its master does not carry, which the platform refuses to deploy', () => {
    const masters: Record<string, string> = { Opportunity: 'Account', Contact: 'Account' };
    for (const path of find(`${app}/objects/*/fields/*.xml`)) {
      const master = /<referenceTo>(\w+)<\/referenceTo>[\s\S]*<type>MasterDetail</.exec(read(path))?.[1];
      if (master) masters[path.split('/')[4]!] = master;
    }
    expect(Object.keys(masters).sort()).toEqual([
      'Contact',
      'Opportunity',
      'Touchline_Deal_Review__c',
      'Touchline_Quota__c',
      'Touchline_Scorecard__c',
    ]);
    const missing: string[] = [];
    for (const path of find(`${app}/permissionsets/*.xml`)) {
      const rights = new Map(
        [...read(path).matchAll(/<objectPermissions>([\s\S]*?)<\/objectPermissions>/g)].map(([, block]) => [
          /<object>(\w+)</.exec(block!)![1]!,
          block!,
        ]),
      );
      for (const [object, block] of rights) {
        const master = masters[object];
        if (!master) continue;
        for (const right of ['allowRead', 'viewAllRecords', 'modifyAllRecords']) {
          const has = (text: string | undefined) => text?.includes(`<${right}>true`) ?? false;
          if (has(block) && !has(rights.get(master)))
            missing.push(`${basename(path)}: ${right} of ${object} needs ${right} of ${master}`);
        }
      }
    }
    expect(missing).toEqual([]);
  });

  test('stays under 300 fields an object', () => {
    for (const object of find(`${app}/objects/*`))
      expect(find(`${object}/fields/*.xml`).length).toBeLessThan(300);
  });

  test('every stored column exists as a field', () => {
    const columns = [
      ...metrics.flatMap((metric) =>
        metric.parts.map((part) => `Touchline_Scorecard__c/fields/${fieldName(metric.id, part)}`),
      ),
      ...metrics.map((metric) => `Touchline_Scorecard__c/fields/${evidenceField(metric.group)}`),
      ...flags.flatMap((flag) =>
        Object.values(flagColumns(flag)).map((name) => `Touchline_Deal_Review__c/fields/${name}`),
      ),
    ];
    expect(
      columns.filter((path) => !existsSync(join(root, app, 'objects', `${path}.field-meta.xml`))),
    ).toEqual([]);
  });
});

describe('labels', () => {
  const used = new Set(
    find(`${app}/lwc/**/*.js`)
      .filter((path) => !path.includes('__tests__'))
      .flatMap((path) => [...read(path).matchAll(/@salesforce\/label\/c\.(\w+)/g)].map((match) => match[1]!)),
  );

  test('are defined where they are used, and used where they are defined', () => {
    expect([...used].filter((name) => !labelNames().includes(name))).toEqual([]);
    expect(labelNames().filter((name) => !used.has(name))).toEqual([]);
  });

  test('name every metric, and every code a flag can say', () => {
    const labels = new Set(labelNames());
    const missing = [
      ...metrics.flatMap((metric) =>
        ['', '_Description', '_Formula'].map(
          (suffix) => `Touchline_Kpi_${fieldName(metric.id).replace('__c', '')}${suffix}`,
        ),
      ),
      ...flags.map((flag) => `Touchline_Flag_${flag.id.replaceAll('-', '_')}`),
      ...flags.flatMap((flag) => {
        const context = {
          thresholds: new Proxy({}, { get: () => 0 }),
          unavailable: new Set<string>(),
          threshold: () => '0',
        } as unknown as Parameters<typeof flag.code>[0];
        return codesIn(flag.code(context)).map((code) => `Touchline_Evidence_${code}`);
      }),
      ...flags.flatMap((flag) => codesIn(flag.talkingPoint).map((code) => `Touchline_Say_${code}`)),
      ...flags.flatMap((flag) => codesIn(flag.nextStep).map((code) => `Touchline_Step_${code}`)),
      ...metrics.map((metric) => `Touchline_Predicate_${metric.evidence.code}`),
      ...metrics.flatMap((metric) =>
        Object.keys(metric.marks ?? {}).map((mark) => `Touchline_Mark_${mark}_one`),
      ),
    ].filter((name) => !['', '_other'].some((end) => labels.has(name.replace(/_one$/, '') + end)));
    expect([...new Set(missing)]).toEqual([]);
  });

  test('no text of a page stands in its template', () => {
    const spoken = find(`${app}/lwc/*/*.html`).flatMap((path) =>
      [
        ...read(path)
          .replaceAll(/<!--[\s\S]*?-->/g, '')
          .matchAll(/>([^<>{}]*[A-Za-z]{2,}[^<>{}]*)</g),
      ].map((match) => `${path}: ${match[1]!.trim()}`),
    );
    expect(spoken).toEqual([]);
  });
});

describe('pages', () => {
  test('query only what the UI API establishes, and this is all of it', () => {
    const queried = new Map<string, Set<string>>();
    // Whole files, because a request may be put together from parts that stand outside its gql literal.
    for (const path of find(`${app}/lwc/*/*.js`)) {
      for (const [, object] of read(path).matchAll(
        /\b(Touchline_\w+__c|Opportunity|Account|User|Task|Event|Contact|Lead|UserRole|OpportunityHistory)\s*\(/g,
      )) {
        const bundle = basename(dirname(path));
        queried.set(bundle, (queried.get(bundle) ?? new Set()).add(object!));
      }
    }
    const list = Object.fromEntries([...queried].map(([bundle, objects]) => [bundle, [...objects].sort()]));
    expect(list).toEqual({
      touchlineAnswers: ['Touchline_Sync_Run__c'],
      touchlineExplain: ['Touchline_Scorecard__c'],
      touchlineExplainRecords: ['Opportunity'],
      touchlineFocus: ['Touchline_Subject__c'],
      touchlineDeals: ['Opportunity', 'Touchline_Deal_Review__c'],
      touchlinePipelineData: ['Touchline_Scorecard__c', 'Touchline_Subject__c'],
      touchlinePersonData: ['Touchline_Deal_Review__c', 'Touchline_Scorecard__c', 'Touchline_Subject__c'],
      touchlineReviewData: ['Opportunity', 'Touchline_Deal_Review__c'],
      touchlineTeamData: ['Touchline_Scorecard__c', 'Touchline_Subject__c'],
    });
  });

  test('never build HTML from data', () => {
    const unsafe = find(`${app}/lwc/*/*.{js,html}`).filter((path) =>
      /innerHTML|outerHTML|insertAdjacentHTML|lwc:inner-html|document\.write/.test(read(path)),
    );
    expect(unsafe).toEqual([]);
  });
});

describe('documents', () => {
  const documents = [...find('**/README.md').filter((path) => !path.includes('node_modules'))];

  test('name only scripts that exist', () => {
    const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
    const named = documents.flatMap((path) =>
      [...read(path).matchAll(/npm run ([\w:-]+)/g)].map((match) => ({ path, script: match[1]! })),
    );
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter(({ script }) => !scripts.includes(script))).toEqual([]);
  });

  test('the first README is short', () => {
    expect(read('README.md').split('\n').length).toBeLessThan(150);
  });

  test('links lead somewhere', () => {
    const broken = documents.flatMap((path) =>
      [...read(path).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
        .filter((match) => !existsSync(join(root, dirname(path), match[1]!)))
        .map((match) => `${path}: ${match[1]}`),
    );
    expect(broken).toEqual([]);
  });
});

function labelNames(): string[] {
  return find(`${app}/labels/*.xml`).flatMap((path) =>
    [...read(path).matchAll(/<fullName>(\w+)<\/fullName>/g)].map((match) => match[1]!),
  );
}

/** Codes in a piece of SQL: quoted words in camel case, states and severities apart. */
function codesIn(sql: string): string[] {
  const words = ['raised', 'clear', 'unknown', 'warning', 'critical'];
  return [...sql.matchAll(/'([a-z]\w+)'/g)].map((match) => match[1]!).filter((word) => !words.includes(word));
}
