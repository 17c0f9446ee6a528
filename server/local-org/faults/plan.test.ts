import { parseFaultPlan } from './plan.ts';

test.each([
  ['not json', 'expected JSON'],
  ['{"faults":[{"kind":"gremlin","probability":1}]}', 'faults.0.kind'],
  ['{"faults":[{"kind":"drop"}]}', 'exactly one of probability, at, every'],
  ['{"faults":[{"kind":"drop","at":[1],"every":2}]}', 'exactly one of probability, at, every'],
  ['{"faults":[{"kind":"drop","probability":2}]}', 'faults.0.probability'],
  ['{"faults":[],"sed":1}', 'sed'],
  ['{"faults":[{"kind":"drop","every":1,"path":"services"}]}', 'faults.0.path'],
])('%s is refused by what is wrong with it', (text, words) => {
  expect(() => parseFaultPlan(text)).toThrow(words);
});

test('what is not said has a default', () => {
  const plan = parseFaultPlan('{"faults":[{"kind":"latency","every":2}]}');
  expect(plan).toEqual({
    seed: 1,
    faults: [{ kind: 'latency', every: 2, milliseconds: 200, seconds: 3600 }],
  });
});
