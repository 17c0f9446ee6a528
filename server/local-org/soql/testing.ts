import { createTestOrg } from '../testing.ts';
import type { Row, SessionUser, Value } from '../types.ts';
import { SalesforceError } from '../errors.ts';
import { makeId } from '../id.ts';
import { answer, prepare, soql } from './query.ts';
import type { RecordBody } from './projection.ts';

/** 22:00 on Thursday 19 November 2026 in New York, where the user lives; already the 20th in UTC. */
export const NOW = new Date('2026-11-20T03:00:00Z');

export const ids = {
  ann: makeId('005', 1),
  bob: makeId('005', 2),
  acme: makeId('001', 1),
  west: makeId('001', 2),
  beta: makeId('001', 3),
  neil: makeId('001', 4),
  won: makeId('006', 1),
  lost: makeId('006', 2),
  open: makeId('006', 3),
  fresh: makeId('006', 4),
  orphan: makeId('006', 5),
  gone: makeId('006', 6),
  carol: makeId('003', 1),
  dave: makeId('003', 2),
  lead: makeId('00Q', 1),
};

type Values = Record<string, Value>;

const rows: Record<string, Values[]> = {
  Organization: [
    { Id: makeId('00D', 1), Name: 'Test', FiscalYearStartMonth: 4, UsesStartDateAsFiscalYearName: false },
  ],
  User: [
    {
      Id: ids.ann,
      Name: 'Ann Lee',
      FirstName: 'Ann',
      LastName: 'Lee',
      Username: 'ann@x.test',
      IsActive: true,
      TimeZoneSidKey: 'America/New_York',
      LocaleSidKey: 'en_US',
    },
    {
      Id: ids.bob,
      Name: 'Bob Ray',
      FirstName: 'Bob',
      LastName: 'Ray',
      Username: 'bob@x.test',
      IsActive: false,
      ManagerId: ids.ann,
    },
  ],
  Account: [
    {
      Id: ids.acme,
      Name: 'Acme',
      Industry: 'Energy',
      AnnualRevenue: 100,
      NumberOfEmployees: 10,
      OwnerId: ids.ann,
    },
    {
      Id: ids.west,
      Name: 'acme west',
      ParentId: ids.acme,
      AnnualRevenue: 250.5,
      NumberOfEmployees: 10,
      OwnerId: ids.bob,
    },
    { Id: ids.beta, Name: 'Beta_Co 100%', Industry: 'Banking', OwnerId: ids.bob },
    { Id: ids.neil, Name: "O'Neil\nSons", Industry: 'energy', AnnualRevenue: -5, OwnerId: ids.ann },
  ],
  Opportunity: [
    {
      Id: ids.won,
      Name: 'Won',
      StageName: 'Closed Won',
      Amount: 100.1,
      CloseDate: '2026-11-19',
      AccountId: ids.acme,
      OwnerId: ids.ann,
      IsWon: true,
      IsClosed: true,
      CreatedDate: '2026-11-20T02:30:00.000Z',
    },
    {
      Id: ids.lost,
      Name: 'Lost',
      StageName: 'Closed Lost',
      Amount: 200.2,
      CloseDate: '2026-10-31',
      AccountId: ids.acme,
      OwnerId: ids.bob,
      IsClosed: true,
      CreatedDate: '2026-11-19T05:00:00.000Z',
    },
    {
      Id: ids.open,
      Name: 'Open',
      StageName: 'Prospecting',
      Amount: 300,
      CloseDate: '2026-12-31',
      AccountId: ids.west,
      OwnerId: ids.bob,
      CreatedDate: '2026-11-19T04:59:59.000Z',
    },
    {
      Id: ids.fresh,
      Name: 'Fresh',
      StageName: 'Prospecting',
      CloseDate: '2027-04-01',
      AccountId: ids.beta,
      OwnerId: ids.ann,
      CreatedDate: '2026-01-15T12:00:00.000Z',
    },
    {
      Id: ids.orphan,
      Name: 'Orphan',
      StageName: 'Qualification',
      Amount: 0,
      CloseDate: '2026-03-31',
      OwnerId: ids.ann,
      CreatedDate: '2025-12-31T23:30:00.000Z',
    },
    {
      Id: ids.gone,
      Name: 'Gone',
      StageName: 'Prospecting',
      Amount: 999,
      CloseDate: '2026-11-19',
      OwnerId: ids.ann,
      IsDeleted: true,
      CreatedDate: '2026-11-01T00:00:00.000Z',
    },
  ],
  Contact: [
    {
      Id: ids.carol,
      Name: 'Carol Kay',
      FirstName: 'Carol',
      LastName: 'Kay',
      AccountId: ids.acme,
      Email: 'c@x.test',
      OwnerId: ids.ann,
    },
    { Id: ids.dave, Name: 'Dave Orr', FirstName: 'Dave', LastName: 'Orr', OwnerId: ids.ann },
  ],
  Lead: [
    { Id: ids.lead, Name: 'Lea Fox', LastName: 'Fox', FirstName: 'Lea', Company: 'Fox', OwnerId: ids.ann },
  ],
  Task: [
    {
      Id: makeId('00T', 1),
      Subject: 'Call',
      WhoId: ids.carol,
      WhatId: ids.won,
      OwnerId: ids.ann,
      ActivityDate: '2026-11-19',
    },
    { Id: makeId('00T', 2), Subject: 'Mail', WhoId: ids.lead, OwnerId: ids.bob },
    { Id: makeId('00T', 3), Subject: 'Note', WhatId: ids.beta, OwnerId: ids.ann },
  ],
};

/** A small world whose every answer can be found by looking at it. */
export function testWorld({ currencies = [] }: { currencies?: readonly string[] } = {}) {
  const made = createTestOrg({
    currencies,
    clock: () => NOW,
    seed: (store) => {
      for (const [object, values] of Object.entries(rows))
        for (const row of values) store.table(object).put({ ...row } as Row);
    },
  });
  const ann = made.org.sessions().find((session) => session.id === ids.ann) as SessionUser;
  const reader = made.org.reader(ann);
  const options = { now: NOW, version: '66.0' };
  const records = (text: string, includeDeleted = false): RecordBody[] =>
    soql(reader, text, { ...options, includeDeleted });
  return {
    ...made,
    reader,
    records,
    /** One selected field of every record, in order. */
    column: (text: string, name = 'Name', includeDeleted = false) =>
      records(text, includeDeleted).map((record) => record[name]),
    totalSize: (text: string) =>
      answer(prepare(reader.schema, text), { reader, ...options, includeDeleted: false }).totalSize,
    /** Code and message of a refusal. */
    refusal(text: string): string {
      try {
        records(text);
      } catch (error) {
        if (error instanceof SalesforceError) return `${error.errorCode}: ${error.message}`;
        throw error;
      }
      throw new Error(`answered: ${text}`);
    },
  };
}
