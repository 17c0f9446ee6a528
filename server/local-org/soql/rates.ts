import { malformed } from './errors.ts';
import type { Run } from './run.ts';

/** Units of each currency that one of the corporate currency is worth, as CurrencyType and DatedConversionRate say. */
export interface Rates {
  corporate: string;
  /** On a day where dated rates are kept and a day is given; otherwise the rate of now. Throws for a currency without one. */
  rate(code: string, day: string | null): number;
  isDated: boolean;
}

interface Dated {
  start: string;
  /** The day after the last; null while it lasts. */
  end: string | null;
  rate: number;
}

const known = new WeakMap<Run, Rates>();

export function ratesOf(run: Run): Rates {
  let rates = known.get(run);
  if (!rates) known.set(run, (rates = read(run)));
  return rates;
}

function read(run: Run): Rates {
  const { reader } = run;
  const has = (object: string) => reader.schema.object(object) !== undefined;
  const types = has('CurrencyType') ? [...reader.rows('CurrencyType')] : [];
  const current = new Map(types.map((row) => [String(row.IsoCode), Number(row.ConversionRate)]));
  const dated = new Map<string, Dated[]>();
  for (const row of has('DatedConversionRate') ? reader.rows('DatedConversionRate') : []) {
    const code = String(row.IsoCode);
    const end = typeof row.NextStartDate === 'string' ? row.NextStartDate : null;
    const span: Dated = { start: String(row.StartDate), end, rate: Number(row.ConversionRate) };
    dated.set(code, [...(dated.get(code) ?? []), span]);
  }
  const stated = types.find((row) => row.IsCorporate === true)?.IsoCode;
  const corporate = String(stated ?? assumedCorporate(run));
  return {
    corporate,
    isDated: dated.size > 0,
    rate(code, day) {
      if (code === corporate) return 1;
      const on = day === null ? [] : (dated.get(code) ?? []);
      const rate =
        on.find(({ start, end }) => day !== null && start <= day && (end === null || day < end))?.rate ??
        current.get(code);
      if (rate === undefined) throw malformed(`this org has no conversion rate for ${code}`);
      return rate;
    },
  };
}

/** Where no CurrencyType says: what new records get. */
function assumedCorporate(run: Run): string | undefined {
  for (const object of run.reader.schema.objects) {
    const field = object.fieldByName.get('currencyisocode');
    const entry = field?.picklistValues.find((each) => each.defaultValue);
    if (entry) return entry.value;
  }
  return undefined;
}
