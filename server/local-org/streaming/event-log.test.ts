import { Ledger } from '../ledger.ts';
import { EventLog } from './event-log.ts';

const hour = 3_600_000;
let now: number;
let ledger: Ledger;
let log: EventLog;
beforeEach(() => {
  now = 1_000_000_000_000;
  ledger = new Ledger('events', () => undefined);
  log = new EventLog(ledger, () => now);
});

const add = (name: string, filling = '') =>
  log.append({
    objectName: 'Account',
    channels: ['/data/ChangeEvents'],
    data: { schema: 's', payload: { Name: name, filling } },
  }).replayId;
const after = (position: number) => [...log.after(position)].map(({ data }) => data.payload['Name']);

test('numbers events from the clock on, and gives what came after one', () => {
  const [one, two] = [add('one'), add('two'), add('three')];
  expect([one, two]).toEqual([now, now + 1]);
  expect(after(log.beginning)).toEqual(['one', 'two', 'three']);
  expect(after(one)).toEqual(['two', 'three']);
  expect(after(log.latest)).toEqual([]);
  expect([log.has(one), log.has(one - 1), log.has(log.latest + 1)]).toEqual([true, false, false]);
});

test('forgets after 72 hours, by the org’s clock', () => {
  const one = add('one');
  now += hour;
  const two = add('two');
  now += 71 * hour;
  expect([log.has(one), log.has(two), after(log.beginning)]).toEqual([false, true, ['two']]);
  expect([...ledger.entries()]).toHaveLength(1);
});

test('keeps no more than it has room for, the newest', () => {
  const megabytes = 'x'.repeat(30 * 1024 * 1024);
  const ids = [add('one', megabytes), add('two', megabytes), add('three', megabytes)];
  expect(ids.map((id) => log.has(id))).toEqual([false, true, true]);
});

test('goes on where the ledger stands', () => {
  const one = add('one');
  now += hour;
  const again = new EventLog(ledger, () => now);
  expect([...again.after(again.beginning)].map(({ replayId }) => replayId)).toEqual([one]);
  const two = again.append({
    objectName: 'Account',
    channels: [],
    data: { schema: 's', payload: {} },
  }).replayId;
  expect(two).toBe(now);
  expect([again.has(one), again.has(two - 1)]).toEqual([true, false]);
});
