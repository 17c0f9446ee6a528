/** SELECT, and what stands after WHERE. */
import { apex, here, type Feature } from './feature.ts';

export function select(): Feature[] {
  const of = (what: string, example: string, more: Partial<Feature> = {}): Feature => ({
    clause: 'SELECT',
    what,
    example,
    ...more,
  });
  return [
    of('fields, with or without the object or an alias before them', 'SELECT Id, a.Name FROM Account a'),
    of('parents, up to five levels', 'SELECT Parent.Parent.Parent.Parent.Owner.Name FROM Account'),
    of('parents by alias', "SELECT c.Name, a.Name FROM Contact c, c.Account a WHERE a.Name LIKE 'A%'"),
    of('parents and children of custom objects', 'SELECT Subject__r.Name FROM Touchline_Scorecard__c'),
    of(
      'polymorphic parents: fields of Name, `Type`',
      'SELECT Who.Name, What.Type, Owner.Profile.Name FROM Task',
    ),
    of('`TYPEOF`', 'SELECT TYPEOF What WHEN Opportunity THEN Amount, Account.Name ELSE Name END FROM Task', {
      note: 'null where no WHEN fits and there is no ELSE',
    }),
    of(
      'paths in ELSE of `TYPEOF`',
      'SELECT TYPEOF What WHEN Account THEN Name ELSE Owner.Name END FROM Task',
      {
        refused: 'INVALID_FIELD',
        note: 'Salesforce too: a Name has no owner',
      },
    ),
    of(
      'children, with conditions, order, limit, and children of their own',
      'SELECT (SELECT Name, (SELECT Subject FROM Tasks) FROM Contacts ORDER BY Name LIMIT 5) FROM Account',
      { note: 'more than 200 come in parts with a `nextRecordsUrl`' },
    ),
    of('aggregates of children', 'SELECT (SELECT COUNT(Id) FROM Contacts) FROM Account', {
      refused: 'MALFORMED_QUERY',
      note: 'Salesforce too',
    }),
    of('`FIELDS(ALL)`, `FIELDS(CUSTOM)` with a limit of 200', 'SELECT FIELDS(ALL) FROM Account LIMIT 200'),
    of('`FIELDS(STANDARD)`', 'SELECT FIELDS(STANDARD) FROM Account'),
    of('`FIELDS()` without a limit', 'SELECT FIELDS(ALL) FROM Account', {
      refused: 'MALFORMED_QUERY',
      note: 'Salesforce too',
    }),
    of(
      'activities as lists: ActivityHistories, OpenActivities',
      'SELECT (SELECT Subject, What.Name FROM ActivityHistories) FROM Account',
      { note: 'who may not see every activity sorts and limits them as Salesforce wants it' },
    ),
    of('such lists by themselves', 'SELECT Id FROM OpenActivity', {
      refused: 'INVALID_TYPE_FOR_OPERATION',
      note: 'Salesforce too',
    }),
    of('compound addresses', 'SELECT BillingAddress, Owner.Address FROM Account'),
    of('`toLabel()`', 'SELECT toLabel(StageName) FROM Opportunity', { note: 'one language' }),
    of('`FORMAT()`', 'SELECT FORMAT(Amount) shown, FORMAT(CloseDate) FROM Opportunity'),
    of('`convertCurrency()`', 'SELECT convertCurrency(Amount) FROM Opportunity', {
      currencies: true,
      note: 'rounded to six decimals',
    }),
    of('`convertCurrency()` with one currency', 'SELECT convertCurrency(Amount) FROM Opportunity', {
      refused: 'MALFORMED_QUERY',
      note: 'Salesforce too',
    }),
    of('`FORMAT()` of money in several currencies', 'SELECT FORMAT(Amount) FROM Opportunity', {
      refused: 'MALFORMED_QUERY',
      note: here,
      currencies: true,
    }),
    of('aliases of fields without groups', 'SELECT Name n FROM Account', {
      refused: 'MALFORMED_QUERY',
      note: 'Salesforce too',
    }),
    of('`DISTANCE()`, `GEOLOCATION()`', "SELECT DISTANCE(Place__c, GEOLOCATION(1,2), 'mi') FROM Account", {
      refused: 'MALFORMED_QUERY',
      note: `${here}; no object has a place`,
    }),
  ];
}

export function rest(): Feature[] {
  const of = (clause: string, what: string, example: string, more: Partial<Feature> = {}): Feature => ({
    clause,
    what,
    example: `SELECT Id FROM ${example}`,
    ...more,
  });
  const too = { refused: 'MALFORMED_QUERY', note: 'Salesforce too' };
  return [
    of('FROM', 'objects that are not there', 'Foo', { refused: 'INVALID_TYPE', note: 'Salesforce too' }),
    of('USING SCOPE', '`mine`, `everything`', 'Account USING SCOPE mine'),
    of('USING SCOPE', 'other scopes', 'Account USING SCOPE team', { refused: 'MALFORMED_QUERY', note: here }),
    of(
      'ORDER BY',
      'fields, parents, NULLS FIRST and LAST',
      'Account ORDER BY Owner.Name DESC NULLS LAST, Name',
      {
        note: 'by capitals for English locales, else as is natural for the user’s',
      },
    ),
    of('ORDER BY', 'picklists, in the order of their values', 'Opportunity ORDER BY StageName'),
    of('ORDER BY', 'long text', 'Opportunity ORDER BY Description', too),
    of('LIMIT, OFFSET', 'offset up to 2,000', 'Account LIMIT 10 OFFSET 2000'),
    of('LIMIT, OFFSET', 'more', 'Account OFFSET 2001', {
      refused: 'NUMBER_OUTSIDE_VALID_RANGE',
      note: 'Salesforce too',
    }),
    of('FOR', '`VIEW`: what was seen stands in `recent`', 'Account LIMIT 1 FOR VIEW', {
      note: 'LastViewedDate does not move',
    }),
    of('FOR', '`REFERENCE`', 'Account FOR REFERENCE', { note: 'nothing is recorded' }),
    of('FOR', '`UPDATE`', 'Account FOR UPDATE', { refused: 'MALFORMED_QUERY', note: apex }),
    of('ALL ROWS', 'deleted rows: ask queryAll', 'Account ALL ROWS', {
      refused: 'MALFORMED_QUERY',
      note: apex,
    }),
    of('UPDATE', '`TRACKING`, `VIEWSTAT`', 'Account UPDATE VIEWSTAT', {
      refused: 'MALFORMED_QUERY',
      note: `${here}, for articles`,
    }),
  ];
}
