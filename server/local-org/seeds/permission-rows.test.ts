import { LocalOrg } from '../org.ts';
import { loaded } from './testing.ts';

const users = `Id,Username,LastName,ProfileId,ManagerId
005000000000001,admin@example.com,Admin,00e000000000001,
005000000000002,integration@example.com,Service,00e000000000003,
005000000000003,boss@example.com,Boss,00e000000000002,
005000000000004,rep@example.com,Rep,00e000000000002,005000000000003
`;
const profiles = `Id,Name
00e000000000001,System Administrator
00e000000000002,Standard User
00e000000000003,Minimum Access - API Only Integrations
`;
const tasks = `Id,Subject,OwnerId,Status
00T000000000001,Call about nothing on record,005000000000004,Completed
`;

test('everybody gets the sets that fit, the service every activity beside its own', async () => {
  const { store, notes } = await loaded({ 'User.csv': users, 'Profile.csv': profiles, 'Task.csv': tasks });
  const nameOf = (id: unknown) => store.table('PermissionSet').get(String(id))?.['Name'];
  const given = [...store.table('PermissionSetAssignment').rows()].map(
    (row) => `${String(row['AssigneeId']).slice(14, 15)} ${nameOf(row['PermissionSetId'])}`,
  );
  expect(given).toEqual([
    '1 Touchline_Admin',
    '1 Touchline_Pay',
    '2 Touchline_Integration',
    '2 View_All_Activities',
    '3 Touchline_Manager',
    '4 Touchline_Rep',
  ]);
  expect(notes.join('\n')).toContain('every active user gets the one that fits');
  const org = new LocalOrg({ store, clock: () => new Date('2026-11-20T18:00:00Z') });
  const seen = org.sessions().map((user) => [user.username, [...org.reader(user).rows('Task')].length]);
  expect(seen).toEqual([
    ['admin@example.com', 1],
    ['integration@example.com', 1],
    ['boss@example.com', 0],
    ['rep@example.com', 1],
  ]);
});

test('a folder that assigns one of the sets is taken at its word', async () => {
  const { store } = await loaded({
    'User.csv': users,
    'Profile.csv': profiles,
    'PermissionSet.csv': 'Id,Name,Label\n0PS000000000001,Touchline_Rep,Rep\n',
    'PermissionSetAssignment.csv':
      'Id,PermissionSetId,AssigneeId\n0Pa000000000001,0PS000000000001,005000000000004\n',
  });
  expect(store.table('PermissionSetAssignment').size).toBe(1);
});
