import { readMyDeals } from 'c/touchlineMyDealsData';
import { dealsAnswer, runs } from 'c/testDeals';

const read = (pairs, when) => readMyDeals(dealsAnswer(pairs, runs(when)).data);
const UNTOUCHED = {
  code: 'untouchedSince',
  lastTouchDate: '2026-11-12',
  touches: 4,
  threshold: 7,
  thresholdSource: 'default',
  nextStep: { code: 'logTouch' },
};

describe('readMyDeals', () => {
  it('puts critical deals first, then the most valuable; a deal without a flag is not to save', () => {
    const { deals, open } = read([
      [{ id: '1', name: 'Small critical', amount: 1000 }, { flags: { untouched: 'critical' } }],
      [{ id: '2', name: 'Big warning', amount: 90000 }, { flags: { pushed: 'raised' } }],
      [{ id: '3', name: 'Big critical', amount: 50000 }, { flags: { 'past-due': 'critical' } }],
      [{ id: '4', name: 'No amount', amount: null }, { flags: { pushed: 'raised' } }],
      [{ id: '5', name: 'Clear', amount: 99000 }, {}],
      [{ id: '6', name: 'Not reviewed', amount: 99000 }, null],
    ]);
    expect(deals.map(({ name }) => name)).toEqual([
      'Big critical',
      'Small critical',
      'Big warning',
      'No amount',
    ]);
    expect(open).toBe(6);
  });

  it('gives the most severe reason as a sentence, its step, and how many others there are', () => {
    const { deals } = read([
      [
        {},
        {
          flags: { untouched: 'raised', 'past-due': 'critical', pushed: 'raised' },
          evidence: {
            untouched: UNTOUCHED,
            'past-due': { code: 'pastDue', closeDate: '2026-11-13', nextStep: { code: 'updateCloseDate' } },
          },
        },
      ],
    ]);
    expect(deals[0]).toMatchObject({
      flag: 'Close date has passed',
      reason: 'The close date was Nov 13, 2026, 7 days ago, and the deal is still open.',
      severity: 'Critical',
      stepName: 'Change the close date',
      others: 'and 2 more flags',
    });
  });

  it('lives with evidence it cannot read', () => {
    const { deals } = read([[{}, { flags: { untouched: 'raised' }, evidence: '{"untouched":' }]]);
    expect(deals[0]).toMatchObject({ flag: 'Untouched', reason: null, stepName: null, others: null });
  });

  it('finds the meetings from today to Sunday, each day of a deal once', () => {
    const meeting = (at, held = false) => ({ at, held });
    const { meetings, today } = read([
      [
        { id: '1', name: 'Acme' },
        {
          nextMeeting: '2026-11-22',
          timeline: {
            meetings: [
              meeting('2026-11-19', true),
              meeting('2026-11-20', true),
              meeting('2026-11-20'),
              meeting('2026-11-22'),
              meeting('2026-11-23'),
            ],
          },
        },
      ],
      [{ id: '2', name: 'Globex' }, { nextMeeting: '2026-11-21' }],
    ]);
    expect(today).toBe('2026-11-20');
    expect(meetings.map(({ name, at, isToday }) => [name, at, isToday])).toEqual([
      ['Acme', '2026-11-20', true],
      ['Globex', '2026-11-21', false],
      ['Acme', '2026-11-22', false],
    ]);
  });

  it('ends the week on Sunday, on a Sunday too', () => {
    const pairs = [[{}, { nextMeeting: '2026-11-23' }]];
    expect(read(pairs, '2026-11-22T22:00:00Z').meetings).toEqual([]);
    expect(read(pairs, '2026-11-23T22:00:00Z').meetings).toHaveLength(1);
  });
});
