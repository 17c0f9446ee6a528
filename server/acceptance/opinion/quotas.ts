/** Quotas and ramp (C13, C16). */
import { dayNumber, monthNumber } from './calendar.ts';
import type { Company, Period } from './company.ts';
import { instant } from './timeline.ts';
import type { OrgRow } from '../rows.ts';

/** Ramped quota of a person for a period, null without any quota row in it. */
export function target(company: Company, user: string, period: Period): number | null {
  const subject = company.rows['Touchline_Subject__c']!.find(
    (row) => row['User__c'] === user && row['Kind__c'] === 'person',
  );
  if (!subject) return null;
  const quotas = company.rows['Touchline_Quota__c']!.filter((row) => row['Subject__c'] === subject['Id']);
  let sum: number | null = null;
  for (const month of company.fiscalMonths()) {
    const days = Math.min(month.end, period.end) - Math.max(month.start, period.start) + 1;
    const rows = quotas.filter((row) => dayNumber(String(row['Period_Start__c'])) === month.start);
    if (days <= 0 || rows.length === 0) continue;
    const amount = rows.reduce((total, row) => total + Number(row['Amount__c']), 0);
    const share = period.type === 'week' ? days / (month.end - month.start + 1) : 1;
    sum = (sum ?? 0) + amount * share * ramp(company, subject, user, month.start);
  }
  return sum;
}

function ramp(company: Company, subject: OrgRow, user: string, month: number): number {
  const months = Number(subject['Ramp_Months__c'] ?? 0);
  if (!(months > 0)) return 1;
  const created = company.rows['User']!.find((row) => row['Id'] === user)!['CreatedDate'];
  const start = subject['Start_Date__c']
    ? dayNumber(String(subject['Start_Date__c']))
    : company.calendar.dayOf(instant(created));
  return Math.min(1, Math.max(0, (monthNumber(month) - monthNumber(start) + 1) / months));
}
