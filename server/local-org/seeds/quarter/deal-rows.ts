import type { Row, Value } from '../../types.ts';
import type { Account } from './account-rows.ts';
import type { Deal } from './company.ts';
import type { Ledger } from './ledger.ts';
import { stamps } from './ledger.ts';
import type { Move } from './life.ts';
import type { NextStep } from './next-steps.ts';
import { products } from './names.ts';
import { lost, stages, won } from './parameters.ts';
import type { People } from './people-rows.ts';
import type { Rep } from './staff.ts';
import type { WorkCalendar } from './work-calendar.ts';

const rivals = ['Northwind Suite', 'Contoso Sales', 'Fabrikam One'];
const roles = ['Decision Maker', 'Economic Buyer', 'Evaluator', 'Influencer', 'Business User'];

/** The company switched on history tracking of next steps so many days ago; owners were always tracked. */
const trackedDays = 120;

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
    nextSteps,
  }: {
    account: Account;
    people: People;
    calendar: WorkCalendar;
    createdBy: string;
    nextSteps: readonly NextStep[];
  },
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
  const steps = nextSteps.flatMap(({ at, text }) => {
    const instant = calendar.instant(at);
    return instant <= calendar.now ? [{ at: instant, text }] : [];
  });
  const trackedSince = calendar.instant(-trackedDays);
  for (const [index, { at, text }] of steps.entries()) {
    if (index === 0 || at < trackedSince) continue;
    const by = people.idOf(ownerAt(deal.owners[0]!.rep, handOvers, at));
    addFieldChange(ledger, row, { Field: 'NextStep', DataType: 'Text', at, by }, [
      steps[index - 1]!.text,
      text,
    ]);
  }
  const modified = [seen.at(-1)!.at, steps.at(-1)!.at, ...handOvers.map(({ at }) => at)].reduce((a, b) =>
    a > b ? a : b,
  );
  Object.assign(row, stageFields(state.stage), {
    Amount: state.amount,
    CloseDate: state.close,
    NextStep: steps.at(-1)!.text,
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

function ownerAt(first: Rep, handOvers: readonly { at: string; to: Rep }[], at: string): Rep {
  return handOvers.findLast((handOver) => handOver.at <= at)?.to ?? first;
}

/** The platform writes an owner change twice: by name and by id. */
function addHandOver(ledger: Ledger, row: Row, people: People, at: string, from: Rep, to: Rep): void {
  const change = (DataType: string, ...values: [string, string]) =>
    addFieldChange(ledger, row, { Field: 'Owner', DataType, at, by: people.admin }, values);
  change('Text', from.name, to.name);
  change('EntityId', people.idOf(from), people.idOf(to));
}

function addFieldChange(
  ledger: Ledger,
  row: Row,
  { Field, DataType, at, by }: { Field: string; DataType: string; at: string; by: string },
  [OldValue, NewValue]: readonly [string | null, string | null],
): void {
  ledger.add('OpportunityFieldHistory', {
    OpportunityId: row.Id,
    Field,
    DataType,
    OldValue,
    NewValue,
    CreatedDate: at,
    CreatedById: by,
  });
}
