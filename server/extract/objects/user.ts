import { defineObject } from '../define.ts';

/** People: who works here, for whom, since when (C13). Users are deactivated, never deleted. */
export default defineObject({
  sObject: 'User',
  required: true,
  requiredFields: ['Name', 'IsActive', 'UserType', 'ManagerId', 'CreatedDate'],
});
