import { causes, type Cause } from './causes.ts';
import { healthy, type Traits } from './parameters.ts';
import { staffOf, type CompanyShape } from './staff.ts';

export interface RepTruth {
  name: string;
  username: string;
  team: string;
  /** Null: healthy, whatever the numbers look like. */
  cause: Cause | null;
  person: string;
  traits: Traits;
  /** Traits the cause drew, as a multiple of a healthy rep of the segment. */
  effects: Partial<Record<keyof Traits, number>>;
}

/** Who was given which cause. For tests and for judging a coach; nothing that runs may read it. */
export function groundTruth(seedNumber: number, scale = 1): RepTruth[] {
  const shape: CompanyShape = { seedNumber, scale };
  return staffOf(shape)
    .reps.filter(({ left }) => left === null)
    .map(({ name, username, segment, cause, traits }) => {
      const unit: Partial<Traits> = { dealsPerMonth: segment.dealsPerMonth, accounts: segment.accounts };
      const names = cause ? (Object.keys(causes[cause].ranges) as (keyof Traits)[]) : [];
      const effects = names.map((trait) => [trait, traits[trait] / (unit[trait] ?? (healthy[trait] || 1))]);
      const person = cause ? causes[cause].person : 'is healthy; chance decides';
      return {
        name,
        username,
        team: segment.team,
        cause,
        person,
        traits,
        effects: Object.fromEntries(effects),
      };
    });
}
