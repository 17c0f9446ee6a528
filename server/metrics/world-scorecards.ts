import type { Mirror } from '../mirror/mirror.ts';
import type { CardColumn } from './cards.ts';
import { writtenOut } from './cards.ts';

/** What `out.card` says, every evidence written out, as SQL. */
export async function scorecards(mirror: Mirror): Promise<string> {
  return `(${writtenOut('SELECT * FROM out.card', await mirror.all<CardColumn>('DESCRIBE out.card'))})`;
}
