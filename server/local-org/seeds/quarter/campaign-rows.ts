import type { Row } from '../../types.ts';
import type { Ledger } from './ledger.ts';
import { stamps } from './ledger.ts';
import { won } from './parameters.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** How leads of a source are asked for: the campaign's type and the months one campaign lasts. */
const kinds: Record<string, { name: string; type: string; months: number }> = {
  Web: { name: 'Website', type: 'Advertisement', months: 12 },
  'Trade Show': { name: 'Trade shows', type: 'Trade Show', months: 6 },
  Webinar: { name: 'Webinars', type: 'Webinar', months: 3 },
  'Partner Referral': { name: 'Partner programme', type: 'Referral Program', months: 12 },
};

/** Campaigns that leads answered, with every lead as a member and the totals the platform keeps. */
export class Campaigns {
  private readonly ledger: Ledger;
  private readonly calendar: WorkCalendar;
  private readonly owner: string;
  private readonly known = new Map<string, Row>();

  constructor(ledger: Ledger, calendar: WorkCalendar, owner: string) {
    this.ledger = ledger;
    this.calendar = calendar;
    this.owner = owner;
  }

  /** The lead is a member from its first moment; the deal it became counts for the campaign. */
  answer(lead: Row, deal: Row | null = null): void {
    const created = String(lead['CreatedDate']);
    const row = this.campaign(String(lead['LeadSource']), created.slice(0, 10));
    const contact = lead['ConvertedContactId'] ?? null;
    this.ledger.add('CampaignMember', {
      CampaignId: row.Id,
      LeadId: lead.Id,
      ContactId: contact,
      LeadOrContactId: contact ?? lead.Id,
      LeadOrContactOwnerId: lead['OwnerId']!,
      Type: contact === null ? 'Lead' : 'Contact',
      Name: `${String(lead['FirstName'])} ${String(lead['LastName'])}`,
      FirstName: lead['FirstName']!,
      LastName: lead['LastName']!,
      Title: lead['Title']!,
      Email: lead['Email']!,
      CompanyOrAccount: lead['Company']!,
      Status: 'Responded',
      HasResponded: true,
      FirstRespondedDate: created.slice(0, 10),
      ...stamps(created, this.owner, String(lead['IsConverted'] ? lead['SystemModstamp'] : created)),
    });
    add(row, 'NumberOfResponses', 1);
    add(row, 'NumberOfLeads', 1);
    if (contact === null) return;
    add(row, 'NumberOfContacts', 1);
    add(row, 'NumberOfConvertedLeads', 1);
    if (!deal) return;
    deal['CampaignId'] = row.Id;
    const isWon = deal['StageName'] === won;
    const amount = Number(deal['Amount'] ?? 0);
    add(row, 'NumberOfOpportunities', 1);
    add(row, 'AmountAllOpportunities', amount);
    if (isWon) add(row, 'NumberOfWonOpportunities', 1);
    if (isWon) add(row, 'AmountWonOpportunities', amount);
  }

  private campaign(source: string, day: string): Row {
    const kind = kinds[source]!;
    const year = day.slice(0, 4);
    const part = Math.floor((Number(day.slice(5, 7)) - 1) / kind.months);
    const name = `${kind.name} ${year}${kind.months === 12 ? '' : ` ${part + 1}`}`;
    const found = this.known.get(name);
    if (found) return found;
    const month = (count: number) => new Date(Date.UTC(Number(year), count, 1)).toISOString().slice(0, 10);
    const [StartDate, next] = [month(part * kind.months), month((part + 1) * kind.months)];
    const EndDate = new Date(Date.parse(next) - 86_400_000).toISOString().slice(0, 10);
    const { calendar, owner } = this;
    const isRunning = EndDate >= calendar.asOf;
    const planned = calendar.instant(calendar.momentOf(StartDate) - 25);
    const row = this.ledger.add('Campaign', {
      Name: name,
      Type: kind.type,
      Status: isRunning ? 'In Progress' : 'Completed',
      StartDate,
      EndDate,
      IsActive: isRunning,
      OwnerId: owner,
      ...Object.fromEntries(totals.map((total) => [total, 0])),
      ...stamps(planned, owner, isRunning ? planned : calendar.instant(calendar.momentOf(next))),
    });
    this.known.set(name, row);
    return row;
  }
}

const totals = [
  'NumberOfLeads',
  'NumberOfConvertedLeads',
  'NumberOfContacts',
  'NumberOfResponses',
  'NumberOfOpportunities',
  'NumberOfWonOpportunities',
  'AmountAllOpportunities',
  'AmountWonOpportunities',
] as const;

function add(row: Row, total: (typeof totals)[number], more: number): void {
  row[total] = Number(row[total]) + more;
}
