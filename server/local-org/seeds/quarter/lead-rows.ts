import type { Row } from '../../types.ts';
import { addTask } from './activity-rows.ts';
import type { Account } from './account-rows.ts';
import type { Campaigns } from './campaign-rows.ts';
import type { Deal } from './company.ts';
import type { DealRow } from './deal-rows.ts';
import type { Ledger } from './ledger.ts';
import { stamps } from './ledger.ts';
import { companyHeads, companyTails, firstNames, lastNames, titles } from './names.ts';
import { historyDays } from './parameters.ts';
import type { People } from './people-rows.ts';
import { randomOf, type Random } from './random.ts';
import type { CompanyShape } from './staff.ts';
import type { WorkCalendar } from './work-calendar.ts';

interface Desk {
  ledger: Ledger;
  people: People;
  calendar: WorkCalendar;
  campaigns: Campaigns;
}

const sources = ['Web', 'Trade Show', 'Webinar', 'Partner Referral'];
/** Of leads a developer worked, so many became a deal; the others are made up around those. */
const conversion = 0.28;

/** The lead a deal came from: worked by a developer, then converted into the deal, its account and first contact. */
export function addConvertedLead(desk: Desk, deal: Deal, of: DealRow, account: Account): void {
  const { ledger, calendar } = desk;
  const { random } = deal;
  const at = String(of.row['CreatedDate']);
  const arrived = deal.plan.created - random.between(1, 9);
  const worked = arrived + (deal.plan.created - arrived) * random.between(0.05, 0.5);
  const lead = addLead(desk, random, of.createdBy, account.name, arrived, {
    Status: 'Closed - Converted',
    LeadSource: of.row['LeadSource'] ?? null,
    IsConverted: true,
    ConvertedDate: calendar.date(deal.plan.created),
    ConvertedAccountId: account.id,
    ConvertedContactId: of.contacts[0]!,
    ConvertedOpportunityId: of.row.Id,
    LastModifiedDate: at,
    SystemModstamp: at,
  });
  desk.campaigns.answer(lead, of.row);
  const contacted = calendar.instant(worked);
  addStatus(ledger, lead, of.createdBy, contacted, 'Open - Not Contacted', 'Working - Contacted');
  addStatus(ledger, lead, of.createdBy, at, 'Working - Contacted', 'Closed - Converted');
  // Conversion moves what was logged on the lead to the contact.
  addTask(ledger, {
    ...firstCall(random, of.createdBy, calendar, worked),
    who: of.contacts[0]!,
    account: account.id,
  });
}

/** Leads that became nothing, or have not yet. */
export function addOtherLeads(desk: Desk, shape: CompanyShape, converted: number): void {
  const { ledger, people, calendar } = desk;
  const count = Math.round((converted * (1 - conversion)) / conversion);
  for (let number = 0; number < count; number++) {
    const random = randomOf(shape.seedNumber, 'lead', number);
    const owner = random.pick(people.developers);
    const arrived = -random.between(0.1, historyDays);
    const company = `${random.pick(companyHeads)} ${random.pick(companyTails)} Group`;
    const worked = arrived + random.wait() * 2;
    const given = worked + random.between(3, 25);
    const isWorked = calendar.instant(worked) <= calendar.now && random.chance(0.92);
    const isGiven = isWorked && calendar.instant(given) <= calendar.now;
    const changed = calendar.instant(isGiven ? given : isWorked ? worked : arrived);
    const lead = addLead(desk, random, owner, company, arrived, {
      Status: isGiven ? 'Closed - Not Converted' : isWorked ? 'Working - Contacted' : 'Open - Not Contacted',
      LeadSource: random.pick(sources),
      LastModifiedDate: changed,
      SystemModstamp: changed,
    });
    desk.campaigns.answer(lead);
    if (!isWorked) continue;
    addStatus(ledger, lead, owner, calendar.instant(worked), 'Open - Not Contacted', 'Working - Contacted');
    addTask(ledger, { ...firstCall(random, owner, calendar, worked), who: lead.Id, account: null });
    if (isGiven)
      addStatus(
        ledger,
        lead,
        owner,
        calendar.instant(given),
        'Working - Contacted',
        'Closed - Not Converted',
      );
  }
}

function addLead(
  { ledger, calendar }: Desk,
  random: Random,
  OwnerId: string,
  Company: string,
  arrived: number,
  more: Omit<Row, 'Id'>,
): Row {
  const [FirstName, LastName] = [random.pick(firstNames), random.pick(lastNames)];
  return ledger.add('Lead', {
    FirstName,
    LastName,
    Company,
    Title: random.pick(titles),
    Email:
      `${FirstName}.${LastName}@${Company.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}.example`.toLowerCase(),
    OwnerId,
    ...stamps(calendar.instant(arrived), OwnerId),
    ...more,
  });
}

function addStatus(
  ledger: Ledger,
  lead: Row,
  by: string,
  at: string,
  OldValue: string,
  NewValue: string,
): void {
  ledger.add('LeadHistory', {
    LeadId: lead.Id,
    Field: 'Status',
    DataType: 'Text',
    OldValue,
    NewValue,
    CreatedDate: at,
    CreatedById: by,
  });
}

function firstCall(random: Random, owner: string, calendar: WorkCalendar, moment: number) {
  const isCall = random.chance(0.6);
  return {
    subject: isCall ? 'First call' : 'First mail',
    subtype: isCall ? 'Call' : 'Email',
    type: null,
    owner,
    what: null,
    day: calendar.date(moment),
    at: calendar.instant(moment),
  };
}
