import { keepFacts, takeFacts } from './kept-facts.ts';
import { openWorld } from './metrics/world.ts';
import type { World } from './metrics/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

const noon = '2026-11-20T20:00:00Z';

test('a later run of the same day goes on from the facts, once', async () => {
  await world.mirror.run(`INSERT INTO sf_meta.changed VALUES ('User', NULL, NULL)`);
  await keepFacts(world.mirror, world.context(noon), []);
  expect(await world.mirror.all('FROM sf_meta.changed')).toEqual([]);
  const later = world.context('2026-11-20T23:00:00Z');
  expect(await takeFacts(world.mirror, later)).toEqual({ since: new Date(noon) });
  // A run that is killed from here on has left them half way.
  expect(await takeFacts(world.mirror, later)).toEqual({ reason: 'no run before this one was complete' });
});

test.each([
  ['another day', '2026-11-21T09:00:00Z', {}],
  ['other settings', '2026-11-20T23:00:00Z', { repWindow: 30 }],
])('%s computes everything', async (_, moment, settings) => {
  await keepFacts(world.mirror, world.context(noon), []);
  const basis = await takeFacts(world.mirror, world.context(moment, settings));
  expect(basis).toEqual({ reason: expect.stringMatching(/^the day, the settings/) as string });
});

test('an earlier moment computes everything, and so does what follows a failure', async () => {
  await keepFacts(world.mirror, world.context(noon), []);
  const earlier = world.context('2026-11-20T19:00:00Z');
  expect(await takeFacts(world.mirror, earlier)).toEqual({ reason: 'the last run was of a later moment' });
  await keepFacts(world.mirror, world.context(noon), [{ code: 'metricFailed', params: {}, message: '' }]);
  expect(await takeFacts(world.mirror, world.context(noon))).toEqual({
    reason: 'no run before this one was complete',
  });
});
