import type { Row, Value } from '../../types.ts';
import { stages, won, lost } from './parameters.ts';
import type { Ledger } from './ledger.ts';
import { stamps } from './ledger.ts';
import type { Person, Rep, Staff } from './staff.ts';
import { timeZone, type WorkCalendar } from './work-calendar.ts';

export interface People {
  admin: string;
  vicePresident: string;
  developers: string[];
  idOf(rep: Rep): string;
  managerOf(rep: Rep): string;
  /** The others of the team who still work here. */
  matesOf(rep: Rep): Rep[];
}

const rights = (names: string): Record<string, Value> =>
  Object.fromEntries(names.split(' ').map((name) => [`Permissions${name}`, true]));
const everybody = 'ApiEnabled EditEvent EditTask LightningExperienceUser RunReports';
const administrator = `${everybody} AssignPermissionSets CustomizeApplication ManageUsers ModifyAllData ViewAllData ViewAllUsers ViewRoles ViewSetup`;

/** The organization, its stages, everybody's user, place in the hierarchy and permission sets. */
export function addPeople(ledger: Ledger, staff: Staff, calendar: WorkCalendar): People {
  const beginning = calendar.instant(-2300);
  ledger.add('Organization', {
    Name: 'Quarter & Sons',
    TimeZoneSidKey: timeZone,
    FiscalYearStartMonth: 1,
    OrganizationType: 'Enterprise Edition',
    InstanceName: 'LOCAL',
    Country: 'US',
    CreatedDate: beginning,
  });
  addStages(ledger, beginning);
  const profile = (Name: string, permissions: string) =>
    ledger.add('Profile', { Name, CreatedDate: beginning, ...rights(permissions) }).Id;
  const profiles = {
    admin: profile('System Administrator', administrator),
    user: profile('Standard User', everybody),
    integration: profile('Minimum Access - API Only Integrations', 'ApiEnabled ApiUserOnly'),
  };
  const permissionSet = (label: string) =>
    ledger.add('PermissionSet', {
      Name: `Touchline_${label}`,
      Label: `Touchline ${label}`,
      IsCustom: true,
      CreatedDate: beginning,
    }).Id;
  const sets = {
    admin: permissionSet('Admin'),
    integration: permissionSet('Integration'),
    manager: permissionSet('Manager'),
    pay: permissionSet('Pay'),
    rep: permissionSet('Rep'),
  };
  const user = (
    { name, username }: Person,
    job: {
      title: string;
      profile?: string;
      role?: Row;
      manager?: string;
      since?: number;
      left?: number | null;
    },
    ...assigned: string[]
  ): string => {
    const [FirstName = '', LastName = ''] = name.split(' ');
    const since = calendar.instant(Math.max(job.since ?? -2200, -2290));
    const left = job.left == null ? since : calendar.instant(job.left + 0.5);
    const { Id } = ledger.add('User', {
      Username: username,
      FirstName,
      LastName,
      Email: username,
      Title: job.title,
      IsActive: job.left == null,
      ProfileId: job.profile ?? profiles.user,
      UserRoleId: job.role?.Id ?? null,
      ManagerId: job.manager ?? null,
      CreatedDate: since,
      LastModifiedDate: left,
      SystemModstamp: left,
    });
    for (const PermissionSetId of assigned)
      if (job.left == null)
        ledger.add('PermissionSetAssignment', { PermissionSetId, AssigneeId: Id, IsActive: true });
    return Id;
  };
  const role = (Name: string, parent: Row | null) =>
    ledger.add('UserRole', {
      Name,
      DeveloperName: Name.replaceAll(/[^A-Za-z0-9]+/g, '_'),
      ParentRoleId: parent?.Id ?? null,
      OpportunityAccessForAccountOwner: parent ? 'Edit' : 'None',
    });
  const outsider = (name: string): Person => ({
    name,
    username: `${name.split(' ')[0]!.toLowerCase()}@quarter.example`,
  });
  const admin = user(
    outsider('Admin Quarter'),
    { title: 'System Administrator', profile: profiles.admin },
    sets.admin,
    sets.pay,
  );
  const integration = { title: 'Integration', profile: profiles.integration };
  user(outsider('Integration Touchline'), integration, sets.integration);
  const top = role('VP Sales', null);
  const vicePresident = user(staff.vicePresident, { title: 'VP Sales', role: top }, sets.manager);
  const teams = staff.managers.map((manager) => {
    const own = role(`${manager.title} Manager`, top);
    const title = `Sales Manager ${manager.title}`;
    return {
      lead: user(manager, { title, role: own, manager: vicePresident }, sets.manager),
      members: role(`${manager.title} Rep`, own),
    };
  });
  const ids = staff.reps.map((rep) => {
    const { lead, members } = teams[rep.team]!;
    const job = {
      title: 'Account Executive',
      role: members,
      manager: lead,
      since: rep.start,
      left: rep.left,
    };
    return user(rep, job, sets.rep);
  });
  const development = role('Sales Development', top);
  const developers = staff.developers.map((person) =>
    user(
      person,
      { title: 'Sales Development Representative', role: development, manager: vicePresident },
      sets.rep,
    ),
  );
  return {
    admin,
    vicePresident,
    developers,
    idOf: (rep) => ids[rep.number]!,
    managerOf: (rep) => teams[rep.team]!.lead,
    matesOf: (rep) =>
      staff.reps.filter((mate) => mate.team === rep.team && mate !== rep && mate.left === null),
  };
}

function addStages(ledger: Ledger, created: string): void {
  const stage = (MasterLabel: string, SortOrder: number, more: Record<string, Value>) =>
    ledger.add('OpportunityStage', {
      MasterLabel,
      ApiName: MasterLabel,
      SortOrder,
      IsActive: true,
      IsClosed: false,
      IsWon: false,
      ...more,
      ...stamps(created, ''),
      CreatedById: null,
      LastModifiedById: null,
    });
  stages.forEach(({ name, probability, category, categoryName }, index) =>
    stage(name, index + 1, {
      DefaultProbability: probability,
      ForecastCategory: category,
      ForecastCategoryName: categoryName,
    }),
  );
  const ending = (IsWon: boolean, category: string) => ({
    IsClosed: true,
    IsWon,
    DefaultProbability: IsWon ? 100 : 0,
    ForecastCategory: category,
    ForecastCategoryName: category,
  });
  stage(won, stages.length + 1, ending(true, 'Closed'));
  stage(lost, stages.length + 2, ending(false, 'Omitted'));
}
