import { GraphQLBoolean, GraphQLEnumType, GraphQLInputObjectType, GraphQLList, GraphQLString } from 'graphql';
import type { GraphQLInputFieldConfigMap } from 'graphql';
import type { FieldDef, ObjectDef, Schema } from '../types.ts';
import { kindOf } from './field-kind.ts';
import { operatorTypes } from './operator-types.ts';
import { graphqlObjects, parentRelations, targetsOf } from './relations.ts';

type Inputs = (def: ObjectDef) => GraphQLInputObjectType;

export interface InputTypes {
  /** X_Filter */
  filter: Inputs;
  /** X_OrderBy */
  orderBy: Inputs;
  /** X_GroupBy */
  groupBy: Inputs;
  /** XAggregate_OrderBy */
  aggregateOrderBy: Inputs;
}

/** The input types of every object, each made when it is first named. */
export function inputTypes(schema: Schema): InputTypes {
  const join = new GraphQLInputObjectType({
    name: 'JoinInput',
    fields: () => ({
      ApiName: { type: GraphQLString },
      ...Object.fromEntries(graphqlObjects(schema).map((def) => [def.name, { type: filter(def) }])),
    }),
  });
  const operators = operatorTypes(() => join);
  const clauses = orderClauses();
  const polymorphic = perKey(
    (key: string) => key,
    (name, field: FieldDef) =>
      new GraphQLInputObjectType({
        name,
        fields: () =>
          Object.fromEntries(targetsOf(field, schema).map((def) => [def.name, { type: filter(def) }])),
      }),
  );

  const filter: Inputs = perObject((def) => {
    const type: GraphQLInputObjectType = new GraphQLInputObjectType({
      name: `${def.name}_Filter`,
      fields: () => {
        const fields: GraphQLInputFieldConfigMap = {};
        for (const field of def.fields) {
          const found = field.filterable ? operators.get(kindOf(field)?.operators ?? '') : undefined;
          if (found) fields[field.name] = { type: found };
        }
        for (const field of parentRelations(def)) {
          const [only, ...others] = targetsOf(field, schema);
          if (!only || !field.relationshipName) continue;
          const name = `${def.name}_${field.relationshipName}_Filters`;
          const parent =
            others.length || field.referenceTo.length > 1 ? polymorphic(name, field) : filter(only);
          fields[field.relationshipName] = { type: parent };
        }
        const list = new GraphQLList(type);
        return { ...fields, and: { type: list }, or: { type: list }, not: { type } };
      },
    });
    return type;
  });

  /** A type with one clause for each field and the same type of each parent; a polymorphic parent has no order. */
  function clausesOf(
    suffix: string,
    clauseOf: (field: FieldDef) => GraphQLInputObjectType | undefined,
  ): Inputs {
    const made: Inputs = perObject(
      (def) =>
        new GraphQLInputObjectType({
          name: `${def.name}${suffix}`,
          fields: () => {
            const fields: GraphQLInputFieldConfigMap = {};
            for (const field of def.fields) {
              const clause = clauseOf(field);
              if (clause) fields[field.name] = { type: clause };
            }
            for (const field of parentRelations(def)) {
              const [only] = targetsOf(field, schema);
              if (only && field.relationshipName && field.referenceTo.length === 1) {
                fields[field.relationshipName] = { type: made(only) };
              }
            }
            return suffix === '_GroupBy' ? { ...fields, type: { type: clauses.groupByType } } : fields;
          },
        }),
    );
    return made;
  }

  return {
    filter,
    orderBy: clausesOf('_OrderBy', (field) => (field.sortable && kindOf(field) ? clauses.plain : undefined)),
    groupBy: clausesOf('_GroupBy', (field) => (field.groupable && kindOf(field) ? clauses.group : undefined)),
    aggregateOrderBy: clausesOf('Aggregate_OrderBy', (field) => {
      const found = kindOf(field);
      if (!found || (!field.groupable && !found.numeric)) return undefined;
      if (field.type === 'boolean' || field.type === 'reference') return clauses.noFunction;
      return found.numeric ? clauses.number : clauses.text;
    }),
  };
}

interface Clauses {
  plain: GraphQLInputObjectType;
  group: GraphQLInputObjectType;
  groupByType: GraphQLEnumType;
  text: GraphQLInputObjectType;
  number: GraphQLInputObjectType;
  noFunction: GraphQLInputObjectType;
}

function orderClauses(): Clauses {
  const names = (name: string, values: string[]): GraphQLEnumType =>
    new GraphQLEnumType({ name, values: Object.fromEntries(values.map((each) => [each, { value: each }])) });
  // The platform has each of these two enumerations twice, under two names.
  const plain = {
    order: { type: names('ResultOrder', ['ASC', 'DESC']) },
    nulls: { type: names('NullOrder', nullOrders) },
  };
  const order = {
    order: { type: names('ResultsOrder', ['ASC', 'DESC']) },
    nulls: { type: names('NullsOrder', nullOrders) },
  };
  const counts = ['COUNT', 'COUNT_DISTINCT', 'MAX', 'MIN'];
  const text = { type: names('AggregateOrderByStringFunction', counts) };
  const number = { type: names('AggregateOrderByNumberFunction', ['AVG', ...counts, 'SUM']) };
  const make = (name: string, fields: GraphQLInputFieldConfigMap): GraphQLInputObjectType =>
    new GraphQLInputObjectType({ name, fields });
  return {
    plain: make('OrderByClause', plain),
    group: make('GroupByClause', { group: { type: GraphQLBoolean } }),
    groupByType: names('GroupByType', ['GROUP_BY', 'ROLLUP', 'CUBE']),
    text: make('AggregateOrderByStringClause', { function: text, ...order }),
    number: make('AggregateOrderByNumberClause', { function: number, ...order }),
    noFunction: make('NoFunctionAggregateOrderByClause', order),
  };
}

const nullOrders = ['FIRST', 'LAST'];

function perObject(make: (def: ObjectDef) => GraphQLInputObjectType): Inputs {
  return perKey((def: ObjectDef) => def.name, make);
}

/** Makes each once, however often it is named. */
export function perKey<K, A extends unknown[], T>(
  keyOf: (key: K) => string,
  make: (key: K, ...rest: A) => T,
): (key: K, ...rest: A) => T {
  const made = new Map<string, T>();
  return (key, ...rest) => {
    const id = keyOf(key);
    let found = made.get(id);
    if (found === undefined) made.set(id, (found = make(key, ...rest)));
    return found;
  };
}
