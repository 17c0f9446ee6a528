/** Checks of what no missing row or right can bring about: currencies, clocks, versions, the Tooling API. */
import { selectChangeEvents } from '../local-org/tooling/change-events.ts';
import type { Examination } from './check.ts';
import changeEvents from './checks/change-events.ts';
import clock from './checks/clock.ts';
import pageActivation from './checks/page-activation.ts';
import { diagnose } from './doctor.ts';
import type { Patient } from './testing.ts';
import { now, openPatient } from './testing.ts';

jest.setTimeout(60_000);

let patient: Patient;
afterEach(() => patient.close());

test('currency: one of several is fine, deals in two are refused', async () => {
  patient = await openPatient({ currencies: ['USD', 'EUR'] });
  const said = async () => (await patient.findings()).find(({ id }) => id === 'currency');
  expect(await said()).toMatchObject({ status: 'ok', finding: 'All deals are in USD.' });
  const [one] = patient.rows('Opportunity');
  patient.change('Opportunity', (row) => (row.Id === one!.Id ? { ...row, CurrencyIsoCode: 'EUR' } : row));
  expect(await said()).toMatchObject({
    status: 'fail',
    finding: expect.stringMatching(/^Deals are in 2 currencies: (EUR \(1\), USD|USD \(\d+\), EUR \(1\))/),
  });
});

test.each([
  [-3 * 86_400_000, /clock is 3 days behind/],
  [10 * 60_000, /clock is 10 minutes ahead of/],
])('clock: %d ms off', async (off, finding) => {
  patient = await openPatient();
  const { connection } = patient;
  const examination = { connection, now: new Date(now.getTime() + off) } as Examination;
  expect(await clock.run(examination)).toEqual([
    { status: 'warn', finding: expect.stringMatching(finding), fix: expect.stringContaining('NTP') },
  ]);
});

test('package-version: fields that this version does not know are named', async () => {
  patient = await openPatient();
  const all = [];
  for await (const diagnosis of diagnose(patient.connection, now, {})) all.push(diagnosis);
  expect(all.find(({ id }) => id === 'package-version')).toMatchObject({
    status: 'warn',
    finding: expect.stringMatching(/Not known to this version.*Touchline_Scorecard__c\.\w+__c/),
  });
});

test('change-events: what is selected is listed, and needs nothing', async () => {
  patient = await openPatient();
  selectChangeEvents(patient.org, ['Task', 'Opportunity']);
  expect((await patient.findings()).find(({ id }) => id === 'change-events')).toMatchObject({
    status: 'ok',
    finding: expect.stringContaining('OpportunityChangeEvent, TaskChangeEvent'),
  });
});

test('who may not ask the Tooling API is told where to look', async () => {
  patient = await openPatient();
  const blind = { tooling: () => Promise.resolve(null) } as unknown as Examination;
  for (const check of [changeEvents, pageActivation])
    expect(await check.run(blind)).toMatchObject([{ status: 'look', fix: expect.stringMatching(/Setup/) }]);
});
