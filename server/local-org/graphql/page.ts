import { refuse } from './errors.ts';

/** Records a connection returns when nothing is asked. */
export const DEFAULT_FIRST = 10;
/** Most records one connection returns. */
export const MAX_FIRST = 2000;
/** Above this many at once, `upperBound` is due; with it `first` lies between this and MAX_FIRST. */
export const UPPER_BOUND_FROM = 200;
/** Most records that paging without `upperBound` reaches. */
export const MAX_REACH = 4000;

export interface PageArguments {
  first?: number | null;
  after?: string | null;
  upperBound?: number | null;
}

/** One page of a connection, as its resolvers read it. */
export interface Page<T> {
  edges: { node: T; cursor: string }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  totalCount: number;
  pageResultCount: number;
}

/** The asked page of all the records found. */
export function pageOf<T>(found: T[], args: PageArguments): Page<T> {
  const size = sizeOf(args);
  const start = args.after ? positionOf(args.after) + 1 : 0;
  const reach = args.upperBound ?? MAX_REACH;
  if (start >= reach && found.length > reach) {
    throw refuse(
      args.upperBound
        ? `after is beyond upperBound ${reach}`
        : `paging without upperBound reaches ${MAX_REACH} records; pass upperBound to read further`,
    );
  }
  const end = Math.min(start + size, reach, found.length);
  const edges = found.slice(start, end).map((node, index) => ({ node, cursor: cursorAt(start + index) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: end < Math.min(found.length, args.upperBound ?? Infinity),
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: found.length,
    pageResultCount: edges.length,
  };
}

function sizeOf({ first, upperBound }: PageArguments): number {
  const size = first ?? DEFAULT_FIRST;
  if (size < 1 || size > MAX_FIRST) throw refuse(`first must be between 1 and ${MAX_FIRST}, not ${size}`);
  if (upperBound !== null && upperBound !== undefined) {
    if (upperBound < 1) throw refuse(`upperBound must be positive, not ${upperBound}`);
    if (size < UPPER_BOUND_FROM) {
      throw refuse(
        `with upperBound, first must be between ${UPPER_BOUND_FROM} and ${MAX_FIRST}, not ${size}`,
      );
    }
  } else if (size > UPPER_BOUND_FROM) {
    throw refuse(`first above ${UPPER_BOUND_FROM} needs upperBound`);
  }
  return size;
}

/** The platform's own form: base64 of 'v1:' and the record's position. */
function cursorAt(position: number): string {
  return Buffer.from(`v1:${position}`).toString('base64');
}

function positionOf(cursor: string): number {
  const match = /^v1:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString());
  if (!match) throw refuse(`after is not a cursor: ${cursor}`);
  return Number(match[1]);
}
