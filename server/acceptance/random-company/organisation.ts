/** The organisation, its stages, its people and what is expected of them. */
import { DAY, names, type Draft } from './draft.ts';

export const stages = [
  ['Discovery', false, false],
  ['Qualify', false, false],
  ['Evaluate', false, false],
  ['Propose', false, false],
  ['Negotiate', false, false],
  ['Won', true, true],
  ['Lost', true, false],
  // Not offered any more, but deals stand or stood in it.
  ['Legacy', false, false],
  // Deleted from the list of stages altogether.
  ['Forgotten', false, false],
] as const;
export const openStages = 5;
export const won = 5;
export const lost = 6;
export const legacy = 7;
export const forgotten = 8;

export interface People {
  /** Who owns deals. */
  reps: string[];
  /** Everybody who may sit in a meeting. */
  users: string[];
  /** Those who hardly log what they do. */
  silent: ReadonlySet<string>;
}

export function organisation(draft: Draft): void {
  draft.add('Organization', '00D', {
    Name: 'Random Company',
    TimeZoneSidKey: draft.shape.timeZone,
    FiscalYearStartMonth: draft.shape.fiscalYearStartMonth,
  });
  stages.slice(0, forgotten).forEach(([MasterLabel, IsClosed, IsWon], index) =>
    draft.add('OpportunityStage', '01J', {
      MasterLabel,
      ApiName: MasterLabel,
      SortOrder: index + 1,
      IsActive: index !== legacy,
      IsClosed,
      IsWon,
      DefaultProbability: index * 10,
      ForecastCategoryName: IsClosed ? (IsWon ? 'Closed' : 'Omitted') : 'Pipeline',
    }),
  );
}

export function people(draft: Draft): People {
  const user = (Name: string, ManagerId: string | null, IsActive = true) =>
    draft.add('User', '005', {
      Name,
      LastName: Name,
      Username: `u${draft.count('005')}@random.example`,
      Alias: 'u',
      Email: 'u@random.example',
      ManagerId,
      IsActive,
      UserType: 'Standard',
      CreatedDate: draft.time(draft.now - draft.between(100, 900) * DAY),
    });
  user('Integration', null);
  const chief = user('Chief', null);
  const managers = [user('Manager One', chief), user('Manager <b>Two</b>', chief)];
  const deputy = user('Deputy', managers[0]!);
  const reps: string[] = [];
  const silent = new Set<string>();
  for (let index = 0; index < draft.shape.reps; index += 1) {
    const manager = draft.chance(0.1) ? null : draft.pick([...managers, deputy]);
    const name = `Rep ${index} ${draft.pick(names)}`.replace('\n', ' ');
    const id = user(name, manager, !draft.chance(0.12));
    reps.push(id);
    if (draft.chance(0.85)) quotas(draft, id);
    if (manager === managers[1]) silent.add(id);
  }
  const users = [chief, ...managers, deputy, ...reps];
  return { reps: draft.chance(0.5) ? [...reps, managers[1]!] : reps, users, silent };
}

function quotas(draft: Draft, user: string): void {
  const { now, shape } = draft;
  const ramped = draft.chance(0.3);
  const subject = draft.add('Touchline_Subject__c', 'a00', {
    Name: `Person ${user}`,
    Key__c: `person:${user}`,
    Kind__c: 'person',
    User__c: user,
    Is_Active__c: true,
    Segment__c: draft.pick(['SMB', 'SMB', 'SMB', 'Enterprise', null]),
    Start_Date__c: ramped && draft.chance(0.6) ? draft.date(now - draft.between(10, 300) * DAY) : null,
    Ramp_Months__c: ramped ? draft.between(3, 9) : null,
  });
  const year = Number(shape.asOf.slice(0, 4));
  for (let month = (year - 2) * 12; month < (year + 1) * 12; month += 1) {
    if (draft.chance(0.1)) continue;
    const start = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
    draft.add('Touchline_Quota__c', 'a03', {
      Subject__c: subject,
      Period_Start__c: start,
      Amount__c: draft.between(20, 90) * 1000,
    });
  }
}
