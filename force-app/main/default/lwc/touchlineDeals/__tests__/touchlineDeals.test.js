import { readDeals } from 'c/touchlineDeals';
import { AS_OF, dealsAnswer } from 'c/testDeals';

const read = (pairs, asOf = AS_OF) => readDeals(dealsAnswer(pairs).data.uiapi.query, asOf);

describe('readDeals', () => {
  it('joins a deal with its review and counts days to the run', () => {
    const [deal] = read([[{}, { flags: { untouched: 'raised' }, nextMeeting: '2026-11-25' }]]);
    expect(deal).toMatchObject({
      url: '/lightning/r/Opportunity/006000000000001AAA/view',
      name: 'Acme Renewal',
      account: 'Acme',
      owner: 'Ana Silva',
      amount: 20000,
      amountText: '$20,000',
      age: 80,
      daysInStage: 18,
      lastTouch: '2026-11-12',
      touches: 4,
      nextMeeting: '2026-11-25',
      isReviewed: true,
      criticalCount: 0,
    });
  });

  it('names flags, the critical ones first, else in the order of their rules', () => {
    const flags = { 'past-due': 'raised', untouched: 'raised', pushed: 'critical', regressed: 'unknown' };
    const [deal] = read([[{}, { flags }]]);
    expect(deal.flags.map(({ id, severity }) => `${id} ${severity}`)).toEqual([
      'pushed Critical',
      'untouched Warning',
      'past-due Warning',
    ]);
    expect(deal).toMatchObject({ criticalCount: 1, unknownCount: 1 });
  });

  it('keeps a deal that no run knows, without inventing anything', () => {
    const [deal] = read([[{ name: null, account: null, amount: null, closeDate: null }, null]]);
    expect(deal).toMatchObject({
      name: 'Unnamed deal',
      account: null,
      amountText: null,
      daysInStage: null,
      lastTouch: null,
      touches: null,
      isReviewed: false,
      flags: [],
      review: null,
    });
  });

  it('writes money as the org does, without cents that are none', () => {
    const [euro, odd, rupees] = read([
      [{ displayAmount: '€20.000,00' }, null],
      [{ id: '2', displayAmount: '$20,000.50' }, null],
      [{ id: '3', displayAmount: '₹1,00,000' }, null],
    ]);
    expect([euro.amountText, odd.amountText, rupees.amountText]).toEqual([
      '€20.000',
      '$20,000.50',
      '₹1,00,000',
    ]);
  });

  it('has no days without a run, and none below zero', () => {
    expect(read([[{}, {}]], null)[0]).toMatchObject({ age: null, daysInStage: null });
    expect(read([[{ created: '2026-12-24T10:00:00Z' }, { stageSince: '2026-12-24' }]])[0]).toMatchObject({
      age: 0,
      daysInStage: 0,
    });
  });
});
