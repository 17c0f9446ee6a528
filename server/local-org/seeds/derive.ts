import type { Row, Value } from '../types.ts';
import { rowsOf, textValue, type Seed } from './seed.ts';
import { fiscalYearStart } from './fiscal-periods.ts';

type Derive = (row: Row) => void;
/** Given the seed once, fills in what the platform would have worked out for a row of the object. */
type Deriver = (seed: Seed) => Derive;

const isNull = (value: Value | undefined): value is null | undefined => value === null || value === undefined;

function fill(row: Row, field: string, value: Value | undefined): void {
  if (isNull(row[field]) && !isNull(value)) row[field] = value;
}

/** Fields the platform keeps itself, by object. Only what the folder leaves empty is filled in. */
export const derivers: Record<string, Deriver> = {
  Opportunity: opportunity,
  OpportunityHistory: opportunityHistory,
  OpportunityStage: () => (row) => {
    fill(row, 'MasterLabel', row['ApiName']);
    fill(row, 'ApiName', row['MasterLabel']);
    fillForecast(row);
  },
  TaskStatus: sameLabel,
  LeadStatus: sameLabel,
  Task: task,
  Event: event,
  Contact: () => personName,
  Lead: () => (row) => {
    personName(row);
    fill(row, 'Company', '[not provided]');
    fill(row, 'Status', 'Open - Not Contacted');
  },
  User: user,
  EventRelation: () => (row) => fill(row, 'Status', 'New'),
  Organization: () => (row) => {
    fill(row, 'TimeZoneSidKey', 'GMT');
    fill(row, 'DefaultLocaleSidKey', 'en_US');
    fill(row, 'LanguageLocaleKey', 'en_US');
    fill(row, 'FiscalYearStartMonth', 1);
  },
  Profile: () => (row) => {
    fill(row, 'UserType', 'Standard');
    fill(row, 'UserLicenseId', '100000000000001AAA');
  },
  UserRole: () => (row) => fill(row, 'OpportunityAccessForAccountOwner', 'None'),
  PermissionSet: () => (row) => {
    fill(row, 'Label', row['Name']);
    fill(row, 'Type', 'Regular');
  },
  Group: () => (row) => {
    fill(row, 'Type', 'Regular');
    fill(row, 'OwnerId', row['CreatedById']);
  },
  EmailMessage: () => (row) => {
    fill(row, 'Name', textValue(row['Subject'])?.slice(0, 255) ?? '[No Subject]');
    // Sent, unless it came in; the platform keeps the number.
    fill(row, 'Status', row['Incoming'] === true ? '0' : '3');
    fill(row, 'MessageDate', row['CreatedDate']);
  },
  EmailMessageRelation: (seed) => (row) =>
    fill(row, 'RelationObjectType', seed.schema.objectOfId(textValue(row['RelationId']) ?? '')?.name),
  ForecastingQuota: quota,
  ForecastingItem: () => (row) => {
    fill(row, 'IsAmount', row['ForecastQuantity'] === null);
    fill(row, 'IsUpToDate', true);
    fill(row, 'SubordinateOverrides', 0);
  },
  ForecastingType: () => (row) => {
    fill(row, 'Language', 'en_US');
    fill(row, 'DateType', 'OpportunityCloseDate');
    fill(row, 'RoleType', 'R');
  },
  CurrencyType: () => (row) => fill(row, 'DecimalPlaces', 2),
  DatedConversionRate: () => (row) => fill(row, 'NextStartDate', '9999-12-31'),
  Campaign: () => (row) => {
    for (const name of Object.keys(campaignTotals)) fill(row, name, 0);
  },
};

const campaignTotals = {
  NumberOfLeads: 0,
  NumberOfConvertedLeads: 0,
  NumberOfContacts: 0,
  NumberOfResponses: 0,
  NumberOfOpportunities: 0,
  NumberOfWonOpportunities: 0,
  AmountAllOpportunities: 0,
  AmountWonOpportunities: 0,
};

/** The categories of a new org's stages: what is won counts as closed, what is lost is omitted. */
function fillForecast(row: Row): void {
  const category = row['IsWon'] ? 'Closed' : row['IsClosed'] ? 'Omitted' : 'Pipeline';
  fill(row, 'ForecastCategory', category);
  fill(row, 'ForecastCategoryName', category);
}

function sameLabel(): Derive {
  return (row) => {
    fill(row, 'MasterLabel', row['ApiName']);
    fill(row, 'ApiName', row['MasterLabel']);
  };
}

function stagesByName(seed: Seed): Map<string, Row> {
  return new Map(
    rowsOf(seed, 'OpportunityStage').map((stage) => [
      textValue(stage['ApiName']) ?? textValue(stage['MasterLabel']) ?? '',
      stage,
    ]),
  );
}

function opportunity(seed: Seed): Derive {
  const stages = stagesByName(seed);
  const organization = rowsOf(seed, 'Organization')[0];
  const startMonth = Number(organization?.['FiscalYearStartMonth'] ?? 1) || 1;
  const namedByStart = organization?.['UsesStartDateAsFiscalYearName'] === true || startMonth === 1;
  return (row) => {
    const stage = stages.get(textValue(row['StageName']) ?? '');
    fill(row, 'IsClosed', stage?.['IsClosed']);
    fill(row, 'IsWon', stage?.['IsWon']);
    fill(row, 'Probability', stage?.['DefaultProbability']);
    fill(row, 'ForecastCategory', stage?.['ForecastCategory']);
    fill(row, 'ForecastCategoryName', stage?.['ForecastCategoryName']);
    fillForecast(row);
    fillExpected(row);
    const closeDate = textValue(row['CloseDate']);
    if (closeDate === null) return;
    const year = fiscalYearStart(closeDate, startMonth) + (namedByStart ? 0 : 1);
    const quarter = Math.floor(((Number(closeDate.slice(5, 7)) - startMonth + 12) % 12) / 3) + 1;
    fill(row, 'FiscalYear', year);
    fill(row, 'FiscalQuarter', quarter);
    fill(row, 'Fiscal', `${year} ${quarter}`);
  };
}

function opportunityHistory(seed: Seed): Derive {
  const stages = stagesByName(seed);
  return (row) => {
    const stage = stages.get(textValue(row['StageName']) ?? '');
    fill(row, 'Probability', stage?.['DefaultProbability']);
    fill(row, 'ForecastCategory', stage?.['ForecastCategory']);
    fillExpected(row);
  };
}

function fillExpected(row: Row): void {
  const { Amount: amount, Probability: probability } = row;
  if (typeof amount !== 'number' || typeof probability !== 'number') return;
  fill(row, 'ExpectedRevenue', Math.round(amount * probability) / 100);
}

function task(seed: Seed): Derive {
  const closed = new Set(
    rowsOf(seed, 'TaskStatus')
      .filter((status) => status['IsClosed'] === true)
      .map((status) => textValue(status['ApiName']) ?? textValue(status['MasterLabel'])),
  );
  return (row) => {
    fill(row, 'Status', 'Not Started');
    fill(row, 'Priority', 'Normal');
    fill(row, 'IsClosed', closed.has(textValue(row['Status'])));
    fill(row, 'IsHighPriority', row['Priority'] === 'High');
  };
}

function event(): Derive {
  return (row) => {
    const start = textValue(row['StartDateTime']) ?? textValue(row['ActivityDateTime']);
    const end = textValue(row['EndDateTime']);
    const minutes = row['DurationInMinutes'];
    fill(row, 'StartDateTime', start);
    fill(row, 'ActivityDateTime', start);
    fill(row, 'GroupEventType', '0');
    if (start !== null && end !== null)
      fill(row, 'DurationInMinutes', (Date.parse(end) - Date.parse(start)) / 60_000);
    else if (start !== null && typeof minutes === 'number')
      fill(row, 'EndDateTime', new Date(Date.parse(start) + minutes * 60_000).toISOString());
    fill(row, 'ActivityDate', start?.slice(0, 10));
    fill(row, 'EndDate', textValue(row['EndDateTime'])?.slice(0, 10));
  };
}

function quota(seed: Seed): Derive {
  const months = rowsOf(seed, 'Period').filter((period) => period['Type'] === 'Month');
  const byStart = new Map(months.map((period) => [period['StartDate'], period.Id]));
  return (row) => {
    fill(row, 'QuotaAmount', 0);
    fill(row, 'QuotaQuantity', 0);
    fill(row, 'IsAmount', row['IsQuantity'] !== true);
    fill(row, 'PeriodId', byStart.get(row['StartDate'] ?? null));
  };
}

function personName(row: Row): void {
  const whole = textValue(row['Name']);
  if (whole !== null && isNull(row['LastName'])) {
    const space = whole.lastIndexOf(' ');
    row['LastName'] = whole.slice(space + 1);
    if (space > 0) fill(row, 'FirstName', whole.slice(0, space));
  }
  const parts = [textValue(row['FirstName']), textValue(row['LastName'])].filter((part) => part !== null);
  if (parts.length) fill(row, 'Name', parts.join(' '));
}

function user(seed: Seed): Derive {
  const organization = rowsOf(seed, 'Organization')[0];
  const standard = rowsOf(seed, 'Profile').find((profile) => profile['Name'] === 'Standard User');
  return (row) => {
    personName(row);
    const username = textValue(row['Username']) ?? '';
    fill(row, 'Email', username);
    fill(row, 'Alias', username.split('@')[0]?.slice(0, 8));
    fill(row, 'CommunityNickname', `${username.split('@')[0]?.slice(0, 30)}${row.Id.slice(10, 15)}`);
    fill(row, 'TimeZoneSidKey', organization?.['TimeZoneSidKey'] ?? 'GMT');
    fill(row, 'LocaleSidKey', 'en_US');
    fill(row, 'LanguageLocaleKey', 'en_US');
    fill(row, 'EmailEncodingKey', 'UTF-8');
    fill(row, 'UserType', 'Standard');
    fill(row, 'ProfileId', standard?.Id ?? rowsOf(seed, 'Profile')[0]?.Id);
  };
}
