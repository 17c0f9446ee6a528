import { defineObject } from '../define.ts';

/** Who was invited to a meeting and whether they declined (C6, C7). */
export default defineObject({
  sObject: 'EventRelation',
  where: 'IsWhat = false',
  requiredFields: ['EventId', 'RelationId'],
  lost: 'all but the first contact of a meeting, and who declined',
  fix: 'switch on "Allow Users to Relate Multiple Contacts to Tasks and Events" (Setup, Activity Settings)',
});
