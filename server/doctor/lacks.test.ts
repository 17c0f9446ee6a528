/** Every check against an org that lacks what it looks for, and against one that has it. */
import { removeTouchline } from '../local-org/testing.ts';
import { leaveApiCalls } from '../local-org/web/api-usage.ts';
import { checks } from './checks.ts';
import type { Patient } from './testing.ts';
import { openPatient } from './testing.ts';

jest.setTimeout(60_000);

let patient: Patient;
afterEach(() => patient.close());

test('a company in perfect health has nothing to put right, and every check says so', async () => {
  patient = await openPatient();
  const all = await patient.findings();
  expect(all.filter(({ status }) => status !== 'ok').map(({ id, status }) => [id, status])).toEqual([
    ['page-activation', 'look'],
  ]);
  expect([...new Set(all.map(({ id }) => id))]).toEqual(checks.map(({ id }) => id));
});

type Lack = [
  check: string,
  status: 'warn' | 'fail',
  finding: RegExp,
  fix: RegExp,
  take: (org: Patient) => void,
];
const seller = ({ rows }: Patient) =>
  rows('Opportunity').find((deal) => deal['IsClosed'] === false)!['OwnerId'];

const lacks: Lack[] = [
  [
    'api-limit',
    'warn',
    /^\d{3} of 100000 API calls are left/,
    /less often/,
    ({ org }) => leaveApiCalls(org, 500),
  ],
  [
    'api-limit',
    'fail',
    /^\d\d of 100000 API calls/,
    /Wait for tomorrow/,
    ({ org }) => leaveApiCalls(org, 58),
  ],
  [
    'package-objects',
    'fail',
    /The package is not deployed/,
    /sf project deploy start/,
    ({ org }) => removeTouchline(org),
  ],
  [
    'package-objects',
    'fail',
    /Not there or not visible: Touchline_Scorecard__c\.Win_Rate__c\./,
    /Deploy this version of the package/,
    ({ org }) => org.hide(['Touchline_Scorecard__c.Win_Rate__c']),
  ],
  [
    'write-access',
    'fail',
    /may not write: create Touchline_Scorecard__c, edit Touchline_Scorecard__c, delete/,
    /Touchline_Integration/,
    ({ org }) => org.hide([], { readOnly: ['Touchline_Scorecard__c'] }),
  ],
  [
    'write-access',
    'fail',
    /may not write: Touchline_Subject__c\.Kind__c\./,
    /Touchline_Integration/,
    ({ org }) => org.hide([], { readOnly: ['Touchline_Subject__c.Kind__c'] }),
  ],
  [
    'run-as-user',
    'warn',
    /Touchline_Integration is not assigned/,
    /sf org assign permset/,
    ({ change }) => change('PermissionSetAssignment', () => null),
  ],
  [
    'crm-fields',
    'fail',
    /Opportunity cannot be read/,
    /Read on Opportunity/,
    ({ org }) => org.hide(['Opportunity']),
  ],
  [
    'crm-fields',
    'fail',
    /Opportunity\.IsWon/,
    /field-level security/,
    ({ org }) => org.hide(['Opportunity.IsWon']),
  ],
  [
    'crm-fields',
    'warn',
    /Opportunity\.Amount is not readable. Lost: bookings/,
    /read access to the field/,
    ({ org }) => org.hide(['Opportunity.Amount']),
  ],
  ['crm-fields', 'warn', /Contact is not read/, /View All on Contact/, ({ org }) => org.hide(['Contact'])],
  [
    'stages',
    'fail',
    /stages cannot be read/,
    /Read on Opportunity/,
    ({ org }) => org.hide(['OpportunityStage']),
  ],
  [
    'stages',
    'warn',
    /1 open and 2 closed stages/,
    /Object Manager/,
    ({ change }) =>
      change('OpportunityStage', (row) => ({
        ...row,
        IsActive: row['IsClosed'] === true || row['SortOrder'] === 1,
      })),
  ],
  [
    'time-zone',
    'warn',
    /time zone cannot be read/,
    /integration user/,
    ({ org }) => org.hide(['Organization.TimeZoneSidKey']),
  ],
  [
    'fiscal-periods',
    'warn',
    /begin with month 1 /,
    /Fiscal Year/,
    ({ change }) => change('Period', () => null),
  ],
  [
    'fiscal-periods',
    'warn',
    /No fiscal quarter/,
    /View Setup/,
    ({ org }) => org.hide(['Period', 'Organization.FiscalYearStartMonth']),
  ],
  ['activities', 'warn', /No Task row/, /View All Activities/, ({ change }) => change('Task', () => null)],
  [
    'activities',
    'warn',
    /No Task and no Event row/,
    /log activities/,
    ({ org }) => org.hide(['Task', 'Event']),
  ],
  [
    'history',
    'warn',
    /No change of Next Step is on record; tracking unlocks .*R7/,
    /Set History Tracking/,
    ({ change }) => change('OpportunityFieldHistory', (row) => (row['Field'] === 'NextStep' ? null : row)),
  ],
  [
    'history',
    'warn',
    /No change of the owner is on record; tracking unlocks .*C4/,
    /Track the owner/,
    ({ org }) => org.hide(['OpportunityFieldHistory']),
  ],
  [
    'history',
    'warn',
    /The past of Amount cannot be read/,
    /field-level security/,
    ({ org }) => org.hide(['OpportunityHistory.Amount']),
  ],
  [
    'hierarchy',
    'warn',
    /there are no teams/,
    /Manager field/,
    ({ change }) => change('User', (row) => ({ ...row, ManagerId: null })),
  ],
  [
    'hierarchy',
    'warn',
    /Without a manager, though they own open deals: \w+ \w+\. They are in no team/,
    /Manager field of these users/,
    (org) => {
      const one = seller(org);
      org.change('User', (row) => ({ ...row, ManagerId: row.Id === one ? null : row['ManagerId']! }));
    },
  ],
  [
    'hierarchy',
    'warn',
    /Managers outside the role path of their people/,
    /Setup, Roles/,
    ({ change }) => change('UserRole', (row) => ({ ...row, ParentRoleId: null })),
  ],
  [
    'quotas',
    'warn',
    /^1 of \d+ people with open deals have no quota for this month: \w+ \w+\. Attainment/,
    /Touchline_Quota__c records/,
    (org) => {
      const [first] = org.rows('Touchline_Quota__c').filter((row) => row['Period_Start__c'] === '2026-11-01');
      org.change('Touchline_Quota__c', (row) => (row.Id === first!.Id ? null : row));
    },
  ],
  [
    'quotas',
    'warn',
    /^(\d+) of \1 people/,
    /Touchline_Admin/,
    ({ change, org }) => {
      change('Touchline_Quota__c', () => null);
      org.hide(['Period']);
    },
  ],
  [
    'page-activation',
    'warn',
    /None of the pages is deployed/,
    /sf project deploy/,
    ({ org }) => {
      const tooling = org.state<{ table: Patient['org']['store']['table'] }>('tooling', () => org.store);
      const pages = tooling.table('FlexiPage');
      for (const page of [...pages.rows()]) pages.remove(page.Id);
    },
  ],
];

test.each(lacks)('%s: %s, %s', async (check, status, finding, fix, take) => {
  patient = await openPatient();
  take(patient);
  const found = (await patient.findings()).filter(({ id }) => id === check);
  expect(found).toContainEqual({
    id: check,
    status,
    finding: expect.stringMatching(finding),
    fix: expect.stringMatching(fix),
  });
});
