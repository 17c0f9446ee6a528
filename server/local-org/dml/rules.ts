import type { ObjectDef } from '../types.ts';
import type { Rule } from './change.ts';
import { eventRule, taskRule } from './rules/activity.ts';
import { contactRoleRule } from './rules/contact-role.ts';
import { currencyTypeRule, datedRateRule } from './rules/currency.ts';
import { emailMessageRule, emailRelationRule } from './rules/email-message.ts';
import { quotaRule } from './rules/forecasting.ts';
import { opportunityRule } from './rules/opportunity.ts';
import { contactNameRule, leadNameRule, userNameRule } from './rules/person-name.ts';
import { handedOverRule, ownedRule, shareRule } from './rules/share.ts';

const byObject = new Map<string, Rule[]>();
for (const rule of [
  opportunityRule,
  taskRule,
  eventRule,
  contactRoleRule,
  contactNameRule,
  leadNameRule,
  userNameRule,
  currencyTypeRule,
  datedRateRule,
  emailMessageRule,
  emailRelationRule,
  quotaRule,
  handedOverRule('Account'),
  handedOverRule('Opportunity'),
]) {
  byObject.set(rule.object, [...(byObject.get(rule.object) ?? []), rule]);
}

/** What the platform does by itself when a record of the object is written. */
export function rulesFor(def: ObjectDef): readonly Rule[] {
  const known = byObject.get(def.name);
  if (known) return known;
  const rules: Rule[] = [];
  if (def.name.endsWith('Share')) rules.push(shareRule);
  else if (def.sharingModel === 'Private' || def.sharingModel === 'Read')
    if (def.custom) rules.push(ownedRule);
  byObject.set(def.name, rules);
  return rules;
}
