/** The org as one object: deals, people, periods, at one asOf. */
import { Calendar, dayNumber } from './calendar.ts';
import type { OrgRow, OrgRows } from '../rows.ts';
import { stagesOf } from './stages.ts';
import { Deal, instant } from './timeline.ts';
import { activitiesOf, byDeal, type Activity } from './touches.ts';

export interface Period {
  type: 'week' | 'fiscal-month' | 'fiscal-quarter';
  start: number;
  end: number;
}
export interface Subject {
  key: string;
  /** Owners whose deals count; null: everybody's. */
  members: Set<string> | null;
  user: string | null;
}

export class Company {
  readonly calendar: Calendar;
  readonly rows: OrgRows;
  readonly asOf: number;
  readonly today: number;
  readonly openStages: number;
  #segments: Map<string, string> | undefined;
  #personAccounts: Set<string> | undefined;
  #accounts: Map<string, string | null> | undefined;
  readonly #deals = new Map<number, Map<string, Deal>>();
  readonly #activities = new Map<number, Activity[]>();
  readonly #activitiesByDeal = new Map<number, Map<string, Activity[]>>();

  constructor(rows: OrgRows, asOf: number) {
    this.rows = rows;
    this.asOf = asOf;
    this.calendar = new Calendar(String(rows['Organization']![0]!['TimeZoneSidKey']));
    this.today = this.calendar.dayOf(asOf);
    this.openStages = stagesOf(rows).openCount;
  }

  /** Deals that exist at `known`, with all their history: states are asked for by time. */
  deals(known: number): Map<string, Deal> {
    let deals = this.#deals.get(known);
    if (!deals) {
      const stages = stagesOf(this.rows);
      const history = groupBy(this.rows['OpportunityHistory']!, 'OpportunityId');
      const owners = groupBy(
        this.rows['OpportunityFieldHistory']!.filter((row) => row['Field'] === 'Owner'),
        'OpportunityId',
      );
      deals = new Map(
        this.rows['Opportunity']!.filter((row) => instant(row['CreatedDate']) <= known).map((row) => {
          const id = String(row['Id']);
          return [id, new Deal(row, history.get(id) ?? [], owners.get(id) ?? [], stages, this.calendar)];
        }),
      );
      this.#deals.set(known, deals);
    }
    return deals;
  }

  /** Completed touches and meetings, past and planned, whatever they belong to. */
  allActivities(known: number): Activity[] {
    const activities =
      this.#activities.get(known) ?? activitiesOf(this.rows, this.deals(known), this.calendar, known);
    this.#activities.set(known, activities);
    return activities;
  }

  /** By deal id. */
  activities(known: number): Map<string, Activity[]> {
    const activities = this.#activitiesByDeal.get(known) ?? byDeal(this.allActivities(known));
    this.#activitiesByDeal.set(known, activities);
    return activities;
  }

  /** The moment a period's snapshot is taken, and its day. */
  endOf(period: Period): { at: number; day: number } {
    if (period.end >= this.today) return { at: this.asOf, day: this.today };
    return { at: this.calendar.endOf(period.end), day: period.end };
  }

  periods(): Period[] {
    const monday = this.today - ((this.today + 3) % 7);
    const weeks = Array.from({ length: 13 }, (_, back) => ({
      type: 'week' as const,
      start: monday - 7 * back,
      end: monday - 7 * back + 6,
    }));
    const first = Math.min(...[...this.deals(this.asOf).values()].map((deal) => deal.createdDay));
    const all = [
      ...weeks,
      ...this.#fiscal('Month', 'fiscal-month', 13),
      ...this.#fiscal('Quarter', 'fiscal-quarter', 5),
    ];
    return all.filter((period) => period.end >= first);
  }

  fiscalMonths(): Period[] {
    return this.#fiscal('Month', 'fiscal-month', Infinity);
  }

  #fiscal(type: string, name: 'fiscal-month' | 'fiscal-quarter', count: number): Period[] {
    return this.rows['Period']!.filter((row) => row['Type'] === type)
      .map((row) => ({
        type: name,
        start: dayNumber(String(row['StartDate'])),
        end: dayNumber(String(row['EndDate'])),
      }))
      .filter((period) => count === Infinity || period.start <= this.today)
      .sort((a, b) => b.start - a.start)
      .slice(0, count);
  }

  /** Market segment of a person, '' where nobody entered one. */
  segmentOf(user: string): string {
    this.#segments ??= new Map(
      this.rows['Touchline_Subject__c']!.filter((row) => row['Kind__c'] === 'person').map((row) => [
        String(row['User__c']),
        String(row['Segment__c'] ?? '').trim(),
      ]),
    );
    return this.#segments.get(user) ?? '';
  }

  accountOf(contact: string): string | null {
    this.#accounts ??= new Map(
      this.rows['Contact']!.map((row) => [String(row['Id']), row['AccountId'] as string | null]),
    );
    return this.#accounts.get(contact) ?? null;
  }

  isPersonAccount(account: string): boolean {
    this.#personAccounts ??= new Set(
      this.rows['Account']!.filter((row) => row['IsPersonAccount'] === true).map((row) => String(row['Id'])),
    );
    return this.#personAccounts.has(account);
  }

  /** The rank from which a deal is qualified (C16). */
  get qualifiedRank(): number {
    return Math.min(2, this.openStages);
  }

  subjects(): Subject[] {
    const users = new Map(this.rows['User']!.map((row) => [String(row['Id']), row]));
    const people = [...users.values()].filter((user) => this.#isRep(user)).map((user) => String(user['Id']));
    const managers = new Set(people.flatMap((id) => this.chainAbove(id)));
    return [
      ...people.map((id) => ({ key: `person:${id}`, members: new Set([id]), user: id })),
      ...[...managers].map((id) => ({
        key: `team:${id}`,
        members: new Set([...users.keys()].filter((user) => this.chainAbove(user).includes(id))),
        user: id,
      })),
      { key: `organisation:${String(this.rows['Organization']![0]!['Id'])}`, members: null, user: null },
    ];
  }

  #isRep(user: OrgRow): boolean {
    if (user['IsActive'] !== true || user['UserType'] !== 'Standard') return false;
    const id = String(user['Id']);
    if (
      this.rows['Touchline_Subject__c']!.some((row) => row['Kind__c'] === 'person' && row['User__c'] === id)
    )
      return true;
    const since = this.calendar.startOf(this.today - 364);
    return [...this.deals(this.asOf).values()].some((deal) => {
      const outcome = deal.outcome(this.asOf, this.calendar);
      if (outcome?.owner === id && outcome.day >= this.today - 364 && outcome.day <= this.today) return true;
      return deal
        .ownedSpans(this.asOf)
        .some((span) => span.owner === id && span.to > since && span.from <= this.asOf);
    });
  }

  /** Managers above a user, nearest first; a circle ends where it began. */
  chainAbove(user: string): string[] {
    const managerOf = (id: string) =>
      this.rows['User']!.find((row) => row['Id'] === id)?.['ManagerId'] as string | null | undefined;
    const chain: string[] = [];
    for (
      let manager = managerOf(user);
      manager && manager !== user && !chain.includes(manager);
      manager = managerOf(manager)
    )
      chain.push(manager);
    return chain;
  }

  /** C15 at one moment: owners whose team logs too little to be judged by activity. */
  failsGate(at: number, day: number): (owner: string) => boolean {
    const old = [...this.deals(at).values()].filter(
      (deal) => deal.isOpenAt(at) && day - deal.createdDay >= 30,
    );
    const activities = this.activities(at);
    const known = new Map<string, boolean>();
    return (owner) => {
      const team = this.chainAbove(owner)[0] ?? '';
      if (!known.has(team)) {
        const deals =
          team === '' ? old : old.filter((deal) => this.chainAbove(deal.ownerAt(at)).includes(team));
        const active = deals.filter((deal) => activities.has(deal.id));
        known.set(team, deals.length > 0 && active.length / deals.length < 0.6);
      }
      return known.get(team)!;
    };
  }
}

function groupBy(rows: OrgRow[], key: string): Map<string, OrgRow[]> {
  const groups = new Map<string, OrgRow[]>();
  for (const row of rows) {
    const id = String(row[key]);
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [row]);
  }
  return groups;
}
