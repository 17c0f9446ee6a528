/** Companies at the edge: without deals, without outcomes, with gaps and with names that break careless programs. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { disagreements } from './agreement.ts';
import { command, openOrg, type OpenOrg } from './in-process.ts';

jest.setTimeout(60_000);

const asOf = '2026-11-20T18:00:00-08:00';
/** A user's name may have 121 characters, the name of a record 80. */
const firstName = 'Bartholomew '.repeat(3).trim();
const lastName = `${'Wolfeschlegelsteinhausen-'.repeat(3)}Ber`;
const people = [
  'Id,Username,FirstName,LastName,ManagerId,IsActive,UserType,CreatedDate',
  '005000000000001AAA,chief@odd.example,,"Chief, ""the"" Boss",,true,Standard,2024-01-01T00:00:00Z',
  '005000000000002AAA,rep@odd.example,,<script>alert(1)</script>,005000000000001AAA,true,Standard,2024-01-01T00:00:00Z',
  "005000000000003AAA,lone@odd.example,,D'Arc,,true,Standard,2024-01-01T00:00:00Z",
  '005000000000004AAA,gone@odd.example,,Gone,005000000000001AAA,false,Standard,2024-01-01T00:00:00Z',
  `005000000000005AAA,long@odd.example,${firstName},${lastName},005000000000001AAA,true,Standard,2024-01-01T00:00:00Z`,
].join('\n');
const dealHeader = 'Id,Name,OwnerId,StageName,Amount,CloseDate,CreatedDate';
const deal = (number: number, owner: number, stage: string, amount: string, close: string) =>
  `00600000000000${number}AAA,"Deal ""${number}"",\n<b>",00500000000000${owner}AAA,${stage},${amount},${close},2026-06-01T10:00:00Z`;

const openDeals = [
  deal(1, 2, 'Prospecting', '', '2026-12-31'),
  deal(2, 3, 'Qualification', '0', '2026-11-01'),
  deal(3, 4, 'Value Proposition', '1000.5', '2026-12-01'),
  deal(4, 5, 'Needs Analysis', '250', '2027-01-31'),
];
const closedDeals = [
  deal(5, 2, 'Closed Won', '', '2026-10-15'),
  deal(6, 2, 'Closed Won', '-50', '2026-10-16'),
  deal(7, 3, 'Closed Lost', '', '2026-11-02'),
  deal(8, 4, 'Closed Won', '9999999999', '2026-11-03'),
];

/** Each folder is an org; histories, activities, quotas and periods are absent. */
const companies: [string, Record<string, string>, { reviews: number }][] = [
  ['nobody and nothing', { 'Account.csv': 'Id,Name\n001000000000001AAA,"A, ""B""\n<i>"' }, { reviews: 0 }],
  ['people without deals', { 'User.csv': people }, { reviews: 0 }],
  [
    'no closed deal',
    { 'User.csv': people, 'Opportunity.csv': [dealHeader, ...openDeals].join('\n') },
    { reviews: 4 },
  ],
  [
    // Ranks, bands and qualification have nothing to stand on.
    'no open stage',
    {
      'User.csv': people,
      'OpportunityStage.csv': [
        'Id,MasterLabel,ApiName,SortOrder,IsActive,IsClosed,IsWon',
        '01J000000000001EAA,Closed Won,Closed Won,1,true,true,true',
        '01J000000000002EAA,Prospecting,Prospecting,2,false,false,false',
        '01J000000000003EAA,Qualification,Qualification,3,false,false,false',
      ].join('\n'),
      'Opportunity.csv': [dealHeader, ...openDeals.slice(0, 2)].join('\n'),
    },
    { reviews: 2 },
  ],
  [
    // Of the four closed deals two were decided long enough ago to have no review any more.
    'gaps everywhere',
    { 'User.csv': people, 'Opportunity.csv': [dealHeader, ...openDeals, ...closedDeals].join('\n') },
    { reviews: 6 },
  ],
];

let open: OpenOrg | undefined;
afterEach(() => open?.close());

test.each(companies)(
  '%s',
  async (_name, files, expected) => {
    const folder = mkdtempSync(join(tmpdir(), 'touchline-odd-'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), `${text}\n`);
    open = await openOrg({ folder });
    rmSync(folder, { recursive: true });
    const first = await command(['sync', '--json', '--as-of', asOf], open.environment);
    expect({ code: first.code, said: first.code === 0 ? '' : first.said }).toEqual({ code: 0, said: '' });
    expect(first.said).not.toMatch(/could not be computed|NaN|Infinity/);
    // Where there is no deal there is no period either, and nothing to compare.
    if (expected.reviews > 0)
      expect((await disagreements(open.url, open.accessToken, asOf)).found).toEqual([]);
    const reviews = await open.rows('SELECT Key__c, Flags_Evidence__c FROM Touchline_Deal_Review__c');
    expect(reviews).toHaveLength(expected.reviews);
    const subjects = await open.rows('SELECT Name, Kind__c FROM Touchline_Subject__c');
    const fits = (row: { [field: string]: unknown }) => String(row['Name']).length <= 80;
    expect(subjects.filter((row) => !fits(row))).toEqual([]);
    expect(subjects.map((row) => row['Kind__c'])).toContain('organisation');
    expect(await open.rows('SELECT Id FROM Touchline_Scorecard__c WHERE Win_Rate__c != null')).toEqual([]);
    const again = JSON.parse((await command(['sync', '--json', '--as-of', asOf], open.environment)).stdout);
    const written = Object.values<{ written: number }>(again.objects).reduce(
      (sum, { written: n }) => sum + n,
      0,
    );
    expect(written).toBe(0);
  },
  60_000,
);
