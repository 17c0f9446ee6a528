import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadSchema } from '../schema.ts';
import { MemoryStore } from '../store.ts';
import { seedTiny } from './tiny.ts';

interface Deal {
  id: string;
  name: string;
  owner: string;
  creditedTo: string | null;
  createdDay: string;
  stage: string;
  state: 'open' | 'won' | 'lost';
  outcomeDay: string | null;
  qualified: boolean;
  amount: number | null;
  cycleDays?: number;
  ageDays?: number;
}
interface Expected {
  value: number | null;
  num?: number;
  den?: number;
  n?: number;
  /** The deals behind the number. */
  deals?: string[];
  /** Instead, where some of them have no amount: the deals that enter the sum. */
  sumOf?: string[];
}
interface Truth {
  day: string;
  deals: Record<string, Deal>;
  flags: Record<
    string,
    {
      id: string;
      pastDue: { state: string; closeDate: string };
    }
  >;
  subjects: Record<string, { key: string; periods: Record<string, Record<string, Expected>> }>;
}

const root = path.join(__dirname, '../../..');
const truth = JSON.parse(readFileSync(path.join(__dirname, 'tiny-truth.json'), 'utf8')) as Truth;
const schema = loadSchema({
  forceAppDir: path.join(root, 'force-app/main/default'),
  standardDir: path.join(__dirname, '../standard'),
});
const store = new MemoryStore(schema);
beforeAll(() => seedTiny(store, { asOf: truth.day }));

const fact = (key: string) => truth.deals[key] as Deal;
const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (index: number) => sorted[index] as number;
  const middle = sorted.length / 2;
  return Number.isInteger(middle) ? (at(middle - 1) + at(middle)) / 2 : at(Math.floor(middle));
}
const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** The value a metric must have when its deals are the ones listed; undefined where more than deals goes into it. */
function addUp(metric: string, expected: Expected): number | null | undefined {
  const deals = (expected.deals ?? expected.sumOf ?? []).map(fact);
  const amounts = deals.flatMap((deal) => deal.amount ?? []);
  const cycles = deals.map((deal) => deal.cycleDays ?? NaN);
  const atLeastFive = (value: () => number) => (deals.length >= 5 ? value() : null);
  const won = deals.filter((deal) => deal.state === 'won');
  switch (metric) {
    case 'opportunities-worked':
    case 'qualified-worked':
    case 'open-opportunities':
      return deals.length;
    case 'win-rate':
      return atLeastFive(() => (100 * won.length) / deals.length);
    case 'win-rate-by-value':
      return atLeastFive(() => (100 * sum(won.map((deal) => deal.amount ?? 0))) / sum(amounts));
    case 'average-selling-price':
      return atLeastFive(() => sum(amounts) / deals.length);
    case 'median-selling-price':
      return atLeastFive(() => median(amounts));
    case 'average-sales-cycle':
      return atLeastFive(() => sum(cycles) / deals.length);
    case 'median-sales-cycle':
      return atLeastFive(() => median(cycles));
    case 'bookings':
    case 'open-pipeline':
      return sum(amounts);
    case 'attainment':
      return expected.den === undefined ? null : (100 * sum(amounts)) / expected.den;
    case 'median-open-age':
      return median(deals.map((deal) => deal.ageDays ?? NaN));
    case 'untouched-opportunities':
      return expected.n === 0 ? null : deals.length;
    default:
      return undefined;
  }
}

describe('the table', () => {
  test.each(Object.entries(truth.deals))('%s says what the rows say', (_key, deal) => {
    const row = store.table('Opportunity').get(deal.id);
    expect(row).toMatchObject({
      Name: deal.name,
      OwnerId: deal.owner,
      StageName: deal.stage,
      Amount: deal.amount,
      IsClosed: deal.state !== 'open',
      IsWon: deal.state === 'won',
    });
    const created = new Date(String(row?.['CreatedDate']));
    expect(created.toLocaleDateString('sv-SE', { timeZone: 'America/Los_Angeles' })).toBe(deal.createdDay);
    if (deal.state === 'won') {
      expect(row?.['CloseDate']).toBe(deal.outcomeDay);
      expect(deal.cycleDays).toBe(days(deal.createdDay, String(deal.outcomeDay)));
    }
    if (deal.state === 'open') expect(deal.ageDays).toBe(days(deal.createdDay, truth.day));
  });

  test('holds every deal that is not deleted', () => {
    const living = [...store.table('Opportunity').rows()].filter((row) => row['IsDeleted'] === false);
    expect(living.map((row) => row.Id).sort()).toEqual(
      Object.values(truth.deals)
        .map((deal) => deal.id)
        .sort(),
    );
  });

  test('flags every open deal, past due when its close date says so', () => {
    const open = Object.keys(truth.deals).filter((key) => fact(key).state === 'open');
    expect(Object.keys(truth.flags).sort()).toEqual(open.sort());
    for (const { id, pastDue } of Object.values(truth.flags)) {
      expect(pastDue.closeDate).toBe(store.table('Opportunity').get(id)?.['CloseDate']);
      expect(pastDue.state).toBe(pastDue.closeDate < truth.day ? 'raised' : 'clear');
    }
  });
});

describe('the numbers', () => {
  const cases = Object.entries(truth.subjects).flatMap(([subject, { periods }]) =>
    Object.entries(periods).map(([period, metrics]) => [subject, period, metrics] as const),
  );

  test.each(cases)('%s, %s add up from their deals', (_subject, _period, metrics) => {
    for (const [metric, expected] of Object.entries(metrics)) {
      const value = addUp(metric, expected);
      if (value === undefined) continue;
      expect([metric, value === null]).toEqual([metric, expected.value === null]);
      if (value !== null) expect(value).toBeCloseTo(expected.value as number, 9);
    }
  });

  test.each(cases)('%s, %s: velocity is the product of its levers', (_subject, _period, metrics) => {
    const levers = ['win-rate', 'average-selling-price', 'average-sales-cycle'].map(
      (metric) => metrics[metric]?.value ?? null,
    );
    const [rate, price, cycle] = levers;
    const velocity = metrics['sales-velocity']?.value;
    if (levers.includes(null)) expect(velocity).toBeNull();
    else {
      const count = metrics['qualified-worked']?.value ?? NaN;
      expect(velocity).toBeCloseTo((count * (Number(rate) / 100) * Number(price)) / Number(cycle), 9);
    }
  });

  test('teams hold what their people hold', () => {
    const open = (subject: string) =>
      new Set(truth.subjects[subject]?.periods['week']?.['open-opportunities']?.deals);
    for (const person of ['person:ana', 'person:ben', 'person:cleo'])
      expect([...open(person)].every((deal) => open('team:marta').has(deal))).toBe(true);
    expect(open('team:marta').has('M-01')).toBe(false);
    expect(open('team:dana').has('M-01')).toBe(true);
    expect(open('team:dana').has('V-01')).toBe(false);
    expect(open('organisation').size).toBe(Object.keys(truth.flags).length);
  });
});
