import { createHash } from 'node:crypto';
import type { Row } from '../types.ts';
import { asOf, now, quarter, schema } from './quarter/testing.ts';

const company = quarter();
const { rows } = company;
const text = (row: Row, field: string) => String(row[field] ?? '');

function fingerprint(given: ReturnType<typeof quarter>): string {
  const hash = createHash('sha256');
  for (const { name } of schema.objects) for (const row of given.rows(name)) hash.update(JSON.stringify(row));
  return hash.digest('hex');
}

test('the same seed number, scale and day give the same rows; another number gives others', () => {
  const small = { scale: 0.25 };
  const first = fingerprint(quarter(small));
  expect(fingerprint(quarter(small))).toBe(first);
  expect(fingerprint(quarter({ ...small, seedNumber: 2 }))).not.toBe(first);
  expect(fingerprint(quarter({ ...small, day: '2026-11-19' }))).not.toBe(first);
});

test('has the size of a company, and double at scale 2', () => {
  const { rows: counts } = company.result;
  expect(counts).toMatchObject({ Touchline_Subject__c: 24, User: 24 + 3 + 3 + 1 + 4 + 2 });
  expect(counts['Opportunity']).toBeGreaterThan(2500);
  expect(counts['Opportunity']).toBeLessThan(4000);
  const activities = counts['Task']! + counts['Event']!;
  expect(activities).toBeGreaterThan(30_000);
  expect(activities).toBeLessThan(45_000);
  const double = quarter({ scale: 2 }).result.rows;
  expect(double['Touchline_Subject__c']).toBe(48);
  expect(double['Opportunity']! / counts['Opportunity']!).toBeGreaterThan(1.8);
  expect(double['Opportunity']! / counts['Opportunity']!).toBeLessThan(2.2);
});

test('history replays to the present fields', () => {
  const history = Map.groupBy(rows('OpportunityHistory'), (row) => row['OpportunityId']);
  const wrong = rows('Opportunity').filter((deal) => {
    const own = (history.get(deal.Id) ?? []).sort((a, b) =>
      text(a, 'CreatedDate') < text(b, 'CreatedDate') ? -1 : 1,
    );
    const [first, last] = [own[0]!, own.at(-1)!];
    const changes = own.filter(
      (row, index) => index > 0 && row['StageName'] !== own[index - 1]!['StageName'],
    );
    return (
      first['CreatedDate'] !== deal['CreatedDate'] ||
      ['StageName', 'Amount', 'CloseDate'].some((field) => last[field] !== deal[field]) ||
      (changes.at(-1)?.['CreatedDate'] ?? null) !== deal['LastStageChangeDate'] ||
      text(deal, 'SystemModstamp') < text(last, 'CreatedDate')
    );
  });
  expect(wrong).toEqual([]);
});

test('a history row says what it changed', () => {
  const wrong = [...Map.groupBy(rows('OpportunityHistory'), (row) => row['OpportunityId']).values()].flatMap(
    (own) =>
      own.slice(1).filter((row, index) => {
        const before = own[index]!;
        return (
          row['PrevCloseDate'] !== (before['CloseDate'] === row['CloseDate'] ? null : before['CloseDate']) ||
          row['PrevAmount'] !== (before['Amount'] === row['Amount'] ? null : before['Amount'])
        );
      }),
  );
  expect(wrong).toEqual([]);
});

test('owner changes come as two rows each, follow one another and lead to the present owner', () => {
  const changes = rows('OpportunityFieldHistory').filter((row) => row['Field'] === 'Owner');
  const byId = changes.filter((row) => row['DataType'] === 'EntityId');
  expect(changes).toHaveLength(2 * byId.length);
  const owners = new Map(rows('Opportunity').map((deal) => [deal.Id, deal['OwnerId']]));
  for (const own of Map.groupBy(byId, (row) => text(row, 'OpportunityId')).values()) {
    own.slice(1).forEach((row, index) => expect(row['OldValue']).toBe(own[index]!['NewValue']));
    expect(owners.get(text(own[0]!, 'OpportunityId'))).toBe(own.at(-1)!['NewValue']);
  }
});

test('nothing is written after the evening, and everything in whole seconds', () => {
  const late: string[] = [];
  for (const { name } of schema.objects)
    for (const row of rows(name))
      for (const field of [
        'CreatedDate',
        'LastModifiedDate',
        'SystemModstamp',
        'CompletedDateTime',
        'LastStageChangeDate',
      ])
        if (text(row, field) > now || !/^$|\.000Z$/.test(text(row, field)))
          late.push(`${name} ${row.Id} ${field}`);
  expect(late).toEqual([]);
  expect(rows('Event').some((event) => text(event, 'StartDateTime') > now)).toBe(true);
  expect(
    rows('Opportunity').filter((deal) => deal['IsClosed'] && text(deal, 'CloseDate') > asOf && deal['IsWon']),
  ).toEqual([]);
});

test('work is done on weekdays between eight and six', () => {
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: 'America/New_York',
    weekday: 'short',
    hour: 'numeric',
    hourCycle: 'h23',
  });
  const odd = rows('Task').filter((task) => {
    const at = task['CompletedDateTime'];
    return (
      typeof at === 'string' && !/^(Mon|Tue|Wed|Thu|Fri), (08|09|1[0-7])$/.test(clock.format(new Date(at)))
    );
  });
  expect(odd).toEqual([]);
});

test('activities of a deal happen while it is open', () => {
  const deals = new Map(rows('Opportunity').map((deal) => [deal.Id, deal]));
  const isOutside = (activity: Row, field: string) => {
    const deal = deals.get(text(activity, 'WhatId'));
    const at = text(activity, field);
    if (!deal || at === '') return false;
    return (
      at.slice(0, 10) < text(deal, 'CreatedDate').slice(0, 10) ||
      (deal['IsClosed'] === true && at > text(deal, 'LastStageChangeDate'))
    );
  };
  const outside = [
    ...rows('Task').filter((task) => isOutside(task, 'CompletedDateTime')),
    ...rows('Event').filter((event) => isOutside(event, 'StartDateTime')),
  ];
  expect(outside).toEqual([]);
});

test('converted leads point to the deal, its account and a person there', () => {
  const deals = new Map(rows('Opportunity').map((deal) => [deal.Id, deal]));
  const contacts = new Map(rows('Contact').map((contact) => [contact.Id, contact]));
  const leads = rows('Lead').filter((lead) => lead['IsConverted'] === true);
  expect(leads.length).toBeGreaterThan(300);
  for (const lead of leads) {
    const account = lead['ConvertedAccountId'];
    expect(deals.get(text(lead, 'ConvertedOpportunityId'))?.['AccountId']).toBe(account);
    expect(contacts.get(text(lead, 'ConvertedContactId'))?.['AccountId']).toBe(account);
  }
});

test.each(['2026-11-21', '2026-03-08', '2027-01-01', '2024-02-29'])('any day will do: %s', (day) => {
  const { rows: counts } = quarter({ scale: 0.1, day }).result;
  expect(counts['Opportunity']).toBeGreaterThan(200);
});
