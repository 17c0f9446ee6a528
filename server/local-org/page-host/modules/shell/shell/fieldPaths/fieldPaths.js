import { objectNamed } from 'shell/views';

/** Types that fit a cell of a list. */
const SHORT = new Set([
  ...['String', 'Picklist', 'Currency', 'Double', 'Int', 'Percent', 'Date', 'DateTime', 'Boolean'],
  ...['Phone', 'Email'],
]);
const MOST = 5;

/** Columns beside the name; an object that is not here shows its first short fields. */
const COLUMNS = {
  Opportunity: ['Account.Name', 'StageName', 'Amount', 'CloseDate', 'Owner.Name'],
  Account: ['Type', 'Industry', 'Phone', 'Owner.Name'],
  Contact: ['Account.Name', 'Title', 'Phone', 'Email', 'Owner.Name'],
  Task: ['Status', 'ActivityDate', 'Who.Name', 'What.Name', 'Owner.Name'],
  Event: ['StartDateTime', 'Who.Name', 'What.Name', 'Owner.Name'],
  User: ['Title', 'Username', 'IsActive', 'Manager.Name'],
  Touchline_Subject__c: ['Kind__c', 'Parent__r.Name', 'Role__c', 'Segment__c'],
  Touchline_Deal_Review__c: ['Opportunity__r.Name', 'Flag_Count__c'],
  Touchline_Quota__c: ['Subject__r.Name', 'Period_Start__c', 'Amount__c'],
  Touchline_Sync_Run__c: ['Status__c', 'As_Of__c', 'Finished_At__c'],
};

/** The field that names records of an object. */
export const nameFieldOf = (info) => info?.nameFields?.[0] ?? 'Name';

/** A reference as a path to the name of what it points to; undefined where that has no field `Name`. */
export function namePath(field) {
  const named = field.referenceToInfos?.[0]?.nameFields?.includes('Name');
  return field.relationshipName && named ? `${field.relationshipName}.Name` : undefined;
}

/** The path of a field that fits a cell, undefined for the others. */
function cellPath(field) {
  if (field.dataType === 'Reference') return namePath(field);
  return SHORT.has(field.dataType) ? field.apiName : undefined;
}

/** Columns of an object's list: paths from the record. */
export function columnPaths(info) {
  if (COLUMNS[info.apiName]) return COLUMNS[info.apiName].filter((path) => fieldOf(info, path));
  return Object.values(info.fields)
    .filter((field) => field.apiName !== nameFieldOf(info) && (field.updateable || field.createable))
    .map(cellPath)
    .filter(Boolean)
    .slice(0, MOST);
}

/** The field of the object at which a path begins: `Owner.Name` begins at OwnerId. */
export function fieldOf(info, path) {
  const [first, second] = path.split('.');
  if (!second) return info.fields[first];
  return Object.values(info.fields).find(({ relationshipName }) => relationshipName === first);
}

/** What a column or a fact is called. */
export function labelOf(info, path) {
  const field = fieldOf(info, path);
  return field?.label.replace(/ ID$/, '') ?? objectNamed(path.split('.')[0])?.label ?? path;
}
