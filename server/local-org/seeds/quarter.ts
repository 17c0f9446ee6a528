import type { MemoryStore } from '../store.ts';
import { fiscalPeriods } from './fiscal-periods.ts';
import { plant, type SeedResult } from './folder.ts';
import { addAccounts } from './quarter/account-rows.ts';
import { addActivities } from './quarter/activity-rows.ts';
import { Campaigns } from './quarter/campaign-rows.ts';
import { simulate } from './quarter/company.ts';
import { addDeal } from './quarter/deal-rows.ts';
import { addConvertedLead, addOtherLeads } from './quarter/lead-rows.ts';
import { Ledger } from './quarter/ledger.ts';
import { nextSteps } from './quarter/next-steps.ts';
import { addPeople } from './quarter/people-rows.ts';
import { addCatalogue, addProducts } from './quarter/product-rows.ts';
import { addQuotas } from './quarter/quota-rows.ts';
import { randomOf } from './quarter/random.ts';
import { workCalendar } from './quarter/work-calendar.ts';
import { supply, type Seed } from './seed.ts';

export { timeZone } from './quarter/work-calendar.ts';

export interface QuarterOptions {
  /** The day in whose evening the company is looked at, `YYYY-MM-DD`. */
  asOf: string;
  /** Another number, another company with the same causes. */
  seedNumber?: number;
  /** 1: 24 reps. */
  scale?: number;
}

/** Seeds an empty org with the simulated company that quarter/README.md describes, through the checks of a folder. */
export function seedQuarter(
  store: MemoryStore,
  { asOf, seedNumber = 1, scale = 1 }: QuarterOptions,
): SeedResult {
  const calendar = workCalendar(asOf);
  const company = simulate({ seedNumber, scale });
  const ledger = new Ledger(store.schema);
  const people = addPeople(ledger, company.staff, calendar);
  const accounts = addAccounts(ledger, { ...company, people, calendar });
  const catalogue = addCatalogue(ledger, people.admin, calendar);
  const campaigns = new Campaigns(ledger, calendar, people.admin);
  const desk = { ledger, people, calendar, campaigns };
  let converted = 0;
  for (const deal of company.deals) {
    if (calendar.instant(deal.plan.created) > calendar.now) continue;
    const { random } = deal;
    // What was added to the simulation later draws for itself, so that it moves nothing else.
    const stream = (name: string) => randomOf(seedNumber, name, deal.number);
    const first = deal.owners[0]!.rep;
    const account = random.pick(accounts.get(first)!);
    const createdBy = deal.fromLead ? random.pick(people.developers) : people.idOf(first);
    const steps = nextSteps(deal, stream('next steps'));
    const of = addDeal(ledger, deal, { account, people, calendar, createdBy, nextSteps: steps });
    addProducts(ledger, deal, of.row, { catalogue, calendar, random: stream('products') });
    addActivities({ ledger, deal, of, account, people, calendar, guests: stream('guests') });
    if (!deal.fromLead) continue;
    addConvertedLead(desk, deal, of, account);
    converted += 1;
  }
  addOtherLeads(desk, company.shape, converted);
  addQuotas(ledger, company, people, calendar);
  const year = Number(asOf.slice(0, 4));
  const { settings, periods } = fiscalPeriods({ startMonth: 1, namedByStart: false }, year - 2, year + 1);
  const seed: Seed = { schema: store.schema, store, tables: new Map(), problems: [], notes: [] };
  for (const [objectName, rows] of ledger.tables) supply(seed, objectName, rows);
  supply(seed, 'FiscalYearSettings', settings);
  supply(seed, 'Period', periods);
  return plant(seed, 'quarter');
}
