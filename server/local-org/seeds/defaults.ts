import { standardStages } from '../standard-stages.ts';
import type { Row } from '../types.ts';
import { fiscalPeriods, fiscalYearStart } from './fiscal-periods.ts';
import { supplyPermissions } from './permission-rows.ts';
import { firstAdmin, rowsOf, seedId, supply, textValue, type Seed } from './seed.ts';

/** What every sales org has. Supplied only where the folder has no file for it, and said so. */
export function supplyDefaults(seed: Seed): void {
  const absent = (objectName: string) => !seed.tables.has(objectName);
  const give = (objectName: string, rows: Row[], what: string) => {
    if (!rows.length) return;
    supply(seed, objectName, rows);
    seed.notes.push(`${objectName}: ${what}`);
  };
  if (absent('Organization'))
    give('Organization', [organization()], 'no file; one organization in GMT, fiscal year from January');
  if (absent('Profile'))
    give('Profile', profiles(seed), 'no file; the standard profiles, and one for each ProfileId users have');
  if (!administratorProfile(seed))
    give('Profile', [systemAdministrator()], 'no System Administrator; one was added');
  if (!firstAdmin(seed))
    give('User', [adminUser(seed)], 'no active administrator; admin@touchline.local was added');
  supplyPermissions(seed, (objectName, what) => seed.notes.push(`${objectName}: ${what}`));
  if (absent('OpportunityStage'))
    give(
      'OpportunityStage',
      standardStages().map((row, index) => ({ Id: seedId('01J', index + 1), ...row })),
      'no file; the ten stages of a new org',
    );
  if (absent('TaskStatus'))
    give('TaskStatus', taskStatuses(), 'no file; the five task statuses of a new org');
  if (absent('LeadStatus'))
    give('LeadStatus', leadStatuses(), 'no file; the four lead statuses of a new org');
  if (absent('Period')) givePeriods(seed, give);
}

function organization(): Row {
  return {
    Id: seedId('00D', 1),
    Name: 'Local Org',
    TimeZoneSidKey: 'GMT',
    DefaultLocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    FiscalYearStartMonth: 1,
    UsesStartDateAsFiscalYearName: false,
    OrganizationType: 'Developer Edition',
    InstanceName: 'LOCAL',
  };
}

const adminProfileId = seedId('00e', 1);
const permissionsOfAdmin = [
  'ApiEnabled',
  'AssignPermissionSets',
  'CustomizeApplication',
  'EditEvent',
  'EditTask',
  'LightningExperienceUser',
  'ManageUsers',
  'ModifyAllData',
  'RunReports',
  'ViewAllData',
  'ViewAllUsers',
  'ViewRoles',
  'ViewSetup',
];
const permissionsOfUser = ['ApiEnabled', 'EditEvent', 'EditTask', 'LightningExperienceUser', 'RunReports'];

const profile = (id: string, name: string, permissions: string[]): Row => ({
  Id: id,
  Name: name,
  UserType: 'Standard',
  UserLicenseId: seedId('100', 1),
  ...Object.fromEntries(permissions.map((permission) => [`Permissions${permission}`, true])),
});
const systemAdministrator = () => profile(adminProfileId, 'System Administrator', permissionsOfAdmin);
const administratorProfile = (seed: Seed) =>
  rowsOf(seed, 'Profile').find((row) => row['Name'] === 'System Administrator');

function profiles(seed: Seed): Row[] {
  const known = [systemAdministrator(), profile(seedId('00e', 2), 'Standard User', permissionsOfUser)];
  const used = new Set(rowsOf(seed, 'User').flatMap((user) => textValue(user['ProfileId']) ?? []));
  for (const { Id } of known) used.delete(Id);
  return [
    ...known,
    ...[...used].sort().map((id, index) => profile(id, `Profile ${index + 1}`, permissionsOfUser)),
  ];
}

function adminUser(seed: Seed): Row {
  return {
    Id: seedId('005', 1),
    Username: 'admin@touchline.local',
    FirstName: 'Local',
    LastName: 'Admin',
    Email: 'admin@touchline.local',
    ProfileId: administratorProfile(seed)?.Id ?? null,
  };
}

function statuses(from: number, names: string[], mark: string, marked: string[]): Row[] {
  return names.map((name, index) => ({
    Id: seedId('01J', from + index),
    MasterLabel: name,
    ApiName: name,
    SortOrder: index + 1,
    IsDefault: index === 0,
    [mark]: marked.includes(name),
  }));
}

const taskStatuses = () =>
  statuses(
    101,
    ['Not Started', 'In Progress', 'Completed', 'Waiting on someone else', 'Deferred'],
    'IsClosed',
    ['Completed'],
  );
const leadStatuses = () =>
  statuses(
    201,
    ['Open - Not Contacted', 'Working - Contacted', 'Closed - Converted', 'Closed - Not Converted'],
    'IsConverted',
    ['Closed - Converted'],
  );

/** Fiscal years around everything the folder dates, one more on each side. */
function givePeriods(seed: Seed, give: (objectName: string, rows: Row[], what: string) => void): void {
  const organizationRow = rowsOf(seed, 'Organization')[0];
  const startMonth = Number(organizationRow?.['FiscalYearStartMonth'] ?? 1) || 1;
  const dates = rowsOf(seed, 'Opportunity').flatMap((row) =>
    [row['CreatedDate'], row['CloseDate']].flatMap((value) => textValue(value)?.slice(0, 10) ?? []),
  );
  if (!dates.length) return;
  const earliest = dates.reduce((a, b) => (a < b ? a : b));
  const latest = dates.reduce((a, b) => (a > b ? a : b));
  // A close date of 9999 or 1900 is a typing mistake, not a reason for thousands of periods.
  const from = Math.max(fiscalYearStart(earliest, startMonth) - 1, 1990);
  const to = Math.min(fiscalYearStart(latest, startMonth) + 1, from + 40);
  const calendar = {
    startMonth,
    namedByStart: organizationRow?.['UsesStartDateAsFiscalYearName'] === true,
  };
  const { settings, periods } = fiscalPeriods(calendar, from, to);
  if (!seed.tables.has('FiscalYearSettings')) supply(seed, 'FiscalYearSettings', settings);
  else for (const period of periods) period['FiscalYearSettingsId'] = null;
  give('Period', periods, `no file; standard fiscal years from month ${startMonth}, ${from} to ${to}`);
}
