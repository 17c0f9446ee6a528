/** What the weekly pipeline review becomes where the integration user may not read its sources: unknown, never an accusation. */
import { openMishap, type Mishap } from './mishap.ts';

jest.setTimeout(60_000);

let open: Mishap;
/** What an undisturbed run leaves on the org. */
let complete: Record<string, string[]>;

beforeAll(async () => {
  open = await openMishap();
  await open.synced();
  complete = await open.state();
});
afterAll(() => open.close());

const judged = (flag: string) =>
  open.counted('Touchline_Deal_Review__c', `${flag}__c IN ('raised', 'clear')`);
const unknown = (flag: string) => open.counted('Touchline_Deal_Review__c', `${flag}__c = 'unknown'`);
const shown = (figure: string) => open.counted('Touchline_Scorecard__c', `${figure}__c != null`);

/** Neither raised nor clear, on any of the open deals. */
async function expectUnknown(...flags: string[]): Promise<void> {
  for (const flag of flags)
    expect({ flag, judged: await judged(flag), unknown: await unknown(flag) }).toEqual({
      flag,
      judged: 0,
      unknown: 14,
    });
}

test('next steps: nobody is told to write one', async () => {
  open.org.hide(['Opportunity.NextStep']);
  await open.synced();
  await expectUnknown('No_Next_Step');
  expect(await judged('Stuck_In_Stage')).toBe(14);
});

test('stage history: no pushes, no regressions, no cuts; days in stage by the last change of stage', async () => {
  open.org.hide(['OpportunityHistory']);
  const { said } = await open.synced();
  expect(said).toMatch(/warning: OpportunityHistory is not read/);
  await expectUnknown('Pushed', 'Regressed', 'Amount_Cut');
  expect(await judged('Stuck_In_Stage')).toBe(14);
  for (const figure of ['Close_Date_Pushes', 'Opportunities_Advanced', 'Opportunities_Regressed'])
    expect({ figure, shown: await shown(figure) }).toEqual({ figure, shown: 0 });
  expect(await open.counted('Touchline_Deal_Review__c', 'Pushes__c != null')).toBe(0);
  expect((await open.evidence('Progress'))['close-date-pushes']!.marks).toMatchObject({
    unavailable: expect.stringMatching(/^OpportunityHistory\./),
  });
});

test('events: nobody is said to have no meeting', async () => {
  open.org.hide(['Event']);
  const { said } = await open.synced();
  expect(said).toMatch(/warning: Event is not read/);
  await expectUnknown('No_Next_Meeting', 'Single_Threaded', 'Untouched');
  for (const figure of [
    'Meetings_Per_Week',
    'Activities_Per_Week',
    'Follow_Up_Ratio',
    'Next_Meeting_Coverage',
    'Contact_Coverage',
    'Touch_Rate',
    'Days_Between_Touches',
  ])
    expect({ figure, shown: await shown(figure) }).toEqual({ figure, shown: 0 });
});

test('guests of meetings: nobody is called single-threaded by the main contacts alone', async () => {
  open.org.hide(['EventRelation']);
  const { said } = await open.synced();
  expect(said).toMatch(/warning: EventRelation is not read/);
  await expectUnknown('Single_Threaded');
  expect(await shown('Contact_Coverage')).toBe(0);
  expect(await judged('No_Next_Meeting')).toBe(11);
  expect(await shown('Meetings_Per_Week')).toBeGreaterThan(0);
});

test('contacts: nobody is called single-threaded', async () => {
  open.org.hide(['Contact']);
  const { said } = await open.synced();
  expect(said).toMatch(/warning: Contact is not read/);
  await expectUnknown('Single_Threaded');
  expect(await shown('Contact_Coverage')).toBe(0);
  expect(await judged('No_Next_Meeting')).toBe(11);
});

test('accounts: nothing of this is lost', async () => {
  open.org.hide(['Account']);
  await open.synced();
  expect(await judged('Single_Threaded')).toBe(11);
  expect(await shown('Contact_Coverage')).toBeGreaterThan(0);
});

test('amounts: days and counts stand, money does not', async () => {
  open.org.hide(['Opportunity.Amount', 'OpportunityHistory.Amount']);
  await open.synced();
  await expectUnknown('Amount_Cut');
  for (const figure of ['Stuck_Pipeline', 'Pipeline_Coverage', 'Required_Coverage', 'New_Pipeline_Per_Week'])
    expect({ figure, shown: await shown(figure) }).toEqual({ figure, shown: 0 });
  expect(await shown('Stuck_Opportunities')).toBeGreaterThan(0);
});

test('once all is permitted, the very next run gives the complete result', async () => {
  open.org.hide([]);
  expect((await open.synced()).said).toBe('');
  expect(await open.state()).toEqual(complete);
});
