import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

interface StandardField {
  name: string;
  type: string;
  label: string;
  length?: number;
  precision?: number;
  scale?: number;
  referenceTo?: string[];
  picklistValues?: (string | { value: string })[];
  nillable?: boolean;
  readOnly?: boolean;
}
interface StandardObject {
  name: string;
  label: string;
  labelPlural: string;
  keyPrefix: string;
  system: true | string[];
  fields: StandardField[];
}

const systemFields = [
  'Id',
  'IsDeleted',
  'CreatedDate',
  'CreatedById',
  'LastModifiedDate',
  'LastModifiedById',
  'SystemModstamp',
];
/** Real objects that fields here may point to and the local org does not have. */
const unspoken = new Set([
  'BusinessProcess',
  'Calendar',
  'Case',
  'Contract',
  'EmailTemplate',
  'PermissionSetGroup',
  'PermissionSetLicense',
  'UserLicense',
]);
/** The platform itself shares these: status values are rows of one picklist table, histories of one history table. */
const sharedPrefixes: Record<string, string[]> = {
  '017': ['LeadHistory', 'OpportunityFieldHistory'],
  '01J': ['LeadStatus', 'OpportunityStage', 'TaskStatus'],
};
const spoken =
  'Account AccountShare ActivityHistory Campaign CampaignMember Contact CurrencyType DatedConversionRate EmailMessage EmailMessageRelation Event ' +
  'EventRelation FiscalYearSettings ForecastingItem ForecastingQuota ForecastingType Group GroupMember Lead LeadHistory ' +
  'LeadStatus OpenActivity Opportunity OpportunityCompetitor OpportunityContactRole OpportunityFieldHistory OpportunityHistory ' +
  'OpportunityLineItem OpportunityShare OpportunitySplit OpportunitySplitType OpportunityStage OpportunityTeamMember Organization Period ' +
  'PermissionSet PermissionSetAssignment Pricebook2 PricebookEntry Product2 Profile RecordType Task TaskRelation ' +
  'TaskStatus User UserRole';

/** Lists of tasks and events, which have their ids. */
const listsOfOthers = new Set(['ActivityHistory', 'OpenActivity']);

const folder = __dirname;
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const objects = files.map(
  (file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as StandardObject,
);
const names = new Set(objects.map((object) => object.name));
const systemOf = (object: StandardObject) => (object.system === true ? systemFields : object.system);

test('every object the local org speaks is described, in a file of its own name', () => {
  expect(files.map((file) => file.replace('.json', '')).sort()).toEqual(spoken.split(' ').sort());
  for (const [index, object] of objects.entries()) expect(`${object.name}.json`).toBe(files[index]);
});

test('key prefixes are unique, but for the two the platform shares', () => {
  const withIds = objects.filter((object) => !listsOfOthers.has(object.name));
  const byPrefix = Map.groupBy(withIds, (object) => object.keyPrefix);
  for (const [prefix, sharers] of byPrefix) {
    expect(prefix).toMatch(/^[0-9a-zA-Z]{3}$/);
    expect(sharers.map((object) => object.name).sort()).toEqual(sharedPrefixes[prefix] ?? [sharers[0]!.name]);
  }
});

test.each(objects.map((object) => [object.name, object] as const))('%s is well formed', (_name, object) => {
  expect(object.label && object.labelPlural).toBeTruthy();
  for (const name of systemOf(object)) expect(systemFields).toContain(name);
  expect(systemOf(object)).toContain('Id');

  const all = [...systemOf(object), ...object.fields.map((field) => field.name)].map((name) =>
    name.toLowerCase(),
  );
  expect(new Set(all).size).toBe(all.length);

  for (const field of object.fields) {
    const where = `${object.name}.${field.name}`;
    expect([where, field.label]).toEqual([where, expect.stringMatching(/\S/)]);
    if (['string', 'textarea', 'anyType', 'encryptedstring'].includes(field.type))
      expect([where, field.length]).toEqual([where, expect.any(Number)]);
    if (['double', 'percent'].includes(field.type))
      expect([where, field.precision, field.scale]).toEqual([where, expect.any(Number), expect.any(Number)]);
    if (field.type === 'reference')
      for (const target of field.referenceTo ?? [''])
        expect([where, target, names.has(target) || unspoken.has(target)]).toEqual([where, target, true]);
    const values = (field.picklistValues ?? []).map((entry) =>
      typeof entry === 'string' ? entry : entry.value,
    );
    expect([where, new Set(values).size]).toEqual([where, values.length]);
  }
});

test('the list of unspoken objects holds no more than is pointed to', () => {
  const pointedTo = new Set(
    objects.flatMap((object) => object.fields.flatMap((field) => field.referenceTo ?? [])),
  );
  for (const name of unspoken) {
    expect(pointedTo).toContain(name);
    expect(names).not.toContain(name);
  }
});
