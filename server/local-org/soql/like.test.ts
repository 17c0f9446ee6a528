import { likeMatcher } from './like.ts';

test.each<[string, string, boolean]>([
  ['a%', 'abc', true],
  ['%c', 'abc', true],
  ['a_c', 'abc', true],
  ['a_c', 'ac', false],
  ['%b%', 'abc', true],
  ['a%b%c', 'axxbyyc', true],
  ['a%b%c', 'axxcyyb', false],
  ['%aab', 'aaaab', true],
  ['', '', true],
  ['%', '', true],
  ['_', '', false],
  ['100\\%', '100%', true],
  ['100\\%', '100x', false],
  ['A.C', 'A.C', true],
  ['A%', 'abc', false],
  ['a%', 'A\nB'.toLowerCase(), true],
])('%s against %j', (pattern, text, matches) => {
  expect(likeMatcher(pattern)(text)).toBe(matches);
});

test('no pattern takes for ever', () => {
  const started = performance.now();
  expect(likeMatcher('%a'.repeat(30))('a'.repeat(29).padEnd(20_000, 'b'))).toBe(false);
  expect(performance.now() - started).toBeLessThan(1000);
});
