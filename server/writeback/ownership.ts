/**
 * Who may not own a subject.
 *
 * A person's row is owned by that person, but Salesforce gives a record only to who may read its object
 * (`TRANSFER_REQUIRES_READ`). Someone without a Touchline permission set must not cost the team its numbers: the
 * integration user keeps the row, the run says so, and the next run offers it again.
 */
import type { Mirror } from '../mirror/mirror.ts';
import type { Warning } from '../run-summary.ts';
import type { WriteDependencies } from './port.ts';
import { sendTarget, type SentCounts } from './send.ts';
import { REOWNED } from './shares.ts';
import { subjects } from './targets.ts';

const UNOWNED = 'staging.unowned';
const mostKeys = 5;

export async function forgetUnowned(mirror: Mirror): Promise<void> {
  await mirror.run(`CREATE OR REPLACE TABLE ${UNOWNED} (key VARCHAR)`);
}

/** Sends the subjects of one level; those whose owner may not have them are sent again for the integration user. */
export async function sendSubjects(deps: WriteDependencies, level: number): Promise<SentCounts> {
  const first = await sendTarget(deps, subjects(level));
  const kept = await keepForIntegration(deps.mirror);
  if (kept === 0) return first;
  const second = await sendTarget(deps, subjects(level));
  return {
    written: first.written + second.written,
    deleted: first.deleted + second.deleted,
    failed: first.failed - kept + second.failed,
  };
}

/** @returns how many subjects were refused for their owner */
async function keepForIntegration(mirror: Mirror): Promise<number> {
  const refused = `SELECT key FROM sf_meta.write_failure WHERE object = 'Touchline_Subject__c' AND code = 'TRANSFER_REQUIRES_READ'`;
  const rows = await mirror.all<{ key: string }>(refused);
  if (rows.length === 0) return 0;
  const integration = `(SELECT owner_id FROM out.subject WHERE "Kind__c" = 'organisation')`;
  await mirror.run(`
    INSERT INTO ${UNOWNED} ${refused};
    UPDATE out.subject SET owner_id = ${integration} WHERE "Key__c" IN (${refused});
    DELETE FROM ${REOWNED} WHERE id IN (
      SELECT m."Id" FROM sf."touchline_subject__c" m WHERE m."Key__c" IN (${refused}) AND m."OwnerId" = ${integration});
    DELETE FROM sf_meta.write_failure WHERE object = 'Touchline_Subject__c' AND code = 'TRANSFER_REQUIRES_READ'`);
  return rows.length;
}

export async function unownedSubjects(mirror: Mirror): Promise<Warning[]> {
  const rows = await mirror.all<{ key: string }>(`SELECT key FROM ${UNOWNED} ORDER BY key`);
  if (rows.length === 0) return [];
  const named = rows
    .slice(0, mostKeys)
    .map(({ key }) => key)
    .join(', ');
  const more = rows.length > mostKeys ? ` and ${rows.length - mostKeys} more` : '';
  return [
    {
      code: 'ownerMayNotRead',
      params: { rows: rows.length },
      message:
        `Touchline_Subject__c ${named}${more} stays with the integration user, because the person may not read it. ` +
        'Fix: assign the permission set Touchline_Rep or Touchline_Manager; the next run hands it over.',
    },
  ];
}
