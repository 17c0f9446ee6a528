import { Dice } from './dice.ts';
import { readFaultPlan, type FaultKind } from './plan.ts';

const diceFor = (seed: number, ...faults: object[]): Dice => {
  const dice = new Dice();
  dice.set(readFaultPlan({ seed, faults }));
  return dice;
};
const rolls = (dice: Dice, count: number, kind: FaultKind = 'drop', occasion = {}): boolean[] =>
  Array.from({ length: count }, () => dice.roll([kind], occasion).length > 0);
const times = (met: boolean[]): number[] => met.flatMap((is, index) => (is ? [index + 1] : []));

test('at the n-th call, and at every n-th', () => {
  expect(times(rolls(diceFor(1, { kind: 'drop', at: [2, 5] }), 6))).toEqual([2, 5]);
  expect(times(rolls(diceFor(1, { kind: 'drop', every: 3 }), 7))).toEqual([3, 6]);
});

test('by chance: the same seed meets the same, another seed other ones, about as often as said', () => {
  const tenth = { kind: 'drop', probability: 0.1 };
  const first = rolls(diceFor(7, tenth), 2000);
  expect(rolls(diceFor(7, tenth), 2000)).toEqual(first);
  expect(rolls(diceFor(8, tenth), 2000)).not.toEqual(first);
  expect(times(first).length).toBeGreaterThan(150);
  expect(times(first).length).toBeLessThan(250);
});

test('only calls of the path and method count, and what happened is counted', () => {
  const dice = diceFor(1, { kind: 'drop', at: [2], path: '/a', method: 'GET' });
  expect(times(rolls(dice, 3, 'drop', { path: '/b', method: 'GET' }))).toEqual([]);
  expect(times(rolls(dice, 3, 'drop', { path: '/a/b', method: 'POST' }))).toEqual([]);
  expect(times(rolls(dice, 3, 'drop', { path: '/a/b', method: 'GET' }))).toEqual([2]);
  expect(dice.happened).toEqual([1]);
});

test('one more fault in a plan moves no other', () => {
  const tenth = { kind: 'drop', probability: 0.1 };
  expect(rolls(diceFor(3, tenth, { kind: 'latency', probability: 0.5 }), 500)).toEqual(
    rolls(diceFor(3, tenth), 500),
  );
});
