/** Rows the org refuses, moments without deals, two runs at once: what can be written is, and a later run completes it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Writer } from '../../local-org/types.ts';
import { command } from '../in-process.ts';
import { expectClean, openMishap, type Mishap } from './mishap.ts';

jest.setTimeout(60_000);

let open: Mishap;
beforeAll(async () => {
  open = await openMishap();
});
afterAll(() => open.close());

describe('rows', () => {
  test('one that the org refuses is named, the rest is written, and the next run makes it good', async () => {
    const [deal] = await open.rows(
      `SELECT Id FROM Opportunity WHERE IsClosed = false AND Amount > 0 ORDER BY Id`,
    );
    const id = String(deal!['Id']);
    const restore = refuse(id, 'No reviews on Fridays');
    await change(id, { CloseDate: '2026-01-05' });
    const ended = await command(['sync', '--json'], open.environment);
    restore();
    expectClean(ended);
    expect(ended.code).toBe(1);
    expect(JSON.parse(ended.stdout).objects.Touchline_Deal_Review__c).toMatchObject({ failed: 1 });
    expect(ended.said).toMatch(
      new RegExp(`warning: Touchline_Deal_Review__c ${id} was not saved: No reviews on Fridays .* Fix: `),
    );
    const { objects } = JSON.parse((await open.synced()).stdout);
    expect(objects.Touchline_Deal_Review__c).toMatchObject({ written: 1, failed: 0 });
    expect(
      await open.counted('Touchline_Deal_Review__c', `Key__c = '${id}' AND Past_Due__c = 'raised'`),
    ).toBe(1);
  });

  /** As a validation rule does. */
  function refuse(key: string, message: string): () => void {
    const original = open.org.writer.bind(open.org);
    open.org.writer = (user): Writer => {
      const writer = original(user);
      const upsert: Writer['upsert'] = (object, field, value, input) =>
        value === key
          ? {
              success: false,
              errors: [{ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message, fields: [] }],
            }
          : writer.upsert(object, field, value, input);
      return { ...writer, upsert };
    };
    return () => (open.org.writer = original);
  }

  async function change(id: string, fields: object): Promise<void> {
    const answer = await fetch(`${open.url}/services/data/v66.0/sobjects/Opportunity/${id}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${open.accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(fields),
    });
    expect(answer.status).toBe(204);
  }

  test('a moment before the first deal', async () => {
    const ended = await command(['sync', '--json', '--as-of', '2019-01-01'], open.environment);
    expectClean(ended);
    expect(ended.code).toBe(0);
    expect(await open.counted('Touchline_Deal_Review__c', "Key__c != ''")).toBe(0);
    expect(
      await open.counted('Touchline_Scorecard__c', 'Win_Rate__c != null OR Open_Opportunities__c > 0'),
    ).toBe(0);
    await open.synced();
    expect(await open.counted('Touchline_Deal_Review__c', "Key__c != ''")).toBeGreaterThan(10);
  });
});

test('a second sync at the same time is refused, and the first ends well', async () => {
  const folder = join(open.environment['TOUCHLINE_DATA_DIR']!, 'locked');
  const environment = { ...open.environment, TOUCHLINE_DATA_DIR: folder };
  const { PATH = '' } = process.env;
  const main = join(import.meta.dirname, '../../main.ts');
  const start = () => {
    const child = spawn(process.execPath, [main, 'sync'], { env: { PATH, ...environment } });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    return { child, said: () => said, ended: once(child, 'close') };
  };
  const first = start();
  while (!first.said().includes('extract')) await once(first.child.stderr, 'data');
  const second = start();
  const [code] = await second.ended;
  expect({ code, said: second.said() }).toEqual({
    code: 1,
    said: expect.stringMatching(
      /^The mirror \S+ is in use by another process.* One process per mirror: wait .*\n$/,
    ),
  });
  expect((await first.ended)[0]).toBe(0);
}, 60_000);
