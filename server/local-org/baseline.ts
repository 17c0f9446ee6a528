import { makeId } from './id.ts';
import { standardStages } from './standard-stages.ts';
import type { Row, Schema, Store, Value } from './types.ts';

const taskStatuses = ['Not Started', 'In Progress', 'Completed', 'Waiting on someone else', 'Deferred'];

/**
 * What every org has from its first minute: itself, a System Administrator, the standard opportunity stages and
 * task statuses. Only empty tables are filled, so a seed always wins. Users of a seed that knows no profiles become
 * administrators: a user without a profile does not exist.
 */
export function addBaseline(schema: Schema, store: Store, now: string): void {
  const add = (objectName: string, rows: Record<string, Value>[]): Row | undefined => {
    const table = store.table(objectName);
    if (table.size) return undefined;
    const prefix = table.def.keyPrefix ?? '000';
    // OpportunityStage and TaskStatus share a prefix; their ids must still differ.
    const offset = objectName === 'TaskStatus' ? 1000 : 0;
    let first: Row | undefined;
    rows.forEach((values, index) => {
      const row: Row = { Id: makeId(prefix, offset + index + 1) };
      for (const [name, value] of Object.entries({ ...values, ...stampsFor(now) })) {
        if (table.def.fieldByName.has(name.toLowerCase())) row[name] = value;
      }
      table.put(row);
      first ??= row;
    });
    return first;
  };
  add('Organization', [
    {
      Name: 'Local Org',
      OrganizationType: 'Developer Edition',
      InstanceName: 'LOCAL',
      TimeZoneSidKey: 'GMT',
      DefaultLocaleSidKey: 'en_US',
      LanguageLocaleKey: 'en_US',
      FiscalYearStartMonth: 1,
    },
  ]);
  const profile = add('Profile', [
    {
      Name: 'System Administrator',
      UserType: 'Standard',
      PermissionsModifyAllData: true,
      PermissionsViewAllData: true,
    },
  ]);
  const users = store.table('User');
  if (profile)
    for (const user of [...users.rows()])
      if ((user.ProfileId ?? null) === null) users.put({ ...user, ProfileId: profile.Id });
  add('User', [
    {
      Username: 'admin@local.test',
      FirstName: 'Ada',
      LastName: 'Admin',
      Name: 'Ada Admin',
      Email: 'admin@local.test',
      Alias: 'admin',
      CommunityNickname: 'admin',
      IsActive: true,
      ProfileId: profile?.Id ?? [...store.table('Profile').rows()][0]?.Id ?? null,
      UserType: 'Standard',
      TimeZoneSidKey: 'GMT',
      LocaleSidKey: 'en_US',
      LanguageLocaleKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
    },
  ]);
  add('OpportunityStage', standardStages());
  add('ForecastingType', [
    {
      DeveloperName: 'OpportunityRevenue',
      Language: 'en_US',
      MasterLabel: 'Opportunity Revenue',
      IsActive: true,
      IsAmount: true,
      CanDisplayQuotas: true,
      DateType: 'OpportunityCloseDate',
      RoleType: 'R',
    },
  ]);
  add(
    'TaskStatus',
    taskStatuses.map((label, index) => ({
      MasterLabel: label,
      ApiName: label,
      SortOrder: index + 1,
      IsDefault: index === 0,
      IsClosed: label === 'Completed',
    })),
  );
}

function stampsFor(now: string): Record<string, Value> {
  const admin = makeId('005', 1);
  return {
    CreatedDate: now,
    LastModifiedDate: now,
    SystemModstamp: now,
    CreatedById: admin,
    LastModifiedById: admin,
  };
}
