import { getNamedType } from 'graphql';
import type { GraphQLType } from 'graphql';

/** What a type is for, noted on it where it is made, so that limits need not guess from names. */
export type Role = 'queries' | 'connection' | 'record';

export function role(name: Role): { role: Role } {
  return { role: name };
}

export function roleOf(type: GraphQLType | null | undefined): Role | undefined {
  const named = type ? getNamedType(type) : undefined;
  return named?.extensions['role'] as Role | undefined;
}
