import { defineObject } from '../define.ts';

/** The other people of a task (C6), where Shared Activities are on. Relations to deals are on the task itself. */
export default defineObject({
  sObject: 'TaskRelation',
  where: 'IsWhat = false',
  requiredFields: ['TaskId', 'RelationId'],
  lost: 'all but the first contact of a call or mail',
  fix: 'switch on "Allow Users to Relate Multiple Contacts to Tasks and Events" (Setup, Activity Settings)',
});
