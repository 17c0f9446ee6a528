import type { Check, Finding } from '../check.ts';
import { ok, warn } from '../check.ts';

interface Assignment {
  PermissionSet: { Name: string; IsOwnedByProfile: boolean; PermissionsViewAllData: boolean } | null;
}

/** Does the integration user see every deal, and is it no more than a reader of the CRM? */
const check: Check = {
  id: 'run-as-user',
  async run({ connection, query }): Promise<Finding[]> {
    const assignments = await query<Assignment>(
      'SELECT PermissionSet.Name, PermissionSet.IsOwnedByProfile, PermissionSet.PermissionsViewAllData ' +
        `FROM PermissionSetAssignment WHERE AssigneeId = '${connection.userId}'`,
    );
    const sets = assignments.flatMap((assignment) => assignment.PermissionSet ?? []);
    const findings: Finding[] = [];
    if (sets.some((set) => set.Name === 'Touchline_Integration')) {
      findings.push(ok('The permission set Touchline_Integration is assigned.'));
    } else {
      findings.push(
        warn(
          'The permission set Touchline_Integration is not assigned to the integration user.',
          'sf org assign permset --name Touchline_Integration --on-behalf-of <the integration user>',
        ),
      );
    }
    if (sets.some((set) => set.PermissionsViewAllData))
      findings.push(ok('The integration user sees all data.'));
    else {
      findings.push(
        warn(
          'The integration user has no "View All Data": it sees only the deals and activities that sharing gives it.',
          'Give it "View All" on Opportunity, Account and Contact and visibility of activities, or "View All Data".',
        ),
      );
    }
    return findings;
  },
};
export default check;
