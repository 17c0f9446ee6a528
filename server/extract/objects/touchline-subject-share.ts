import { defineObject } from '../define.ts';

/** Read rights that the service keeps. Shares vanish without a trace, so they are read whole; ours are the manual ones. */
export default defineObject({
  sObject: 'Touchline_Subject__Share',
  own: true,
  read: 'whole',
  where: "RowCause = 'Manual'",
  requiredFields: ['ParentId', 'UserOrGroupId', 'RowCause'],
  lost: 'sharing with managers outside the role hierarchy',
  fix: 'keep the organization-wide default of Touchline Subject at Private (Setup, Sharing Settings)',
});
