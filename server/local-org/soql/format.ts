import type { FieldDef, FieldType, Value } from '../types.ts';
import type { Expression, Run } from './run.ts';

/** FORMAT(): numbers, dates and times as text in the user's locale and time zone. */
export function formatted(of: Expression): Expression {
  return {
    name: of.name,
    type: 'string',
    own: false,
    bind: (run) => {
      const read = of.bind(run);
      const write = formatter(run, of.type, of.field);
      return (row) => write(read(row));
    },
  };
}

export function formatter(run: Run, type: FieldType, field: FieldDef | undefined): (value: Value) => Value {
  const { user } = run.reader;
  const locale = user.locale.replaceAll('_', '-');
  const digits = { minimumFractionDigits: field?.scale ?? 0, maximumFractionDigits: field?.scale ?? 0 };
  if (type === 'currency') {
    const write = new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD', ...digits });
    return (value) => (typeof value === 'number' ? write.format(value) : value);
  }
  if (type === 'double' || type === 'int' || type === 'percent') {
    const write = new Intl.NumberFormat(locale, digits);
    return (value) =>
      typeof value === 'number' ? `${write.format(value)}${type === 'percent' ? '%' : ''}` : value;
  }
  if (type === 'date' || type === 'datetime') {
    const time =
      type === 'datetime' ? { timeStyle: 'short' as const, timeZone: user.timeZone } : { timeZone: 'UTC' };
    const write = new Intl.DateTimeFormat(locale, { dateStyle: 'short', ...time });
    return (value) => (typeof value === 'string' ? write.format(new Date(value)) : value);
  }
  return (value) => (value === null ? null : String(value));
}
