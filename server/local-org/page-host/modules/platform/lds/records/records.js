import { allEntries } from 'lds/wire';

/** Entries that show a record: `getRecord` wires of it, and GraphQL answers that contain its Id. */
function entriesOf(recordId) {
  return allEntries().filter(
    (entry) => entry.value !== undefined && entry.spec.recordIds?.(entry.value).has(recordId),
  );
}

/** Ids are 18 characters everywhere in the UI API; a page may hold the 15-character form. */
export const sameRecord = (a, b) => a.slice(0, 15) === b.slice(0, 15);

/** Spreads a record that just arrived over the other wires that show it, without asking for it again. */
export function ingestRecord(record, from) {
  for (const entry of allEntries()) {
    if (entry === from || entry.spec.name !== 'record' || entry.value?.id !== record.id) continue;
    const fields = { ...entry.value.fields };
    let changed = false;
    for (const [name, field] of Object.entries(record.fields)) {
      if (name in fields && JSON.stringify(fields[name]) !== JSON.stringify(field)) {
        fields[name] = field;
        changed = true;
      }
    }
    if (changed) entry.patch({ ...record, fields });
  }
}

/** The record changed in the org: what is on screen is asked for again, what is not is forgotten. */
export async function recordChanged(recordId) {
  await Promise.all(
    entriesOf(recordId).map((entry) => {
      entry.loadedAt = -Infinity;
      return entry.subscribers.size > 0 ? entry.load(true) : undefined;
    }),
  );
}

/** Everything on screen again, after a RefreshEvent. */
export async function refreshRecords() {
  await Promise.all(
    allEntries()
      .filter((entry) => entry.subscribers.size > 0 && entry.spec.recordIds)
      .map((entry) => entry.load(true)),
  );
}
