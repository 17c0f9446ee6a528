/** A small invented company for tests that live through a day: rows by table. */
import { id, user } from '../metrics/world.ts';
import type { Cell, Row } from '../metrics/world.ts';

export type Rows = Map<string, Row>;

/** The moment everything was entered before, and how the days before it are counted. */
export const noon = Date.parse('2026-11-20T20:00:00Z');
export const hour = 3_600_000;
const reps = ['ann', 'bob', 'cid', 'eva', 'fay'] as const;
const stages = ['Prospecting', 'Qualification', 'Proposal', 'Closed Won', 'Closed Lost'] as const;
const size = { accounts: 14, contacts: 24, deals: 40, roles: 24, handovers: 6, tasks: 150, events: 70 };

/** Mulberry32: the same numbers for the same seed. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export class InventedCompany {
  readonly tables = new Map<string, Rows>();
  protected readonly random: () => number;
  protected serial = 0;
  /** What is entered now. */
  protected now = noon;

  constructor(seed: number) {
    this.random = dice(seed);
    this.people();
    for (let n = 0; n < size.contacts; n += 1)
      this.put('Contact', {
        Id: id('003', `c${n}`),
        AccountId: this.chance(0.85) ? this.account() : null,
      });
    for (let n = 0; n < size.accounts; n += 1)
      this.put('Account', { Id: id('001', `a${n}`), IsPersonAccount: n === 0 });
    for (let n = 0; n < size.deals; n += 1) this.newDeal(this.past(200));
    for (let n = 0; n < size.roles; n += 1) this.newRole(this.past(200));
    for (let n = 0; n < size.handovers; n += 1) this.handOver(this.past(100));
    for (let n = 0; n < size.tasks; n += 1) this.newTask(this.past(120));
    for (let n = 0; n < size.events; n += 1)
      this.newEvent(this.past(120) + (n % 3 === 0 ? 121 * 24 * hour : 0));
    // Something happens by itself in the course of the day.
    for (let n = 0; n < 4; n += 1) this.newEvent(noon + Math.floor(this.random() * 6 * hour));
  }

  protected people(): void {
    const people = [
      ...reps.map((name) => [name, name > 'd' ? 'zed' : 'may'] as const),
      ['may', 'zed'],
      ['zed', null],
    ] as const;
    for (const [name, manager] of people)
      this.put('User', {
        Id: user(name),
        Name: name,
        ManagerId: manager === null ? null : user(manager),
        IsActive: name !== 'fay',
        UserType: 'Standard',
        CreatedDate: '2020-01-01T00:00:00.000Z',
      });
    for (const [index, name] of stages.entries())
      this.put('OpportunityStage', {
        Id: id('01J', String(index)),
        MasterLabel: name,
        ApiName: name,
        SortOrder: index + 1,
        IsActive: true,
        IsClosed: index > 2,
        IsWon: index === 3,
      });
  }

  protected newDeal(created: number): void {
    // Ids ascend as on the platform, but for a few servers that hand out blocks of their own.
    const dealId = id('006', this.chance(0.97) ? `d${this.next()}` : `b${this.next()}`);
    const hasHistory = this.chance(0.8);
    this.put('Opportunity', {
      Id: dealId,
      OwnerId: this.owner(),
      AccountId: this.chance(0.9) ? this.account() : null,
      StageName: 'Prospecting',
      Amount: Math.floor(this.random() * 90) * 100,
      CloseDate: day(created + Math.floor(this.random() * 90) * 24 * hour),
      NextStep: this.chance(0.6) ? 'call' : null,
      IsClosed: false,
      IsWon: false,
      CreatedDate: instant(created),
      LastStageChangeDate: null,
    });
    if (hasHistory) this.state(dealId, created);
    for (let at = created, left = Math.floor(this.random() * 4); left > 0; left -= 1) {
      at += Math.floor(this.random() * 30 * 24) * hour;
      if (at < Math.min(this.now, noon)) this.move(dealId, at);
    }
  }

  /** The deal gets another stage, amount or close date; it has a history where it had one. */
  protected move(dealId: string | undefined, at: number): void {
    const deal = this.table('Opportunity').get(dealId ?? '');
    if (!deal || Date.parse(String(deal['CreatedDate'])) > at) return;
    const stage = this.pick(stages);
    const changed: Row = {
      StageName: this.chance(0.7) ? stage : deal['StageName']!,
      Amount: this.chance(0.3) ? Math.floor(this.random() * 90) * 100 : deal['Amount']!,
      CloseDate: this.chance(0.4) ? day(at + Math.floor(this.random() * 60) * 24 * hour) : deal['CloseDate']!,
    };
    changed['IsClosed'] = String(changed['StageName']).startsWith('Closed');
    changed['IsWon'] = changed['StageName'] === 'Closed Won';
    if (changed['StageName'] !== deal['StageName']) changed['LastStageChangeDate'] = instant(at);
    this.put('Opportunity', { ...deal, ...changed });
    const hasHistory = [...this.table('OpportunityHistory').values()].some(
      (row) => row['OpportunityId'] === dealId,
    );
    if (hasHistory) this.state(dealId!, at);
  }

  protected state(dealId: string, at: number): void {
    const deal = this.table('Opportunity').get(dealId)!;
    this.put('OpportunityHistory', {
      Id: id('008', this.next()),
      OpportunityId: dealId,
      StageName: deal['StageName']!,
      Amount: deal['Amount']!,
      CloseDate: deal['CloseDate']!,
      CreatedDate: instant(at),
    });
  }

  protected handOver(at: number): void {
    const deal = this.table('Opportunity').get(this.deal() ?? '');
    if (!deal || Date.parse(String(deal['CreatedDate'])) > at) return;
    const to = this.owner();
    this.put('OpportunityFieldHistory', {
      Id: id('017', this.next()),
      OpportunityId: deal['Id']!,
      Field: 'Owner',
      OldValue: deal['OwnerId']!,
      NewValue: to,
      CreatedDate: instant(at),
    });
    this.put('Opportunity', { ...deal, OwnerId: to });
  }

  protected newRole(at: number): void {
    const dealId = this.deal();
    if (dealId === undefined) return;
    const role = { Id: id('00K', this.next()), OpportunityId: dealId, ContactId: this.contact() };
    this.put('OpportunityContactRole', { ...role, CreatedDate: instant(at) });
  }

  protected newTask(at: number): void {
    const isOpen = this.chance(0.1);
    this.put('Task', {
      Id: id('00T', this.next()),
      WhatId: this.what(),
      WhoId: this.who(),
      OwnerId: this.owner(),
      TaskSubtype: this.pick(['Call', 'Email', 'Task']),
      Type: this.pick(['Call', 'Other']),
      IsClosed: !isOpen,
      ActivityDate: day(at),
      CompletedDateTime: isOpen ? null : instant(at),
      CreatedDate: instant(Math.min(this.now, at + Math.floor(this.random() * 60 - 30) * hour)),
    });
    if (this.chance(0.2)) this.relate('Task');
  }

  protected newEvent(start: number): void {
    this.put('Event', {
      Id: id('00U', this.next()),
      WhatId: this.what(),
      WhoId: this.who(),
      OwnerId: this.owner(),
      StartDateTime: instant(start - (start % hour)),
      EndDateTime: instant(start - (start % hour) + this.pick([0.5, 1, 9]) * hour),
      CreatedDate: instant(Math.min(this.now, start) - Math.floor(this.random() * 100) * hour),
      IsAllDayEvent: false,
      IsChild: false,
      IsRecurrence: false,
    });
    for (let guests = Math.floor(this.random() * 3); guests > 0; guests -= 1) this.relate('Event');
  }

  protected relate(sObject: 'Task' | 'Event'): void {
    const activity = this.pick([...this.table(sObject).keys()].slice(-12));
    const who = sObject === 'Event' && this.chance(0.4) ? this.owner() : this.contact();
    this.put(`${sObject}Relation`, {
      Id: id(sObject === 'Task' ? '0RT' : '0RE', this.next()),
      [`${sObject}Id`]: activity,
      RelationId: who,
      ...(sObject === 'Event' ? { Status: 'Accepted' } : {}),
      CreatedDate: instant(this.now - Math.floor(this.random() * 30) * hour),
    });
  }

  protected dropDeal(): void {
    const dealId = this.drop('Opportunity');
    for (const sObject of ['OpportunityHistory', 'OpportunityFieldHistory', 'OpportunityContactRole'])
      for (const [key, row] of this.table(sObject))
        if (row['OpportunityId'] === dealId) this.table(sObject).delete(key);
  }

  protected drop(sObject: string): string {
    const key = this.pick([...this.table(sObject).keys()]);
    this.table(sObject).delete(key);
    return key;
  }

  protected set(sObject: string, changed: Row): void {
    const row = this.pick([...this.table(sObject).values()]);
    this.put(sObject, { ...row, ...changed });
  }

  protected put(sObject: string, row: Row): void {
    this.table(sObject).set(String(row['Id']), row);
  }

  protected table(sObject: string): Rows {
    const found = this.tables.get(sObject) ?? new Map<string, Row>();
    this.tables.set(sObject, found);
    return found;
  }

  protected deal(): string | undefined {
    return this.pick([...this.table('Opportunity').keys()]);
  }
  protected owner = (): string => user(this.pick(reps));
  protected account = (): string => id('001', `a${Math.floor(this.random() * size.accounts)}`);
  protected contact = (): string => id('003', `c${Math.floor(this.random() * size.contacts)}`);
  protected who = (): Cell => (this.chance(0.7) ? this.contact() : null);
  protected what = (): Cell => (this.chance(0.6) ? this.deal()! : this.chance(0.5) ? this.account() : null);
  protected past = (days: number): number => noon - hour - Math.floor(this.random() * days * 24) * hour;
  protected chance = (share: number): boolean => this.random() < share;
  protected pick = <T>(all: readonly T[]): T => all[Math.floor(this.random() * all.length)]!;
  protected next(): string {
    this.serial += 1;
    return String(this.serial).padStart(5, '0');
  }
}

export const instant = (at: number): string => new Date(at).toISOString();
export const day = (at: number): string => instant(at).slice(0, 10);
