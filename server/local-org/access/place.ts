import type { Row, Store } from '../types.ts';

/** A user among others: whose records reach them, and by which names they are shared with. */
export interface Place {
  id: string;
  /**
   * Ids whose ownership and whose shares count for the user: the user, everybody in a role below, and the groups and
   * queues they are in.
   */
  principals: ReadonlySet<string>;
  /** Owners of accounts whose role opens the deals of those accounts, with the level it opens them to. */
  accountOwners: ReadonlyMap<string, 1 | 2>;
}

/** Whoever changes one of these tables may change somebody's place. */
export const placeTables = ['User', 'UserRole', 'Group', 'GroupMember'];

export function placeOf(store: Store, userId: string): Place {
  const me = store.table('User').get(userId);
  const below = usersBelow(store, me);
  const people = [...(me ? [me] : []), ...below];
  const principals = new Set([userId, ...below.map((user) => user.Id)]);
  addGroups(store, principals, userId, people);
  return { id: userId, principals, accountOwners: accountOwners(store, people) };
}

/** Users in roles below the user's; a role that is its own ancestor ends the walk. */
function usersBelow(store: Store, me: Row | undefined): Row[] {
  const roles = rolesBelow(store, text(me?.UserRoleId));
  return [...roles].flatMap((role) => store.table('User').lookup('UserRoleId', role));
}

function rolesBelow(store: Store, role: string | null): Set<string> {
  const found = new Set<string>();
  const open = role === null ? [] : [role];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const { Id } of store.table('UserRole').lookup('ParentRoleId', next)) {
      if (Id === role || found.has(Id)) continue;
      found.add(Id);
      open.push(Id);
    }
  }
  return found;
}

function addGroups(store: Store, principals: Set<string>, me: string, people: readonly Row[]): void {
  const roles = new Set(people.flatMap((user) => text(user.UserRoleId) ?? []));
  const above = new Set([...roles].flatMap((role) => [role, ...rolesAbove(store, role)]));
  for (const group of store.table('Group').rows())
    if (isOfRole(group, roles, above)) principals.add(group.Id);
  const mine = new Set([me]);
  // Groups hold groups, so one round may open the next.
  for (let size = -1; size !== principals.size;) {
    size = principals.size;
    for (const { GroupId, UserOrGroupId } of store.table('GroupMember').rows()) {
      const group = store.table('Group').get(String(GroupId));
      const member = String(UserOrGroupId);
      if (!group || !principals.has(member)) continue;
      const isMine = mine.has(member);
      if (isMine) mine.add(group.Id);
      // A group may keep what it is given from the people above its members.
      if (isMine || group.DoesIncludeBosses !== false || group.Type === 'Queue') principals.add(group.Id);
    }
  }
}

function isOfRole(group: Row, roles: ReadonlySet<string>, above: ReadonlySet<string>): boolean {
  const role = text(group.RelatedId) ?? '';
  if (group.Type === 'Organization') return true;
  if (group.Type === 'Role') return roles.has(role);
  return String(group.Type).startsWith('RoleAndSubordinates') && above.has(role);
}

function rolesAbove(store: Store, role: string): string[] {
  const found: string[] = [];
  let next = text(store.table('UserRole').get(role)?.ParentRoleId);
  while (next !== null && !found.includes(next)) {
    found.push(next);
    next = text(store.table('UserRole').get(next)?.ParentRoleId);
  }
  return found;
}

function accountOwners(store: Store, people: readonly Row[]): Map<string, 1 | 2> {
  const owners = new Map<string, 1 | 2>();
  for (const user of people) {
    const role = store.table('UserRole').get(String(user.UserRoleId));
    const level = role?.OpportunityAccessForAccountOwner;
    if (level === 'Read') owners.set(user.Id, 1);
    if (level === 'Edit') owners.set(user.Id, 2);
  }
  return owners;
}

const text = (value: Row[string] | undefined): string | null => (typeof value === 'string' ? value : null);
