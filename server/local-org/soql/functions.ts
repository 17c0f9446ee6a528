import type { FunctionExp } from '@jetstreamapp/soql-parser-js';
import type { FieldDef, FieldType, Value } from '../types.ts';
import { converted } from './currency.ts';
import { dateFunction, isDateFunction } from './date-functions.ts';
import type { SalesforceError } from '../errors.ts';
import { refuse } from './errors.ts';
import { formatted } from './format.ts';
import type { Cell, Expression, Run, Scope } from './run.ts';
import { fieldExpression } from './scope.ts';

export const AGGREGATES: ReadonlySet<string> = new Set([
  'COUNT',
  'COUNT_DISTINCT',
  'SUM',
  'AVG',
  'MIN',
  'MAX',
]);

/** A row-wise function call as an expression. Aggregates are not here: they need groups, see aggregate.ts. */
export function functionExpression(scope: Scope, call: FunctionExp): Expression {
  const name = call.functionName ?? '';
  if (isDateFunction(name)) return dateCall(scope, name, call);
  if (/^convertcurrency$/i.test(name)) return converted(scope, fieldArgument(scope, call));
  if (/^tolabel$/i.test(name)) return label(fieldArgument(scope, call));
  if (/^format$/i.test(name)) return formatted(scope, fieldArgument(scope, call));
  throw unspoken(scope, name);
}

export function unspoken(scope: Scope, name: string): SalesforceError {
  const message = AGGREGATES.has(name.toUpperCase())
    ? `Aggregate function ${name.toUpperCase()} not allowed in this place`
    : `unexpected token: '${name}' (this org does not speak the function ${name})`;
  return refuse(scope, 'MALFORMED_QUERY', message, name);
}

function fieldArgument(scope: Scope, call: FunctionExp): Expression {
  const [argument, ...more] = call.parameters ?? [];
  if (typeof argument !== 'string' || more.length > 0) {
    throw refuse(
      scope,
      'MALFORMED_QUERY',
      `${call.functionName ?? ''} takes one field`,
      call.functionName ?? '',
    );
  }
  const field = fieldExpression(scope, argument);
  if (field.type !== 'address') return field;
  const name = call.functionName ?? '';
  throw refuse(scope, 'MALFORMED_QUERY', `this org does not speak ${name} of an address`, argument);
}

function dateCall(scope: Scope, name: string, call: FunctionExp): Expression {
  const [argument, ...more] = call.parameters ?? [];
  if (
    argument !== undefined &&
    typeof argument !== 'string' &&
    more.length === 0 &&
    /^converttimezone$/i.test(argument.functionName ?? '')
  ) {
    return dateFunction(scope, name, fieldArgument(scope, argument), true);
  }
  return dateFunction(scope, name, fieldArgument(scope, call), false);
}

/** toLabel(): the picklist label in the user's language; other fields come through as they are. */
function label(of: Expression): Expression {
  const translate = labelOf(of.field, of.type);
  const bind = (run: Run): Cell => {
    const read = of.bind(run);
    return (row) => translate(read(row));
  };
  return { name: of.name, type: 'string', own: false, bind };
}

export function labelOf(field: FieldDef | undefined, type: FieldType): (value: Value) => Value {
  const labels = new Map(field?.picklistValues.map((entry) => [entry.value.toLowerCase(), entry.label]));
  const one = (value: string) => labels.get(value.toLowerCase()) ?? value;
  return (value) => {
    if (typeof value !== 'string') return value;
    return type === 'multipicklist' ? value.split(';').map(one).join(';') : one(value);
  };
}
