/** Ten activities a deal: calls, mails, to-dos and meetings, three in four on the deal itself, others on a contact or the account only. */
import type { Database } from './database.ts';
import { createObject } from './schema.ts';

/** `share` of a deal's life, so far as it has been lived, at which something happened. */
const during = (share: string): string => `at_work(d.created + to_seconds(CAST(
  epoch(least(d.closed, now_at()) - d.created) * ${share} AS BIGINT)), ${share})`;

export async function makeActivities(database: Database): Promise<void> {
  await makeTasks(database);
  await makeEvents(database);
}

async function makeTasks(database: Database): Promise<void> {
  await database.run(`
    CREATE OR REPLACE TABLE activity AS
    SELECT row_number() OVER (ORDER BY moment, n, j) AS no, * FROM (
      SELECT d.n, j, d.owner, d.account, ${during('u(d.n * 9 + j, 40)')} AS moment, u(d.n * 9 + j, 41) AS link, u(d.n * 9 + j, 42) AS kind
      FROM deal d, range(9) t(j) WHERE u(d.n * 9 + j, 43) < 0.945)
    WHERE moment < now_at()`);
  await createObject(
    database,
    'Task',
    {
      Id: `id('00T', no)`,
      WhoId: `CASE WHEN link < 0.9 THEN id('003', 3 * account + no % 3) END`,
      WhatId: `CASE WHEN link > 0.25 THEN id('006', n) WHEN link > 0.12 THEN id('001', account) END`,
      AccountId: `id('001', account)`,
      OwnerId: `id('005', owner)`,
      CreatedById: `id('005', owner)`,
      Status: `CASE WHEN kind < 0.94 THEN 'Completed' ELSE 'Not Started' END`,
      Type: `CASE WHEN kind < 0.3 THEN 'Call' WHEN kind < 0.8 THEN 'Email' ELSE 'Other' END`,
      TaskSubtype: `CASE WHEN kind < 0.3 THEN 'Call' WHEN kind < 0.8 THEN 'Email' ELSE 'Task' END`,
      CallType: `CASE WHEN kind < 0.3 THEN 'Outbound' END`,
      CallDurationInSeconds: `CASE WHEN kind < 0.3 THEN floor(1000 * kind) END`,
      IsClosed: 'kind < 0.94',
      IsArchived: `moment < now_at() - INTERVAL 365 DAY`,
      IsRecurrence: 'false',
      ActivityDate: 'moment::DATE',
      CompletedDateTime: 'CASE WHEN kind < 0.94 THEN moment END',
      CreatedDate: 'moment - INTERVAL 20 MINUTE',
      LastModifiedDate: 'moment',
      SystemModstamp: 'moment',
    },
    'activity ORDER BY no',
  );
  await createObject(
    database,
    'TaskRelation',
    {
      Id: `id('0RT', no)`,
      TaskId: `id('00T', no)`,
      RelationId: `id('003', 3 * account + (no + 1) % 3)`,
      AccountId: `id('001', account)`,
      IsWhat: 'false',
      CreatedDate: 'moment',
      LastModifiedDate: 'moment',
      SystemModstamp: 'moment',
    },
    'activity WHERE u(no, 44) < 0.1 ORDER BY no',
  );
}

/** Meetings of half an hour; one in six open deals has one ahead. */
async function makeEvents(database: Database): Promise<void> {
  await database.run(`
    CREATE OR REPLACE TABLE activity AS
    SELECT row_number() OVER (ORDER BY moment, n, j) AS no, *, moment - INTERVAL 3 DAY AS booked FROM (
      SELECT d.n, j, d.owner, d.account, ${during('u(d.n * 3 + j, 50)')} AS moment, u(d.n * 3 + j, 51) AS link
      FROM deal d, range(2) t(j) WHERE j = 0 OR u(d.n, 52) < 0.5
      UNION ALL
      SELECT d.n, 2, d.owner, d.account, at_work(now_at() + to_days(1 + CAST(floor(14 * u(d.n, 53)) AS INTEGER)), u(d.n, 54)), 0.5
      FROM deal d WHERE NOT d.is_closed AND u(d.n, 55) < 0.17)`);
  const stamps = Object.fromEntries(
    ['CreatedDate', 'LastModifiedDate', 'SystemModstamp'].map((name) => [
      name,
      `least(booked, now_at() - INTERVAL 1 HOUR - to_minutes(CAST(14400 * u(no, 58) AS BIGINT)))`,
    ]),
  );
  await createObject(
    database,
    'Event',
    {
      ...stamps,
      Id: `id('00U', no)`,
      WhoId: `id('003', 3 * account + no % 3)`,
      WhatId: `CASE WHEN link > 0.2 THEN id('006', n) WHEN link > 0.1 THEN id('001', account) END`,
      AccountId: `id('001', account)`,
      OwnerId: `id('005', owner)`,
      CreatedById: `id('005', owner)`,
      Type: `'Meeting'`,
      EventSubtype: `'Event'`,
      GroupEventType: `'0'`,
      DurationInMinutes: '30',
      IsAllDayEvent: 'false',
      IsChild: 'false',
      IsGroupEvent: 'false',
      IsRecurrence: 'false',
      IsRecurrence2: 'false',
      IsPrivate: 'false',
      IsArchived: `moment < now_at() - INTERVAL 365 DAY`,
      ActivityDate: 'moment::DATE',
      StartDateTime: 'moment',
      EndDateTime: 'moment + INTERVAL 30 MINUTE',
      ActivityDateTime: 'moment',
    },
    'activity ORDER BY no',
  );
  await createObject(
    database,
    'EventRelation',
    {
      ...stamps,
      Id: `id('0RE', 3 * no + k)`,
      EventId: `id('00U', no)`,
      RelationId: `CASE k WHEN 2 THEN id('005', 1 + (owner + 7) % (SELECT reps FROM size)) ELSE id('003', 3 * account + (no + k) % 3) END`,
      AccountId: `id('001', account)`,
      Status: `CASE WHEN u(no * 3 + k, 56) < 0.05 THEN 'Declined' ELSE 'Accepted' END`,
      IsWhat: 'false',
      IsParent: 'k = 0',
      IsInvitee: 'k > 0',
    },
    'activity, range(3) t(k) WHERE k = 0 OR u(no * 3 + k, 57) < 0.25 ORDER BY 1',
  );
  await database.run('DROP TABLE activity');
}
