/**
 * Permission sets from the object XML on disk and the generated fields: roles, not objects.
 *
 * Rep and Manager read; what they see of it follows from sharing, not from the set. Pay alone opens OTE. Admin enters
 * quotas and people's facts. Integration is the run-as user of the service: it writes our objects and reads the CRM,
 * and nothing of it may write a standard object.
 *
 * The platform refuses a set whose rights on a detail object go beyond those on its master ("Permission Read All X
 * depends on permission(s): Read All Y"), and a deal review is a detail of the opportunity, which is one of the account.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { elements, metadataNamespace, xmlHeader, type GeneratedFiles } from './files.ts';

const objectsFolder = 'force-app/main/default/objects';
const tabsFolder = 'force-app/main/default/tabs';
const subjectAdminFields = ['Role__c', 'Segment__c', 'Start_Date__c', 'Ramp_Months__c'];

interface ObjectRights {
  create?: boolean;
  edit?: boolean;
  delete?: boolean;
  viewAll?: boolean;
  modifyAll?: boolean;
}
interface PermissionSet {
  name: string;
  label: string;
  description: string;
  objects: Record<string, ObjectRights>;
  fieldEdits: (object: string, field: string) => boolean;
  fieldReads: (object: string, field: string) => boolean;
  /** Whether the app and its pages are offered; tabs of our objects stand in the navigation or can be added to it. */
  tabs: boolean;
  /** Custom metadata types whose records the set lets read: without it they are hidden, whoever owns what. */
  metadataTypes?: string[];
  objectTabs?: 'Visible' | 'Available';
}

const pay = 'OTE__c';
const ownObjects = {
  Touchline_Subject__c: {},
  Touchline_Scorecard__c: {},
  Touchline_Deal_Review__c: {},
  Touchline_Quota__c: {},
  Touchline_Sync_Run__c: {},
};
const readable = { ...ownObjects, Account: {}, Opportunity: {} };
const everything: ObjectRights = { create: true, edit: true, delete: true, viewAll: true, modifyAll: true };

const sets: PermissionSet[] = [
  {
    name: 'Touchline_Rep',
    label: 'Touchline Rep',
    description: 'Reads own scorecards and the reviews of deals the person can see.',
    objects: readable,
    fieldReads: (_object, field) => field !== pay,
    fieldEdits: () => false,
    tabs: true,
  },
  {
    name: 'Touchline_Manager',
    label: 'Touchline Manager',
    description: 'Reads the scorecards of the people below and the reviews of deals the manager can see.',
    objects: readable,
    fieldReads: (_object, field) => field !== pay,
    fieldEdits: () => false,
    tabs: true,
  },
  {
    name: 'Touchline_Pay',
    label: 'Touchline Pay',
    description: 'Opens on-target earnings. Give it together with Touchline Manager or Touchline Admin.',
    objects: { Touchline_Subject__c: { edit: true } },
    fieldReads: (object, field) => object === 'Touchline_Subject__c' && field === pay,
    fieldEdits: (object, field) => object === 'Touchline_Subject__c' && field === pay,
    tabs: false,
  },
  {
    name: 'Touchline_Admin',
    label: 'Touchline Admin',
    description: 'Enters quotas and facts about people; sees every subject and every run.',
    objects: {
      ...readable,
      Touchline_Scorecard__c: { viewAll: true },
      Touchline_Sync_Run__c: { viewAll: true },
      Touchline_Subject__c: everything,
      Touchline_Quota__c: everything,
    },
    fieldReads: (_object, field) => field !== pay,
    fieldEdits: (object, field) =>
      object === 'Touchline_Quota__c' ||
      (object === 'Touchline_Subject__c' &&
        [...subjectAdminFields, 'Key__c', 'Kind__c', 'User__c'].includes(field)),
    tabs: true,
    objectTabs: 'Visible',
  },
  {
    name: 'Touchline_Integration',
    label: 'Touchline Integration',
    description:
      "For the service's run-as user: writes Touchline objects, reads all accounts, contacts, leads and opportunities, writes no standard object.",
    objects: {
      Touchline_Subject__c: everything,
      Touchline_Scorecard__c: everything,
      Touchline_Sync_Run__c: everything,
      Touchline_Quota__c: { viewAll: true },
      // Whoever reads the opportunity may write its review (`writeRequiresMasterRead`): no right on the deal itself is needed.
      Touchline_Deal_Review__c: { create: true, edit: true, delete: true },
      Account: { viewAll: true },
      Contact: { viewAll: true },
      // Never read itself: who sees the lead sees the calls and mails that went there.
      Lead: { viewAll: true },
      Opportunity: { viewAll: true },
    },
    fieldReads: (_object, field) => field !== pay,
    fieldEdits: (object, field) =>
      object !== 'Touchline_Quota__c' &&
      !(object === 'Touchline_Subject__c' && subjectAdminFields.includes(field)),
    tabs: false,
    metadataTypes: ['Touchline_Flag_Rule__mdt'],
  },
];

export function permissionSets(root: string, generatedFields: readonly string[]): GeneratedFiles {
  const fields = grantableFields(root, generatedFields);
  const tabs = readdirSync(join(root, tabsFolder))
    .map((file) => file.replace('.tab-meta.xml', ''))
    .sort();
  return new Map(
    sets.map((set) => [
      `force-app/main/default/permissionsets/${set.name}.permissionset-meta.xml`,
      render(set, fields, set.tabs ? tabs : []),
    ]),
  );
}

/** Required and master-detail fields cannot carry field permissions: the platform refuses a set that names them. */
function grantableFields(root: string, generatedFields: readonly string[]): [string, string][] {
  const fields = new Map<string, string>();
  for (const object of Object.keys(ownObjects)) {
    for (const file of readdirSync(join(root, objectsFolder, object, 'fields'))) {
      const text = readFileSync(join(root, objectsFolder, object, 'fields', file), 'utf8');
      if (/<type>MasterDetail<\/type>|<required>true<\/required>/.test(text)) continue;
      fields.set(`${object}.${file.replace('.field-meta.xml', '')}`, object);
    }
  }
  for (const path of generatedFields) {
    const [, object, field] = /objects\/(\w+)\/fields\/(\w+)\.field-meta\.xml$/.exec(path)!;
    fields.set(`${object}.${field}`, object!);
  }
  return [...fields.keys()].sort().map((name) => name.split('.') as [string, string]);
}

function render(set: PermissionSet, fields: readonly [string, string][], tabs: readonly string[]): string {
  const application = set.tabs
    ? `    <applicationVisibilities>\n${elements({ application: 'Touchline', visible: true }, '        ')}    </applicationVisibilities>\n`
    : '';
  const metadataLines = (set.metadataTypes ?? []).map(
    (name) =>
      `    <customMetadataTypeAccesses>\n${elements({ enabled: true, name }, '        ')}    </customMetadataTypeAccesses>\n`,
  );
  const fieldLines = fields
    .filter(([object, field]) => object in set.objects && set.fieldReads(object, field))
    .map(
      ([object, field]) =>
        `    <fieldPermissions>\n${elements({ editable: set.fieldEdits(object, field), field: `${object}.${field}`, readable: true }, '        ')}    </fieldPermissions>\n`,
    );
  const objectLines = Object.entries(set.objects)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(
      ([object, rights]) =>
        `    <objectPermissions>\n${elements(objectRights(object, rights), '        ')}    </objectPermissions>\n`,
    );
  const tabLines = tabs.map((tab) => {
    const visibility = tab.endsWith('__c') ? (set.objectTabs ?? 'Available') : 'Visible';
    return `    <tabSettings>\n${elements({ tab, visibility }, '        ')}    </tabSettings>\n`;
  });
  const head = elements({ description: set.description });
  const tail = elements({ hasActivationRequired: false, label: set.label });
  return `${xmlHeader}<PermissionSet ${metadataNamespace}>\n${application}${metadataLines.join('')}${head}${fieldLines.join('')}${tail}${objectLines.join('')}${tabLines.join('')}</PermissionSet>\n`;
}

function objectRights(object: string, rights: ObjectRights) {
  return {
    allowCreate: rights.create ?? false,
    allowDelete: rights.delete ?? false,
    allowEdit: rights.edit ?? false,
    allowRead: true,
    modifyAllRecords: rights.modifyAll ?? false,
    object,
    viewAllRecords: (rights.viewAll ?? false) || (rights.modifyAll ?? false),
  };
}
