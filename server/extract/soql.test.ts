import { tables } from '../mirror/tables.ts';
import type { Readable } from './availability.ts';
import { objects } from './objects.ts';
import { changes, count, everything, inOrder } from './soql.ts';

function readable(sObject: string, columns: string[], showsDeleted = true): Readable {
  const plan = objects.find((each) => each.sObject === sObject);
  const table = tables().find((each) => each.sObject === sObject);
  if (!plan || !table) throw new Error(sObject);
  return { plan, table, columns: columns.map((name) => ({ name, type: 'text' })), showsDeleted };
}

const user = '005000000000001AAA';

test('reads everything that is of use', () => {
  expect(everything(readable('Contact', ['Id', 'AccountId']))).toBe(
    'SELECT Id, AccountId, IsDeleted FROM Contact',
  );
  expect(everything(readable('User', ['Id', 'Name'], false))).toBe('SELECT Id, Name FROM User');
  expect(everything(readable('TaskRelation', ['Id']))).toBe(
    'SELECT Id, IsDeleted FROM TaskRelation WHERE IsWhat = false',
  );
});

test('reads changes with ten minutes of overlap, oldest first', () => {
  const soql = changes(readable('Contact', ['Id']), '2026-11-20T00:05:00.000Z', user);
  expect(inOrder(readable('Contact', ['Id']), soql)).toBe(
    'SELECT Id, IsDeleted FROM Contact WHERE SystemModstamp >= 2026-11-19T23:55:00.000Z ORDER BY SystemModstamp, Id',
  );
});

test('field history has no stamp of its own', () => {
  expect(changes(readable('OpportunityFieldHistory', ['Id'], false), '2026-11-20T00:10:00.000Z', user)).toBe(
    "SELECT Id FROM OpportunityFieldHistory WHERE Field IN ('Owner', 'NextStep') AND CreatedDate >= 2026-11-20T00:00:00.000Z",
  );
});

test('of what we write ourselves only what others changed is asked for', () => {
  expect(changes(readable('Touchline_Scorecard__c', ['Id']), '2026-11-20T00:10:00.000Z', user)).toBe(
    'SELECT Id, IsDeleted FROM Touchline_Scorecard__c WHERE SystemModstamp >= 2026-11-20T00:00:00.000Z AND ' +
      `(LastModifiedById != '${user}' OR IsDeleted = true)`,
  );
});

test('counts what is alive, archived rows included', () => {
  expect(count(readable('Task', ['Id']))).toBe('SELECT COUNT() FROM Task WHERE IsDeleted = false');
  expect(count(readable('User', ['Id'], false))).toBe('SELECT COUNT() FROM User');
});
