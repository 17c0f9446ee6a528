import { createTestOrg, type TestOrg } from '../testing.ts';
import { selectChangeEvents } from '../tooling/change-events.ts';
import type { SessionUser } from '../types.ts';
import { subscriptionProblem } from './channels.ts';
import { eventBus } from './recorder.ts';
import { ReplayEngine } from './replay-engine.ts';

const rep = '005000000000101AAA';
let made: TestOrg;
let user: SessionUser;
beforeEach(() => {
  made = createTestOrg({
    seed: (store) => {
      store.table('Profile').put({ Id: '00e000000000001AAA', Name: 'System Administrator' });
      store.table('Profile').put({ Id: '00e000000000002AAA', Name: 'Standard User' });
      const people = store.table('User');
      const person = { IsActive: true, ProfileId: '00e000000000001AAA', TimeZoneSidKey: 'GMT' };
      people.put({ ...person, Id: '005000000000100AAA', Name: 'admin', Username: 'admin' });
      people.put({ ...person, Id: rep, Name: 'rep', Username: 'rep', ProfileId: '00e000000000002AAA' });
    },
  });
  user = made.org.sessions().find(({ id }) => id === rep)!;
  selectChangeEvents(made.org, ['Opportunity', 'Touchline_Scorecard__c']);
});

const denied = '403:denied_by_security_policy:create_denied';

test('change events are for who sees every record; an object one may not read has no channel', () => {
  const problems = (who: SessionUser) =>
    ['/data/ChangeEvents', '/data/OpportunityChangeEvent', '/data/Touchline_Scorecard__ChangeEvent'].map(
      (channel) => subscriptionProblem(made.org, who, channel),
    );
  expect(problems(made.user)).toEqual([undefined, undefined, undefined]);
  expect(problems(user)).toEqual([
    denied,
    denied,
    '400::The channel you requested to subscribe to does not exist {/data/Touchline_Scorecard__ChangeEvent}',
  ]);
});

test('who may no longer see every record, or is no longer active, hears nothing more', () => {
  const delivered: unknown[] = [];
  const engine = new ReplayEngine(made.org, {
    generateId: () => 'one',
    hasConnection: () => true,
    deliver: (_client, messages) => delivered.push(...messages) > 0,
    trigger: () => undefined,
  });
  engine.createClient(() => undefined, null);
  const client = engine.clients.get('one')!;
  client.user = made.user;
  client.positions.set('/data/OpportunityChangeEvent', eventBus(made.org).log.latest);
  const save = () => {
    const deal = { Name: 'Deal', StageName: 'Prospecting', CloseDate: '2026-12-01' };
    expect(made.writer.insert('Opportunity', deal)).toMatchObject({ success: true });
    engine.emptyQueue('one');
    return delivered.length;
  };
  expect(save()).toBe(1);
  const users = made.org.store.table('User');
  users.put({ ...users.get(made.user.id)!, ProfileId: '00e000000000002AAA' });
  expect(save()).toBe(1);
  users.put({ ...users.get(made.user.id)!, ProfileId: '00e000000000001AAA' });
  expect(save()).toBe(2);
  users.put({ ...users.get(made.user.id)!, IsActive: false });
  expect(save()).toBe(2);
  engine.disconnect();
});
