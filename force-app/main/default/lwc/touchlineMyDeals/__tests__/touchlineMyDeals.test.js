import TouchlineMyDeals from 'c/touchlineMyDeals';
import { respond, refresh, variablesOf } from 'lightning/graphql';
import { navigate } from 'lightning/navigation';
import { mount, flush, all, one, textOf, violations } from 'c/testMount';
import { dealsAnswer, runs } from 'c/testDeals';

jest.mock('@salesforce/user/Id', () => ({ default: 'ana' }), { virtual: true });

const RAISED = {
  flags: { 'past-due': 'critical' },
  evidence: {
    'past-due': { code: 'pastDue', closeDate: '2026-11-13', nextStep: { code: 'updateCloseDate' } },
  },
};
const open = async (answer) => {
  const page = mount('c-touchline-my-deals', TouchlineMyDeals);
  await flush();
  respond('TouchlineMyDeals', answer);
  await flush();
  return page;
};
const show = (pairs, asOf) => open(dealsAnswer(pairs, runs(asOf)));
const some = (count) =>
  Array.from({ length: count }, (_, index) => [
    { id: `${index}`, name: `Deal ${index}`, amount: 10000 - index },
    RAISED,
  ]);

describe('c-touchline-my-deals', () => {
  it("asks once, for the viewer's own deals", async () => {
    const page = mount('c-touchline-my-deals', TouchlineMyDeals);
    await flush();
    expect(variablesOf('TouchlineMyDeals')).toEqual({ user: 'ana' });
    expect(textOf(one(page, '[role="status"]'))).toBe('Loading your deals');
  });

  it('tells what is at stake, and of each deal why and what next', async () => {
    const page = await show([
      [{ amount: 60000 }, { ...RAISED, nextMeeting: '2026-11-20' }],
      [{ id: '2' }, {}],
    ]);
    const text = textOf(page);
    for (const words of [
      'At stake $60K 1 of your 2 open deals',
      'Critical 1',
      'Meetings this week 1',
      'Close date has passed Critical The close date was Nov 13, 2026, 7 days ago, and the deal is still open.',
      'Amount $60,000 Close date Dec 15, 2026 Next meeting Nov 20, 2026',
      'Friday, Nov 20 Acme Renewal',
    ])
      expect(text).toContain(words);
  });

  it('names the day where the run is not of today', async () => {
    const page = await show([[{}, RAISED]], '2025-03-04T22:00:00Z');
    expect(textOf(page)).toContain('Meetings on Mar 4 0');
    const now = new Date().toISOString();
    expect(textOf(await show([[{}, RAISED]], now))).toContain('Meetings today');
  });

  it('starts the next step', async () => {
    const page = await show([[{}, RAISED]]);
    one(page, 'button.step').click();
    expect(navigate.mock.calls[0][0]).toMatchObject({ attributes: { actionName: 'edit' } });
    expect(textOf(one(page, 'button.step'))).toBe('Change the close date Acme Renewal');
  });

  it('shows five deals, the others on request, and goes on at the first new one', async () => {
    const page = await show(some(7));
    expect(all(page, 'li.deal')).toHaveLength(5);
    const more = one(page, 'button.more');
    expect(textOf(more)).toBe('Show 2 more deals');
    more.click();
    await flush();
    expect(all(page, 'li.deal')).toHaveLength(7);
    expect(textOf(page.shadowRoot.activeElement)).toBe('Deal 5');
    expect(one(page, 'button.more')).toBeNull();
  });

  it('opens the pipeline review of the viewer', async () => {
    one(await show([[{}, {}]]), 'button.all').click();
    expect(navigate).toHaveBeenCalledWith({
      type: 'standard__navItemPage',
      attributes: { apiName: 'Touchline_Pipeline' },
      state: { c__scope: 'me' },
    });
  });

  it('is friendly when there is nothing to save, and says what could not be judged', async () => {
    const page = await show([[{}, { flags: { untouched: 'unknown' } }]]);
    expect(textOf(page)).toContain('Nothing to save today');
    expect(textOf(page)).toContain('Some checks could not be made on 1 deal.');
  });

  it('has a state without deals, before a review and before the first run', async () => {
    expect(textOf(await show([]))).toContain('You have no open deals');
    expect(textOf(await show([[{}, null]]))).toContain('Your deals are not reviewed yet');
    const never = await show([[{}, null]], null);
    expect(textOf(never)).toContain('No deals reviewed yet');
    expect(all(never, 'dl')).toHaveLength(0);
  });

  it('shows an error with a retry', async () => {
    const page = await open({ errors: [{ message: 'No access' }] });
    expect(textOf(one(page, '[role="alert"]'))).toContain('No access');
    one(page, 'button.retry').click();
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('has no accessibility violation', async () => {
    expect(await violations(await show(some(2)))).toEqual([]);
  });

  it('has none without deals either', async () => {
    expect(await violations(await show([]))).toEqual([]);
  });
});
