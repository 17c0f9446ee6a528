import type { Row, Store } from '../../types.ts';
import { firstLate, lost, stages, won } from './parameters.ts';

/** What can be seen of one rep in the rows of the org, one number for each cause to show in. */
export interface Features {
  user: string;
  segment: string;
  contacts: number;
  touchGap: number;
  followUp: number;
  lostMeetings: number;
  lateLosses: number;
  cuts: number;
  /** Of what won deals would have cost by the list, so much was given away. */
  discount: number;
  pushes: number;
  accounts: number;
  inherited: number;
  dealsPerMonth: number;
  winRate: number;
  tenure: number;
}

const day = 86_400_000;
const rank = new Map(stages.map(({ name }, index) => [name, index]));

/** Reads every rep's features from the rows alone, over the whole history. */
export function featuresOf(store: Store, now: string): Features[] {
  const by = (objectName: string, field: string) =>
    Map.groupBy(store.table(objectName).rows(), (row) => String(row[field]));
  const of = {
    deals: by('Opportunity', 'OwnerId'),
    history: by('OpportunityHistory', 'OpportunityId'),
    roles: by('OpportunityContactRole', 'OpportunityId'),
    meetings: by('Event', 'WhatId'),
    tasks: by('Task', 'WhatId'),
    lines: by('OpportunityLineItem', 'OpportunityId'),
    accounts: by('Account', 'OwnerId'),
    handOvers: by('OpportunityFieldHistory', 'OpportunityId'),
  };
  return [...store.table('Touchline_Subject__c').rows()].map((subject) => {
    const user = String(subject['User__c']);
    const deals = (of.deals.get(user) ?? []).map((deal) => ({
      deal,
      history: of.history.get(deal.Id) ?? [],
      meetings: (of.meetings.get(deal.Id) ?? [])
        .filter((event) => event['IsChild'] !== true && String(event['StartDateTime']) <= now)
        .map(at('StartDateTime'))
        .sort(ascending),
      touches: (of.tasks.get(deal.Id) ?? [])
        .filter((task) => task['IsClosed'] === true)
        .map(at('CompletedDateTime'))
        .sort(ascending),
      roles: (of.roles.get(deal.Id) ?? []).length,
      handedTo: (of.handOvers.get(deal.Id) ?? []).find((change) => change['NewValue'] === user),
    }));
    const inherited = deals.filter(
      ({ handedTo, history }) => handedTo && rankAt(history, String(handedTo['CreatedDate'])) >= firstLate,
    );
    const own = deals.filter((deal) => !inherited.includes(deal));
    const reached = own.map(({ history }) =>
      Math.max(...history.map((row) => rank.get(String(row['StageName'])) ?? 0)),
    );
    const losses = own.filter(({ deal }, index) => deal['StageName'] === lost && reached[index]! > 0);
    const wins = own.filter(({ deal }) => deal['StageName'] === won);
    const lines = wins.flatMap(({ deal }) => of.lines.get(deal.Id) ?? []);
    const late = own.filter((_, index) => reached[index]! >= firstLate);
    const initials = own.flatMap(({ meetings: [first, second] }) =>
      first !== undefined && first < Date.parse(now) - 30 * day
        ? [second !== undefined && second - first <= 30 * day]
        : [],
    );
    const gaps = own.flatMap(({ touches }) =>
      touches.slice(1).map((touch, index) => (touch - touches[index]!) / day),
    );
    const tenure = (Date.parse(now) - Date.parse(String(subject['Start_Date__c']))) / day;
    return {
      user,
      segment: String(subject['Segment__c']),
      contacts: mean(own.map(({ roles }) => roles)),
      touchGap: mean(gaps),
      followUp: share(initials),
      lostMeetings: mean(losses.map(({ meetings }) => meetings.length)),
      lateLosses: share(losses.map((loss) => reached[own.indexOf(loss)]! >= firstLate)),
      cuts: share(late.map(({ history }) => history.some(isCut))),
      discount: discountOf(lines),
      pushes: mean(own.map(({ history }) => history.filter(isPush).length)),
      accounts: (of.accounts.get(user) ?? []).length,
      inherited: inherited.length,
      dealsPerMonth: own.length / (Math.min(tenure, 548) / 30.4),
      winRate: wins.length / Math.max(1, wins.length + losses.length),
      tenure,
    };
  });
}

const at = (field: string) => (row: Row) => Date.parse(String(row[field]));
const ascending = (a: number, b: number) => a - b;
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
function discountOf(lines: readonly Row[]): number {
  const list = total(lines, 'ListPrice', 'Quantity');
  return list > 0 ? 1 - total(lines, 'TotalPrice') / list : 0;
}

/** The sum over rows of one field, or of the product of several. */
const total = (rows: readonly Row[], ...fields: string[]) =>
  rows.reduce((sum, row) => sum + fields.reduce((product, field) => product * Number(row[field]), 1), 0);
const share = (values: boolean[]) => mean(values.map(Number));

function rankAt(history: readonly Row[], instant: string): number {
  const row = history.findLast((state) => String(state['CreatedDate']) <= instant);
  return rank.get(String(row?.['StageName'])) ?? 0;
}

/** A lower amount in a late stage, in a save of its own. */
function isCut(row: Row): boolean {
  const before = row['PrevAmount'];
  const isLate = (rank.get(String(row['StageName'])) ?? -1) >= firstLate;
  return isLate && typeof before === 'number' && before > Number(row['Amount']);
}

function isPush(row: Row): boolean {
  const before = row['PrevCloseDate'];
  return (
    typeof before === 'string' && String(row['CloseDate']) > before && rank.has(String(row['StageName']))
  );
}
