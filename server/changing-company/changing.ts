/** What may happen to the company in the course of a day, and before it, as far as it is entered now. */
import { id } from '../metrics/world.ts';
import type { Row } from '../metrics/world.ts';
import { day, hour, instant, InventedCompany } from './invented.ts';

export class ChangingCompany extends InventedCompany {
  /** A few things happen until `now`; says which. */
  happen(now: number): string[] {
    this.now = now;
    const said: string[] = [];
    for (let count = Math.floor(this.random() * 4); count > 0; count -= 1) {
      const [name, event] = this.pick(this.events);
      event();
      said.push(name);
    }
    return said;
  }

  private readonly events: [string, () => void][] = [
    ['moved on', () => this.move(this.deal(), this.now - 60_000)],
    ['moved on', () => this.move(this.deal(), this.now - 60_000)],
    ['moved on some weeks ago', () => this.move(this.deal(), this.past(60))],
    ['new deal', () => this.newDeal(this.now - hour)],
    ['deal gone', () => this.dropDeal()],
    ['other account', () => this.set('Opportunity', { AccountId: this.account() })],
    ['pushed', () => this.alter({ CloseDate: day(this.now + this.random() * 90 * 24 * hour) })],
    ['reopened', () => this.alter({ StageName: 'Prospecting', IsClosed: false, IsWon: false })],
    ['next step', () => this.nextStep(`step ${this.serial}`)],
    ['next step blank', () => this.nextStep(null)],
    ['next step of which nothing is recorded', () => this.set('Opportunity', { NextStep: 'ask' })],
    ['handed over', () => this.handOver(this.now - hour)],
    ['handed over long ago', () => this.handOver(this.past(60))],
    ['history gone', () => this.drop('OpportunityHistory')],
    ['role', () => this.newRole(this.now - hour)],
    ['role gone', () => this.drop('OpportunityContactRole')],
    [
      'account turns into a person, or back',
      () => this.set('Account', { IsPersonAccount: this.chance(0.5) }),
    ],
    ['contact moved', () => this.set('Contact', { AccountId: this.account() })],
    ['contact gone', () => this.drop('Contact')],
    ['call', () => this.newTask(this.now - 2 * hour)],
    ['call', () => this.newTask(this.now - 2 * hour)],
    ['call entered late', () => this.newTask(this.past(50))],
    ['call elsewhere', () => this.set('Task', { WhatId: this.what(), WhoId: this.who() })],
    ['call of somebody else', () => this.set('Task', { OwnerId: this.owner() })],
    ['call gone', () => this.drop('Task')],
    ['relation of a call', () => this.relate('Task')],
    ['meeting', () => this.newEvent(this.now - hour)],
    ['meeting planned', () => this.newEvent(this.now + 30 * hour)],
    ['meeting moved', () => this.moveMeeting(this.now + 20 * hour)],
    ['meeting held earlier', () => this.moveMeeting(this.past(20))],
    ['meeting elsewhere', () => this.set('Event', { WhatId: this.what(), WhoId: this.who() })],
    ['meeting of somebody else', () => this.set('Event', { OwnerId: this.owner() })],
    ['meeting gone', () => this.drop('Event')],
    ['guest', () => this.relate('Event')],
    ['guest declined', () => this.set('EventRelation', { Status: 'Declined' })],
  ];

  /** A deal of any kind gets a recorded change. */
  private alter(changed: Row): void {
    const at = this.now - hour / 2;
    const deal = this.pick([...this.table('Opportunity').values()]);
    const dated: Row = 'StageName' in changed ? { LastStageChangeDate: instant(at) } : {};
    this.put('Opportunity', { ...deal, ...changed, ...dated });
    this.state(String(deal['Id']), at);
  }

  private nextStep(text: string | null): void {
    const deal = this.pick([...this.table('Opportunity').values()]);
    this.put('OpportunityFieldHistory', {
      Id: id('017', this.next()),
      OpportunityId: deal['Id']!,
      Field: 'NextStep',
      OldValue: deal['NextStep'] ?? null,
      NewValue: text,
      CreatedDate: instant(this.now - hour / 4),
    });
    this.put('Opportunity', { ...deal, NextStep: text });
  }

  private moveMeeting(start: number): void {
    const from = start - (start % hour);
    this.set('Event', { StartDateTime: instant(from), EndDateTime: instant(from + hour) });
  }
}
