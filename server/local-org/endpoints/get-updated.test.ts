import { Connection } from 'jsforce';
import { listenTestOrg, type ListeningOrg } from '../testing.ts';

let test: ListeningOrg;
let now = new Date('2026-11-20T18:00:30Z');
beforeAll(async () => {
  test = await listenTestOrg({ clock: () => now });
});
afterAll(() => test.close());

const at = (time: string) => (now = new Date(time));
const insert = (name: string): string => {
  const result = test.writer.insert('Account', { Name: name });
  if (!result.success) throw new Error(name);
  return result.id;
};

describe('getUpdated', () => {
  it('answers jsforce with what was created or changed, by whole minutes', async () => {
    const early = insert('Early');
    at('2026-11-20T18:10:00Z');
    const late = insert('Late');
    const gone = insert('Gone');
    test.writer.delete('Account', gone);
    at('2026-11-20T18:20:00Z');
    const { accessToken } = test.user;
    const connection = new Connection({ instanceUrl: test.url, accessToken, version: '66.0' });
    const updated = (start: string, end: string) => connection.sobject('Account').updated(start, end);
    expect(await updated('2026-11-20T18:00:59Z', '2026-11-20T18:05:59Z')).toEqual({
      ids: [early],
      latestDateCovered: '2026-11-20T18:05:00.000+0000',
    });
    expect(await updated('2026-11-20T18:05:00Z', '2026-11-20T18:45:00Z')).toEqual({
      ids: [late],
      latestDateCovered: '2026-11-20T18:20:00.000+0000',
    });
    test.writer.update('Account', early, { Name: 'Again' });
    expect((await updated('2026-11-20T18:15:00Z', '2026-11-20T18:45:00Z')).ids).toEqual([early]);
  });

  it('refuses dates it cannot answer for', async () => {
    const ask = async (object: string, query: string) => {
      const answer = await fetch(`${test.url}/services/data/v66.0/sobjects/${object}/updated/?${query}`, {
        headers: { authorization: `Bearer ${test.token}` },
      });
      return [answer.status, ((await answer.json()) as { errorCode: string }[])[0]?.errorCode];
    };
    const end = 'end=2026-11-20T18:00:00Z';
    expect(await ask('Account', `start=2026-11-20T18:00:00Z&${end}`)).toEqual([
      400,
      'INVALID_REPLICATION_DATE',
    ]);
    expect(await ask('Account', `start=2026-10-01T00:00:00+00:00&${end}`)).toEqual([
      400,
      'INVALID_REPLICATION_DATE',
    ]);
    expect(await ask('Account', end)).toEqual([400, 'INVALID_INPUT']);
    expect(await ask('Account', `start=yesterday&${end}`)).toEqual([400, 'INVALID_INPUT']);
    expect(await ask('Nope', `start=2026-11-19T00:00:00Z&${end}`)).toEqual([404, 'NOT_FOUND']);
  });
});
