import { openMirror } from '../mirror/mirror.ts';
import { tables } from '../mirror/tables.ts';
import { assess, recordGaps } from './availability.ts';
import type { Described } from './describe.ts';
import { ExtractError } from './errors.ts';
import { objects } from './objects.ts';

const byName = new Map(tables().map((table) => [table.sObject, table]));

/** An org that shows everything, but for what is named: 'Task' or 'Opportunity.Amount'. */
function org(...hidden: string[]): Map<string, Described> {
  return new Map(
    [...byName.values()].map(({ sObject, columns }) => {
      if (hidden.includes(sObject)) return [sObject, null];
      const names = columns
        .map((column) => column.name)
        .filter((name) => !hidden.includes(`${sObject}.${name}`));
      return [sObject, { fields: new Set([...names, 'IsDeleted']) }];
    }),
  );
}

function refusal(...hidden: string[]): ExtractError {
  try {
    assess(objects, byName, org(...hidden));
  } catch (cause) {
    if (cause instanceof ExtractError) return cause;
    throw cause;
  }
  throw new Error('expected a refusal');
}

test('every mirrored object has a plan, and every plan a table with the fields it names', () => {
  expect(objects.map((plan) => plan.sObject).sort()).toEqual([...byName.keys()].sort());
  for (const plan of objects) {
    const names = byName.get(plan.sObject)?.columns.map((column) => column.name);
    expect(names).toEqual(expect.arrayContaining([...plan.requiredFields, ...Object.keys(plan.missed)]));
    if (plan.watermark) expect(names).toContain(plan.watermark);
    if (!plan.required) expect(plan.lost && plan.fix).toBeTruthy();
  }
});

test('an org that shows everything has no gaps', () => {
  const { readable, gaps, warnings } = assess(objects, byName, org());
  expect([readable.length, gaps, warnings]).toEqual([objects.length, [], []]);
});

test('a missing optional object is named with what is lost and how to get it back', () => {
  const { readable, gaps, warnings } = assess(objects, byName, org('OpportunityFieldHistory'));
  expect(readable.map(({ plan }) => plan.sObject)).not.toContain('OpportunityFieldHistory');
  expect(gaps).toEqual([
    { object: 'OpportunityFieldHistory', field: '*', reason: 'not present, or not visible to the user' },
  ]);
  expect(warnings).toEqual([
    {
      code: 'objectUnavailable',
      params: { object: 'OpportunityFieldHistory' },
      message: expect.stringMatching(/Lost: former owners.*Fix: switch on field history tracking/) as string,
    },
  ]);
});

test('a missing field warns where a number suffers, and is noted in any case', () => {
  const { readable, gaps, warnings } = assess(
    objects,
    byName,
    org('Opportunity.Amount', 'Opportunity.PushCount'),
  );
  const opportunity = readable.find(({ plan }) => plan.sObject === 'Opportunity');
  expect(opportunity?.columns.map((column) => column.name)).not.toContain('Amount');
  expect(gaps.map((gap) => gap.field)).toEqual(['Amount', 'PushCount']);
  expect(warnings.map((warning) => warning.params)).toEqual([{ object: 'Opportunity', field: 'Amount' }]);
});

test('an optional object without its key fields is as good as missing', () => {
  const { gaps, warnings } = assess(objects, byName, org('Event.StartDateTime'));
  expect(gaps).toEqual([{ object: 'Event', field: '*', reason: 'the field StartDateTime cannot be read' }]);
  expect(warnings[0]?.message).toMatch(/Lost: meetings/);
});

test('an org without the package is told how to deploy it', () => {
  const own = [...byName.keys()].filter((name) => /^Touchline_.*__(c|mdt)$/.test(name));
  const error = refusal(...own);
  expect(error.code).toBe('packageMissing');
  expect(error.problems).toHaveLength(1);
  for (const sObject of own) expect(error.message).toContain(sObject);
  expect(error.message).toMatch(/Touchline_Scorecard__c.*sf project deploy start/);
});

test('all that is missing is said at once', () => {
  const error = refusal(
    'Opportunity.StageName',
    'Opportunity.OwnerId',
    'User',
    'Touchline_Quota__c.Amount__c',
  );
  expect(error.problems).toEqual([
    expect.stringMatching(/^User cannot be read.*give the integration user Read on User/),
    expect.stringMatching(/^Opportunity.OwnerId, Opportunity.StageName|^Opportunity.StageName/),
    expect.stringMatching(/^Touchline_Quota__c.Amount__c cannot be read.*Touchline_Integration/),
  ]);
  expect(refusal('Opportunity.StageName').code).toBe('accessMissing');
});

test('what may no longer be read is not kept', async () => {
  const mirror = await openMirror(':memory:');
  await mirror.run(
    `INSERT INTO sf.task ("Id") VALUES ('00T1'); INSERT INTO sf_meta.watermark VALUES ('Task', NULL, 'Id')`,
  );
  await recordGaps(mirror, [{ object: 'Task', field: '*', reason: 'hidden' }]);
  expect(await mirror.all('SELECT "Id" FROM sf.task')).toEqual([]);
  expect(await mirror.all('SELECT object FROM sf_meta.watermark')).toEqual([]);
  await recordGaps(mirror, []);
  expect(await mirror.all('SELECT * FROM sf_meta.unavailable')).toEqual([]);
  await mirror.close();
});
