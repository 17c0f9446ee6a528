import TouchlineTeam from 'c/touchlineTeam';
import TouchlineExplain from 'c/touchlineExplain';
import { respond, variablesOf, refresh } from 'lightning/graphql';
import { emitPage, navigate } from 'lightning/navigation';
import { mount, flush, all, one, textOf, violations } from 'c/testMount';
import { homeAnswer, viewerAnswer, teamAnswer, subject, card, member, run } from 'c/testRows';

const ANA = { id: 'a01000000000002AAA', name: 'Ana Ruiz' };
const WEST = { id: 'a01000000000009AAA', kind: 'team', name: 'West', key: 'team:west' };
const BEN = { id: 'a01000000000003AAA', name: 'Ben <script>alert(1)</script> "Ito"' };

// axe walks the whole page, which takes a slow machine its time.
jest.setTimeout(30000);

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse('2026-11-20T23:00:00Z'), doNotFake: ['queueMicrotask', 'nextTick'] });
});

afterEach(() => jest.useRealTimers());

/** The viewer's own numbers do not come along, so that they are asked for. */
const open = async (viewer = viewerAnswer(), team = teamAnswer()) => {
  const page = mount('c-touchline-team', TouchlineTeam);
  await flush();
  respond('TouchlineHome', viewer);
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

  describe('with the own team in the first answer', () => {
    const home = (viewer, team) => open(homeAnswer(viewer, team), null);

    it('asks once, and says the same', async () => {
      const page = await home({}, { members: [member(ANA)] });
      expect(variablesOf('TouchlineTeam')).toBeUndefined();
      expect(textOf(page)).toContain('$80K of $100K');
      expect(textOf(page)).toContain(ANA.name);
      expect(one(page, 'h1').textContent).toBe('Dana Reyes’s team');
    });

    it('asks for another period, and knows the first one on the way back', async () => {
      const page = await home();
      const choose = (start) =>
        one(page, 'c-touchline-period-switch').dispatchEvent(
          new CustomEvent('startchange', { detail: start }),
        );
      choose('2026-07-01');
      await flush();
      expect(variablesOf('TouchlineTeam').start).toBe('2026-07-01');
      respond('TouchlineTeam', teamAnswer());
      await flush();
      expect(textOf(page)).toContain('Period finished');
      choose('2026-10-01');
      await flush();
      expect(textOf(page)).not.toContain('Period finished');
      expect(one(page, '.page').getAttribute('aria-busy')).toBe('false');
    });

    it('asks again where the newest period is not the one that runs today', async () => {
      await home({ quarters: [card({ start: '2027-01-01', end: '2027-03-31' })] });
      expect(variablesOf('TouchlineTeam').start).toBe('2027-01-01');
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
    expect(all(page, 'tbody .name').map(({ textContent }) => textContent.trim())).toEqual([
      'West’s team',
      'Ana Ruiz',
    ]);
  });

  it('drills down to a team, moves the focus to the heading and finds the way back', async () => {
    const page = await open(viewerAnswer(), teamAnswer({ members: [member(WEST)] }));
    one(page, 'tbody button.name').click();
    await flush();
    expect(variablesOf('TouchlineTeam').subject).toBe(WEST.id);
    expect(navigate).toHaveBeenCalledWith({
      type: 'standard__navItemPage',
      attributes: { apiName: 'Touchline_Team' },
      state: { c__subject: 'team:west' },
    });
    respond('TouchlineTeam', teamAnswer({ subjects: [subject(WEST)] }));
    await flush();
    expect(one(page, 'h1').textContent).toBe('West’s team');
    expect(page.shadowRoot.activeElement).toBe(one(page, 'h1'));
    one(page, 'nav button').click();
    await flush();
    expect(variablesOf('TouchlineTeam').subject).toBe('a01000000000001AAA');
  });

  it('opens a person on the page of their own, in the period on screen', async () => {
    const page = await open(viewerAnswer(), teamAnswer({ members: [member(ANA)] }));
    one(page, 'c-touchline-period-switch').dispatchEvent(new CustomEvent('typechange', { detail: 'week' }));
    await flush();
    one(page, 'tbody a.name').click();
    expect(navigate).toHaveBeenLastCalledWith({
      type: 'standard__recordPage',
      attributes: { recordId: ANA.id, objectApiName: 'Touchline_Subject__c', actionName: 'view' },
      state: { c__period: 'week' },
    });
  });

  describe('opened by its address', () => {
    const at = (state) => ({
      type: 'standard__navItemPage',
      attributes: { apiName: 'Touchline_Team' },
      state,
    });
    const openAt = async (state, viewer) => {
      const page = mount('c-touchline-team', TouchlineTeam);
      emitPage(at(state));
      await flush();
      const asked = variablesOf('TouchlineViewer')?.asked;
      respond(variablesOf('TouchlineViewer') ? 'TouchlineViewer' : 'TouchlineHome', viewer);
      await flush();
      return { page, asked };
    };

    it('asks for the team and the period it names, and knows the way up', async () => {
      const above = { ...subject({ id: 'west-above', name: 'North' }), Parent__r: subject() };
      const { page, asked } = await openAt(
        { c__subject: WEST.key, c__period: 'fiscal-month' },
        viewerAnswer({ asked: [{ ...subject(WEST), Parent__r: above }] }),
      );
      expect(asked).toBe(WEST.key);
      expect(variablesOf('TouchlineTeam')).toEqual({
        subject: WEST.id,
        type: 'fiscal-month',
        start: '2026-11-01',
      });
      expect(all(page, 'nav button').map(({ textContent }) => textContent.trim())).toEqual([
        'Dana Reyes’s team',
        'North’s team',
      ]);
    });

    it('goes on to the page of a person', async () => {
      await openAt(
        { c__subject: 'person:1' },
        viewerAnswer({ asked: [{ ...subject({ ...ANA, kind: 'person' }), Parent__r: subject() }] }),
      );
      expect(navigate.mock.calls[0][0].attributes.recordId).toBe(ANA.id);
    });

    it.each([
      ['a team that is not there', { c__subject: 'team:nobody' }],
      ['a period that does not exist', { c__period: 'decade', c__start: '31.12.2026' }],
    ])('shows the own team and quarter for %s', async (_what, state) => {
      await openAt(state, viewerAnswer());
      expect(variablesOf('TouchlineTeam')).toEqual({
        subject: 'a01000000000001AAA',
        type: 'fiscal-quarter',
        start: '2026-10-01',
      });
    });

    it('follows the way back of the browser', async () => {
      await openAt({}, viewerAnswer());
      respond('TouchlineTeam', teamAnswer());
      emitPage(at({ c__start: '2026-07-01' }));
      await flush();
      expect(variablesOf('TouchlineTeam').start).toBe('2026-07-01');
      emitPage({ type: 'standard__objectPage', attributes: {}, state: {} });
      await flush();
      expect(variablesOf('TouchlineTeam').start).toBe('2026-07-01');
    });
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
    respond('TouchlineHome', { errors: [{ message: 'No access to <b>Touchline_Subject__c</b>' }] });
    await flush();
    expect(textOf(one(page, '[role="alert"]'))).toContain('No access to <b>Touchline_Subject__c</b>');
    one(page, 'button.retry').click();
    expect(refresh).toHaveBeenCalled();
    respond('TouchlineHome', viewerAnswer());
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
