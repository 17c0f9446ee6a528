import type { Feature } from './feature.ts';
import { literals, where } from './features-conditions.ts';
import { groups } from './features-groups.ts';
import { rest, select } from './features-rows.ts';

export type { Feature };
export const features: readonly Feature[] = [...select(), ...where(), ...literals(), ...groups(), ...rest()];
