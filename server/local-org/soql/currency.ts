import type { Value } from '../types.ts';
import type { BoundTest, Written } from './comparisons.ts';
import { refuse } from './errors.ts';
import { ratesOf } from './rates.ts';
import type { Expression, Run, Scope } from './run.ts';
import { fieldExpression } from './scope.ts';

/** Objects whose money is converted at the rate of the deal's day, where dated rates are kept. */
const DEAL_DAY: Record<string, string> = {
  opportunity: 'CloseDate',
  opportunitylineitem: 'Opportunity.CloseDate',
  opportunityhistory: 'Opportunity.CloseDate',
};
/** Conversions are compared to this many decimals, so that binary noise does not tell equal amounts apart. */
const DECIMALS = 6;

const round = (amount: number): number => Number(amount.toFixed(DECIMALS));

/** Whether a field holds money of a record that says in which currency. */
export function isMoney(scope: Scope, of: Expression): boolean {
  return of.type === 'currency' && of.field !== undefined && currencyField(scope, of) !== undefined;
}

/** convertCurrency(): money in the user's own currency. */
export function converted(scope: Scope, of: Expression): Expression {
  if (of.type !== 'currency') {
    const message = `convertCurrency takes a currency field: '${of.name}' is none`;
    throw refuse(scope, 'MALFORMED_QUERY', message, of.name);
  }
  if (!isMoney(scope, of)) {
    const message = 'convertCurrency is only allowed where multiple currencies are enabled';
    throw refuse(scope, 'MALFORMED_QUERY', message, 'convertCurrency');
  }
  return inCurrency(scope, of, userCurrency);
}

/** Money in the corporate currency, in which the platform adds, compares and sorts it. */
export function inCorporate(scope: Scope, of: Expression): Expression {
  return inCurrency(scope, of, (run) => ratesOf(run).corporate);
}

function inCurrency(scope: Scope, of: Expression, wanted: (run: Run) => string): Expression {
  const code = currencyField(scope, of);
  const day = dealDay(scope, of);
  return {
    name: of.name,
    type: 'currency',
    field: of.field,
    own: false,
    bind: (run) => {
      const rates = ratesOf(run);
      const target = wanted(run);
      const [amount, currency] = [of.bind(run), code?.bind(run)];
      const on = rates.isDated ? day?.bind(run) : undefined;
      return (row) => {
        const value = amount(row);
        const from = currency?.(row) ?? rates.corporate;
        if (typeof value !== 'number' || from === target) return value;
        const moment = on?.(row) ?? null;
        const date = typeof moment === 'string' ? moment : null;
        return round((value / rates.rate(String(from), date)) * rates.rate(target, date));
      };
    },
  };
}

function userCurrency(run: Run): string {
  const { user, schema } = run.reader;
  const own = schema.object('User')?.fieldByName.has('defaultcurrencyisocode');
  const code = own ? run.reader.get('User', user.id)?.DefaultCurrencyIsoCode : null;
  return typeof code === 'string' ? code : ratesOf(run).corporate;
}

/** A field of the record that holds the money, by a path beside the money's own. */
function beside(scope: Scope, of: Expression, name: string): Expression {
  return fieldExpression(scope, [...of.name.split('.').slice(0, -1), name].join('.'));
}

function currencyField(scope: Scope, of: Expression): Expression | undefined {
  return holder(scope, of)?.fieldByName.has('currencyisocode')
    ? beside(scope, of, 'CurrencyIsoCode')
    : undefined;
}

function dealDay(scope: Scope, of: Expression): Expression | undefined {
  const path = DEAL_DAY[holder(scope, of)?.name.toLowerCase() ?? ''];
  return path === undefined ? undefined : beside(scope, of, path);
}

/** The object the money is a field of. */
function holder(scope: Scope, of: Expression) {
  const parents = of.name.split('.').slice(0, -1);
  let object: Scope['object'] | undefined = scope.object;
  for (const parent of parents) {
    const name: string | undefined = object?.fields.find((field) => field.relationshipName === parent)
      ?.referenceTo[0];
    object = name === undefined ? undefined : scope.schema.object(name);
  }
  return object;
}

/** Whether a condition names currencies: `Amount > USD5000`. */
export const namesCurrency = ({ literalTypes }: Written): boolean =>
  literalTypes.some((each) => each.endsWith('WITH_CURRENCY_PREFIX'));

/** `Amount > USD5000`: both sides in the corporate currency. `of` is the money already so. */
export function moneyComparison(scope: Scope, of: Expression, written: Written): BoundTest {
  const mixed = written.values.find((_, at) => !written.literalTypes[at]?.endsWith('WITH_CURRENCY_PREFIX'));
  if (mixed !== undefined) {
    const message = `amounts with and without a currency code can not be mixed: '${mixed}'`;
    throw refuse(scope, 'MALFORMED_QUERY', message, mixed);
  }
  const operator = written.operator.toUpperCase();
  const compare = OPERATORS[operator];
  if (!compare) {
    const message = `invalid operator '${operator}' on field '${of.name}'`;
    throw refuse(scope, 'INVALID_QUERY_FILTER_OPERATOR', message, of.name);
  }
  return (run) => {
    const limits = written.values.map((value) => {
      const code = value.slice(0, 3).toUpperCase();
      return round(Number(value.slice(3)) / ratesOf(run).rate(code, null));
    });
    return (value) => compare(value, limits);
  };
}

const isOne = (value: Value, limits: number[]): boolean =>
  typeof value === 'number' && limits.includes(value);
const against =
  (test: (value: number, limit: number) => boolean) =>
  (value: Value, [limit = 0]: number[]): boolean =>
    typeof value === 'number' && test(value, limit);

const OPERATORS: Record<string, (value: Value, limits: number[]) => boolean> = {
  '=': isOne,
  IN: isOne,
  '!=': (value, limits) => !isOne(value, limits),
  '<>': (value, limits) => !isOne(value, limits),
  'NOT IN': (value, limits) => !isOne(value, limits),
  '<': against((value, limit) => value < limit),
  '<=': against((value, limit) => value <= limit),
  '>': against((value, limit) => value > limit),
  '>=': against((value, limit) => value >= limit),
};
