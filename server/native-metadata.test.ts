/** Report types, reports, list views and tabs name only what is there: the platform refuses a deploy that does not. */
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const app = 'force-app/main/default';
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const find = (pattern: string): string[] =>
  globSync(`${app}/${pattern}`, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
const texts = (xml: string, tag: string): string[] =>
  [...xml.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'g'))].map((match) => match[1]!);
const blocks = (xml: string, tag: string): string[] =>
  [...xml.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, 'g'))].map((match) => match[1]!);
const nameOf = (path: string): string => basename(path).split('.')[0]!;

/** Columns that report types name otherwise than the API does. */
const reportNames: Record<string, readonly string[]> = {
  Opportunity: ['Name', 'Account', 'Owner', 'StageName', 'Amount', 'CloseDate'],
};

/** Fields of an object as list views and report types may name them. */
function fieldsOf(object: string): Set<string> {
  const own = find(`objects/${object}/fields/*.xml`).map(nameOf);
  return new Set(own.length > 0 ? ['Name', ...own] : (reportNames[object] ?? []));
}

function typeOf(object: string, field: string): string {
  return texts(read(`${app}/objects/${object}/fields/${field}.field-meta.xml`), 'type')[0]!;
}

/** `Touchline_Subject__c.Scorecards__r` → the object behind the relationship. */
function objectOfTable(table: string): string {
  const [base, relationship] = table.split('.');
  if (relationship === undefined) return base!;
  const path = find('objects/*/fields/*.xml').find((each) => {
    const xml = read(each);
    return (
      texts(xml, 'relationshipName')[0] === relationship.replace('__r', '') &&
      texts(xml, 'referenceTo').includes(base!)
    );
  });
  if (path === undefined) throw new Error(`${base} has no child relationship ${relationship}`);
  return basename(dirname(dirname(path)));
}

/** `table$field` for every column of every report type, by the name reports use. */
const columnsOfType = new Map(
  find('reportTypes/*.xml').map((path) => [
    `${nameOf(path)}__c`,
    new Set(
      blocks(read(path), 'columns').map(
        (column) => `${texts(column, 'table')[0]}$${texts(column, 'field')[0]}`,
      ),
    ),
  ]),
);

test('there are report types, reports and list views', () => {
  expect(columnsOfType.size).toBe(3);
  expect(find('reports/*/*.xml').length).toBeGreaterThanOrEqual(3);
  expect(find('objects/*/listViews/*.xml').length).toBeGreaterThanOrEqual(6);
});

test('everything native carries the product in its name', () => {
  const names = [
    ...find('{reportTypes,reports,tabs}/*'),
    ...find('reports/*/*.xml'),
    ...find('objects/*/listViews/*.xml'),
  ];
  expect(names.map(nameOf).filter((name) => !name.startsWith('Touchline'))).toEqual([]);
});

describe('report types', () => {
  test.each(find('reportTypes/*.xml').map((path) => [nameOf(path), read(path)]))(
    '%s joins along a relationship that exists and names fields that exist',
    (_name, xml) => {
      const base = texts(xml, 'baseObject')[0]!;
      const joined = texts(xml, 'relationship').map((relationship) => `${base}.${relationship}`);
      const tables = new Set([base, ...joined]);
      const missing = blocks(xml, 'columns').filter((column) => {
        const table = texts(column, 'table')[0]!;
        return !tables.has(table) || !fieldsOf(objectOfTable(table)).has(texts(column, 'field')[0]!);
      });
      expect(missing).toEqual([]);
      expect(texts(xml, 'masterLabel').length).toBe(tables.size);
    },
  );

  test('hold neither pay nor long text', () => {
    const all = [...columnsOfType.values()].flatMap((columns) => [...columns]);
    expect(all.filter((column) => /\$OTE__c$|Evidence__c$|Timeline__c$/.test(column))).toEqual([]);
  });
});

describe('reports', () => {
  const reports = find('reports/*/*.xml').map((path) => [nameOf(path), path] as const);

  test.each(reports)('%s uses a report type that is deployed and columns it has', (_name, path) => {
    const xml = read(path);
    const columns = columnsOfType.get(texts(xml, 'reportType')[0]!);
    expect(columns).toBeDefined();
    const named = ['field', 'column', 'dateColumn', 'sortColumn'].flatMap((tag) => texts(xml, tag));
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((column) => !columns!.has(column))).toEqual([]);
    expect(texts(xml, 'name')[0]!.length).toBeLessThanOrEqual(40);
    // A report groups by what it does not also list.
    const grouped = blocks(xml, 'groupingsDown').flatMap((group) => texts(group, 'field'));
    const listed = blocks(xml, 'columns').flatMap((column) => texts(column, 'field'));
    expect(listed.filter((column) => grouped.includes(column))).toEqual([]);
  });

  test('stand in a folder that is deployed', () => {
    const folders = find('reports/*.reportFolder-meta.xml').map(nameOf);
    expect([...new Set(reports.map(([, path]) => basename(dirname(path))))]).toEqual(folders);
  });

  test('never show attainment without its levers', () => {
    const alone = reports
      .map(([name, path]) => [name, read(path)] as const)
      .filter(([, xml]) => xml.includes('$Attainment__c'))
      .filter(
        ([, xml]) =>
          !['Qualified_Worked', 'Win_Rate', 'Average_Selling_Price', 'Average_Sales_Cycle'].every((lever) =>
            xml.includes(`$${lever}__c`),
          ),
      );
    expect(alone).toEqual([]);
  });
});

describe('list views', () => {
  test.each(find('objects/*/listViews/*.xml').map((path) => [path.split('/')[4]!, nameOf(path), path]))(
    '%s %s names fields that exist and values they can have',
    (object, name, path) => {
      const xml = read(path);
      expect(texts(xml, 'fullName')).toEqual([name]);
      const fields = fieldsOf(object);
      const columns = texts(xml, 'columns').filter((column) => column !== 'NAME');
      const filtered = texts(xml, 'field');
      expect([...columns, ...filtered].filter((field) => !fields.has(field))).toEqual([]);
      for (const filter of blocks(xml, 'filters')) {
        const [field, value] = [texts(filter, 'field')[0]!, texts(filter, 'value')[0]!];
        const definition = read(`${app}/objects/${object}/fields/${field}.field-meta.xml`);
        const values = blocks(definition, 'value').flatMap((each) => texts(each, 'fullName'));
        if (typeOf(object, field) === 'Picklist') expect(values).toContain(value);
        if (typeOf(object, field) === 'Number') expect(Number(value)).not.toBeNaN();
      }
    },
  );
});

test('every object with a list view has a tab, without which nobody could open it', () => {
  const tabs = find('tabs/*.xml').map(nameOf);
  const objects = [...new Set(find('objects/*/listViews/*.xml').map((path) => path.split('/')[4]!))];
  expect(objects.filter((object) => !tabs.includes(object))).toEqual([]);
});
