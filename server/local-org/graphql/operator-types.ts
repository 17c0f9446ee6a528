import { GraphQLEnumType, GraphQLInputObjectType, GraphQLInt, GraphQLList } from 'graphql';
import type { GraphQLInputFieldConfigMap, GraphQLInputType } from 'graphql';
import { allKinds, type FieldKind } from './field-kind.ts';
import { literals, ranges } from './relative-dates.ts';
import { scalars } from './scalars.ts';

/** StringOperators, DateOperators …, by operators name. `join` is the JoinInput of Id semi-joins. */
export function operatorTypes(join: () => GraphQLInputObjectType): Map<string, GraphQLInputObjectType> {
  const dates = dateInputs();
  const types = new Map<string, GraphQLInputObjectType>();
  for (const kind of allKinds) {
    const operand = dates.get(kind.name) ?? scalars[kind.scalar];
    if (!operand) throw new Error(`no GraphQL scalar ${kind.scalar}`);
    const fields = (): GraphQLInputFieldConfigMap => ({
      ...operatorsOf(kind, operand),
      ...(kind.name === 'ID' ? { inq: { type: join() }, ninq: { type: join() } } : {}),
    });
    types.set(kind.operators, new GraphQLInputObjectType({ name: kind.operators, fields }));
  }
  return types;
}

function operatorsOf(kind: FieldKind, operand: GraphQLInputType): GraphQLInputFieldConfigMap {
  const one = { type: operand };
  const many = { type: new GraphQLList(operand) };
  return {
    eq: one,
    ne: one,
    ...(kind.ordered ? { gt: one, gte: one, lt: one, lte: one, in: many, nin: many } : {}),
    ...(kind.text ? { like: one } : {}),
    ...(kind.name === 'MultiPicklist' ? { includes: many, excludes: many } : {}),
  };
}

/** DateInput and DateTimeInput: a value, a literal such as TODAY, or a range such as { last_n_days: 7 }. */
function dateInputs(): Map<string, GraphQLInputObjectType> {
  const literal = new GraphQLEnumType({
    name: 'DateLiteral',
    values: Object.fromEntries(literals.map((name) => [name, { value: name }])),
  });
  const range = new GraphQLInputObjectType({
    name: 'DateRange',
    fields: Object.fromEntries(ranges.map((name) => [name, { type: GraphQLInt }])),
  });
  return new Map(
    ['Date', 'DateTime'].map((name) => {
      const value = scalars[name];
      if (!value) throw new Error(`no GraphQL scalar ${name}`);
      const fields = { value: { type: value }, literal: { type: literal }, range: { type: range } };
      return [name, new GraphQLInputObjectType({ name: `${name}Input`, fields })];
    }),
  );
}
