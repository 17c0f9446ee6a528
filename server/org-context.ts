/** What the org itself says about time and place, read from the mirror after extraction. */
import type { Mirror } from './mirror/mirror.ts';

/**
 * IANA zone of the org, in which days begin and end (C11).
 *
 * @throws when neither the organisation nor the run-as user names a zone this machine knows.
 */
export async function orgTimeZone(mirror: Mirror, integrationUserId: string): Promise<string> {
  const rows = await mirror.all<{ zone: string | null }>(
    `SELECT zone FROM (
       SELECT 1 AS rank, "TimeZoneSidKey" AS zone FROM sf."organization"
       UNION ALL SELECT 2, "TimeZoneSidKey" FROM sf."user" WHERE "Id" = $user) z
     WHERE zone IS NOT NULL ORDER BY rank`,
    { user: integrationUserId },
  );
  const zone = rows.map((row) => row.zone).find(isKnownZone);
  if (zone) return zone;
  const given = rows.map((row) => row.zone).join(', ') || 'none';
  throw new Error(
    `The org's time zone is not usable (found: ${given}). Expected an IANA zone such as America/Los_Angeles in ` +
      'Setup > Company Information, or on the run-as user.',
  );
}

function isKnownZone(zone: string | null): zone is string {
  return (
    zone !== null &&
    (zone === 'GMT' ||
      zone === 'UTC' ||
      Intl.supportedValuesOf('timeZone').includes(zone) ||
      zonesUnderOldNames.has(zone))
  );
}

/** Zones that Salesforce still offers under names that Intl resolves but no longer lists. */
const zonesUnderOldNames = new Set([
  'Asia/Calcutta',
  'Asia/Kolkata',
  'Asia/Katmandu',
  'Asia/Kathmandu',
  'Asia/Rangoon',
  'Asia/Saigon',
  'America/Buenos_Aires',
  'Europe/Kiev',
  'Asia/Ho_Chi_Minh',
]);
