import { testWorld } from './testing.ts';

const world = testWorld();

test.each<[string, string, string]>([
  [
    'SELECT Id FROM Account WHERE Name IN (SELECT AccountId FROM Contact)',
    'MALFORMED_QUERY',
    'must be an ID or reference field',
  ],
  [
    'SELECT Id FROM Account WHERE Id IN (SELECT Name FROM Contact)',
    'MALFORMED_QUERY',
    'must select an ID or reference field',
  ],
  [
    "SELECT Id FROM Account WHERE Name = 'x' OR Id IN (SELECT AccountId FROM Contact)",
    'MALFORMED_QUERY',
    "Semi join sub-selects are not allowed with the 'OR' operator",
  ],
  [
    'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE OwnerId IN (SELECT Id FROM User))',
    'MALFORMED_QUERY',
    'Nesting of semi join sub-selects is not supported',
  ],
  [
    'SELECT Id FROM Account WHERE Id IN (SELECT ParentId FROM Account)',
    'MALFORMED_QUERY',
    'The inner and outer selects should not be on the same object type',
  ],
  [
    'SELECT Id FROM Account WHERE Id IN (SELECT OwnerId FROM Contact)',
    'MALFORMED_QUERY',
    "The selected field 'OwnerId' in the subquery and the left operand field in the where expression in the outer query 'Id' should point to the same object type",
  ],
  [
    'SELECT (SELECT FIELDS(ALL) FROM Contacts) FROM Account',
    'MALFORMED_QUERY',
    'The SOQL FIELDS function must have a LIMIT of at most 200',
  ],
  [
    'SELECT COUNT(Id) FROM Account LIMIT 5',
    'MALFORMED_QUERY',
    'Non-grouped query that uses overall aggregate functions cannot also use LIMIT',
  ],
  ['SELECT Id FROM Opportunity WHERE CloseDate = LAST_N_DAYS:-1', 'MALFORMED_QUERY', 'LAST_N_DAYS:-1'],
  [
    'SELECT (SELECT COUNT(Id) FROM Contacts) FROM Account',
    'MALFORMED_QUERY',
    'only root queries support aggregate expressions',
  ],
  [
    'SELECT (SELECT Id FROM Contacts LIMIT 1 OFFSET 1) FROM Account',
    'MALFORMED_QUERY',
    'OFFSET is only allowed in a child subquery when its parent has LIMIT 1',
  ],
  [
    `SELECT Id${', (SELECT Id FROM Contacts)'.repeat(21)} FROM Account`,
    'MALFORMED_QUERY',
    'at most 20 child subqueries',
  ],
  [
    'SELECT TYPEOF Account WHEN Account THEN Name END FROM Opportunity',
    'MALFORMED_QUERY',
    'TYPEOF needs a polymorphic relationship',
  ],
])('%s', (text, code, message) => {
  const refusal = world.refusal(text);
  expect(refusal).toMatch(new RegExp(`^${code}: `));
  expect(refusal).toContain(message);
});
