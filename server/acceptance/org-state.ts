/** Everything the service keeps on an org, without what differs between two orgs of equal content: ids of our rows and time stamps. */
import { query, type OrgRow } from './rows.ts';

const selections: Record<string, string> = {
  Touchline_Subject__c: 'Key__c,Name,Kind__c,User__c,Parent__r.Key__c,Is_Active__c,OwnerId',
  Touchline_Subject__Share: 'Parent.Key__c,UserOrGroupId,AccessLevel,RowCause',
};

export async function orgState(url: string, accessToken: string): Promise<Record<string, string[]>> {
  const state: Record<string, string[]> = {};
  for (const [sObject, fields] of Object.entries(selections))
    state[sObject] = lines(await query(url, accessToken, `SELECT ${fields} FROM ${sObject}`));
  for (const sObject of ['Touchline_Scorecard__c', 'Touchline_Deal_Review__c']) {
    const described = await fetch(`${url}/services/data/v66.0/sobjects/${sObject}/describe`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    const { fields } = (await described.json()) as { fields: { name: string }[] };
    const columns = fields
      .map((field) => field.name)
      .filter((name) => name.endsWith('__c') && name !== 'Subject__c');
    state[sObject] = lines(await query(url, accessToken, `SELECT ${columns.join(',')} FROM ${sObject}`));
  }
  return state;
}

const lines = (rows: OrgRow[]): string[] => rows.map((row) => JSON.stringify(row, withoutAttributes)).sort();
const withoutAttributes = (key: string, value: unknown): unknown =>
  key === 'attributes' || key === 'IsDeleted' ? undefined : value;
