/** Products, campaigns, next steps and invited colleagues hang together as they would in an org. */
import type { Row } from '../../types.ts';
import { now, quarter } from './testing.ts';

const { rows, store } = quarter();
const deals = new Map(rows('Opportunity').map((deal) => [deal.Id, deal]));
const by = (objectName: string, field: string) => Map.groupBy(rows(objectName), (row) => String(row[field]));
const sum = (list: readonly Row[], value: (row: Row) => number) =>
  list.reduce((total, row) => total + value(row), 0);

describe('products', () => {
  const lines = by('OpportunityLineItem', 'OpportunityId');

  test('the lines of a deal add up to its amount, at most the list price', () => {
    expect(lines.size).toBeGreaterThan(1000);
    for (const [id, own] of lines) {
      const deal = deals.get(id)!;
      expect(sum(own, (line) => Number(line['TotalPrice']))).toBeCloseTo(Number(deal['Amount']), 2);
      expect(sum(own, (line) => Number(line['Quantity']))).toBe(deal['TotalOpportunityQuantity']);
      expect(deal['HasOpportunityLineItem']).toBe(true);
      const list = sum(own, (line) => Number(line['ListPrice']) * Number(line['Quantity']));
      expect(list).toBeGreaterThanOrEqual(Number(deal['Amount']));
    }
  });

  test('every line is of a price book entry at its price, quantity times unit price', () => {
    for (const line of rows('OpportunityLineItem')) {
      const entry = store.table('PricebookEntry').get(String(line['PricebookEntryId']))!;
      expect([
        line['ListPrice'],
        line['Product2Id'],
        deals.get(String(line['OpportunityId']))!['Pricebook2Id'],
      ]).toEqual([entry['UnitPrice'], entry['Product2Id'], entry['Pricebook2Id']]);
      const product = Number(line['UnitPrice']) * Number(line['Quantity']);
      expect(Number(line['TotalPrice'])).toBeCloseTo(product, 2);
      expect(Number(line['UnitPrice'])).toBeGreaterThan(0);
    }
  });

  test('some priced deals have none', () => {
    const won = rows('Opportunity').filter((deal) => deal['IsWon'] === true);
    const share = won.filter((deal) => lines.has(deal.Id)).length / won.length;
    expect(share).toBeGreaterThan(0.85);
    expect(share).toBeLessThan(0.98);
  });
});

describe('next steps', () => {
  const changes = rows('OpportunityFieldHistory').filter((row) => row['Field'] === 'NextStep');

  test('tracked changes follow one another and lead to what the field says', () => {
    for (const [id, own] of Map.groupBy(changes, (row) => String(row['OpportunityId']))) {
      own.slice(1).forEach((row, index) => expect(row['OldValue']).toBe(own[index]!['NewValue']));
      const deal = deals.get(id)!;
      expect(own.at(-1)!['NewValue']).toBe(deal['NextStep'] ?? null);
      expect(String(deal['SystemModstamp']) >= String(own.at(-1)!['CreatedDate'])).toBe(true);
    }
  });

  test('are tracked for the last 120 days only', () => {
    const oldest = changes.map((row) => String(row['CreatedDate'])).sort()[0]!;
    const days = (Date.parse(now) - Date.parse(oldest)) / 86_400_000;
    expect(days).toBeGreaterThan(110);
    expect(days).toBeLessThan(122);
  });

  test('most open deals have one, some have none, some an old one', () => {
    const open = rows('Opportunity').filter((deal) => deal['IsClosed'] !== true);
    const changed = new Map(changes.map((row) => [row['OpportunityId'], String(row['CreatedDate'])]));
    const filled = open.filter((deal) => deal['NextStep']);
    const old = filled.filter((deal) => {
      const since = changed.get(deal.Id) ?? String(deal['CreatedDate']);
      return Date.parse(now) - Date.parse(since) > 15 * 86_400_000;
    });
    expect(filled.length / open.length).toBeGreaterThan(0.7);
    expect(filled.length / open.length).toBeLessThan(0.92);
    expect(old.length / open.length).toBeGreaterThan(0.1);
    expect(old.length / open.length).toBeLessThan(0.45);
  });
});

test('every lead answered a campaign of its source, and the totals of campaigns are those of their members', () => {
  const members = by('CampaignMember', 'CampaignId');
  const leads = new Map(rows('Lead').map((lead) => [lead.Id, lead]));
  expect(rows('CampaignMember')).toHaveLength(leads.size);
  const influenced = by('Opportunity', 'CampaignId');
  for (const campaign of rows('Campaign')) {
    const own = members.get(campaign.Id)!;
    const led = influenced.get(campaign.Id) ?? [];
    const won = led.filter((deal) => deal['IsWon'] === true);
    const converted = own.filter((member) => member['ContactId']);
    expect(campaign).toMatchObject({
      NumberOfLeads: own.length,
      NumberOfResponses: own.length,
      NumberOfContacts: converted.length,
      NumberOfConvertedLeads: converted.length,
      NumberOfOpportunities: led.length,
      NumberOfWonOpportunities: won.length,
      AmountAllOpportunities: sum(led, (deal) => Number(deal['Amount'] ?? 0)),
      AmountWonOpportunities: sum(won, (deal) => Number(deal['Amount'] ?? 0)),
    });
    for (const member of own) {
      const lead = leads.get(String(member['LeadId']))!;
      expect(String(lead['CreatedDate']) >= String(campaign['StartDate'])).toBe(true);
      expect(String(lead['CreatedDate']).slice(0, 10) <= String(campaign['EndDate'])).toBe(true);
    }
  }
});

test('invited users who accept have a copy of the meeting, those who decline have none', () => {
  const copies = Map.groupBy(
    rows('Event').filter((event) => event['IsChild'] === true),
    (event) => `${String(event['OwnerId'])} ${String(event['StartDateTime'])} ${String(event['WhatId'])}`,
  );
  const events = new Map(rows('Event').map((event) => [event.Id, event]));
  const users = rows('EventRelation').filter((relation) => String(relation['RelationId']).startsWith('005'));
  const parents = rows('Event').filter((event) => event['IsChild'] !== true);
  expect(users.length / parents.length).toBeGreaterThan(0.1);
  expect(users.length / parents.length).toBeLessThan(0.2);
  expect(users.filter((relation) => relation['Status'] === 'Declined').length).toBeGreaterThan(20);
  for (const relation of users) {
    const event = events.get(String(relation['EventId']))!;
    expect(event['OwnerId']).not.toBe(relation['RelationId']);
    const key = `${String(relation['RelationId'])} ${String(event['StartDateTime'])} ${String(event['WhatId'])}`;
    expect(copies.has(key)).toBe(relation['Status'] === 'Accepted');
  }
});

test('every stage has the twenty won passes in each segment that a derived threshold needs', () => {
  const segmentOf = new Map(
    rows('Touchline_Subject__c').map((subject) => [subject['User__c'], String(subject['Segment__c'])]),
  );
  const passes = new Map<string, number>();
  const history = by('OpportunityHistory', 'OpportunityId');
  for (const deal of deals.values()) {
    if (deal['IsWon'] !== true) continue;
    const segment = segmentOf.get(deal['OwnerId']!);
    const stages = history.get(deal.Id)!.map((row) => String(row['StageName']));
    stages
      .filter((stage, index) => stage !== stages[index - 1] && stage !== 'Closed Won')
      .forEach((stage) => passes.set(`${segment} ${stage}`, (passes.get(`${segment} ${stage}`) ?? 0) + 1));
  }
  const ofSegments = [...passes].filter(([key]) => !key.startsWith('undefined'));
  expect(ofSegments).toHaveLength(18);
  expect(Math.min(...ofSegments.map(([, count]) => count))).toBeGreaterThanOrEqual(40);
});
