import { buildApp } from '../app.ts';
import { createTestOrg } from '../testing.ts';

test('an address without version is refused in the platform’s words', async () => {
  const { org, token } = createTestOrg();
  const app = await buildApp(org);
  const answer = await app.inject({
    method: 'POST',
    url: '/cometd/',
    headers: { authorization: `Bearer ${token}` },
    payload: [{ channel: '/meta/handshake', version: '1.0', supportedConnectionTypes: ['long-polling'] }],
  });
  await app.close();
  expect(answer.json()).toEqual([
    {
      channel: '/meta/handshake',
      error: "400::API version in the URI is mandatory. URI format: '/cometd/66.0'",
      successful: false,
      advice: { reconnect: 'none' },
    },
  ]);
});
