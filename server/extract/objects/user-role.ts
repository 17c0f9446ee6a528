import { defineObject } from '../define.ts';

/** The platform's own hierarchy, which teams do not follow; read to tell where the two differ. */
export default defineObject({
  sObject: 'UserRole',
  read: 'whole',
  lost: 'the comparison of teams with the role hierarchy',
  fix: 'give the integration user "View Roles and Role Hierarchy"',
});
