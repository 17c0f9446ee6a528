/** Objects and fields the integration user may not read: the run says what is lost, and a later one is complete. */
import { removeTouchline } from '../../local-org/testing.ts';
import { command } from '../in-process.ts';
import { openMishap, type Mishap } from './mishap.ts';

jest.setTimeout(60_000);

let open: Mishap;
/** What an undisturbed run leaves on the org. */
let complete: Record<string, string[]>;

beforeAll(async () => {
  const undisturbed = await openMishap();
  expect(await command(['sync'], undisturbed.environment)).toMatchObject({ code: 0, said: '' });
  complete = await undisturbed.state();
  await undisturbed.close();
  open = await openMishap();
});
afterAll(() => open.close());

describe('an org without the package', () => {
  test('is told how to deploy it', async () => {
    const bare = await openMishap();
    removeTouchline(bare.org);
    const said = await bare.refused(['sync'], bare.environment, 1);
    expect(said).toMatch(
      /^Touchline_Subject__c, .*Touchline_Flag_Rule__mdt cannot be read.*sf project deploy start/,
    );
    expect(said.trim().split('\n')).toHaveLength(1);
    const doctor = await command(['doctor'], bare.environment);
    expect([doctor.code, doctor.stdout]).toEqual([
      1,
      expect.stringMatching(/FAIL {2}package-objects: The package is not deployed.* Fix: sf project deploy/),
    ]);
    expect(doctor.stdout).not.toContain('may write all results');
    await bare.close();
  });
});

describe('what the integration user may not read', () => {
  test.each<[string, string]>([
    ['Opportunity', 'Opportunity cannot be read by the integration user'],
    ['User.ManagerId', 'User.ManagerId cannot be read by the integration user'],
    ['Touchline_Scorecard__c.Win_Rate__c', 'Touchline_Scorecard__c.Win_Rate__c cannot be read'],
  ])('without %s there is no run', async (hidden, message) => {
    open.org.hide([hidden]);
    const said = await open.refused(['sync'], open.environment, 1);
    expect(said).toContain(message);
    expect(said).toMatch(/ Fix: /);
  });

  test('amounts: what counts money is empty and says why, what counts deals stands', async () => {
    open.org.hide(['Opportunity.Amount', 'OpportunityHistory.Amount']);
    const { said } = await open.synced();
    expect(said).toMatch(/warning: Opportunity.Amount is not readable. Lost: bookings, .* Fix: give/);
    const unavailable = { marks: { unavailable: 'Opportunity.Amount' } };
    expect(await open.evidence('Attainment')).toMatchObject({
      bookings: unavailable,
      attainment: unavailable,
    });
    expect(await open.evidence('Pipeline')).toMatchObject({ 'open-pipeline': unavailable });
    expect((await open.evidence('Pipeline'))['open-opportunities']!.marks).not.toHaveProperty('unavailable');
    expect(
      await open.counted('Touchline_Scorecard__c', 'Bookings__c != null OR Open_Pipeline__c != null'),
    ).toBe(0);
    expect(await open.counted('Touchline_Scorecard__c', 'Win_Rate__c != null')).toBeGreaterThan(0);
  });

  test('close dates: wins have no day, and past due is unknown', async () => {
    open.org.hide(['Opportunity.CloseDate', 'OpportunityHistory.CloseDate']);
    const { said } = await open.synced();
    expect(said).toMatch(/warning: Opportunity.CloseDate is not readable. Lost: /);
    expect(await open.counted('Touchline_Deal_Review__c', "Past_Due__c IN ('raised', 'clear')")).toBe(0);
    expect(await open.counted('Touchline_Deal_Review__c', "Past_Due__c = 'unknown'")).toBeGreaterThan(10);
    expect((await open.evidence('Velocity'))['win-rate']!.marks).toEqual({
      unavailable: 'Opportunity.CloseDate',
    });
    expect(await open.counted('Touchline_Scorecard__c', 'Win_Rate__c != null')).toBe(0);
  });

  test('tasks: nobody is called inactive', async () => {
    open.org.hide(['Task']);
    const { said } = await open.synced();
    expect(said).toMatch(/warning: Task is not read .* Lost: touches by call and mail.* Fix: give/);
    expect(await open.counted('Touchline_Deal_Review__c', "Untouched__c IN ('raised', 'clear')")).toBe(0);
    expect(await open.counted('Touchline_Deal_Review__c', "Untouched__c = 'unknown'")).toBeGreaterThan(10);
    expect(await open.counted('Touchline_Scorecard__c', 'Untouched_Opportunities__c != null')).toBe(0);
    expect(
      await open.counted(
        'Touchline_Scorecard__c',
        'Qualified_Worked__c != null OR Sales_Velocity__c != null',
      ),
    ).toBe(0);
    expect((await open.evidence('Velocity'))['sales-velocity']!.marks).toEqual({
      unavailable: 'Task.WhatId',
    });
    expect((await open.evidence('Hygiene'))['untouched-opportunities']!.marks).toEqual({
      unavailable: 'Task.IsClosed',
    });
  });

  test('histories: present owners and present stages, marked', async () => {
    open.org.hide(['OpportunityFieldHistory', 'OpportunityHistory']);
    const { said } = await open.synced();
    expect(said).toMatch(/warning: OpportunityFieldHistory is not read .*credited to its present owner/);
    expect(said).toMatch(/warning: OpportunityHistory is not read .*fall back to what the deal says today/);
    const { marks } = (await open.evidence('Velocity'))['win-rate']!;
    expect(marks).toMatchObject({ ownership: 'current-only', fallback: expect.any(Number) });
  });

  test('once all is permitted, the very next run gives the complete result', async () => {
    open.org.hide([]);
    expect((await open.synced()).said).toBe('');
    expect(await open.state()).toEqual(complete);
  });
});
