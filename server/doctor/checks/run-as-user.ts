import type { Check } from '../check.ts';
import { ok, warn } from '../check.ts';

interface Assignment {
  PermissionSet: { Name: string; IsOwnedByProfile: boolean; PermissionsViewAllData: boolean } | null;
}

/** Does the integration user see every deal, and is it no more than a reader of the CRM? */
const check: Check = {
  id: 'run-as-user',
  asks: 'Does the integration user have its permission set, and see all deals?',
  async run({ connection, query }) {
    const assignments = await query<Assignment>(
      'SELECT PermissionSet.Name, PermissionSet.IsOwnedByProfile, PermissionSet.PermissionsViewAllData ' +
        `FROM PermissionSetAssignment WHERE AssigneeId = '${connection.userId}'`,
    );
    const sets = assignments.flatMap((assignment) => assignment.PermissionSet ?? []);
    // The set carries View All on accounts, contacts, leads and deals; who sees one sees the activities on it.
    if (sets.some((set) => set.Name === 'Touchline_Integration'))
      return [ok('Touchline_Integration is assigned: all deals and what was done on them can be seen.')];
    const findings = [
      warn(
        'The permission set Touchline_Integration is not assigned to the integration user.',
        'sf org assign permset --name Touchline_Integration --on-behalf-of <the integration user>',
      ),
    ];
    if (!sets.some((set) => set.PermissionsViewAllData)) {
      findings.push(
        warn(
          'The integration user has no "View All Data" either: it sees only the deals and activities that sharing gives it.',
          'Assign the permission set, or give it "View All" on Opportunity, Account and Contact.',
        ),
      );
    }
    return findings;
  },
};
export default check;
