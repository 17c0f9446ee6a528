import { buildApp } from '../app.ts';
import { createTestOrg } from '../testing.ts';

test('the kind of message may stand in the address', async () => {
  const { org, token } = createTestOrg();
  const app = await buildApp(org);
  const answer = await app.inject({
    method: 'POST',
    url: '/cometd/66.0/handshake',
    headers: { authorization: `OAuth ${token}` },
    payload: [{ channel: '/meta/handshake', version: '1.0', supportedConnectionTypes: ['long-polling'] }],
  });
  await app.close();
  expect([answer.statusCode, answer.json()[0]]).toMatchObject([200, { successful: true }]);
});
