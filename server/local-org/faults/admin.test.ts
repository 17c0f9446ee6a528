import { createTestOrg } from '../testing.ts';
import { buildAdmin } from './admin.ts';

it('takes a plan, says what came of it, and forgets it', async () => {
  const admin = buildAdmin(createTestOrg().org);
  const ask = (method: 'GET' | 'PUT' | 'DELETE', payload?: object, host = 'localhost') =>
    admin.inject({ method, url: '/faults', headers: { host }, ...(payload ? { payload } : {}) });
  expect((await ask('GET')).json()).toEqual({ seed: 1, faults: [] });
  expect((await ask('PUT', { seed: 3, faults: [{ kind: 'drop', every: 5 }] })).json()).toMatchObject({
    seed: 3,
    faults: [{ kind: 'drop', every: 5, happened: 0 }],
  });
  const refused = await ask('PUT', { faults: [{ kind: 'gremlin' }] });
  expect([refused.statusCode, refused.json()]).toEqual([
    400,
    { message: expect.stringContaining('faults.0.kind') },
  ]);
  expect((await ask('DELETE')).json()).toEqual({ seed: 1, faults: [] });
  expect((await ask('GET', undefined, 'evil.example')).statusCode).toBe(403);
  await admin.close();
});
