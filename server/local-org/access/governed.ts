/** Objects that Setup shows no rights for: they follow another object, or are configuration that everybody reads. */
import type { ObjectDef } from '../types.ts';

/** Object → whose rights it follows. What may be edited there may be written here. */
const followers: Record<string, string> = {
  AccountShare: 'Account',
  ActivityHistory: 'Task',
  CampaignMember: 'Campaign',
  EmailMessage: 'Task',
  EmailMessageRelation: 'Task',
  EventRelation: 'Event',
  LeadHistory: 'Lead',
  OpenActivity: 'Task',
  OpportunityCompetitor: 'Opportunity',
  OpportunityContactRole: 'Opportunity',
  OpportunityFieldHistory: 'Opportunity',
  OpportunityHistory: 'Opportunity',
  OpportunityLineItem: 'Opportunity',
  OpportunityShare: 'Opportunity',
  OpportunitySplit: 'Opportunity',
  OpportunityTeamMember: 'Opportunity',
  PricebookEntry: 'Pricebook2',
  TaskRelation: 'Task',
};

/** Configuration: read by everybody, written with a permission of Setup. */
const configuration: Record<string, string> = {
  CurrencyType: 'CustomizeApplication',
  CustomPermission: 'CustomizeApplication',
  DatedConversionRate: 'CustomizeApplication',
  FiscalYearSettings: 'CustomizeApplication',
  ForecastingItem: 'ViewAllForecasts',
  ForecastingQuota: 'ManageQuotas',
  ForecastingType: 'CustomizeApplication',
  Group: 'ManageUsers',
  GroupMember: 'ManageUsers',
  LeadStatus: 'CustomizeApplication',
  OpportunitySplitType: 'CustomizeApplication',
  OpportunityStage: 'CustomizeApplication',
  Organization: 'CustomizeApplication',
  Period: 'CustomizeApplication',
  PermissionSet: 'ManageUsers',
  PermissionSetAssignment: 'AssignPermissionSets',
  Profile: 'ManageUsers',
  RecordType: 'CustomizeApplication',
  SetupEntityAccess: 'ManageUsers',
  TaskStatus: 'CustomizeApplication',
  User: 'ManageUsers',
  UserRole: 'ManageUsers',
};

/** The object whose rights count for this one; undefined when it has rights of its own. */
export function governor(def: ObjectDef): string | undefined {
  return def.name.endsWith('__Share') ? def.name.replace(/__Share$/, '__c') : followers[def.name];
}

/** The user permission that writing this configuration needs; undefined for what is no configuration. */
export function setupPermission(def: ObjectDef): string | undefined {
  return configuration[def.name];
}

/** The user permission that writing an activity needs. */
export function activityPermission(def: ObjectDef): 'EditTask' | 'EditEvent' | undefined {
  return def.name === 'Task' ? 'EditTask' : def.name === 'Event' ? 'EditEvent' : undefined;
}
