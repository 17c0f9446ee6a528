import type { FunctionExp, GroupByClause } from '@jetstreamapp/soql-parser-js';
import type { SalesforceError } from '../errors.ts';
import type { FieldType, Value } from '../types.ts';
import { accumulator, aggregateType } from './accumulators.ts';
import { inCorporate, isMoney } from './currency.ts';
import { isDateFunction } from './date-functions.ts';
import { refuse } from './errors.ts';
import { AGGREGATES, functionExpression, unspoken } from './functions.ts';
import type { Group, GroupingKind, Slot } from './grouping.ts';
import type { Expression, Run, Scope } from './run.ts';
import { fieldExpression } from './scope.ts';

const MAX_ROLLUP = 3;
/** Functions that write a value for people: of the SELECT list alone. */
const SHOWN = new Set(['FORMAT', 'TOLABEL', 'CONVERTCURRENCY']);

/** A reading of a group, with the type HAVING and ORDER BY compare it by. */
export interface GroupValue {
  target: Expression;
  read(group: Group): Value;
}

/** What SELECT, HAVING and ORDER BY may say about a group: its dimensions, its aggregates, whether it is a subtotal. */
export class GroupValues {
  readonly kind: GroupingKind;
  readonly dimensions: Expression[];
  /** The aggregates anybody asked for, each gathered once. */
  readonly slots: Slot[] = [];
  private readonly scope: Scope;
  private readonly known = new Map<string, GroupValue>();

  constructor(scope: Scope, clauses: GroupByClause[], kind: GroupingKind) {
    this.scope = scope;
    this.kind = kind;
    this.dimensions = groupBy(scope, clauses, kind);
  }

  field(written: string): GroupValue {
    return this.dimension(fieldExpression(this.scope, written));
  }

  call(call: FunctionExp): GroupValue {
    const name = (call.functionName ?? '').toUpperCase();
    if (name === 'GROUPING') return this.grouping(call);
    if (SHOWN.has(name)) throw unspoken(this.scope, call.functionName ?? name);
    if (!AGGREGATES.has(name)) return this.dimension(functionExpression(this.scope, call));
    const [argument, ...more] = call.parameters ?? [];
    if (more.length > 0 || (argument !== undefined && typeof argument !== 'string'))
      throw unspoken(this.scope, name);
    const of = argument === undefined ? undefined : fieldExpression(this.scope, argument);
    const id = `${name}(${of?.name ?? ''})`;
    const value = this.known.get(id) ?? this.aggregate(name, id, of);
    this.known.set(id, value);
    return value;
  }

  private aggregate(name: string, id: string, of: Expression | undefined): GroupValue {
    const type = aggregateType(name, of);
    if (type === undefined) {
      const message = `field ${of?.name ?? ''} does not support aggregate operator ${name}`;
      throw refuse(this.scope, 'MALFORMED_QUERY', message, of?.name ?? name);
    }
    // Money of several currencies is counted in the corporate one.
    const worth = of && isMoney(this.scope, of) ? inCorporate(this.scope, of) : of;
    const at =
      this.slots.push({
        target: worth,
        of: of?.name,
        create: accumulator(name, of, worth === of ? undefined : of?.field?.scale),
      }) - 1;
    const field = name === 'MIN' || name === 'MAX' ? of?.field : undefined;
    const target = { name: id, type, field, own: false, bind: () => () => null };
    return { target, read: (group) => group.accumulators[at]?.result() ?? null };
  }

  private dimension(target: Expression): GroupValue {
    const at = this.dimensions.findIndex((each) => each.name === target.name);
    if (at < 0) throw this.ungrouped(target.name);
    return { target, read: (group) => group.dimensions[at] ?? null };
  }

  /** What is grouped by is the same for a whole group: the platform will not aggregate it. */
  refuseGroupedAggregates(): void {
    if (this.kind !== 'plain') return;
    const grouped = new Set(this.dimensions.map((each) => each.name));
    const slot = this.slots.find(({ of }) => of !== undefined && grouped.has(of));
    if (slot?.of === undefined) return;
    throw refuse(
      this.scope,
      'MALFORMED_QUERY',
      `Grouped field should not be aggregated: ${slot.of}`,
      slot.of,
    );
  }

  /** `CALENDAR_YEAR(CloseDate)` where the day itself is grouped by: for dates the platform works that out. */
  partOfDay(call: FunctionExp): { type: FieldType; read(run: Run): (group: Group) => Value } | undefined {
    const [argument] = call.parameters ?? [];
    if (typeof argument !== 'string' || !isDateFunction(call.functionName ?? '')) return undefined;
    const [of, part] = [fieldExpression(this.scope, argument), functionExpression(this.scope, call)];
    const at = this.dimensions.findIndex((each) => each.name === of.name);
    const isGrouped = this.dimensions.some((each) => each.name === part.name);
    if (of.type !== 'date' || !of.own || at < 0 || isGrouped) return undefined;
    const read = (run: Run) => {
      const cell = part.bind(run);
      return (group: Group) => cell({ Id: '', [of.name]: group.dimensions[at] ?? null });
    };
    return { type: part.type, read };
  }

  private grouping(call: FunctionExp): GroupValue {
    const [argument] = call.parameters ?? [];
    if (this.kind === 'plain' || typeof argument !== 'string') {
      throw refuse(this.scope, 'MALFORMED_QUERY', 'GROUPING is only allowed with ROLLUP or CUBE', 'GROUPING');
    }
    const of = fieldExpression(this.scope, argument);
    const at = this.dimensions.findIndex((each) => each.name === of.name);
    if (at < 0) throw this.ungrouped(of.name);
    const target: Expression = {
      name: `GROUPING(${of.name})`,
      type: 'int',
      own: false,
      bind: () => () => null,
    };
    return { target, read: (group) => (group.rolled[at] ? 1 : 0) };
  }

  private ungrouped(name: string): SalesforceError {
    return refuse(this.scope, 'MALFORMED_QUERY', `Field must be grouped or aggregated: ${name}`, name);
  }
}

function groupBy(scope: Scope, clauses: GroupByClause[], kind: GroupingKind): Expression[] {
  const items = clauses.map((clause) => ('field' in clause ? clause.field : clause.fn));
  // What could be taken apart was, when the statement was read; the rest is one ROLLUP too many.
  const mixed = items.find(
    (item) => typeof item !== 'string' && /^(ROLLUP|CUBE)$/i.test(item.functionName ?? ''),
  );
  if (mixed !== undefined && typeof mixed !== 'string') {
    const name = (mixed.functionName ?? '').toUpperCase();
    throw refuse(scope, 'MALFORMED_QUERY', `${name} can not be combined with other fields in GROUP BY`, name);
  }
  if (kind !== 'plain' && items.length > MAX_ROLLUP) {
    const name = kind.toUpperCase();
    throw refuse(scope, 'MALFORMED_QUERY', `GROUP BY ${name} takes at most ${MAX_ROLLUP} fields`, name);
  }
  const dimensions = items.map((item) => groupable(scope, item));
  const names = dimensions.map((each) => each.name);
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice !== undefined)
    throw refuse(scope, 'MALFORMED_QUERY', `duplicate grouping expression: ${twice}`, twice);
  return dimensions;
}

function groupable(scope: Scope, item: string | FunctionExp): Expression {
  const target = typeof item === 'string' ? fieldExpression(scope, item) : functionExpression(scope, item);
  if (target.field && !target.field.groupable) {
    throw refuse(
      scope,
      'MALFORMED_QUERY',
      `field '${target.name}' can not be grouped in a query call`,
      target.name,
    );
  }
  return target;
}
