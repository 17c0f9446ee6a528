import { listenTestOrg, type ListeningOrg } from '../testing.ts';

let test: ListeningOrg;
beforeAll(async () => {
  test = await listenTestOrg();
});
afterAll(() => test.close());

it('knows no deployment of another id', async () => {
  const answer = await fetch(`${test.url}/services/data/v66.0/metadata/deployRequest/0Af000000000001AAA`, {
    headers: { authorization: `Bearer ${test.token}` },
  });
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject([{ errorCode: 'INVALID_CROSS_REFERENCE_KEY' }]);
});
