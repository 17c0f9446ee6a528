import {
  GraphQLBoolean,
  GraphQLError,
  GraphQLID,
  GraphQLInt,
  GraphQLScalarType,
  GraphQLString,
  Kind,
} from 'graphql';
import type { ValueNode } from 'graphql';
import { fullId } from '../id.ts';

type Parse = (value: string | number) => string | number;

function scalar(name: string, parse: Parse): GraphQLScalarType {
  const checked = (value: unknown): string | number => {
    if (typeof value === 'string' || typeof value === 'number') return parse(value);
    throw new GraphQLError(`Expected type '${name}' but was '${JSON.stringify(value)}'`);
  };
  return new GraphQLScalarType({
    name,
    serialize: (value) => value,
    parseValue: checked,
    parseLiteral: (node: ValueNode) => checked(literal(node)),
  });
}

function literal(node: ValueNode): unknown {
  if (node.kind === Kind.INT || node.kind === Kind.FLOAT) return Number(node.value);
  if (node.kind === Kind.STRING) return node.value;
  return 'value' in node ? node.value : node.kind;
}

/** The platform takes a number or its text. */
function number(name: string): GraphQLScalarType {
  return scalar(name, (value) => {
    const parsed = typeof value === 'number' ? value : Number(value.trim() === '' ? NaN : value);
    if (!Number.isFinite(parsed)) throw new GraphQLError(`Expected type '${name}' but was '${value}'`);
    return parsed;
  });
}

function text(name: string): GraphQLScalarType {
  return scalar(name, (value) => {
    if (typeof value === 'string') return value;
    throw new GraphQLError(`Expected type '${name}' but was '${value}'`);
  });
}

const date = scalar('Date', (value) => {
  const day = String(value);
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day) {
    throw new GraphQLError(`Expected type 'Date' but was '${day}'`);
  }
  return day;
});

const dateTime = scalar('DateTime', (value) => {
  const moment = String(value);
  // The offset is not optional: the platform has no local date-times.
  const match = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:?\d{2})$/.exec(moment);
  const time = match ? Date.parse(moment.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')) : NaN;
  if (Number.isNaN(time)) throw new GraphQLError(`Expected type 'DateTime' but was '${moment}'`);
  return new Date(time).toISOString();
});

/** By name; built-in scalars included, so that a field kind only needs a name. */
export const scalars: Record<string, GraphQLScalarType> = {
  ID: GraphQLID,
  String: GraphQLString,
  Boolean: GraphQLBoolean,
  Int: GraphQLInt,
  Long: number('Long'),
  Double: number('Double'),
  Currency: number('Currency'),
  Percent: number('Percent'),
  Date: date,
  DateTime: dateTime,
  Time: text('Time'),
  TextArea: text('TextArea'),
  LongTextArea: text('LongTextArea'),
  RichTextArea: text('RichTextArea'),
  Picklist: text('Picklist'),
  MultiPicklist: text('MultiPicklist'),
  Email: text('Email'),
  PhoneNumber: text('PhoneNumber'),
  Url: text('Url'),
  EncryptedString: text('EncryptedString'),
};

/** A 15-character id and its 18-character form are the same record; what is no id matches nothing. */
export function sameId(value: string): string {
  return fullId(value) ?? value;
}
