import { GraphQLInt, GraphQLObjectType, GraphQLString } from 'graphql';
import type { GraphQLFieldConfig, GraphQLFieldConfigMap } from 'graphql';
import type { ObjectDef } from '../types.ts';
import { aggregateRows, foldValues, type AggregateNode, type Group } from './aggregate.ts';
import { connectionOf, scoped, type ConnectionArguments, type Connections } from './connection-types.ts';
import type { FieldNode, GraphqlContext } from './context.ts';
import { allKinds, kindOf, type FieldKind } from './field-kind.ts';
import type { InputTypes } from './input-types.ts';
import { orderKeys } from './order.ts';
import { pageOf } from './page.ts';
import { valueFields, type ValueTypes } from './value-types.ts';

export interface AggregateArguments extends ConnectionArguments {
  groupBy?: Record<string, unknown> | null;
}

/** The field of RecordQueryAggregate for an object. */
export function aggregateTypes(
  values: ValueTypes,
  inputs: InputTypes,
  connections: Connections,
): (def: ObjectDef) => GraphQLFieldConfig<unknown, GraphqlContext, AggregateArguments> {
  const byKind = new Map(allKinds.map((kind) => [kind.name, aggregateOf(kind, values)]));

  function fieldsOf(def: ObjectDef): GraphQLFieldConfigMap<Group, GraphqlContext> {
    const fields: GraphQLFieldConfigMap<Group, GraphqlContext> = {};
    for (const field of def.fields) {
      const kind = kindOf(field);
      const type = kind && byKind.get(kind.name);
      // What can be neither grouped nor added up (long text) has no aggregate, as in SOQL.
      if (!type || !(field.groupable || field.type === 'id' || kind.numeric || kind.scalar === 'DateTime'))
        continue;
      fields[field.name] = { type, resolve: (group): AggregateNode => ({ field, group }) };
    }
    return fields;
  }

  return (def) => {
    const aggregate = new GraphQLObjectType<Group, GraphqlContext>({
      name: `${def.name}Aggregate`,
      fields: () => fieldsOf(def),
    });
    const result = new GraphQLObjectType<Group, GraphqlContext>({
      name: `${def.name}Result`,
      fields: { aggregate: { type: aggregate, resolve: (group) => group } },
    });
    return {
      type: connectionOf(`${def.name}Aggregate`, result),
      args: {
        first: { type: GraphQLInt },
        after: { type: GraphQLString },
        where: { type: inputs.filter(def) },
        groupBy: { type: inputs.groupBy(def) },
        orderBy: { type: inputs.aggregateOrderBy(def) },
        scope: { type: connections.scopeOf(def) },
        upperBound: { type: GraphQLInt },
      },
      resolve: (_, given, context, info) => {
        const keys = orderKeys(def, given.orderBy, info, context);
        const groups = aggregateRows(def, scoped(def, given, context), given.groupBy, keys, context);
        return pageOf(groups, given);
      },
    };
  };
}

/** CurrencyAggregate, PicklistAggregate …: the group's own value beside count, min, max, and for numbers avg and sum. */
function aggregateOf(kind: FieldKind, values: ValueTypes): GraphQLObjectType<AggregateNode, GraphqlContext> {
  const type = (name: string): GraphQLObjectType<FieldNode, GraphqlContext> => {
    const found = values.byKind.get(name);
    if (!found) throw new Error(`no GraphQL value type ${name}`);
    return found;
  };
  const fold = (name: string, valueKind: string) => ({
    type: type(valueKind),
    resolve: ({ field, group }: AggregateNode): FieldNode => ({
      field: valueKind === 'Long' ? undefined : field,
      value: foldValues(name, field, group.rows),
    }),
  });
  const own = (node: AggregateNode): FieldNode => ({
    field: node.field,
    value: node.group.valueOf(node.field),
  });
  const average = ['Int', 'Long'].includes(kind.name) ? 'Double' : kind.name;
  const shared = valueFields(kind.name, kind.scalar);
  const fields: GraphQLFieldConfigMap<AggregateNode, GraphqlContext> = {
    count: fold('count', 'Long'),
    countDistinct: fold('countDistinct', 'Long'),
  };
  for (const [name, config] of Object.entries(shared)) {
    fields[name] = {
      type: config.type,
      resolve: (node, args, context, info) => config.resolve?.(own(node), args, context, info),
    };
  }
  if (kind.ordered && kind.name !== 'ID')
    Object.assign(fields, { min: fold('min', kind.name), max: fold('max', kind.name) });
  if (kind.numeric) Object.assign(fields, { avg: fold('avg', average), sum: fold('sum', kind.name) });
  return new GraphQLObjectType({ name: `${kind.name}Aggregate`, fields });
}
