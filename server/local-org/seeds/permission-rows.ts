import type { Row } from '../types.ts';
import { rowsOf, seedId, supply, textValue, type Seed } from './seed.ts';

const packageSets = ['Admin', 'Integration', 'Manager', 'Pay', 'Rep'];

/** What an admin adds for the service: calls and meetings that name nobody and nothing are otherwise their owner's alone. */
const everyActivity = 'View_All_Activities';

/**
 * Permission sets and who has them, for a folder that does not say who may see Touchline: every active user gets the set
 * that fits their place. A folder that assigns any of the package's sets is taken at its word.
 */
export function supplyPermissions(seed: Seed, note: (objectName: string, what: string) => void): void {
  if (!seed.schema.object('PermissionSetAssignment') || rowsOf(seed, 'User').length === 0) return;
  const known = new Map(rowsOf(seed, 'PermissionSet').map((set) => [String(set['Name']), set.Id]));
  const missing = packageSets.filter((label) => !known.has(`Touchline_${label}`));
  if (missing.length > 0) {
    supply(seed, 'PermissionSet', missing.map(permissionSet));
    note(
      'PermissionSet',
      `the sets ${missing.map((label) => `Touchline_${label}`).join(', ')} of the package`,
    );
  }
  const sets = new Map(packageSets.map((label) => [label, known.get(`Touchline_${label}`) ?? setId(label)]));
  const given = new Set(rowsOf(seed, 'PermissionSetAssignment').map((row) => row['PermissionSetId']));
  if ([...sets.values()].some((id) => given.has(id))) return;
  const activities = known.get(everyActivity) ?? setId(everyActivity);
  if (!known.has(everyActivity)) supply(seed, 'PermissionSet', [activitySet()]);
  sets.set(everyActivity, activities);
  const placeOf = placesIn(seed);
  const rows = rowsOf(seed, 'User')
    .filter((user) => user['IsActive'] !== false)
    .flatMap((user) => placeOf(user).map((label) => ({ label, user })))
    .map(({ label, user }, index) => ({
      Id: seedId('0Pa', index + 1),
      PermissionSetId: sets.get(label) ?? null,
      AssigneeId: user.Id,
      IsActive: true,
    }));
  supply(seed, 'PermissionSetAssignment', rows);
  note(
    'PermissionSetAssignment',
    'nobody has a set of the package; every active user gets the one that fits',
  );
}

const setId = (label: string): string => seedId('0PS', [...packageSets, everyActivity].indexOf(label) + 1);

const activitySet = (): Row => ({
  Id: setId(everyActivity),
  Name: everyActivity,
  Label: 'View All Activities',
  IsOwnedByProfile: false,
  IsCustom: true,
  PermissionsViewAllActivities: true,
});

const permissionSet = (label: string): Row => ({
  Id: setId(label),
  Name: `Touchline_${label}`,
  Label: `Touchline ${label}`,
  IsOwnedByProfile: false,
  IsCustom: true,
});

/** Administrators, the user the service runs as, whoever leads somebody, everybody else. */
function placesIn(seed: Seed): (user: Row) => string[] {
  const profiles = new Map(rowsOf(seed, 'Profile').map((profile) => [profile.Id, profile]));
  const users = rowsOf(seed, 'User');
  const leaders = new Set(users.flatMap((user) => textValue(user['ManagerId']) ?? []));
  const parents = new Set(rowsOf(seed, 'UserRole').flatMap((role) => textValue(role['ParentRoleId']) ?? []));
  return (user) => {
    const profile = profiles.get(textValue(user['ProfileId']) ?? '');
    const name = textValue(profile?.['Name']) ?? '';
    if (name === 'System Administrator' || profile?.['PermissionsModifyAllData'] === true)
      return ['Admin', 'Pay'];
    if (/integration/i.test(textValue(user['Username']) ?? '') || /integration/i.test(name))
      return ['Integration', everyActivity];
    const leads = leaders.has(user.Id) || parents.has(textValue(user['UserRoleId']) ?? '');
    return [leads ? 'Manager' : 'Rep'];
  };
}
