import type { Column, Table } from './columns.ts';
import { defineTable } from './columns.ts';

/** KPI and flag columns by sObject: they follow from the registries, which this folder does not know. */
export type OwnColumns = Readonly<Record<string, readonly Column[]>>;

const stamped = 'CreatedDate LastModifiedDate SystemModstamp';

/** Deals, their past and their people (C1-C6, C10-C12, S0.8-S0.12). */
const deals: Table[] = [
  defineTable('Opportunity', {
    reference:
      'AccountId OwnerId ContactId CampaignId Pricebook2Id RecordTypeId CreatedById LastModifiedById LastAmountChangedHistoryId LastCloseDateChangedHistoryId',
    text: 'StageName Type LeadSource ForecastCategory ForecastCategoryName NextStep CurrencyIsoCode',
    number: 'Amount Probability ExpectedRevenue PushCount',
    boolean: 'IsClosed IsWon IsPrivate HasOpportunityLineItem',
    date: 'CloseDate',
    datetime: `LastStageChangeDate ${stamped}`,
  }),
  defineTable('OpportunityHistory', {
    reference: 'OpportunityId CreatedById',
    text: 'StageName ForecastCategory CurrencyIsoCode',
    number: 'Amount ExpectedRevenue Probability',
    date: 'CloseDate',
    datetime: 'CreatedDate SystemModstamp',
  }),
  defineTable('OpportunityFieldHistory', {
    reference: 'OpportunityId CreatedById',
    text: 'Field OldValue NewValue',
    datetime: 'CreatedDate',
  }),
  defineTable('OpportunityContactRole', {
    reference: 'OpportunityId ContactId CreatedById',
    text: 'Role',
    boolean: 'IsPrimary',
    datetime: stamped,
  }),
  defineTable('OpportunityStage', {
    text: 'MasterLabel ApiName ForecastCategory ForecastCategoryName',
    number: 'SortOrder DefaultProbability',
    boolean: 'IsActive IsClosed IsWon',
    datetime: stamped,
  }),
  defineTable('Account', {
    reference: 'OwnerId ParentId',
    text: 'Type Industry',
    number: 'NumberOfEmployees AnnualRevenue',
    boolean: 'IsPersonAccount',
    datetime: stamped,
  }),
  defineTable('Contact', { reference: 'AccountId OwnerId', datetime: stamped }),
];

/** Who works here, and when months and quarters begin (C11, C13). */
const organisation: Table[] = [
  defineTable('Organization', {
    text: 'Name TimeZoneSidKey LanguageLocaleKey DefaultLocaleSidKey OrganizationType',
    number: 'FiscalYearStartMonth',
    boolean: 'UsesStartDateAsFiscalYearName IsSandbox',
    datetime: stamped,
  }),
  defineTable('Period', {
    reference: 'FiscalYearSettingsId',
    text: 'Type PeriodLabel QuarterLabel FullyQualifiedLabel',
    number: 'Number',
    boolean: 'IsForecastPeriod',
    date: 'StartDate EndDate',
    datetime: 'SystemModstamp',
  }),
  defineTable('User', {
    reference: 'ManagerId UserRoleId ProfileId',
    text: 'Name UserType TimeZoneSidKey LocaleSidKey Title Department Division Country',
    boolean: 'IsActive',
    datetime: stamped,
  }),
  defineTable('UserRole', {
    reference: 'ParentRoleId',
    text: 'Name DeveloperName',
    datetime: 'LastModifiedDate SystemModstamp',
  }),
];

/** Touches and meetings (C5-C9). Their text is never read. */
const activities: Table[] = [
  defineTable('Task', {
    reference: 'WhoId WhatId AccountId OwnerId CreatedById RecurrenceActivityId',
    text: 'Status Type TaskSubtype CallType',
    number: 'CallDurationInSeconds',
    boolean: 'IsClosed IsArchived IsRecurrence',
    date: 'ActivityDate',
    datetime: `CompletedDateTime ${stamped}`,
  }),
  defineTable('TaskRelation', {
    reference: 'TaskId RelationId AccountId',
    boolean: 'IsWhat',
    datetime: stamped,
  }),
  defineTable('Event', {
    reference: 'WhoId WhatId AccountId OwnerId CreatedById RecurrenceActivityId',
    text: 'Type EventSubtype GroupEventType',
    number: 'DurationInMinutes',
    boolean: 'IsAllDayEvent IsChild IsGroupEvent IsRecurrence IsRecurrence2 IsPrivate IsArchived',
    date: 'ActivityDate',
    datetime: `StartDateTime EndDateTime ActivityDateTime ${stamped}`,
  }),
  defineTable('EventRelation', {
    reference: 'EventId RelationId AccountId',
    text: 'Status',
    boolean: 'IsWhat IsParent IsInvitee',
    datetime: `RespondedDate ${stamped}`,
  }),
];

const own = { reference: 'OwnerId CreatedById LastModifiedById', datetime: stamped };
const ownDetail = { reference: 'CreatedById LastModifiedById', datetime: stamped };

/**
 * Our own objects: what we last wrote, and what admins entered. Evidence weighs a hundred times the rest of a row and is
 * only compared: its digest is kept. OTE is pay: it is not read until something needs it.
 */
function touchline(columns: OwnColumns): Table[] {
  return [
    defineTable('Touchline_Subject__c', {
      reference: `User__c Parent__c ${own.reference}`,
      text: 'Name Key__c Kind__c Role__c Segment__c',
      number: 'Ramp_Months__c',
      boolean: 'Is_Active__c',
      date: 'Start_Date__c',
      datetime: own.datetime,
    }),
    defineTable('Touchline_Subject__Share', {
      reference: 'ParentId UserOrGroupId LastModifiedById',
      text: 'AccessLevel RowCause',
      datetime: 'LastModifiedDate',
    }),
    defineTable(
      'Touchline_Scorecard__c',
      {
        reference: `Subject__c ${ownDetail.reference}`,
        text: 'Key__c Period_Type__c Business_Type__c Segment__c',
        digest: 'Focus_Evidence__c',
        date: 'Period_Start__c Period_End__c',
        datetime: ownDetail.datetime,
      },
      columns['Touchline_Scorecard__c'],
    ),
    defineTable(
      'Touchline_Deal_Review__c',
      {
        reference: `Opportunity__c ${ownDetail.reference}`,
        text: 'Key__c',
        digest: 'Flags_Evidence__c Timeline__c',
        number: 'Stage_Rank__c Flag_Count__c Critical_Count__c Touches__c Pushes__c Engaged_Contacts__c',
        date: 'Stage_Since__c Last_Touch_Date__c Next_Meeting_Date__c',
        datetime: ownDetail.datetime,
      },
      columns['Touchline_Deal_Review__c'],
    ),
    defineTable('Touchline_Quota__c', {
      reference: `Subject__c ${ownDetail.reference}`,
      text: 'Key__c',
      number: 'Amount__c',
      date: 'Period_Start__c',
      datetime: ownDetail.datetime,
    }),
    defineTable('Touchline_Sync_Run__c', {
      reference: own.reference,
      text: 'Key__c Status__c Warnings__c Error__c',
      number: 'Rows_Read__c Rows_Changed__c Rows_Written__c Rows_Deleted__c Rows_Failed__c API_Calls__c',
      datetime: `As_Of__c Started_At__c Finished_At__c ${own.datetime}`,
    }),
    defineTable('Touchline_Flag_Rule__mdt', {
      text: 'DeveloperName Flag__c Parameter__c Stage_Band__c',
      number: 'Value__c',
      boolean: 'Is_Active__c',
    }),
  ];
}

/** Every mirrored sObject with the columns that are read from it. */
export function tables(columns: OwnColumns = {}): readonly Table[] {
  return [...organisation, ...deals, ...activities, ...touchline(columns)];
}
