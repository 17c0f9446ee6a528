import TouchlineTeam from 'c/touchlineTeam';
import TouchlineExplain from 'c/touchlineExplain';
import { respond, variablesOf, refresh } from 'lightning/graphql';
import { mount, flush, all, one, textOf, violations } from 'c/testMount';
import { viewerAnswer, teamAnswer, subject, card, member, run } from 'c/testRows';

const ANA = { id: 'a01000000000002AAA', name: 'Ana Ruiz' };
const BEN = { id: 'a01000000000003AAA', name: 'Ben <script>alert(1)</script> "Ito"' };

// axe walks the whole page, which takes a slow machine its time.
jest.setTimeout(30000);

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse('2026-11-20T23:00:00Z'), doNotFake: ['queueMicrotask', 'nextTick'] });
});

afterEach(() => jest.useRealTimers());

const open = async (viewer = viewerAnswer(), team = teamAnswer()) => {
  const page = mount('c-touchline-team', TouchlineTeam);
  await flush();
  respond('TouchlineViewer', viewer);
  await flush();
  if (team) respond('TouchlineTeam', team);
  await flush();
  return page;
};

describe('c-touchline-team', () => {
  it('shows a stencil that is announced while it loads', async () => {
    const page = mount('c-touchline-team', TouchlineTeam);
    await flush();
    expect(textOf(one(page, '[role="status"]'))).toBe('Loading the numbers');
  });

  it('asks for the current quarter of the viewer’s own team', async () => {
    await open(viewerAnswer(), null);
    expect(variablesOf('TouchlineTeam')).toEqual({
      subject: 'a01000000000001AAA',
      type: 'fiscal-quarter',
      start: '2026-10-01',
    });
  });

  it('shows attainment beside velocity and its four levers', async () => {
    const page = await open();
    const text = textOf(page);
    for (const name of ['Attainment', 'Sales velocity', 'Deals worked', 'Win rate', 'Average selling price'])
      expect(text).toContain(name);
    expect(text).toContain('80%');
    expect(text).toContain('$80K of $100K');
    expect(text).toContain('Previous: 91%');
    expect(text).toMatch(/\d+% of working days gone/);
    expect(text).toContain('n 12 · 95% interval 8% – 53%');
  });

  it('ranks people, and shows a name with markup as text', async () => {
    const page = await open(viewerAnswer(), teamAnswer({ members: [member(ANA), member(BEN)] }));
    expect(textOf(page)).toContain(BEN.name);
    expect(all(page, 'script')).toHaveLength(0);
  });

  it('separates sub-teams from people', async () => {
    const page = await open(
      viewerAnswer(),
      teamAnswer({ members: [member(ANA), member({ id: 't2', kind: 'team', name: 'West' })] }),
    );
    expect(all(page, 'c-touchline-ranking').map(({ heading }) => heading)).toEqual(['Teams', 'People']);
    expect(all(page, 'button.name').map(({ textContent }) => textContent.trim())).toEqual([
      'West’s team',
      'Ana Ruiz',
    ]);
  });

  it('drills down to a person, moves the focus to the heading and finds the way back', async () => {
    const page = await open(viewerAnswer(), teamAnswer({ members: [member(ANA)] }));
    all(page, 'button.name')[0].click();
    await flush();
    expect(variablesOf('TouchlineTeam').subject).toBe(ANA.id);
    respond('TouchlineTeam', teamAnswer({ subjects: [subject({ ...ANA, kind: 'person' })] }));
    await flush();
    expect(one(page, 'h1').textContent).toBe('Ana Ruiz');
    expect(page.shadowRoot.activeElement).toBe(one(page, 'h1'));
    expect(one(page, 'c-touchline-focus')).toBeNull();
    one(page, 'nav button').click();
    await flush();
    expect(variablesOf('TouchlineTeam').subject).toBe('a01000000000001AAA');
  });

  it('keeps what is on screen until the other period arrives', async () => {
    const page = await open();
    one(page, 'c-touchline-period-switch').dispatchEvent(
      new CustomEvent('startchange', { detail: '2026-07-01' }),
    );
    await flush();
    expect(variablesOf('TouchlineTeam').start).toBe('2026-07-01');
    expect(one(page, '.page').getAttribute('aria-busy')).toBe('true');
    expect(textOf(page)).toContain('$80K of $100K');
    respond('TouchlineTeam', teamAnswer());
    await flush();
    expect(textOf(page)).toContain('91%');
    expect(textOf(page)).toContain('Period finished');
  });

  it('goes to the current period of another type', async () => {
    const page = await open();
    one(page, 'c-touchline-period-switch').dispatchEvent(new CustomEvent('typechange', { detail: 'week' }));
    await flush();
    expect(variablesOf('TouchlineTeam')).toMatchObject({ type: 'week', start: '2026-11-16' });
  });

  it('says why numbers are missing', async () => {
    const empty = {
      attainment: { value: null, num: 0, den: null },
      'win-rate': { value: null, num: 1, den: 3, n: 3, low: null, high: null },
      'sales-velocity': { value: null },
      'untouched-opportunities': { value: null, n: 0 },
    };
    const page = await open(
      viewerAnswer(),
      teamAnswer({ cards: [card(empty)], members: [member(ANA, empty)] }),
    );
    const text = textOf(page);
    expect(text).toContain('3 of 5 needed');
    expect(text).toContain('No quota for this period');
    expect(text).toContain('Needs win rate, price and cycle');
    expect(text).toContain('Too little activity logged');
    expect(text).not.toMatch(/NaN|undefined|null/);
  });

  it('opens Explain from a number with its row, period and as-of', async () => {
    const page = await open();
    one(page, 'c-touchline-attainment')
      .shadowRoot.querySelector('c-touchline-number')
      .shadowRoot.querySelector('button')
      .click();
    expect(TouchlineExplain.open).toHaveBeenCalledWith(
      expect.objectContaining({
        label: 'Attainment · Dana Reyes’s team',
        context: {
          subjectName: 'Dana Reyes’s team',
          scorecardId: 'a02-2026-10-01',
          period: { type: 'fiscal-quarter', start: '2026-10-01', end: '2026-12-31' },
          asOf: '2026-11-20T22:00:00Z',
        },
      }),
    );
  });

  it('falls back to the organisation, and without it says what to do', async () => {
    const organisation = subject({ id: 'org', kind: 'organisation', name: 'Acme' });
    const page = await open(viewerAnswer({ teams: [], organisations: [organisation] }), null);
    expect(one(page, 'h1').textContent).toBe('Acme');
    document.body.replaceChildren();
    const empty = await open(viewerAnswer({ teams: [] }), null);
    expect(textOf(empty)).toContain('You have no team here yet');
    expect(one(empty, 'c-touchline-period-switch')).toBeNull();
  });

  it('tells a service that never ran from a period without numbers', async () => {
    const never = await open(viewerAnswer({ teams: [], runs: [], successes: [], quarters: [] }), null);
    expect(textOf(never)).toContain('No numbers yet');
    document.body.replaceChildren();
    const none = await open(viewerAnswer(), teamAnswer({ cards: [] }));
    expect(textOf(none)).toContain('Nothing measured in this period');
  });

  it('warns about old numbers and a failed run', async () => {
    const old = run({ asOf: '2026-11-18T10:00:00Z' });
    const stale = await open(viewerAnswer({ runs: [old], successes: [old] }));
    expect(textOf(stale)).toContain('No run has succeeded for more than 26 hours');
    document.body.replaceChildren();
    const failed = await open(
      viewerAnswer({ runs: [run({ asOf: '2026-11-20T22:30:00Z', status: 'failed' })] }),
    );
    expect(textOf(failed)).toContain('The last run failed 30 minutes ago');
  });

  it('shows errors with a retry that asks again', async () => {
    const page = mount('c-touchline-team', TouchlineTeam);
    await flush();
    respond('TouchlineViewer', { errors: [{ message: 'No access to <b>Touchline_Subject__c</b>' }] });
    await flush();
    expect(textOf(one(page, '[role="alert"]'))).toContain('No access to <b>Touchline_Subject__c</b>');
    one(page, 'button.retry').click();
    expect(refresh).toHaveBeenCalled();
    respond('TouchlineViewer', viewerAnswer());
    respond('TouchlineTeam', teamAnswer());
    await flush();
    respond('TouchlineTeam', teamAnswer());
    await flush();
    expect(one(page, '[role="alert"]')).toBeNull();
    expect(textOf(page)).toContain('80%');
  });

  it('has no accessibility violation', async () => {
    jest.useRealTimers();
    const page = await open(
      viewerAnswer(),
      teamAnswer({
        members: [member(ANA), member(BEN, { 'win-rate': { value: null, n: 2 } })],
        focus: [
          { code: 'untouchedDeals', subjectKey: `person:${ANA.id}`, params: { count: 2, amount: 3e4 } },
        ],
      }),
    );
    expect(await violations(page)).toEqual([]);
  });
});
