import type { Check, Finding, Person } from '../check.ts';
import { ok, some, warn } from '../check.ts';

/** Teams follow `User.ManagerId`; records are seen along roles. Where the two differ, shares must help. */
const check: Check = {
  id: 'hierarchy',
  asks: 'Are there teams, and do their managers see the records of their people?',
  async run({ query, describe, sellers }): Promise<Finding[]> {
    const people = await query<Person>(
      "SELECT Id, Name, ManagerId, UserRoleId FROM User WHERE IsActive = true AND UserType = 'Standard'",
    );
    const managed = people.filter((person) => person.ManagerId);
    if (managed.length === 0) {
      return [
        warn(
          `None of ${people.length} active users has a manager: there are no teams.`,
          'Fill the Manager field of each user (Setup, Users).',
        ),
      ];
    }
    const findings = [ok(`${managed.length} of ${people.length} active users have a manager.`)];
    const leads = new Set(managed.map((person) => person.ManagerId));
    const alone = (await sellers()).filter((person) => !person.ManagerId && !leads.has(person.Id));
    if (alone.length > 0) {
      findings.push(
        warn(
          `Without a manager, though they own open deals: ${some(alone.map(({ Name }) => Name))}. They are in no team.`,
          'Fill the Manager field of these users (Setup, Users).',
        ),
      );
    }
    const roles = (await describe('UserRole'))
      ? await query<{ Id: string; ParentRoleId: string | null }>('SELECT Id, ParentRoleId FROM UserRole')
      : [];
    const outside = outsideRolePath(people, new Map(roles.map((role) => [role.Id, role.ParentRoleId])));
    if (outside.length > 0) {
      findings.push(
        warn(
          `Managers outside the role path of their people: ${some(outside)}. They see the team's scorecards through ` +
            'shares that the service keeps, but perhaps not the deals behind them.',
          'Put the manager into a role above (Setup, Roles), or leave it: unseen deals show as "not visible to you".',
        ),
      );
    }
    return findings;
  },
};
export default check;

function outsideRolePath(people: readonly Person[], parentOf: ReadonlyMap<string, string | null>): string[] {
  const byId = new Map(people.map((person) => [person.Id, person]));
  return people.flatMap((person) => {
    const manager = byId.get(person.ManagerId ?? '');
    if (!manager || parentOf.size === 0) return [];
    const seen = new Set<string>();
    let role = parentOf.get(person.UserRoleId ?? '');
    while (role && role !== manager.UserRoleId && !seen.has(role)) {
      seen.add(role);
      role = parentOf.get(role);
    }
    return role && role === manager.UserRoleId ? [] : [`${manager.Name} (of ${person.Name})`];
  });
}
