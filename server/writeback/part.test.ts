/** After a run that computed a part, the rest is taken to stand as it should. */
import { dependencies, openWriting } from './testing.ts';
import { writeBack } from './write-back.ts';

test('only what was computed is compared', async () => {
  const { mirror, org, folder, close } = await openWriting();
  const write = (isPart: boolean) => writeBack(dependencies(org, mirror, folder), isPart);
  await mirror.run(`INSERT INTO out.deal_review VALUES ('006B', '006B', 1, '{}'), ('006C', '006C', 1, '{}')`);
  await write(false);
  await mirror.run(`
    UPDATE out.deal_review SET "Flag_Count__c" = 2;
    DELETE FROM out.deal_review WHERE "Key__c" IN ('006B', '006C');
    UPDATE out.card SET "Win_Rate__c" = 26;
    CREATE TABLE out.rescored AS SELECT min("Key__c") AS key FROM out.card;
    CREATE TABLE out.rereviewed AS SELECT unnest(['006A', '006B', '006X']) AS key`);
  const part = await write(true);
  expect(part).toMatchObject({
    Touchline_Scorecard__c: { written: 1, deleted: 0 },
    Touchline_Deal_Review__c: { written: 1, deleted: 1 },
  });
  expect([...org.of('Touchline_Deal_Review__c').keys()]).toEqual(['006A', '006C']);
  expect(await write(false)).toMatchObject({
    Touchline_Scorecard__c: { written: 1, deleted: 0 },
    Touchline_Deal_Review__c: { written: 0, deleted: 1 },
  });
  await close();
});
