import type { Row } from '../types.ts';
import { everyRight, noGrants, noRights, type Grants, type ObjectGrant } from './grants.ts';

const readOnly: ObjectGrant = { ...noRights, read: true };
const ownWork: ObjectGrant = { ...noRights, read: true, create: true, edit: true, delete: true };

/** Objects of the sales cloud as a Standard User has them; any other standard object is read. */
const standardUser: Record<string, ObjectGrant> = {
  account: ownWork,
  contact: ownWork,
  opportunity: ownWork,
  lead: ownWork,
};

/** Salesforce's profiles for least privilege begin so; what they open comes from permission sets. */
const minimum = /^(minimum access|salesforce api only|.*\bapi only\b)/i;
const reader = /^read only$/i;

/**
 * What a profile gives: the user permissions of its row, and the objects of the standard profile it is named after. No
 * profile opens a custom object or field but the administrator's.
 */
export function profileGrants(profile: Row | undefined, standardObjects: readonly string[]): Grants {
  const grants = noGrants();
  const name = String(profile?.Name ?? '');
  for (const permission of userPermissions(profile)) grants.user.add(permission);
  // Every standard profile brings "Access Activities", the least of them too.
  grants.user.add('ActivitiesAccess');
  if (isAdministrator(name, grants)) {
    for (const permission of ['ModifyAllData', 'ViewAllData', 'ViewAllFields', 'CustomizeApplication'])
      grants.user.add(permission);
    for (const permission of ['ManageUsers', 'AssignPermissionSets', 'ManageQuotas', 'EditTask', 'EditEvent'])
      grants.user.add(permission);
    return grants;
  }
  if (minimum.test(name)) return grants;
  for (const object of standardObjects) {
    const grant = reader.test(name) ? readOnly : (standardUser[object.toLowerCase()] ?? readOnly);
    grants.objects.set(object.toLowerCase(), grant);
  }
  if (!reader.test(name)) for (const permission of ['EditTask', 'EditEvent']) grants.user.add(permission);
  return grants;
}

const isAdministrator = (name: string, { user }: Grants): boolean =>
  /^system administrator$/i.test(name) || (user.has('ModifyAllData') && user.has('CustomizeApplication'));

/** The `Permissions…` columns of a Profile or PermissionSet row that are true, without that word. */
export function userPermissions(row: Row | undefined): string[] {
  return Object.entries(row ?? {})
    .filter(([name, value]) => name.startsWith('Permissions') && value === true)
    .map(([name]) => name.slice('Permissions'.length));
}

/** Rights on an object that user permissions bring, whatever object rights say. */
export function dataPermissions(user: ReadonlySet<string>): ObjectGrant {
  if (user.has('ModifyAllData')) return everyRight;
  return user.has('ViewAllData') ? { ...noRights, read: true, viewAll: true } : noRights;
}
