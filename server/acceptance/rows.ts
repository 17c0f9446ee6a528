/** Everything the definitions need, read back through the REST API as any client would. */
export type OrgRow = Record<string, string | number | boolean | null>;

const fields: Record<string, string> = {
  Organization: 'Id,TimeZoneSidKey,FiscalYearStartMonth',
  Period: 'Type,StartDate,EndDate',
  User: 'Id,Name,ManagerId,IsActive,UserType,CreatedDate',
  OpportunityStage: 'MasterLabel,SortOrder,IsActive,IsClosed,IsWon',
  Opportunity:
    'Id,AccountId,OwnerId,StageName,Amount,CloseDate,NextStep,CreatedDate,IsClosed,IsWon,LastStageChangeDate',
  OpportunityHistory: 'Id,OpportunityId,StageName,Amount,CloseDate,CreatedDate',
  OpportunityFieldHistory: 'Id,OpportunityId,Field,OldValue,NewValue,CreatedDate',
  OpportunityContactRole: 'OpportunityId,ContactId,CreatedDate',
  Account: 'Id',
  Contact: 'Id,AccountId',
  Task: 'Id,OwnerId,WhoId,WhatId,Type,TaskSubtype,IsClosed,ActivityDate,CompletedDateTime,CreatedDate',
  TaskRelation: 'TaskId,RelationId,IsWhat,CreatedDate',
  Event:
    'Id,OwnerId,WhoId,WhatId,StartDateTime,EndDateTime,IsAllDayEvent,IsChild,IsRecurrence,GroupEventType,CreatedDate',
  EventRelation: 'EventId,RelationId,IsWhat,Status,CreatedDate',
  Touchline_Subject__c: 'Id,Key__c,Kind__c,User__c,Segment__c,Start_Date__c,Ramp_Months__c',
  Touchline_Quota__c: 'Subject__c,Period_Start__c,Amount__c',
  Touchline_Flag_Rule__mdt: 'DeveloperName,Flag__c,Parameter__c,Stage_Band__c,Value__c,Is_Active__c',
};

export type OrgRows = Record<keyof typeof fields, OrgRow[]>;

export async function readOrg(url: string, accessToken: string): Promise<OrgRows> {
  const rows: Record<string, OrgRow[]> = {};
  const account = await describe(url, accessToken, 'Account');
  // The field exists only where an org uses person accounts.
  const more = account.some((field) => field.name === 'IsPersonAccount') ? ',IsPersonAccount' : '';
  for (const [sObject, list] of Object.entries(fields))
    rows[sObject] = await query(
      url,
      accessToken,
      `SELECT ${list}${sObject === 'Account' ? more : ''} FROM ${sObject}`,
    );
  return rows;
}

export interface OrgField {
  name: string;
  type: string;
  /** Decimals that are stored. */
  scale: number;
}

export async function describe(url: string, accessToken: string, sObject: string): Promise<OrgField[]> {
  const answer = await fetch(`${url}/services/data/v66.0/sobjects/${sObject}/describe`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  if (!answer.ok) throw new Error(`describe ${sObject}: ${await answer.text()}`);
  return ((await answer.json()) as { fields: OrgField[] }).fields;
}

/** All records of a query; archived activities come only through queryAll, deleted rows are dropped again. */
export async function query(url: string, accessToken: string, soql: string): Promise<OrgRow[]> {
  const records: OrgRow[] = [];
  let next: string | undefined = `/services/data/v66.0/queryAll?q=${encodeURIComponent(withDeleted(soql))}`;
  while (next) {
    const answer: Response = await fetch(url + next, { headers: { authorization: `Bearer ${accessToken}` } });
    const body = (await answer.json()) as { records: OrgRow[]; nextRecordsUrl?: string };
    if (!answer.ok) throw new Error(`${soql}: ${JSON.stringify(body)}`);
    records.push(...body.records.filter((row) => row['IsDeleted'] !== true));
    next = body.nextRecordsUrl;
  }
  return records;
}

const neverDeleted = /FROM (Organization|Period|User|OpportunityStage|Touchline_Flag_Rule__mdt)\b/;
const withDeleted = (soql: string): string =>
  neverDeleted.test(soql) || /IsDeleted/.test(soql) ? soql : soql.replace('SELECT ', 'SELECT IsDeleted,');
