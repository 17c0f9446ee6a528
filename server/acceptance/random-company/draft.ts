/** The rows of a company in the making, and the dice they are thrown with. */
export interface CompanyShape {
  seed: number;
  /** 'YYYY-MM-DD' */
  asOf: string;
  timeZone: string;
  fiscalYearStartMonth: number;
  reps: number;
  deals: number;
}

type Cell = string | number | boolean | null;
export type CsvRow = Record<string, Cell>;

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export const names = [
  'Acme',
  'O\'Brien & "Sons"',
  'Comma, Inc.',
  'Line\nBreak',
  '<script>alert(1)</script>',
  'Zürich AG',
  '株式会社',
  '=cmd()',
];

export class Draft {
  readonly shape: CompanyShape;
  readonly now: number;
  readonly rows: Record<string, CsvRow[]> = {};
  readonly #random: () => number;
  readonly #counters = new Map<string, number>();

  constructor(shape: CompanyShape) {
    this.shape = shape;
    this.#random = randomNumbers(shape.seed);
    this.now = Date.parse(`${shape.asOf}T12:00:00Z`);
  }

  /** Two weeks in which nobody did anything. */
  isQuiet(at: number): boolean {
    const daysAgo = (this.now - at) / DAY;
    return daysAgo > 46 && daysAgo < 62;
  }

  add(sObject: string, prefix: string, row: CsvRow): string {
    const Id = recordId(prefix, this.count(prefix) + 1);
    this.#counters.set(prefix, this.count(prefix) + 1);
    const CreatedDate = row['CreatedDate'] ?? this.time(this.now - 700 * DAY);
    const stamped = /^(Organization|OpportunityStage|Touchline_Flag_Rule__mdt)$/.test(sObject)
      ? row
      : { ...row, CreatedDate };
    (this.rows[sObject] ??= []).push({ Id, ...stamped });
    return Id;
  }

  count(prefix: string): number {
    return this.#counters.get(prefix) ?? 0;
  }

  /** The id that the next record with this prefix gets. */
  nextId(prefix: string): string {
    return recordId(prefix, this.count(prefix) + 1);
  }

  random(): number {
    return this.#random();
  }

  chance(probability: number): boolean {
    return this.#random() < probability;
  }

  between(low: number, high: number): number {
    return low + Math.floor(this.#random() * (high - low + 1));
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.#random() * from.length)]!;
  }

  time(at: number): string {
    return new Date(Math.round(at / 1000) * 1000).toISOString();
  }

  date(at: number): string {
    return new Date(at).toISOString().slice(0, 10);
  }
}

/** Mulberry32: small, seeded, good enough for companies. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** 18 characters: the last three say which of the first fifteen are capitals. */
function recordId(prefix: string, number: number): string {
  const short = prefix + String(number).padStart(12, '0');
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
  const suffix = [0, 5, 10].map(
    (start) =>
      letters[
        [...short.slice(start, start + 5)].reduce(
          (bits, character, index) => bits + (/[A-Z]/.test(character) ? 2 ** index : 0),
          0,
        )
      ],
  );
  return short + suffix.join('');
}
