/** Open deals and their reviews as the org answers for them, with defaults that a test overrides. */
import FLAGS from 'c/touchlineFlagCatalog';
import { answer, connection, run } from 'c/testRows';

const field = (value) => ({ value, displayValue: null });

/** Instant of the run in these tests; its local day is 20 November. */
export const AS_OF = '2026-11-20T22:00:00Z';
export const DEAL = '006000000000001AAA';

export const opportunity = ({
  id = DEAL,
  name = 'Acme Renewal',
  account = 'Acme',
  ownerId = '005000000000001AAA',
  owner = 'Ana Silva',
  stage = 'Negotiation/Review',
  amount = 20000,
  displayAmount = null,
  closeDate = '2026-12-15',
  created = '2026-09-01T17:00:00.000Z',
} = {}) => ({
  Id: id,
  Name: field(name),
  Account: account === null ? null : { Name: field(account) },
  OwnerId: field(ownerId),
  Owner: { Name: field(owner) },
  StageName: field(stage),
  Amount: { value: amount, displayValue: displayAmount },
  CloseDate: field(closeDate),
  CreatedDate: field(created),
});

/** `flags`: id → `raised`, `critical`, `clear` or `unknown`; every other flag is clear. Facts by column name. */
export const review = ({ id = DEAL, flags = {}, evidence = {}, ...facts } = {}) => {
  const columns = {};
  for (const { id: flag, field: state, severityField } of FLAGS) {
    const is = flags[flag] ?? 'clear';
    const raised = is === 'raised' || is === 'critical';
    columns[state] = field(raised ? 'raised' : is);
    columns[severityField] = field(raised ? (is === 'critical' ? 'critical' : 'warning') : null);
  }
  return {
    Id: `review of ${id}`,
    Opportunity__c: field(id),
    ...columns,
    Stage_Since__c: field(facts.stageSince ?? '2026-11-02'),
    Last_Touch_Date__c: field(facts.lastTouch === undefined ? '2026-11-12' : facts.lastTouch),
    Touches__c: field(facts.touches ?? 4),
    Next_Meeting_Date__c: field(facts.nextMeeting ?? null),
    Flags_Evidence__c: field(typeof evidence === 'string' ? evidence : JSON.stringify(evidence)),
    Timeline__c: field(facts.timeline === undefined ? null : JSON.stringify(facts.timeline)),
  };
};

/** Answer of a query with `openDeals`, of `[opportunity overrides, review overrides or null]` per deal. */
export const dealsAnswer = (pairs, { total = pairs.length, ...more } = {}) =>
  answer({
    Opportunity: connection(
      pairs.map(([deal]) => opportunity(deal)),
      total,
    ),
    Touchline_Deal_Review__c: connection(
      pairs
        .filter(([, about]) => about !== null)
        .map(([deal, about]) => review({ ...(deal.id ? { id: deal.id } : {}), ...about })),
    ),
    ...more,
  });

export const runs = (asOf = AS_OF) => ({
  runs: connection(asOf ? [run({ asOf })] : []),
  successes: connection(asOf ? [run({ asOf })] : []),
});
