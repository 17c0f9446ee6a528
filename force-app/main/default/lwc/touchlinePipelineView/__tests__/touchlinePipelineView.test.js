import {
  amountOf,
  choicesOf,
  filterDeals,
  nextSort,
  readSort,
  sortDeals,
  totalsOf,
  writeSort,
} from 'c/touchlinePipelineView';
import { readDeals } from 'c/touchlineDeals';
import { AS_OF, dealsAnswer } from 'c/testDeals';

const PAIRS = [
  [
    { id: '1', name: 'Big', amount: 90000, closeDate: '2027-03-01', owner: 'Ben Cole', ownerId: 'ben' },
    { flags: { untouched: 'raised' } },
  ],
  [
    { id: '2', name: 'Late', amount: 10000, closeDate: '2026-11-01', stage: 'Qualification', ownerId: 'ana' },
    { flags: { 'past-due': 'critical', untouched: 'raised' } },
  ],
  [
    { id: '3', name: 'Quiet', amount: null, closeDate: null, account: 'Globex', ownerId: 'ana' },
    { lastTouch: null, touches: 0 },
  ],
  [{ id: '4', name: 'New', amount: 50000, closeDate: '2026-12-31', ownerId: 'ana' }, null],
];
const deals = readDeals(dealsAnswer(PAIRS).data.uiapi.query, AS_OF);
const periods = {
  week: { start: '2026-11-16', end: '2026-11-22' },
  'fiscal-month': { start: '2026-11-01', end: '2026-11-30' },
  'fiscal-quarter': { start: '2026-11-01', end: '2027-01-31' },
};
const names = (list) => list.map(({ name }) => name);
const sorted = (text) => names(sortDeals(deals, readSort(text)));
const filtered = (filters) => names(filterDeals(deals, filters, periods));

describe('order', () => {
  it('is critical first, then flagged, reviewed, not reviewed; value decides among equals', () => {
    expect(sorted(undefined)).toEqual(['Late', 'Big', 'Quiet', 'New']);
  });

  it('leaves deals without a value at the end, whichever way', () => {
    expect(sorted('amount')).toEqual(['Late', 'New', 'Big', 'Quiet']);
    expect(sorted('-amount')).toEqual(['Big', 'New', 'Late', 'Quiet']);
    expect(sorted('close')).toEqual(['Late', 'New', 'Big', 'Quiet']);
    expect(sorted('-close')).toEqual(['Big', 'New', 'Late', 'Quiet']);
  });

  it('is the usual one for anything the address does not mean', () => {
    for (const text of ['', '-', 'nonsense', '-flags', '<script>']) expect(sorted(text)[0]).toBe('Late');
    expect(writeSort(readSort('nonsense'))).toBeNull();
    expect(writeSort(readSort('-amount'))).toBe('-amount');
  });

  it('turns round when the same column is pressed again', () => {
    expect(nextSort(readSort(null), 'amount')).toEqual({ by: 'amount', sign: -1 });
    expect(nextSort({ by: 'amount', sign: -1 }, 'amount')).toEqual({ by: 'amount', sign: 1 });
    expect(nextSort({ by: 'amount', sign: -1 }, 'deal')).toEqual({ by: 'deal', sign: 1 });
  });
});

describe('filters', () => {
  it('narrow by owner, stage, flag, severity and text, together', () => {
    expect(filtered({ owner: 'ana' })).toEqual(['Late', 'Quiet', 'New']);
    expect(filtered({ stage: 'Qualification' })).toEqual(['Late']);
    expect(filtered({ flag: 'untouched' })).toEqual(['Big', 'Late']);
    expect(filtered({ flag: 'critical' })).toEqual(['Late']);
    expect(filtered({ flag: 'raised', owner: 'ben' })).toEqual(['Big']);
    expect(filtered({ text: ' GLOB ' })).toEqual(['Quiet']);
    expect(filtered({ text: 'ben c' })).toEqual(['Big']);
    expect(filtered({ owner: 'ana', flag: 'regressed' })).toEqual([]);
  });

  it('count what is past due as closing in the running period, and nothing without a date', () => {
    expect(filtered({ closing: 'fiscal-month' })).toEqual(['Late']);
    expect(filtered({ closing: 'fiscal-quarter' })).toEqual(['Late', 'New']);
  });

  it('ignore what the address names and nobody knows', () => {
    expect(filtered({ flag: 'no-such-flag', closing: 'century' })).toHaveLength(4);
  });
});

describe('totals', () => {
  it('count and value the deals of each flag', () => {
    const totals = Object.fromEntries(totalsOf(deals, 'critical').map((total) => [total.id, total]));
    expect(totals.raised).toMatchObject({ count: 2, amount: 100000, isPressed: false });
    expect(totals.critical).toMatchObject({ count: 1, amount: 10000, isPressed: true });
    expect(totals.untouched).toMatchObject({ name: 'Untouched', count: 2, amount: 100000 });
    expect(totals.regressed).toMatchObject({ count: 0, amount: 0 });
    expect(Object.keys(totals)).toHaveLength(12);
    expect(amountOf([])).toBe(0);
  });

  it('give each choice once, with its deals', () => {
    expect(
      choicesOf(
        deals,
        ({ stage }) => stage,
        ({ stage }) => stage,
      ),
    ).toEqual([
      { value: 'Negotiation/Review', label: 'Negotiation/Review', count: 3 },
      { value: 'Qualification', label: 'Qualification', count: 1 },
    ]);
  });
});
