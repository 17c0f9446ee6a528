import { MemoryStore } from '../../store.ts';
import type { Schema } from '../../types.ts';
import { seedQuarter } from '../quarter.ts';
import { causeNames, type Cause } from './causes.ts';
import { detect } from './detect.ts';
import { featuresOf } from './features.ts';
import { groundTruth } from './ground-truth.ts';
import { workCalendar } from './work-calendar.ts';

export interface Accuracy {
  reps: number;
  right: number;
  healthy: number;
  /** Healthy reps given a cause. */
  accused: number;
  causes: Record<string, { planted: number; found: number; named: number }>;
}

/** What the ideal detector says of the companies with these seed numbers, against who was given what. */
export function accuracyOf(
  schema: Schema,
  seedNumbers: readonly number[],
  asOf: string,
  scale = 1,
): Accuracy {
  const counts = Object.fromEntries(causeNames.map((cause) => [cause, { planted: 0, found: 0, named: 0 }]));
  const result: Accuracy = { reps: 0, right: 0, healthy: 0, accused: 0, causes: counts };
  for (const seedNumber of seedNumbers) {
    const store = new MemoryStore(schema);
    seedQuarter(store, { asOf, seedNumber, scale });
    const names = new Map([...store.table('User').rows()].map((row) => [row['Username'], row.Id]));
    const said = detect(featuresOf(store, workCalendar(asOf).now));
    for (const { username, cause } of groundTruth(seedNumber, scale))
      count(result, cause, said.get(names.get(username)!) ?? null);
  }
  return result;
}

function count(result: Accuracy, cause: Cause | null, said: Cause | null): void {
  result.reps += 1;
  if (said === cause) result.right += 1;
  if (cause === null) result.healthy += 1;
  if (cause === null && said !== null) result.accused += 1;
  if (cause !== null) result.causes[cause]!.planted += 1;
  if (cause !== null && said === cause) result.causes[cause]!.found += 1;
  if (said !== null) result.causes[said]!.named += 1;
}
