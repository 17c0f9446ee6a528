import { sampleApp } from '../ui-api/testing.ts';

test('deletes once; afterwards the record is said to be deleted', async () => {
  const org = await sampleApp();
  const path = `/ui-api/records/${org.ids.delta}`;
  expect((await org.send('DELETE', path)).status).toBe(204);
  expect(org.reader.get('Opportunity', org.ids.delta)).toBeUndefined();
  const again = await org.send('DELETE', path);
  expect([again.status, again.body]).toEqual([
    404,
    [{ errorCode: 'ENTITY_IS_DELETED', message: 'entity is deleted' }],
  ]);
  await org.app.close();
});
