import { listenTestOrg, type ListeningOrg } from '../testing.ts';

let test: ListeningOrg;
beforeAll(async () => {
  test = await listenTestOrg();
});
afterAll(() => test.close());

it('says in the words sf waits for that changes are not tracked', async () => {
  const answer = await fetch(`${test.url}/services/data/v66.0/tooling/sobjects/SourceMember/describe`, {
    headers: { authorization: `Bearer ${test.token}` },
  });
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject([
    { errorCode: 'NOT_FOUND', message: expect.stringContaining('The requested resource does not exist') },
  ]);
});
