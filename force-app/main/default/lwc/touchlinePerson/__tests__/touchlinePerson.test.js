import TouchlineDeviations from 'c/touchlineDeviations';
import TouchlinePerson from 'c/touchlinePerson';
import { respond, variablesOf, refresh } from 'lightning/graphql';
import { emitPage, navigate } from 'lightning/navigation';
import { mount, flush, all, one, textOf, violations } from 'c/testMount';
import { card, flagged, peersAnswer, person, personAnswer, run } from 'c/testRows';

const ID = 'a01000000000002AAA';
const TEAM = 'a01000000000001AAA';
const PAST = [
  ['2026-07-01', '2026-09-30'],
  ['2026-04-01', '2026-06-30'],
  ['2026-01-01', '2026-03-31'],
  ['2025-10-01', '2025-12-31'],
];
const touched = (num, den) => ({ 'touch-rate': { value: (100 * num) / den, num, den, n: den } });
const page = (state = {}, recordId = ID) => ({
  type: 'standard__recordPage',
  attributes: { recordId, objectApiName: 'Touchline_Subject__c', actionName: 'view' },
  state,
});

// axe walks the whole page, which takes a slow machine its time.
jest.setTimeout(30000);

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse('2026-11-20T23:00:00Z'), doNotFake: ['queueMicrotask', 'nextTick'] });
});

afterEach(() => jest.useRealTimers());

const open = async (answered = personAnswer(), peers = peersAnswer(), state = {}) => {
  const element = mount('c-touchline-person', TouchlinePerson, { recordId: ID });
  emitPage(page(state));
  await flush();
  respond('TouchlinePerson', answered);
  await flush();
  if (peers) respond('TouchlinePeers', peers);
  await flush();
  return element;
};

describe('c-touchline-person', () => {
  it('announces that it loads', async () => {
    const element = mount('c-touchline-person', TouchlinePerson, { recordId: ID });
    await flush();
    expect(textOf(one(element, '[role="status"]'))).toBe('Loading the numbers');
  });

  it('asks for the person, then for the others of the same manager and the deals', async () => {
    const element = mount('c-touchline-person', TouchlinePerson, { recordId: ID });
    await flush();
    expect(variablesOf('TouchlinePerson')).toEqual({ id: ID, type: 'fiscal-quarter' });
    respond('TouchlinePerson', personAnswer());
    await flush();
    expect(variablesOf('TouchlinePeers')).toEqual({
      id: ID,
      parent: TEAM,
      user: '005000000000002AAA',
      type: 'fiscal-quarter',
      start: '2026-10-01',
    });
    expect(textOf(one(element, 'h1'))).toBe('Ana Ruiz');
  });

  it('shows attainment with its levers and the effort, and the measures of the review', async () => {
    const text = textOf(await open());
    for (const name of [
      ...['Attainment', 'Sales velocity', 'Win rate', 'Activities per week', 'New pipeline per week'],
      ...['Untouched deals', 'Stuck deals', 'Average deal age', 'Days between touches', 'Touch rate'],
      ...['Deals advanced', 'Deals created', 'Open pipeline'],
    ])
      expect(text).toContain(name);
    expect(text).toContain('1 moved back');
    expect(text).toContain('0 received');
    expect(text).toContain('2x this pipeline needs 3.5x');
    expect(text).toContain('$150K more pipeline would be needed if deals close as usual.');
  });

  it('names role, segment, start and ramp where an admin entered them', async () => {
    const known = await open(
      personAnswer({
        subjects: [
          person({ role: 'Account Executive', segment: 'SMB', startDate: '2024-01-15', rampMonths: 1 }),
        ],
      }),
    );
    expect(textOf(one(known, 'dl.facts'))).toBe(
      'Role Account Executive Segment SMB Since Jan 15, 2024 Ramp 1 month',
    );
    document.body.replaceChildren();
    expect(one(await open(), 'dl.facts')).toBeNull();
  });

  it('compares with the others when there are four, and says so when there are not', async () => {
    const four = [1, 2, 3, 4].map(() => ({ 'touch-rate': { num: 1, den: 10 } }));
    const compared = textOf(await open(personAnswer(), peersAnswer({ peers: four })));
    expect(compared).toContain('Others on the team');
    expect(compared).toContain('Others: 10%');
    expect(compared).toContain('22% of the open deals');
    document.body.replaceChildren();
    const few = textOf(await open(personAnswer(), peersAnswer({ peers: four.slice(1) })));
    expect(few).toContain('A comparison needs 4 others on the team; there are 3.');
    expect(few).not.toContain('Others:');
  });

  it('says in words what differs from the others and from before, and what could be noise', async () => {
    const cards = [card(), ...PAST.map(([start, end]) => card({ start, end, ...touched(9, 9) }))];
    const peers = [1, 2, 3, 4].map(() => touched(45, 50));
    const element = await open(personAnswer({ cards }), peersAnswer({ peers }));
    const text = textOf(one(element, 'c-touchline-deviations'));
    expect(text).toContain('Touch rate 67% 67% against 90% for the 4 others on the team.');
    expect(text).toContain('67% against 100% in the 4 periods before.');
    document.body.replaceChildren();
    const early = await open();
    expect(textOf(one(early, 'c-touchline-deviations'))).toContain('not enough others on the team');
  });

  it('lists the deals with raised flags, critical ones first, and leads to all of them', async () => {
    const element = await open(
      personAnswer(),
      peersAnswer({
        deals: [
          flagged({ id: '0061', name: 'Two "warnings"', flags: { Untouched__c: 'raised' } }),
          flagged({
            id: '0062',
            name: '<b>Critical</b>',
            flags: { Past_Due__c: 'raised', Past_Due_Severity__c: 'critical' },
          }),
        ],
        totalCount: 12,
      }),
    );
    const deals = one(element, 'c-touchline-top-deals');
    expect(all(deals, 'li a').map(({ textContent }) => textContent)).toEqual([
      '<b>Critical</b>',
      'Two "warnings"',
    ]);
    expect(textOf(deals)).toContain('12 open deals have a raised flag.');
    expect(all(element, 'b')).toHaveLength(0);
    const links = all(deals, 'a');
    links.at(-1).click();
    expect(navigate).toHaveBeenCalledWith({
      type: 'standard__navItemPage',
      attributes: { apiName: 'Touchline_Pipeline' },
      state: { c__scope: ID, c__flag: 'raised' },
    });
  });

  it('keeps the period in the address, and takes it from there', async () => {
    const element = await open(personAnswer(), peersAnswer(), { c__start: '2026-07-01' });
    expect(variablesOf('TouchlinePeers').start).toBe('2026-07-01');
    expect(textOf(element)).toContain('Period finished');
    one(element, 'c-touchline-period-switch').dispatchEvent(
      new CustomEvent('typechange', { detail: 'week' }),
    );
    await flush();
    expect(variablesOf('TouchlinePerson')).toEqual({ id: ID, type: 'week' });
    expect(navigate).toHaveBeenLastCalledWith(page({ c__period: 'week' }), true);
    expect(one(element, '.page').getAttribute('aria-busy')).toBe('true');
  });

  it('stays as it is when another page comes', async () => {
    const element = await open();
    emitPage(page({ c__period: 'week' }, 'a01000000000099AAA'));
    emitPage({ type: 'standard__navItemPage', attributes: { apiName: 'X' }, state: {} });
    await flush();
    expect(textOf(element)).toContain('$80K of $100K');
  });

  it('goes to the team from the name above', async () => {
    const element = await open();
    const link = one(element, '.eyebrow a');
    expect(link.textContent).toBe('Dana Reyes’s team');
    link.click();
    expect(navigate).toHaveBeenCalledWith({
      type: 'standard__navItemPage',
      attributes: { apiName: 'Touchline_Team' },
      state: { c__subject: `team:${TEAM}` },
    });
  });

  it.each([
    ['not shared, or gone', { subjects: [] }, 'Nothing here for you'],
    ['never synced', { cards: [], runs: [], successes: [] }, 'No numbers yet'],
    ['inactive', { subjects: [person({ inactive: true })], cards: [] }, 'No longer measured'],
    ['without numbers', { cards: [] }, 'Nothing measured in this period'],
  ])('says what is the matter: %s', async (_what, answered, heading) => {
    const element = await open(personAnswer(answered), null);
    expect(textOf(element)).toContain(heading);
    expect(one(element, 'c-touchline-result')).toBeNull();
  });

  it('leads from the record of a team to the team page, and asks no more', async () => {
    const team = { ...person({ kind: 'team', name: 'West' }) };
    const element = await open(personAnswer({ subjects: [team] }), null);
    expect(textOf(element)).toContain('This is a team.');
    expect(all(element, 'a').map((link) => link.getAttribute('href'))).toContain(
      `/lightning/n/Touchline_Team?c__subject=team%3A${ID}`,
    );
  });

  it('compares nobody without a manager', async () => {
    await open(personAnswer({ subjects: [person({ parent: null })] }), null);
    expect(variablesOf('TouchlinePeers').parent).toBe(ID);
  });

  it('shows errors with a retry', async () => {
    const element = mount('c-touchline-person', TouchlinePerson, { recordId: ID });
    await flush();
    respond('TouchlinePerson', { errors: [{ message: 'No access to <b>it</b>' }] });
    await flush();
    expect(textOf(one(element, '[role="alert"]'))).toContain('No access to <b>it</b>');
    one(element, 'button.retry').click();
    expect(refresh).toHaveBeenCalled();
  });

  it('warns about old numbers', async () => {
    const old = run({ asOf: '2026-11-18T10:00:00Z' });
    expect(textOf(await open(personAnswer({ runs: [old], successes: [old] })))).toContain(
      'No run has succeeded for more than 26 hours',
    );
  });

  it('has no accessibility violation where it compares, and shows every period as a table', async () => {
    jest.useRealTimers();
    const element = await open(
      personAnswer(),
      peersAnswer({ peers: [1, 2, 3, 4].map(() => touched(1, 10)) }),
    );
    const scorecard = one(element, 'c-touchline-scorecard');
    all(scorecard, '.toggle')[0].click();
    await flush();
    expect(all(scorecard, '.table_figures thead th')).toHaveLength(3);
    expect(textOf(all(scorecard, '.table_figures tbody tr')[0])).toMatch(/^Sales velocity/);
    const { worse, better, reason } = one(element, 'c-touchline-deviations');
    const alone = mount('c-touchline-deviations', TouchlineDeviations, { worse, better, reason });
    expect(await violations(alone)).toEqual([]);
  });
});
