/**
 * Statements nobody chose, answered twice: by the org, and by a few lines here that know nothing of it. The dice are
 * the same each time.
 */
import { makeId } from '../id.ts';
import type { Value } from '../types.ts';
import { testWorld } from './testing.ts';

let state = 20261120;
const dice = (sides: number): number => {
  state = (state * 1103515245 + 12345) % 2147483648;
  return Math.floor((state / 2147483648) * sides);
};
const pick = <T>(items: readonly T[]): T => items[dice(items.length)] as T;

type Deal = Record<string, Value>;
interface Condition {
  text: string;
  kind: 'one' | 'NOT' | 'AND' | 'OR';
  holds(deal: Deal): boolean;
}

const STAGES = ['Prospecting', 'Closed Won', 'Closed Lost', 'Qualification'];
const world = testWorld();
for (let at = 0; at < 80; at += 1) {
  world.org.store.table('Opportunity').put({
    Id: makeId('006', 1000 + at),
    Name: pick(['Alpha', "O'Neil", 'b_eta', '100%', 'gamma ray']) + String(dice(3)),
    StageName: pick(STAGES),
    Amount: pick([null, 0, 5, 5, 70.5, 1000]),
    NextStep: pick([null, 'call', 'Call', 'mail']),
    CloseDate: `2026-0${1 + dice(9)}-1${dice(9)}`,
    IsWon: dice(2) === 0,
    IsDeleted: false,
  });
}
const FIELDS = ['Name', 'StageName', 'NextStep', 'Amount', 'CloseDate', 'IsWon'];
const deals = world.records(`SELECT Id, ${FIELDS.join(', ')} FROM Opportunity`) as Deal[];

const bare = (value: Value | undefined) =>
  typeof value === 'string' ? value.toUpperCase() : (value ?? null);
const quoted = (text: string) => `'${text.replace(/['\\]/g, '\\$&')}'`;
const isText = (field: string) => field === 'Name' || field === 'StageName' || field === 'NextStep';
const literal = (field: string, value: Value): string =>
  typeof value === 'string' && isText(field)
    ? quoted(pick([value, value.toLowerCase(), value.toUpperCase()]))
    : String(value);

function comparison(): Condition {
  const field = pick(FIELDS);
  const some = () => pick(deals)[field] ?? null;
  const value = some();
  const same = (deal: Deal, other: Value) => bare(deal[field]) === bare(other);
  const list = [value, some(), some()];
  const not = dice(2) === 0;
  const kinds: (() => Condition)[] = [
    () => ({
      kind: 'one',
      text: `${field} ${not ? '!=' : '='} ${literal(field, value)}`,
      holds: (deal) => same(deal, value) !== not,
    }),
    () => ({
      kind: 'one',
      text: `${field} ${not ? 'NOT IN' : 'IN'} (${list.map((each) => literal(field, each)).join(', ')})`,
      holds: (deal) => list.some((each) => same(deal, each)) !== not,
    }),
    () => ({
      kind: 'one',
      text: `${field} ${not ? '<' : '>='} ${literal(field, value)}`,
      holds: (deal) => {
        const [left, right] = [bare(deal[field]), bare(value)] as [number, number];
        return left !== null && (not ? left < right : left >= right);
      },
    }),
    () => {
      const part = String(value ?? 'x').slice(dice(3), 3 + dice(3));
      return {
        kind: 'one',
        text: `${field} LIKE '%${part.replace(/['\\%_]/g, '\\$&')}%'`,
        holds: (deal) => String(bare(deal[field]) ?? '').includes(part.toUpperCase()) && deal[field] !== null,
      };
    },
  ];
  const fitting = kinds.filter(
    (_kind, at) =>
      (at !== 2 || (value !== null && field !== 'IsWon')) &&
      (at !== 3 || isText(field)) &&
      (at !== 1 || field !== 'IsWon'),
  );
  return pick(fitting)();
}

function condition(depth: number): Condition {
  if (depth === 0 || dice(4) === 0) return comparison();
  if (dice(4) === 0) {
    const inner = condition(depth - 1);
    const text = inner.kind === 'one' && dice(2) === 0 ? inner.text : `(${inner.text})`;
    return { kind: 'NOT', text: `NOT ${text}`, holds: (deal) => !inner.holds(deal) };
  }
  const kind = pick(['AND', 'OR'] as const);
  const members = Array.from({ length: 2 + dice(2) }, () => condition(depth - 1));
  const written = ({ kind: inner, text }: Condition) =>
    (inner === 'one' || inner === kind) && dice(3) > 0 ? text : `(${text})`;
  return {
    kind,
    text: members.map(written).join(` ${kind} `),
    holds: (deal) =>
      kind === 'AND' ? members.every((each) => each.holds(deal)) : members.some((each) => each.holds(deal)),
  };
}

test('conditions of every shape', () => {
  for (let round = 0; round < 600; round += 1) {
    const { text, holds } = condition(1 + dice(4));
    const statement = `SELECT Id FROM Opportunity WHERE ${text}`;
    const wanted = deals.filter(holds).map((deal) => deal.Id);
    expect([statement, ...world.column(statement, 'Id')]).toEqual([statement, ...wanted]);
  }
});

test('subtotals of every combination', () => {
  for (let round = 0; round < 100; round += 1) {
    const dimensions = ['StageName', 'IsWon', 'CloseDate'].filter(() => dice(3) > 0);
    if (dimensions.length === 0) dimensions.push('NextStep');
    const kind = pick(['ROLLUP', 'CUBE']);
    const statement = `SELECT ${dimensions.join(', ')}, COUNT(Id) n, SUM(Amount) s FROM Opportunity GROUP BY ${kind}(${dimensions.join(', ')})`;
    const sets = Array.from({ length: 2 ** dimensions.length }, (_, mask) =>
      dimensions.map((_name, at) => (mask & (1 << at)) === 0),
    ).filter((kept) => kind === 'CUBE' || kept.every((keep, at) => keep || !kept.slice(at).includes(true)));
    const wanted = new Map<string, { n: number; s: number | null }>();
    for (const kept of sets) {
      for (const deal of deals) {
        const key = JSON.stringify([
          kept,
          dimensions.map((name, at) => (kept[at] ? bare(deal[name]) : null)),
        ]);
        const { n, s } = wanted.get(key) ?? { n: 0, s: null };
        const amount = typeof deal.Amount === 'number' ? deal.Amount : null;
        wanted.set(key, { n: n + 1, s: amount === null ? s : Number(((s ?? 0) + amount).toFixed(2)) });
      }
    }
    const lines = [...wanted].map(([key, sums]) => JSON.stringify([(JSON.parse(key) as unknown[])[1], sums]));
    const found = world
      .records(statement)
      .map((record) =>
        JSON.stringify([dimensions.map((name) => bare(record[name] as Value)), { n: record.n, s: record.s }]),
      );
    expect([statement, ...found.sort()]).toEqual([statement, ...lines.sort()]);
  }
});
