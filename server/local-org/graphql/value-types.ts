import { GraphQLInterfaceType, GraphQLObjectType, GraphQLString } from 'graphql';
import type { GraphQLFieldConfigMap } from 'graphql';
import { displayValue, labelOf } from '../ui-api/display-value.ts';
import type { FieldNode, GraphqlContext } from './context.ts';
import { allKinds, type FieldKind } from './field-kind.ts';
import { scalars } from './scalars.ts';

type ValueFields = GraphQLFieldConfigMap<FieldNode, GraphqlContext>;

/** StringValue, CurrencyValue, DateValue …: a field's `{ value displayValue }`, picklists with `label`. */
export interface ValueTypes {
  fieldValue: GraphQLInterfaceType;
  /** By kind name, plus 'Long' for counts. */
  byKind: Map<string, GraphQLObjectType<FieldNode, GraphqlContext>>;
}

export function valueTypes(): ValueTypes {
  const fieldValue = new GraphQLInterfaceType({
    name: 'FieldValue',
    fields: { displayValue: { type: GraphQLString } },
  });
  const named: Pick<FieldKind, 'name' | 'scalar'>[] = [...allKinds, { name: 'Long', scalar: 'Long' }];
  const byKind = new Map(
    named.map(({ name, scalar }) => [
      name,
      new GraphQLObjectType<FieldNode, GraphqlContext>({
        name: `${name}Value`,
        interfaces: [fieldValue],
        fields: valueFields(name, scalar),
      }),
    ]),
  );
  return { fieldValue, byKind };
}

/** The fields that value types and aggregate types of a kind share. */
export function valueFields(kindName: string, scalar: string): ValueFields {
  const type = scalars[scalar];
  if (!type) throw new Error(`no GraphQL scalar ${scalar}`);
  const fields: ValueFields = {
    value: { type, resolve: (node) => node.value },
    displayValue: { type: GraphQLString, resolve: shown },
  };
  if (kindName === 'Picklist') fields['label'] = { type: GraphQLString, resolve: label };
  return fields;
}

function shown({ field, value }: FieldNode, _: unknown, { display }: GraphqlContext): string | null {
  return field ? displayValue(field, value, display) : null;
}

function label({ field, value }: FieldNode): string | null {
  return field && value !== null ? labelOf(field, String(value)) : null;
}
