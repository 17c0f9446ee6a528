import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { idOf, keptOrg } from '../persist/testing.ts';
import { selectChangeEvents } from '../tooling/change-events.ts';
import { toolingReader } from '../tooling/tooling.ts';
import { eventBus } from './recorder.ts';

const folder = mkdtempSync(join(tmpdir(), 'events-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('an org that is kept keeps its events, their numbers and what is selected', async () => {
  const first = await keptOrg({ folder });
  selectChangeEvents(first.org, ['Account']);
  const save = (org: typeof first.org, Name: string) =>
    idOf(org.writer(org.sessions()[0]!).insert('Account', { Name }));
  save(first.org, 'One');
  save(first.org, 'Two');
  const before = [...eventBus(first.org).log.after(0)];
  expect(before.map(({ data }) => data.payload['Name'])).toEqual(['One', 'Two']);
  await first.folder.close();

  const again = await keptOrg({ folder });
  const members = toolingReader(again.org, again.org.sessions()[0]!).rows('PlatformEventChannelMember');
  expect([...members].map((row) => row['SelectedEntity'])).toEqual(['AccountChangeEvent']);
  save(again.org, 'Three');
  const { log } = eventBus(again.org);
  const [one, two, three] = [...log.after(0)];
  expect([one, two]).toMatchObject(before);
  expect(three?.data.payload['Name']).toBe('Three');
  expect(three?.replayId).toBeGreaterThan(two?.replayId ?? Infinity);
  expect(log.has(one?.replayId ?? 0)).toBe(true);
  await again.folder.close();
});
