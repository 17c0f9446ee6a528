import { personPage, readState, stateOf, teamPage, urlOf } from 'c/touchlinePageState';

describe('c/touchlinePageState', () => {
  it('reads what an address asks for, and the present quarter where it asks for nothing', () => {
    expect(readState({ state: { c__period: 'week', c__start: '2026-11-16', c__subject: 'team:1' } })).toEqual(
      { type: 'week', start: '2026-11-16', subject: 'team:1' },
    );
    const nothing = { type: 'fiscal-quarter', start: null, subject: null };
    expect([readState(undefined), readState({}), readState({ state: {} })]).toEqual([
      nothing,
      nothing,
      nothing,
    ]);
  });

  it.each([
    [{ c__period: 'year' }],
    [{ c__start: '2026-13-45' }],
    [{ c__start: 'yesterday' }],
    [{ c__start: '2026-11-16T00:00:00Z' }],
    [{ c__period: '<script>', c__subject: '' }],
  ])('takes nothing from %j', (state) => {
    expect(readState({ state })).toEqual({ type: 'fiscal-quarter', start: null, subject: null });
  });

  it('writes only what differs from the page as it opens by itself', () => {
    expect(stateOf({ type: 'fiscal-quarter', start: null, subject: null })).toEqual({});
    expect(urlOf(personPage('a01', { type: 'week', start: '2026-11-16' }))).toBe(
      '/lightning/r/Touchline_Subject__c/a01/view?c__period=week&c__start=2026-11-16',
    );
    expect(urlOf(teamPage())).toBe('/lightning/n/Touchline_Team');
    expect(urlOf(teamPage({ subject: 'team:1 & 2' }))).toBe(
      '/lightning/n/Touchline_Team?c__subject=team%3A1+%26+2',
    );
  });
});
