/** Which cards say something else than those of the last run did. */
import type { Mirror } from '../mirror/mirror.ts';

/** A mark is a hash of all a card says: two that differ have the same in one of 2^64 cases. */
const marks = 'SELECT "Key__c" AS key, hash(*COLUMNS(*)) AS mark FROM out.card';

/**
 * `fact.card_mark(key, mark)`: what the cards said that stand on the org once this run has written. To be called when all
 * that belongs to a card is in it.
 *
 * @param isPart only the cards of `out.rescored` were computed: those that say what they said go from both, so that what
 *   is left is to be sent
 */
export async function markCards(mirror: Mirror, isPart: boolean): Promise<void> {
  if (!isPart) return mirror.run(`CREATE OR REPLACE TABLE fact.card_mark AS ${marks}`);
  await mirror.run(`
    CREATE OR REPLACE TEMP TABLE again AS ${marks};
    CREATE OR REPLACE TEMP TABLE same AS SELECT key FROM temp.again SEMI JOIN fact.card_mark USING (key, mark);
    DELETE FROM out.card WHERE "Key__c" IN (SELECT key FROM temp.same);
    DELETE FROM out.rescored WHERE key IN (SELECT key FROM temp.same);
    DELETE FROM fact.card_mark WHERE key IN (SELECT key FROM out.rescored);
    INSERT INTO fact.card_mark SELECT key, mark FROM temp.again WHERE key NOT IN (SELECT key FROM temp.same);
    DROP TABLE temp.again; DROP TABLE temp.same`);
}
