import { sentence, knows } from 'c/touchlineSentence';

const context = { asOf: '2026-11-20T22:00:00Z' };

describe('c/touchlineSentence', () => {
  it.each([
    [
      'Evidence',
      'untouchedSince',
      { lastTouchDate: '2026-11-19', touches: 1 },
      'Last touch yesterday, 1 in all',
    ],
    ['Evidence', 'neverTouched', { createdDate: '2026-11-10' }, 'created 10 days ago'],
    ['Evidence', 'meetingScheduled', { nextMeeting: '2026-11-25' }, 'planned for Nov 25, 2026'],
    ['Evidence', 'closeDateAhead', { closeDate: '2026-12-24' }, 'Dec 24, 2026'],
    ['Mark', 'missingAmount', { value: 1 }, '1 deal has no amount'],
    ['Mark', 'missingAmount', { value: 2 }, '2 deals have no amount'],
    ['Mark', 'unavailable', { value: 'Opportunity.Amount' }, 'Opportunity.Amount'],
    [
      'Predicate',
      'won',
      { from: '2026-10-01', to: '2026-11-20' },
      'Deals won from Oct 1, 2026 to Nov 20, 2026',
    ],
    ['Focus', 'untouchedDeals', { count: 2, amount: 1500 }, '2 open deals untouched, worth $1.5K'],
  ])('says %s %s', (family, code, params, text) => {
    expect(sentence(family, code, params, context)).toContain(text);
  });

  it('gives the date itself where the as-of is unknown', () => {
    expect(sentence('Evidence', 'neverTouched', { createdDate: '2026-11-10' })).toContain('Nov 10, 2026');
  });

  it('names what it does not know, of every family', () => {
    for (const family of ['Evidence', 'Say', 'Focus', 'Predicate', 'Mark', 'Flag'])
      expect(sentence(family, 'newCode')).toContain('newCode');
    expect(sentence('Unlock', 'newCode')).toContain('admin');
    expect(knows('Step', 'newCode')).toBe(false);
    expect(knows('Step', 'logTouch')).toBe(true);
  });

  it('shows a dash for a missing parameter', () => {
    expect(sentence('Evidence', 'pastDue', {}, context)).toBe(
      'The close date was —, —, and the deal is still open.',
    );
  });
});
