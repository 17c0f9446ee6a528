import { features } from './features.ts';
import { testWorld } from './testing.ts';

const one = testWorld();
const several = testWorld({ currencies: ['USD', 'EUR'] });

test.each(features.map((feature) => [`${feature.clause}: ${feature.what}`, feature] as const))(
  '%s',
  (_what, { example, refused, currencies }) => {
    const world = currencies ? several : one;
    if (refused === undefined) expect(world.totalSize(example)).toBeGreaterThanOrEqual(0);
    else expect(world.refusal(example)).toMatch(new RegExp(`^${refused}: `));
  },
);
