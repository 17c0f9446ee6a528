/** Aggregates and groups. */
import { here, type Feature } from './feature.ts';

export function groups(): Feature[] {
  const of = (what: string, example: string, more: Partial<Feature> = {}): Feature => ({
    clause: 'GROUP BY',
    what,
    example: `SELECT ${example}`,
    ...more,
  });
  return [
    of('`COUNT()` alone: a total without records', 'COUNT() FROM Account'),
    of(
      '`COUNT` `COUNT_DISTINCT` `SUM` `AVG` `MIN` `MAX`, aliases or expr0 …',
      'COUNT(Id), COUNT_DISTINCT(OwnerId) d, SUM(Amount), AVG(Amount), MIN(Name), MAX(CloseDate) FROM Opportunity',
    ),
    of(
      'fields and parents',
      'Account.Name, StageName, COUNT(Id) FROM Opportunity GROUP BY Account.Name, StageName',
      {
        note: 'text that differs in case alone is one group; Salesforce does not say',
      },
    ),
    of(
      'date functions, in UTC or by `convertTimezone()`',
      'DAY_ONLY(convertTimezone(CreatedDate)) d, COUNT(Id) FROM Opportunity GROUP BY DAY_ONLY(convertTimezone(CreatedDate))',
    ),
    of(
      'fiscal date functions',
      'FISCAL_YEAR(CloseDate), COUNT(Id) FROM Opportunity GROUP BY FISCAL_YEAR(CloseDate)',
    ),
    of(
      '`ROLLUP`, `CUBE` of up to three, `GROUPING()`',
      'StageName, CALENDAR_YEAR(CloseDate), GROUPING(StageName) g, SUM(Amount) FROM Opportunity GROUP BY CUBE(StageName, CALENDAR_YEAR(CloseDate))',
      { note: 'subtotals stand after their members; Salesforce promises no order' },
    ),
    of(
      '`GROUPING()` of a date function',
      'GROUPING(CALENDAR_YEAR(CloseDate)) FROM Opportunity GROUP BY ROLLUP(CALENDAR_YEAR(CloseDate))',
      {
        refused: 'MALFORMED_QUERY',
        note: here,
      },
    ),
    of('`HAVING`', 'StageName FROM Opportunity GROUP BY StageName HAVING COUNT(Id) > 1 AND SUM(Amount) > 5'),
    of(
      'NOT in parentheses in `HAVING`',
      'StageName FROM Opportunity GROUP BY StageName HAVING (NOT COUNT(Id) > 1) AND COUNT(Id) > 0',
      {
        refused: 'MALFORMED_QUERY',
        note: `${here}; the parser library loses what follows`,
      },
    ),
    of(
      '`toLabel()`, `FORMAT()` of groups',
      'toLabel(StageName) l, FORMAT(MAX(Amount)) m FROM Opportunity GROUP BY StageName',
    ),
    of('ungrouped fields', 'Name, COUNT(Id) FROM Account', {
      refused: 'MALFORMED_QUERY',
      note: 'Salesforce too',
    }),
    of(
      'an alias in GROUP BY, HAVING or ORDER BY',
      'Name n, COUNT(Id) c FROM Account GROUP BY Name ORDER BY c',
      {
        refused: 'INVALID_FIELD',
        note: 'Salesforce too',
      },
    ),
    of('LIMIT of aggregates without groups', 'COUNT(Id) FROM Account LIMIT 1', {
      refused: 'MALFORMED_QUERY',
      note: 'Salesforce too',
    }),
    of('money of several currencies, in the corporate one', 'SUM(Amount) FROM Opportunity', {
      currencies: true,
    }),
  ];
}
