import type { FieldDef, ObjectDef } from '../types.ts';
import { setupPermission } from './governed.ts';

/** What decides about one record of an object. */
export type RecordRule =
  /** Whoever may read the object reads every record. */
  | { kind: 'open' }
  | { kind: 'user' }
  | { kind: 'activity'; relation: string; key: string }
  /** Mail: whoever sees one of the records it is about, or sent it. */
  | { kind: 'about'; fields: string[]; sender: string }
  /** Forecasts: the person's, and those of the roles above. */
  | { kind: 'personal'; field: string; sees: string }
  /** Owner, roles above, default access and shares. */
  | { kind: 'owned' }
  /** Its parents: every one of them must be there for the user. Without a parent, its owner decides. */
  | { kind: 'parents'; parents: Parent[] };

export interface Parent {
  field: string;
  /** What the level on the parent is worth here. */
  gives: 'same' | 'share' | 'full-when-read' | 'full-when-edited';
}

/** Standard objects that follow a parent without being its detail in the metadata. */
const parentFields: Record<string, string> = {
  AccountShare: 'AccountId',
  CampaignMember: 'CampaignId',
  EmailMessageRelation: 'EmailMessageId',
  Contact: 'AccountId',
  EventRelation: 'EventId',
  LeadHistory: 'LeadId',
  OpportunityCompetitor: 'OpportunityId',
  OpportunityContactRole: 'OpportunityId',
  OpportunityFieldHistory: 'OpportunityId',
  OpportunityHistory: 'OpportunityId',
  OpportunityLineItem: 'OpportunityId',
  OpportunityShare: 'OpportunityId',
  OpportunitySplit: 'OpportunityId',
  OpportunityTeamMember: 'OpportunityId',
  TaskRelation: 'TaskId',
};

const specialRules: Record<string, RecordRule> = {
  EmailMessage: { kind: 'about', fields: ['ActivityId', 'RelatedToId'], sender: 'CreatedById' },
  ForecastingItem: { kind: 'personal', field: 'OwnerId', sees: 'ViewAllForecasts' },
  ForecastingQuota: { kind: 'personal', field: 'QuotaOwnerId', sees: 'ViewAllForecasts' },
};

export function recordRule(def: ObjectDef): RecordRule {
  if (def.name === 'User') return { kind: 'user' };
  const special = specialRules[def.name];
  if (special) return special;
  if (def.customMetadata || setupPermission(def) !== undefined) return { kind: 'open' };
  if (def.name === 'Task') return { kind: 'activity', relation: 'TaskRelation', key: 'TaskId' };
  if (def.name === 'Event') return { kind: 'activity', relation: 'EventRelation', key: 'EventId' };
  const parents = parentsOf(def);
  if (parents.length > 0) return { kind: 'parents', parents };
  return def.fieldByName.has('ownerid') && def.sharingModel !== null ? { kind: 'owned' } : { kind: 'open' };
}

function parentsOf(def: ObjectDef): Parent[] {
  const named = def.name.endsWith('__Share') ? 'ParentId' : parentFields[def.name];
  const field = named === undefined ? undefined : def.fieldByName.get(named.toLowerCase());
  const fields = field ? [field] : def.fields.filter((each) => each.masterDetail);
  return fields.map((each) => ({
    field: each.name,
    gives: worth(def, each),
  }));
}

function worth(def: ObjectDef, field: FieldDef): Parent['gives'] {
  if (def.name.endsWith('Share')) return 'share';
  if (def.name === 'Contact') return 'same';
  return field.writeRequiresMasterRead ? 'full-when-read' : 'full-when-edited';
}
