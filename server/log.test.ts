import { Secret } from './config.ts';
import { createLogger } from './log.ts';

test('blots out everything that is named like a secret', () => {
  let written = '';
  const log = createLogger('info', { write: (line: string) => (written += line) });
  log.info(
    {
      accessToken: 'sesame',
      headers: { authorization: 'Bearer sesame' },
      config: { credentials: { clientSecret: 'sesame' } },
      wrapped: new Secret('sesame'),
      objects: 3,
    },
    'started',
  );
  expect(written).toContain('"objects":3');
  expect(written).not.toContain('sesame');
});
