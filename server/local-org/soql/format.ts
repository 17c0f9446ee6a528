import type { FieldDef, Value } from '../types.ts';
import { displayContext, displayValue } from '../ui-api/display-value.ts';
import { refuse } from './errors.ts';
import type { Expression, Run, Scope } from './run.ts';

/** FORMAT(): numbers, dates and times as text in the user's locale and time zone; other values as they are. */
export function formatted(scope: Scope, of: Expression): Expression {
  const format = formatter(scope, of);
  return {
    name: of.name,
    type: 'string',
    own: false,
    bind: (run) => {
      const read = of.bind(run);
      const write = format(run);
      return (row) => write(read(row));
    },
  };
}

const SHOWN = new Set(['int', 'double', 'percent', 'currency', 'date', 'datetime']);

export function formatter(scope: Scope, of: Expression): (run: Run) => (value: Value) => Value {
  const { type } = of;
  if (type === 'currency' && scope.object.fieldByName.has('currencyisocode')) {
    const message = 'this org does not speak FORMAT of money where several currencies are enabled';
    throw refuse(scope, 'MALFORMED_QUERY', message, 'FORMAT');
  }
  // An average has no field of its own, and no scale but what its digits need.
  const field = { picklistValues: [], scale: 2, ...of.field, type } as unknown as FieldDef;
  return (run) => {
    const context = displayContext(run.reader);
    return (value) => {
      if (value === null || !SHOWN.has(type)) return value;
      return displayValue(field, value, context);
    };
  };
}
