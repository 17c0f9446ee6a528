import { createTestOrg, type TestOrg } from '../testing.ts';
import { executeGraphql, type GraphqlAnswer } from './execute.ts';

export interface SampleOrg extends TestOrg {
  ids: Record<'acme' | 'globex' | 'alpha' | 'beta' | 'gamma' | 'delta' | 'ivy' | 'team', string>;
  ask(query: string, variables?: Record<string, unknown>): Promise<GraphqlAnswer>;
  /** Rows of one object under `uiapi.query`, as `Name` values in the order they came. */
  names(selection: string, variables?: Record<string, unknown>, head?: string): Promise<string[]>;
}

/**
 * Two accounts, four deals, two subjects and five scorecards, on Friday 2026-11-20 18:00 in London.
 *
 * | deal  | account | stage              | amount | close      |
 * | Alpha | Acme    | Prospecting        | 1000   | 2026-11-10 |
 * | Beta  | Acme    | Closed Won         | 2500.5 | 2026-11-20 |
 * | gamma | Globex  | Negotiation/Review | none   | 2026-12-01 |
 * | Delta | none    | Prospecting        | 300    | 2027-02-01 |
 */
export function sampleOrg(): SampleOrg {
  const made = createTestOrg();
  const { writer, reader, org } = made;
  const add = (object: string, fields: Record<string, unknown>): string => {
    const result = writer.insert(object, fields);
    if (!result.success)
      throw new Error(`${object}: ${result.errors.map((error) => error.message).join('; ')}`);
    return result.id;
  };
  const acme = add('Account', { Name: 'Acme', Industry: 'Energy' });
  const globex = add('Account', { Name: 'Globex' });
  const deal = (
    Name: string,
    AccountId: string | null,
    StageName: string,
    Amount: number | null,
    CloseDate: string,
  ) => add('Opportunity', { Name, AccountId, StageName, Amount, CloseDate });
  const alpha = deal('Alpha', acme, 'Prospecting', 1000, '2026-11-10');
  const beta = deal('Beta', acme, 'Closed Won', 2500.5, '2026-11-20');
  const gamma = deal('gamma', globex, 'Negotiation/Review', null, '2026-12-01');
  const delta = deal('Delta', null, 'Prospecting', 300, '2027-02-01');
  const team = add('Touchline_Subject__c', { Name: 'North', Key__c: 'team:n', Kind__c: 'team' });
  const ivy = add('Touchline_Subject__c', {
    Name: 'Ivy',
    Key__c: 'person:i',
    Kind__c: 'person',
    Parent__c: team,
  });
  for (const [subject, day] of [
    [ivy, '2026-11-02'],
    [ivy, '2026-11-09'],
    [ivy, '2026-11-16'],
    [team, '2026-11-09'],
  ]) {
    add('Touchline_Scorecard__c', {
      Subject__c: subject,
      Key__c: `${subject}|week|${day}|all|all`,
      Period_Type__c: 'week',
      Period_Start__c: day,
    });
  }
  const ask = (query: string, variables: Record<string, unknown> = {}): Promise<GraphqlAnswer> =>
    executeGraphql({ query, variables, operationName: undefined, version: '66.0' }, reader, org.now(), {
      writer,
      store: org.store,
    });

  return {
    ...made,
    ids: { acme, globex, alpha, beta, gamma, delta, ivy, team },
    ask,
    async names(selection, variables = {}, head = 'query') {
      const { data, errors } = await ask(
        `${head} { uiapi { query { ${selection} { edges { node { Name { value } } } } } } }`,
        variables,
      );
      if (errors.length) throw new Error(errors.map((error) => error.message).join('; '));
      const connection = Object.values((data as { uiapi: { query: object } }).uiapi.query)[0] as {
        edges: { node: { Name: { value: string } } }[];
      };
      return connection.edges.map(({ node }) => node.Name.value);
    },
  };
}
