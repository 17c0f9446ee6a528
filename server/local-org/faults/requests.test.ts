import { listenTestOrg, type ListeningOrg } from '../testing.ts';
import { diceOf } from './dice.ts';
import { noFaults, readFaultPlan } from './plan.ts';

let test: ListeningOrg;
beforeAll(async () => {
  test = await listenTestOrg({
    seed: (store) => {
      for (let index = 1; index <= 4; index += 1)
        store.table('Account').put({ Id: `00100000000000${index}AAA`, Name: `A${index}` });
    },
  });
});
afterAll(() => test.close());
afterEach(() => diceOf(test.org).set(noFaults));

const plan = (...faults: object[]): void => diceOf(test.org).set(readFaultPlan({ seed: 1, faults }));
const call = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${test.url}/services/data/v66.0${path}`, {
    ...init,
    headers: {
      authorization: `Bearer ${test.token}`,
      'content-type': 'application/json',
      'accept-encoding': 'identity',
    },
  });
const query = `/query?q=${encodeURIComponent('SELECT Id FROM Account')}`;

it.each([
  ['too-many-requests', 429, 'REQUEST_LIMIT_EXCEEDED'],
  ['unavailable', 503, 'SERVER_UNAVAILABLE'],
  ['request-limit', 403, 'REQUEST_LIMIT_EXCEEDED'],
  ['expired-session', 401, 'INVALID_SESSION_ID'],
])('%s answers %i once, and the next call is well', async (kind, status, errorCode) => {
  plan({ kind, at: [1] });
  const answer = await call(query);
  expect([answer.status, await answer.json()]).toEqual([status, [expect.objectContaining({ errorCode })]]);
  expect((await call(query)).status).toBe(200);
  expect(diceOf(test.org).happened).toEqual([1]);
});

it('a dropped connection breaks in the middle of the body', async () => {
  plan({ kind: 'drop', at: [1] });
  await expect(call(query).then((answer) => answer.text())).rejects.toThrow();
  expect((await call(query)).status).toBe(200);
});

it('a late answer is late, a skewed clock is off', async () => {
  plan({ kind: 'latency', at: [1], milliseconds: 60 }, { kind: 'clock-skew', at: [1], seconds: -7200 });
  const before = performance.now();
  const answer = await call(query);
  expect(performance.now() - before).toBeGreaterThan(55);
  expect(new Date(answer.headers.get('date') ?? '').toISOString()).toBe('2026-11-20T16:00:00.000Z');
});

it('a spoiled result page keeps the headers of the right one', async () => {
  const made = await call('/jobs/query', {
    method: 'POST',
    body: JSON.stringify({ operation: 'query', query: 'SELECT Id FROM Account' }),
  });
  const { id } = (await made.json()) as { id: string };
  const poll = async (): Promise<string> =>
    ((await (await call(`/jobs/query/${id}`)).json()) as { state: string }).state;
  while ((await poll()) !== 'JobComplete');
  plan({ kind: 'truncated-page', at: [1] }, { kind: 'duplicated-page', at: [2] });
  const rows = async (): Promise<[string | null, number]> => {
    const answer = await call(`/jobs/query/${id}/results`);
    return [
      answer.headers.get('sforce-numberofrecords'),
      (await answer.text()).trim().split('\n').length - 1,
    ];
  };
  expect([await rows(), await rows(), await rows()]).toEqual([
    ['4', 2],
    ['4', 8],
    ['4', 4],
  ]);
});

it('jobs stall, fail and are aborted', async () => {
  const states = async (): Promise<string[]> => {
    const made = await call('/jobs/query', {
      method: 'POST',
      body: JSON.stringify({ operation: 'query', query: 'SELECT Id FROM Account' }),
    });
    const { id } = (await made.json()) as { id: string };
    const seen: string[] = [];
    for (let look = 0; look < 5; look += 1)
      seen.push(((await (await call(`/jobs/query/${id}`)).json()) as { state: string }).state);
    return seen;
  };
  plan({ kind: 'job-stall', at: [1] }, { kind: 'job-fail', at: [2] }, { kind: 'job-abort', at: [3] });
  expect((await states()).at(-1)).toBe('InProgress');
  expect((await states()).at(-1)).toBe('Failed');
  expect((await states()).at(-1)).toBe('Aborted');
  expect((await states()).at(-1)).toBe('JobComplete');
});

it('a locked row is refused in the words the platform has, the others are saved', async () => {
  plan({ kind: 'row-lock', at: [2] });
  const records = ['X', 'Y', 'Z'].map((Name) => ({ attributes: { type: 'Account' }, Name }));
  const answer = await call('/composite/sobjects', {
    method: 'POST',
    body: JSON.stringify({ allOrNone: false, records }),
  });
  expect(await answer.json()).toMatchObject([
    { success: true },
    { success: false, errors: [{ statusCode: 'UNABLE_TO_LOCK_ROW' }] },
    { success: true },
  ]);
});
