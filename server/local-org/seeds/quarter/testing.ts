import path from 'node:path';
import { loadSchema } from '../../schema.ts';
import { MemoryStore } from '../../store.ts';
import type { Row } from '../../types.ts';
import { seedQuarter } from '../quarter.ts';
import { workCalendar } from './work-calendar.ts';

const root = path.join(__dirname, '../../../..');
export const schema = loadSchema({
  forceAppDir: path.join(root, 'force-app/main/default'),
  standardDir: path.join(root, 'server/local-org/standard'),
});
export const asOf = '2026-11-20';
export const { now } = workCalendar(asOf);

export function quarter({ seedNumber = 1, scale = 1, day = asOf } = {}) {
  const store = new MemoryStore(schema);
  const result = seedQuarter(store, { asOf: day, seedNumber, scale });
  return { store, result, rows: (objectName: string): Row[] => [...store.table(objectName).rows()] };
}
