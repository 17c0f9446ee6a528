/**
 * A random company as a folder of CSV files: consistent histories and ordinary mess (no amounts, hand-overs, pushes,
 * corrections on the same day, regressions, reopened deals, deals without history, quiet weeks, teams that log nothing,
 * hostile names), no planted causes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { looseActivities } from './activities.ts';
import { account, deal, type Account } from './deals.ts';
import { Draft, type CompanyShape } from './draft.ts';
import { organisation, people } from './organisation.ts';

export function writeRandomCompany(folder: string, shape: CompanyShape): void {
  mkdirSync(folder, { recursive: true });
  for (const [sObject, list] of Object.entries(company(new Draft(shape)))) {
    if (list.length > 0)
      writeFileSync(
        join(folder, `${sObject}.csv`),
        stringify(list, { header: true, cast: { boolean: String } }),
      );
  }
}

function company(draft: Draft): Draft['rows'] {
  organisation(draft);
  const staff = people(draft);
  const accounts: Account[] = Array.from({ length: Math.ceil(draft.shape.deals / 3) }, () =>
    account(draft, draft.pick(staff.reps)),
  );
  for (let index = 0; index < draft.shape.deals; index += 1)
    deal(draft, draft.chance(0.04) ? { id: null, contacts: [] } : draft.pick(accounts), staff);
  looseActivities(draft, accounts, staff);
  flagRules(draft);
  return draft.rows;
}

/** Some companies set their own thresholds. */
function flagRules(draft: Draft): void {
  if (draft.shape.seed % 2 === 0) return;
  const rules: [string, string, string | null, number][] = [
    ['stuck-in-stage', 'days', 'late', 30],
    ['stuck-in-stage', 'factor', null, 2],
    ['pushed', 'warning', null, 1],
    ['no-next-step', 'days', null, 20],
    ['amount-cut', 'percent', 'middle', 25],
    ['untouched', 'days', 'early', 21],
  ];
  for (const [flag, parameter, band, value] of rules) {
    const name = `${flag}_${parameter}`.replaceAll('-', '_');
    draft.add('Touchline_Flag_Rule__mdt', 'm00', {
      DeveloperName: name,
      MasterLabel: name,
      Label: name,
      QualifiedApiName: name,
      Language: 'en_US',
      Flag__c: flag,
      Parameter__c: parameter,
      Stage_Band__c: band,
      Value__c: value,
      Is_Active__c: true,
    });
  }
}
