import { MAX_REACH, pageOf } from './page.ts';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

test('ten without asking, and the rest behind the cursor', () => {
  const first = pageOf(numbers(23), {});
  expect(first.edges.map(({ node }) => node)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  // The cursors Salesforce's guide shows: base64 of v1:0 and v1:9.
  expect(first.pageInfo).toEqual({
    hasNextPage: true,
    hasPreviousPage: false,
    startCursor: 'djE6MA==',
    endCursor: 'djE6OQ==',
  });
  expect([first.totalCount, first.pageResultCount]).toEqual([23, 10]);

  const last = pageOf(numbers(23), { first: 20, after: first.pageInfo.endCursor });
  expect([last.edges[0]?.node, last.edges.at(-1)?.node, last.pageResultCount]).toEqual([10, 22, 13]);
  expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
});

test('nothing found has no cursors', () => {
  expect(pageOf([], { first: 5 })).toEqual({
    edges: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    totalCount: 0,
    pageResultCount: 0,
  });
});

test('upperBound opens large pages and ends the reading', () => {
  const first = pageOf(numbers(5000), { first: 2000, upperBound: 3000 });
  expect([first.pageResultCount, first.pageInfo.hasNextPage, first.totalCount]).toEqual([2000, true, 5000]);
  const rest = pageOf(numbers(5000), { first: 2000, upperBound: 3000, after: first.pageInfo.endCursor });
  expect([rest.pageResultCount, rest.pageInfo.hasNextPage]).toEqual([1000, false]);
});

test('without upperBound paging reaches 4,000 records', () => {
  const at = (position: number): string => Buffer.from(`v1:${position}`).toString('base64');
  expect(pageOf(numbers(5000), { first: 200, after: at(3899) }).pageResultCount).toBe(100);
  expect(() => pageOf(numbers(5000), { first: 200, after: at(MAX_REACH - 1) })).toThrow('pass upperBound');
});

test.each([
  [{ first: 0 }, 'first must be between 1 and 2000'],
  [{ first: 2001 }, 'first must be between 1 and 2000'],
  [{ first: 201 }, 'first above 200 needs upperBound'],
  [{ first: 100, upperBound: 1000 }, 'with upperBound, first must be between 200 and 2000'],
  [{ first: 200, upperBound: 0 }, 'upperBound must be positive'],
  [{ after: 'nonsense' }, 'after is not a cursor'],
])('refuses %j', (args, message) => {
  expect(() => pageOf(numbers(3), args)).toThrow(message);
});
