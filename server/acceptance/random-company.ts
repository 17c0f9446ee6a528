/**
 * A random company as a folder of CSV files: consistent histories, ordinary mess (null and zero amounts, hand-overs,
 * regressions, reopened deals, deals without history, missing relations, hostile names), no planted causes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';

export interface CompanyShape {
  seed: number;
  /** 'YYYY-MM-DD' */
  asOf: string;
  timeZone: string;
  fiscalYearStartMonth: number;
  reps: number;
  deals: number;
}

type Cell = string | number | boolean | null;
type CsvRow = Record<string, Cell>;

const stages = [
  ['Discovery', false, false],
  ['Qualify', false, false],
  ['Evaluate', false, false],
  ['Propose', false, false],
  ['Negotiate', false, false],
  ['Won', true, true],
  ['Lost', true, false],
] as const;
const openStages = 5;
const names = [
  'Acme',
  'O\'Brien & "Sons"',
  'Comma, Inc.',
  'Line\nBreak',
  '<script>alert(1)</script>',
  'Zürich AG',
  '株式会社',
  '=cmd()',
];
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export function writeRandomCompany(folder: string, shape: CompanyShape): void {
  mkdirSync(folder, { recursive: true });
  const rows = new Simulation(shape).run();
  for (const [sObject, list] of Object.entries(rows)) {
    if (list.length > 0)
      writeFileSync(
        join(folder, `${sObject}.csv`),
        stringify(list, { header: true, cast: { boolean: String } }),
      );
  }
}

/** Mulberry32: small, seeded, good enough for companies. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** 18 characters: the last three say which of the first fifteen are capitals. */
function recordId(prefix: string, number: number): string {
  const short = prefix + String(number).padStart(12, '0');
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
  const suffix = [0, 5, 10].map(
    (start) =>
      letters[
        [...short.slice(start, start + 5)].reduce(
          (bits, character, index) => bits + (/[A-Z]/.test(character) ? 2 ** index : 0),
          0,
        )
      ],
  );
  return short + suffix.join('');
}

class Simulation {
  readonly #shape: CompanyShape;
  readonly #random: () => number;
  readonly #now: number;
  readonly #counters = new Map<string, number>();
  readonly #rows: Record<string, CsvRow[]> = {};

  constructor(shape: CompanyShape) {
    this.#shape = shape;
    this.#random = randomNumbers(shape.seed);
    this.#now = Date.parse(`${shape.asOf}T12:00:00Z`);
  }

  run(): Record<string, CsvRow[]> {
    this.#organisation();
    const reps = this.#people();
    const accounts = Array.from({ length: Math.ceil(this.#shape.deals / 2) }, () =>
      this.#account(this.#pick(reps)),
    );
    for (let index = 0; index < this.#shape.deals; index += 1) this.#deal(this.#pick(accounts), reps);
    this.#looseActivities(accounts, reps);
    return this.#rows;
  }

  #organisation(): void {
    this.#add('Organization', '00D', {
      Name: 'Random Company',
      TimeZoneSidKey: this.#shape.timeZone,
      FiscalYearStartMonth: this.#shape.fiscalYearStartMonth,
    });
    stages.forEach(([MasterLabel, IsClosed, IsWon], index) =>
      this.#add('OpportunityStage', '01J', {
        MasterLabel,
        ApiName: MasterLabel,
        SortOrder: index + 1,
        IsActive: true,
        IsClosed,
        IsWon,
        DefaultProbability: index * 15,
        ForecastCategoryName: IsClosed ? (IsWon ? 'Closed' : 'Omitted') : 'Pipeline',
      }),
    );
  }

  #people(): string[] {
    const user = (Name: string, ManagerId: string | null, IsActive = true) =>
      this.#add('User', '005', {
        Name,
        LastName: Name,
        Username: `u${this.#count('005')}@random.example`,
        Alias: 'u',
        Email: 'u@random.example',
        ManagerId,
        IsActive,
        UserType: 'Standard',
        CreatedDate: this.#time(this.#now - this.#between(100, 900) * DAY),
      });
    user('Integration', null);
    const chief = user('Chief', null);
    const managers = [user('Manager One', chief), user('Manager <b>Two</b>', chief)];
    const deputy = user('Deputy', managers[0]!);
    const reps: string[] = [];
    for (let index = 0; index < this.#shape.reps; index += 1) {
      const manager = this.#chance(0.1) ? null : this.#pick([...managers, deputy]);
      const id = user(`Rep ${index} ${this.#pick(names)}`.replace('\n', ' '), manager, !this.#chance(0.12));
      reps.push(id);
      if (this.#chance(0.8)) this.#quotas(id);
    }
    return this.#chance(0.5) ? [...reps, managers[1]!] : reps;
  }

  #quotas(user: string): void {
    const ramped = this.#chance(0.3);
    const subject = this.#add('Touchline_Subject__c', 'a00', {
      Name: `Person ${user}`,
      Key__c: `person:${user}`,
      Kind__c: 'person',
      User__c: user,
      Is_Active__c: true,
      Start_Date__c:
        ramped && this.#chance(0.6) ? this.#date(this.#now - this.#between(10, 300) * DAY) : null,
      Ramp_Months__c: ramped ? this.#between(3, 9) : null,
    });
    const year = Number(this.#shape.asOf.slice(0, 4));
    for (let month = (year - 2) * 12; month < (year + 1) * 12; month += 1) {
      if (this.#chance(0.1)) continue;
      const start = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
      this.#add('Touchline_Quota__c', 'a03', {
        Subject__c: subject,
        Period_Start__c: start,
        Amount__c: this.#between(20, 90) * 1000,
      });
    }
  }

  #account(OwnerId: string): { id: string; contacts: string[] } {
    const id = this.#add('Account', '001', { Name: this.#pick(names), OwnerId });
    const contacts = Array.from({ length: this.#between(0, 4) }, () =>
      this.#add('Contact', '003', { LastName: this.#pick(names).replace('\n', ' '), AccountId: id, OwnerId }),
    );
    return { id, contacts };
  }

  #deal(account: { id: string; contacts: string[] }, reps: string[]): void {
    const created = this.#now - this.#random() ** 1.5 * 560 * DAY - HOUR;
    let owner = this.#pick(reps);
    const firstOwner = owner;
    let amount: number | null = this.#chance(0.08)
      ? null
      : this.#chance(0.04)
        ? 0
        : this.#chance(0.02)
          ? -this.#between(1, 5) * 100
          : this.#between(10, 900) * 100 + this.#between(0, 99) / 100;
    let close = this.#date(created + this.#between(20, 160) * DAY);
    let stage = this.#chance(0.8) ? 0 : this.#between(0, openStages - 1);
    const id = recordId('006', this.#count('006') + 1);
    const withHistory = !this.#chance(0.05);
    const history: CsvRow[] = [];
    const note = (at: number) =>
      history.push({
        OpportunityId: id,
        StageName: stages[stage]![0],
        Amount: amount,
        CloseDate: close,
        CreatedDate: this.#time(at),
      });
    let at = created;
    let stageChanged: number | null = null;
    note(at);
    for (let step = 0; step < 12; step += 1) {
      at += this.#random() * 40 * DAY + HOUR / 7;
      if (at > this.#now) break;
      const before = stage;
      const isClosed = stages[stage]![1];
      if (isClosed && !this.#chance(0.05)) break;
      const kind = this.#random();
      if (isClosed) stage = this.#between(0, openStages - 1);
      else if (kind < 0.45) stage = Math.min(stage + 1, openStages - 1);
      else if (kind < 0.5) stage = Math.max(stage - 1, 0);
      else if (kind < 0.6) stage = 5;
      else if (kind < 0.72) stage = 6;
      else if (kind < 0.84) close = this.#date(at + this.#between(-10, 90) * DAY);
      else if (kind < 0.92 && amount !== null)
        amount = Math.round(amount * (0.7 + this.#random() * 0.6) * 100) / 100;
      else {
        const next = this.#pick(reps);
        if (next === owner) continue;
        this.#add('OpportunityFieldHistory', '017', {
          OpportunityId: id,
          Field: 'Owner',
          OldValue: 'Somebody',
          NewValue: 'Somebody Else',
          CreatedDate: this.#time(at),
        });
        this.#add('OpportunityFieldHistory', '017', {
          OpportunityId: id,
          Field: 'Owner',
          OldValue: owner,
          NewValue: next,
          CreatedDate: this.#time(at),
        });
        owner = next;
        continue;
      }
      if (stage === 5 && before !== 5 && this.#chance(0.9))
        close = this.#date(at - this.#between(0, 2) * DAY);
      if (stage !== before) stageChanged = at;
      note(at);
    }
    const [StageName, IsClosed, IsWon] = stages[stage]!;
    this.#add('Opportunity', '006', {
      Name: this.#pick(names),
      AccountId: account.id,
      OwnerId: owner,
      StageName,
      Amount: amount,
      CloseDate: close,
      IsClosed,
      IsWon,
      CreatedDate: this.#time(created),
      CreatedById: firstOwner,
      LastStageChangeDate: stageChanged === null ? null : this.#time(stageChanged),
    });
    if (withHistory) for (const row of history) this.#add('OpportunityHistory', '008', row);
    for (const ContactId of account.contacts) {
      if (this.#chance(0.4))
        this.#add('OpportunityContactRole', '00K', {
          OpportunityId: id,
          ContactId,
          CreatedDate: this.#time(created + this.#random() * 10 * DAY),
        });
    }
    this.#activities(id, account.contacts, created, owner, reps);
  }

  #activities(deal: string, contacts: string[], created: number, owner: string, reps: string[]): void {
    const silent = this.#chance(0.3);
    for (
      let at = created + this.#random() * 10 * DAY - DAY;
      at < this.#now;
      at += this.#random() * 25 * DAY + HOUR
    ) {
      if (silent && at > created + 20 * DAY) break;
      const WhoId = contacts.length > 0 && this.#chance(0.6) ? this.#pick(contacts) : null;
      const WhatId = this.#chance(0.7) ? deal : null;
      if (this.#chance(0.75)) this.#task(at, this.#chance(0.85) ? owner : this.#pick(reps), WhoId, WhatId);
      else this.#event(at, owner, WhoId, WhatId, contacts);
    }
    if (this.#chance(0.15))
      this.#event(this.#now + this.#between(1, 20) * DAY, owner, contacts[0] ?? null, deal, contacts);
  }

  #looseActivities(accounts: { id: string; contacts: string[] }[], reps: string[]): void {
    for (const account of accounts) {
      if (this.#chance(0.5))
        this.#task(this.#now - this.#random() * 200 * DAY, this.#pick(reps), null, account.id);
      if (account.contacts.length > 0 && this.#chance(0.5))
        this.#task(
          this.#now - this.#random() * 200 * DAY,
          this.#pick(reps),
          this.#pick(account.contacts),
          null,
        );
    }
  }

  #task(at: number, OwnerId: string, WhoId: string | null, WhatId: string | null): void {
    const isClosed = this.#chance(0.85);
    const TaskSubtype = this.#pick(['Call', 'Email', 'Task', 'Task', 'ListEmail']);
    this.#add('Task', '00T', {
      OwnerId,
      WhoId,
      WhatId,
      Subject: this.#pick(names),
      Status: isClosed ? 'Completed' : 'Not Started',
      IsClosed: isClosed,
      TaskSubtype,
      Type: this.#pick(['Call', 'Email', 'LinkedIn', 'Other', null]),
      ActivityDate: this.#chance(0.8) ? this.#date(at) : null,
      CompletedDateTime: isClosed && this.#chance(0.85) ? this.#time(at) : null,
      CreatedDate: this.#time(Math.min(at, this.#now - HOUR) - this.#random() * DAY),
    });
  }

  #event(at: number, OwnerId: string, WhoId: string | null, WhatId: string | null, contacts: string[]): void {
    const event = this.#add('Event', '00U', {
      OwnerId,
      WhoId,
      WhatId,
      Subject: this.#pick(names),
      StartDateTime: this.#time(at),
      EndDateTime: this.#time(at + HOUR / 2),
      DurationInMinutes: 30,
      IsAllDayEvent: false,
      IsChild: this.#chance(0.05),
      IsRecurrence: false,
      CreatedDate: this.#time(Math.min(at, this.#now) - DAY),
    });
    for (const RelationId of contacts) {
      if (RelationId !== WhoId && this.#chance(0.3))
        this.#add('EventRelation', '0RE', {
          EventId: event,
          RelationId,
          IsWhat: false,
          Status: this.#pick(['Accepted', 'New', 'Declined']),
        });
    }
  }

  #add(sObject: string, prefix: string, row: CsvRow): string {
    const Id = recordId(prefix, this.#count(prefix) + 1);
    this.#counters.set(prefix, this.#count(prefix) + 1);
    const CreatedDate = row['CreatedDate'] ?? this.#time(this.#now - 700 * DAY);
    const stamped = /^(Organization|OpportunityStage)$/.test(sObject) ? row : { ...row, CreatedDate };
    (this.#rows[sObject] ??= []).push({ Id, ...stamped });
    return Id;
  }

  #count(prefix: string): number {
    return this.#counters.get(prefix) ?? 0;
  }

  #chance(probability: number): boolean {
    return this.#random() < probability;
  }

  #between(low: number, high: number): number {
    return low + Math.floor(this.#random() * (high - low + 1));
  }

  #pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.#random() * from.length)]!;
  }

  #time(at: number): string {
    return new Date(Math.round(at / 1000) * 1000).toISOString();
  }

  #date(at: number): string {
    return new Date(at).toISOString().slice(0, 10);
  }
}
