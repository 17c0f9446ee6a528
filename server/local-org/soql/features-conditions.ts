/** WHERE and its literals. */
import { apex, here, type Feature } from './feature.ts';

export function where(): Feature[] {
  const of = (what: string, example: string, more: Partial<Feature> = {}): Feature => ({
    clause: 'WHERE',
    what,
    example: `SELECT Id FROM ${example}`,
    ...more,
  });
  return [
    of('`=` `!=` `<>` `<` `<=` `>` `>=`, text without case', "Account WHERE Name >= 'A' AND Name != 'acme'"),
    of('AND, OR, NOT, parentheses', "Account WHERE NOT (Name = 'A' OR Industry = null)"),
    of('AND beside OR without parentheses', "Account WHERE Name = 'A' AND Name = 'B' OR Name = 'C'", {
      refused: 'MALFORMED_QUERY',
      note: 'Salesforce too',
    }),
    of('NOT beside AND or OR without parentheses', "Account WHERE Name = 'A' AND NOT Name = 'B'", {
      refused: 'MALFORMED_QUERY',
      note: 'Salesforce too',
    }),
    of('`LIKE` with `%`, `_` and escapes', "Account WHERE Name LIKE '%100\\%'"),
    of('`IN`, `NOT IN`', "Account WHERE Industry NOT IN ('Energy', null)"),
    of('`INCLUDES`, `EXCLUDES` of multi-select picklists', "Account WHERE Industry INCLUDES ('a;b')", {
      refused: 'INVALID_QUERY_FILTER_OPERATOR',
      note: 'of other fields, as here, Salesforce refuses them too',
    }),
    of('null: empty is a value; `< >` never take it', "Account WHERE Industry != 'Energy'"),
    of('null of a checkbox is false', 'Opportunity WHERE IsWon = null'),
    of('conditions on parents', "Opportunity WHERE Account.Owner.Name LIKE 'A%'"),
    of('conditions on polymorphic parents', "Task WHERE What.Type IN ('Account', 'Opportunity')"),
    of(
      'semi and anti joins, two at most, not under OR',
      'Account WHERE Id IN (SELECT AccountId FROM Contact) AND Id NOT IN (SELECT AccountId FROM Opportunity)',
    ),
    of('joins of an object with itself', 'Account WHERE Id IN (SELECT ParentId FROM Account)', {
      refused: 'MALFORMED_QUERY',
      note: 'Salesforce too',
    }),
    of(
      'joins within joins',
      'Account WHERE Id IN (SELECT AccountId FROM Contact WHERE OwnerId IN (SELECT Id FROM User))',
      {
        refused: 'MALFORMED_QUERY',
        note: 'Salesforce too',
      },
    ),
    of('joins with tasks and events', 'Account WHERE Id IN (SELECT WhatId FROM Task)', {
      refused: 'MALFORMED_QUERY',
      note: 'Salesforce too',
    }),
    of('date functions', 'Opportunity WHERE CALENDAR_YEAR(CloseDate) = 2026'),
    of('`toLabel()`', "Opportunity WHERE toLabel(StageName) = 'Closed Won'"),
    of('long text', "Opportunity WHERE Description = 'x'", {
      refused: 'INVALID_FIELD',
      note: 'Salesforce too',
    }),
    of('bind variables', 'Account WHERE Name = :name', { refused: 'MALFORMED_QUERY', note: apex }),
    of('`WITH SECURITY_ENFORCED`, `WITH USER_MODE`', 'Account WITH USER_MODE', {
      refused: 'MALFORMED_QUERY',
      note: apex,
    }),
    of('`WITH DATA CATEGORY`', 'Account WITH DATA CATEGORY a__c AT b__c', {
      refused: 'MALFORMED_QUERY',
      note: `${here}, for articles`,
    }),
  ];
}

export function literals(): Feature[] {
  const of = (what: string, condition: string, more: Partial<Feature> = {}): Feature => ({
    clause: 'literals',
    what,
    example: `SELECT Id FROM Opportunity WHERE ${condition}`,
    ...more,
  });
  return [
    of('text with escapes', "Name = 'O\\'Neil\\n\\u0041'"),
    of('numbers, checkboxes', 'Amount > -1.5 AND IsWon = TRUE'),
    of('days; moments with an offset', 'CloseDate = 2026-11-19 AND CreatedDate > 2026-11-19T00:00:00-05:00'),
    of('days for moments', 'CreatedDate > 2026-11-19', { refused: 'INVALID_FIELD', note: 'Salesforce too' }),
    of('TODAY, LAST_WEEK, NEXT_90_DAYS … in the user’s time zone', 'CreatedDate = LAST_WEEK'),
    of('LAST_N_DAYS:n, N_MONTHS_AGO:n …', 'CloseDate = LAST_N_DAYS:30 OR CloseDate = N_MONTHS_AGO:2'),
    of('THIS_FISCAL_QUARTER, N_FISCAL_YEARS_AGO:n …', 'CloseDate = NEXT_N_FISCAL_QUARTERS:2', {
      note: 'the org’s starting month; custom fiscal years are not followed',
    }),
    of('amounts with a currency', 'Amount > EUR5000', {
      currencies: true,
      note: 'a currency without a rate is refused',
    }),
    of('amounts with a currency in an org of one', 'Amount > USD5000', {
      refused: 'MALFORMED_QUERY',
      note: 'Salesforce too',
    }),
    of('wrong ids', "AccountId = 'abc'", {
      refused: 'INVALID_QUERY_FILTER_OPERATOR',
      note: 'Salesforce too',
    }),
  ];
}
