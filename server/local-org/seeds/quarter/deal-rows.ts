import type { Row, Value } from '../../types.ts';
import type { Account } from './account-rows.ts';
import type { Deal } from './company.ts';
import type { Ledger } from './ledger.ts';
import { stamps } from './ledger.ts';
import type { Move } from './life.ts';
import { products } from './names.ts';
import { lost, stages, won } from './parameters.ts';
import type { People } from './people-rows.ts';
import type { Rep } from './staff.ts';
import type { WorkCalendar } from './work-calendar.ts';

const nextSteps = [
  'Send proposal',
  'Book workshop',
  'Call the sponsor',
  'Security review',
  'Meet procurement',
  'Agree success plan',
];
const reasons = [
  'Lost: no decision',
  'Lost: price',
  'Lost: competitor',
  'Lost: timing',
  'Lost: missing feature',
];
const rivals = ['Northwind Suite', 'Contoso Sales', 'Fabrikam One'];
const roles = ['Decision Maker', 'Economic Buyer', 'Evaluator', 'Influencer', 'Business User'];

export interface DealRow {
  row: Row;
  /** Who takes part, in the order lives count them. */
  contacts: string[];
  createdBy: string;
}

/** How a deal stands in the evening of the day, and how it came there. */
export function addDeal(
  ledger: Ledger,
  deal: Deal,
  {
    account,
    people,
    calendar,
    createdBy,
  }: { account: Account; people: People; calendar: WorkCalendar; createdBy: string },
): DealRow {
  const { random } = deal;
  const seen = deal.changes.flatMap((change) => {
    const at = calendar.instant(change.at);
    return at <= calendar.now ? [{ ...change, at }] : [];
  });
  const handOvers = deal.owners.slice(1).flatMap(({ at, rep }, index) => {
    const instant = calendar.instant(at);
    return instant <= calendar.now ? [{ at: instant, from: deal.owners[index]!.rep, to: rep }] : [];
  });
  const owner = handOvers.at(-1)?.to ?? deal.owners[0]!.rep;
  const created = seen[0]!.at;
  const state = { stage: 0 as Move['stage'], amount: null as number | null, close: '' };
  let stageChanged: string | null = null;
  let pushes = 0;
  const first = random.whole(0, account.contacts.length - 1);
  const contacts = [...account.contacts.slice(first), ...account.contacts.slice(0, first)].slice(
    0,
    deal.contacts,
  );
  const row = ledger.add('Opportunity', {
    AccountId: account.id,
    Name: `${account.name} ${random.pick(products)}`,
    Type: random.pick(['New Customer', 'New Customer', 'Existing Customer - Upgrade']),
    LeadSource: deal.fromLead ? random.pick(['Web', 'Trade Show', 'Webinar']) : 'Outbound',
    OwnerId: people.idOf(owner),
    ContactId: contacts[0]!,
  });
  for (const change of seen) {
    const before = { ...state };
    if (change.stage !== undefined) state.stage = change.stage;
    if (change.amount !== undefined) state.amount = change.amount;
    if (change.close !== undefined) state.close = calendar.date(change.close);
    if (
      before.close !== '' &&
      state.stage === before.stage &&
      state.close.slice(0, 7) > before.close.slice(0, 7)
    )
      pushes += 1;
    if (change.at !== created && state.stage !== before.stage) stageChanged = change.at;
    const by =
      change.at === created ? createdBy : people.idOf(ownerAt(deal.owners[0]!.rep, handOvers, change.at));
    ledger.add('OpportunityHistory', {
      OpportunityId: row.Id,
      ...stageFields(state.stage),
      Amount: state.amount,
      CloseDate: state.close,
      PrevAmount: change.at === created || before.amount === state.amount ? null : before.amount,
      PrevCloseDate: change.at === created || before.close === state.close ? null : before.close,
      CreatedDate: change.at,
      CreatedById: by,
      SystemModstamp: change.at,
    });
  }
  for (const { at, from, to } of handOvers) addHandOver(ledger, row, people, at, from, to);
  const modified = [seen.at(-1)!.at, ...handOvers.map(({ at }) => at)].reduce((a, b) => (a > b ? a : b));
  Object.assign(row, stageFields(state.stage), {
    Amount: state.amount,
    CloseDate: state.close,
    NextStep: nextStep(deal, state.stage),
    LastStageChangeDate: stageChanged,
    PushCount: pushes,
    ...stamps(created, createdBy, modified, people.idOf(owner)),
  } satisfies Record<string, Value>);
  contacts.forEach((ContactId, index) =>
    ledger.add('OpportunityContactRole', {
      OpportunityId: row.Id,
      ContactId,
      Role: index === 0 ? 'Decision Maker' : random.pick(roles),
      IsPrimary: index === 0,
      ...stamps(created, createdBy),
    }),
  );
  if (state.stage === 'lost' && deal.qualified && random.chance(0.4))
    ledger.add('OpportunityCompetitor', {
      OpportunityId: row.Id,
      CompetitorName: random.pick(rivals),
      ...stamps(modified, people.idOf(owner)),
    });
  return { row, contacts, createdBy };
}

function stageFields(stage: Move['stage']): {
  StageName: string;
  Probability: number;
  ForecastCategory: string;
} {
  if (stage === 'won') return { StageName: won, Probability: 100, ForecastCategory: 'Closed' };
  if (stage === 'lost') return { StageName: lost, Probability: 0, ForecastCategory: 'Omitted' };
  const { name, probability, category } = stages[stage]!;
  return { StageName: name, Probability: probability, ForecastCategory: category };
}

/** Open deals mostly have one; of lost ones it is where this company notes why. */
function nextStep({ random, qualified }: Deal, stage: Move['stage']): string | null {
  if (stage === 'won') return null;
  if (stage === 'lost') return qualified ? random.pick(reasons) : 'Lost: no need';
  return random.chance(0.75) ? random.pick(nextSteps) : null;
}

function ownerAt(first: Rep, handOvers: readonly { at: string; to: Rep }[], at: string): Rep {
  return handOvers.findLast((handOver) => handOver.at <= at)?.to ?? first;
}

/** The platform writes an owner change twice: by name and by id. */
function addHandOver(ledger: Ledger, row: Row, people: People, at: string, from: Rep, to: Rep): void {
  const change = (DataType: string, OldValue: string, NewValue: string) =>
    ledger.add('OpportunityFieldHistory', {
      OpportunityId: row.Id,
      Field: 'Owner',
      DataType,
      OldValue,
      NewValue,
      CreatedDate: at,
      CreatedById: people.admin,
    });
  change('Text', from.name, to.name);
  change('EntityId', people.idOf(from), people.idOf(to));
}
