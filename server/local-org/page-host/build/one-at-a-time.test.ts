import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { oneAtATime } from './one-at-a-time.ts';

let folder: string;
let made: number;
const thing = () => join(folder, 'thing');
const lock = () => join(folder, 'thing.lock');
const make = async () => {
  made += 1;
  await new Promise((done) => setImmediate(done));
  writeFileSync(thing(), 'made');
};
const want = () => oneAtATime(lock(), () => existsSync(thing()), make);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchline-lock-'));
  made = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('makes once for all who want it at the same time, and leaves no lock', async () => {
  await Promise.all([want(), want(), want()]);
  expect(made).toBe(1);
  expect(existsSync(lock())).toBe(false);
});

it('makes nothing when it is there', async () => {
  writeFileSync(thing(), 'old');
  await want();
  expect(made).toBe(0);
});

it('does not wait for a maker that died', async () => {
  writeFileSync(lock(), '1');
  const longAgo = new Date(Date.now() - 3_600_000);
  utimesSync(lock(), longAgo, longAgo);
  await want();
  expect(made).toBe(1);
});

it('passes on a failure and lets the next one try', async () => {
  const broken = oneAtATime(
    lock(),
    () => false,
    () => Promise.reject(new Error('no memory')),
  );
  await expect(broken).rejects.toThrow('no memory');
  await want();
  expect(made).toBe(1);
});
