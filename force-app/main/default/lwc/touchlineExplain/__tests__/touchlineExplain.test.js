import TouchlineExplain from 'c/touchlineExplain';
import { respond, variablesOf, lastQuery, refresh } from 'lightning/graphql';
import { reading } from 'c/touchlineKpi';
import { mount, flush, one, textOf, violations } from 'c/testMount';
import { answer, connection, kpis } from 'c/testRows';

const context = {
  subjectName: 'Ana Ruiz',
  scorecardId: 'a02000000000001AAA',
  period: { type: 'fiscal-quarter', start: '2026-10-01', end: '2026-12-31' },
  asOf: '2026-11-20T22:00:00Z',
};

const evidenceAnswer = (field, evidence) =>
  answer({
    Touchline_Scorecard__c: connection([{ Id: context.scorecardId, [field]: { value: evidence } }]),
  });

const open = async (id, overrides = {}, properties = {}) => {
  const dialog = mount('c-touchline-explain', TouchlineExplain, {
    label: 'Win rate · Ana Ruiz',
    reading: reading(kpis({ [id]: overrides }), id),
    context,
    ...properties,
  });
  await flush();
  return dialog;
};

const WIN_EVIDENCE = JSON.stringify({
  'win-rate': {
    ids: ['006000000000001AAA'],
    n: 12,
    predicate: { code: 'decided', params: { from: '2025-11-21', to: '2026-11-20' } },
    marks: { ownership: 'current-only', zeroAmountWins: 1, 'new<b>': 3 },
  },
});

describe('c-touchline-explain', () => {
  it('reads only the evidence of the metric’s group', async () => {
    await open('win-rate');
    expect(variablesOf('TouchlineExplain')).toEqual({ id: context.scorecardId });
    expect(lastQuery()).toContain('Velocity_Evidence__c');
    expect(lastQuery()).not.toContain('Hygiene_Evidence__c');
  });

  it('tells value, meaning, formula, both parts, n, interval, period, as-of and source', async () => {
    const text = textOf(await open('win-rate'));
    for (const part of ['25%', 'Won ÷ (won + lost)', 'Won deals 3', 'Won and lost deals 12', 'Cases (n) 12'])
      expect(text).toContain(part);
    expect(text).toContain('95% interval 8.1% – 53.4%');
    expect(text).toContain('With 12 cases, any value in 8.1% – 53.4% fits these deals as well');
    expect(text).toMatch(/Oct – Dec 2026/);
    expect(text).toContain('As of Nov 20, 2026');
    expect(text).toContain('Definition S0.10');
  });

  it('lists the records that another metric of the group names', async () => {
    const dialog = await open('win-rate-by-value');
    const evidence = JSON.parse(WIN_EVIDENCE);
    evidence['win-rate-by-value'] = {
      idsOf: 'win-rate',
      n: 12,
      predicate: evidence['win-rate'].predicate,
      marks: {},
    };
    respond('TouchlineExplain', evidenceAnswer('Velocity_Evidence__c', JSON.stringify(evidence)));
    await flush();
    expect(one(dialog, 'c-touchline-explain-records').ids).toEqual(['006000000000001AAA']);
  });

  it('says how to find what is no deal, and does not call it none', async () => {
    const dialog = await open('activities-per-week');
    const params = { from: '2026-10-01', to: '2026-11-20' };
    respond(
      'TouchlineExplain',
      evidenceAnswer(
        'Effort_Evidence__c',
        JSON.stringify({
          'activities-per-week': { marks: { withoutDeal: 7 }, predicate: { code: 'activities', params } },
        }),
      ),
    );
    await flush();
    const text = textOf(dialog);
    expect(text).toContain('Completed calls, emails and meetings from Oct 1, 2026 to Nov 20, 2026');
    expect(text).toContain('7 activities belong to no deal.');
    expect(text).not.toContain('No records');
  });

  it('tells the numbers that belong beside it, each with its meaning', async () => {
    const dialog = await open('days-between-touches');
    expect(lastQuery()).toContain('Simple_Days_Between_Touches__c { value }');
    respond(
      'TouchlineExplain',
      answer({ Touchline_Scorecard__c: connection([{ Id: context.scorecardId, ...kpis() }]) }),
    );
    await flush();
    const text = textOf(dialog).replace(/\u00a0/g, ' ');
    expect(text).toContain('Plain mean gap between touches 6 days');
    expect(text).toContain('Days since the last touch 7 days');
    expect(text).toContain('Typical gaps, all deals together 72 days Open deals 9');
  });

  it('puts the coverage that is needed beside the coverage there is, and weeks below rates per week', async () => {
    const dialog = await open('pipeline-coverage');
    respond(
      'TouchlineExplain',
      answer({
        Touchline_Scorecard__c: connection([
          { Id: context.scorecardId, ...kpis({ 'required-coverage': { value: null } }) },
        ]),
      }),
    );
    await flush();
    expect(textOf(dialog)).toContain('Required coverage — No decided deals to learn from');
    const weekly = textOf(await open('new-pipeline-per-week')).replace(/\u00a0/g, ' ');
    expect(weekly).toContain('$20,000 per week');
    expect(weekly).toContain('Weeks so far 7 weeks');
  });

  it('writes numerator and denominator in their own units', async () => {
    const text = textOf(await open('sales-velocity')).replace(/\u00a0/g, ' ');
    expect(text).toContain('$667 per day');
    expect(text).toContain('Deals worked × win rate × average price $40,000');
    expect(text).toContain('Sales cycle in days 60 days');
  });

  it('says what a small sample lacks instead of a number', async () => {
    const text = textOf(await open('win-rate', { value: null, num: 1, den: 3, n: 3, low: null, high: null }));
    expect(text).toContain('3 of 5 needed');
    expect(text).toContain('There are 3 cases and 5 are needed');
    expect(text).not.toMatch(/NaN|undefined|null/);
  });

  it('puts every quality mark into words, a new one by its name', async () => {
    const dialog = await open('win-rate');
    respond('TouchlineExplain', evidenceAnswer('Velocity_Evidence__c', WIN_EVIDENCE));
    await flush();
    const text = textOf(dialog);
    expect(text).toContain('Owner changes are not tracked in this org');
    expect(text).toContain('1 won deal of zero or negative amount is left out.');
    expect(text).toContain('Note: new<b>');
    expect(text).toContain('Qualified deals won or lost from Nov 21, 2025 to Nov 20, 2026');
    expect(one(dialog, 'c-touchline-explain-records').count).toBe(12);
  });

  it('lives with missing and with unreadable evidence', async () => {
    const dialog = await open('win-rate');
    respond('TouchlineExplain', evidenceAnswer('Velocity_Evidence__c', null));
    await flush();
    expect(textOf(dialog)).toContain('Nothing to note.');
    expect(textOf(dialog)).toContain('No records.');
    respond('TouchlineExplain', evidenceAnswer('Velocity_Evidence__c', '{"win-rate": {"ids"'));
    await flush();
    expect(textOf(dialog)).toContain('No records.');
  });

  it('shows an error with a retry and still explains', async () => {
    const dialog = await open('win-rate');
    respond('TouchlineExplain', { errors: [{ message: 'Gone' }] });
    await flush();
    expect(textOf(dialog)).toContain('Gone');
    expect(textOf(dialog)).toContain('Won ÷ (won + lost)');
    one(dialog, 'button.retry').click();
    expect(refresh).toHaveBeenCalled();
  });

  it('closes', async () => {
    const dialog = await open('win-rate');
    one(dialog, 'lightning-modal-footer button, button.slds-button_neutral').click();
    expect(TouchlineExplain.closed).toHaveBeenCalled();
  });

  it('has no accessibility violation', async () => {
    const dialog = await open('win-rate');
    respond('TouchlineExplain', evidenceAnswer('Velocity_Evidence__c', WIN_EVIDENCE));
    await flush();
    expect(await violations(dialog)).toEqual([]);
  });
});
