import { DEALS_QUERIES, readPipeline, readScopes } from 'c/touchlinePipelineData';
import { answer, card, connection } from 'c/testRows';
import { AS_OF, dealsAnswer, runs } from 'c/testDeals';

const field = (value) => ({ value });
const subject = (id, kind, userId, name) => ({
  Id: id,
  Name: field(name),
  Kind__c: field(kind),
  User__c: field(userId),
});
const ORGANISATION = subject('o', 'organisation', null, 'Acme Corp');
const TEAM = subject('t', 'team', 'marta', 'Marta Reyes');
const MARTA = subject('m', 'person', 'marta', 'Marta Reyes');
const ANA = subject('a', 'person', 'ana', 'Ana Silva');

const read = (subjects, userId, more = runs()) =>
  readScopes(
    answer({
      Touchline_Subject__c: connection(subjects),
      weeks: connection([card({ start: '2026-11-16', end: '2026-11-22' })]),
      months: connection([]),
      quarters: connection([card({ start: '2026-11-01', end: '2027-01-31' })]),
      ...more,
    }).data,
    userId,
  );

describe('whose deals', () => {
  it("are a manager's own people's first", () => {
    const { usual, scopes } = read([ANA, MARTA, TEAM, ORGANISATION], 'marta');
    expect(usual).toEqual({ id: 't', kind: 'team', userId: 'marta', name: 'Marta Reyes’s team' });
    expect(scopes.map(({ name }) => name)).toEqual([
      'Acme Corp',
      'Marta Reyes’s team',
      'Ana Silva',
      'Marta Reyes',
    ]);
  });

  it("are a rep's own", () => {
    expect(read([ANA], 'ana').usual.id).toBe('a');
    expect(read([ANA, ORGANISATION], 'ana').usual.id).toBe('a');
  });

  it("are everybody's for an admin who sells nothing, and the viewer's own where nothing is shared", () => {
    expect(read([ORGANISATION, ANA], 'admin').usual.id).toBe('o');
    const { usual, scopes } = read([], 'new');
    expect(usual).toEqual({ id: 'me', kind: 'person', userId: 'new', name: 'My deals' });
    expect(scopes).toEqual([usual]);
  });

  it('come with the running periods that are known, and how fresh they are', () => {
    const { periods, success } = read([ANA], 'ana');
    expect(periods).toEqual({
      week: { start: '2026-11-16', end: '2026-11-22' },
      'fiscal-month': null,
      'fiscal-quarter': { start: '2026-11-01', end: '2027-01-31' },
    });
    expect(success.asOf).toBe(AS_OF);
    expect(read([], 'ana', runs(null)).success).toBeNull();
  });

  it('are asked of the org: a team is everyone below its manager', () => {
    expect(DEALS_QUERIES.person.text).toContain('OwnerId: { eq: $user }');
    expect(DEALS_QUERIES.team.text).toContain(
      '{ Owner: { Manager: { Manager: { Manager: { ManagerId: { eq: $user } } } } } }',
    );
    expect(DEALS_QUERIES.organisation.text).not.toContain('$user');
  });

  it('may be more than one answer holds', () => {
    const { deals, count } = readPipeline(dealsAnswer([[{}, {}]], { total: 2400 }).data, AS_OF);
    expect([deals.length, count]).toEqual([1, 2400]);
  });
});
