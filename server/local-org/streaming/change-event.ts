import { createHash, randomUUID } from 'node:crypto';
import type { Json } from '../ledger.ts';
import { changeEventOf } from '../tooling/capture.ts';
import type { ObjectDef, Row, RowChange } from '../types.ts';
import { changeFields, pathOf } from './change-fields.ts';
import type { OrgEvent } from './event-log.ts';

export type ChangeType = 'CREATE' | 'UPDATE' | 'DELETE' | 'UNDELETE';

/** What one transaction did to one record, from before its first to after its last change. */
interface RecordChange {
  def: ObjectDef;
  id: string;
  before: Row | undefined;
  after: Row | undefined;
  author: string;
}

export interface Transaction {
  changes: readonly RowChange[];
  /** The object when its changes are told of; undefined for all others. */
  selected(objectName: string): ObjectDef | undefined;
  /** The org's time in milliseconds. */
  time: number;
  /** Grows from transaction to transaction. */
  commitNumber: number;
  /** `com/salesforce/api/rest/66.0;client=X`; empty when no API call made the change. */
  origin: string;
}

/** The channel of everything that is selected. */
export const allChanges = '/data/ChangeEvents';

/**
 * The change events of a transaction, in the order in which records were first touched. A record has one event,
 * whatever was done to it meanwhile; records of one object to which the same was done share one.
 */
export function changeEvents(transaction: Transaction): OrgEvent[] {
  const { time, commitNumber, origin } = transaction;
  const merged = new Map<string, { change: RecordChange; told: Told; recordIds: string[] }>();
  for (const change of recordChanges(transaction)) {
    const told = tell(change);
    if (!told) continue;
    const isAlone = told.changeType === 'CREATE' || told.changeType === 'UNDELETE';
    const key = JSON.stringify([change.def.name, change.author, told, isAlone && change.id]);
    const same = merged.get(key);
    if (same) same.recordIds.push(change.id);
    else merged.set(key, { change, told, recordIds: [change.id] });
  }
  const transactionKey = randomUUID();
  return [...merged.values()].map(({ change: { def, author }, told, recordIds }, index) => {
    const header: Record<string, Json> = {
      entityName: def.name,
      recordIds,
      changeType: told.changeType,
      changeOrigin: origin,
      transactionKey,
      sequenceNumber: index + 1,
      commitTimestamp: Math.floor(time / 1000) * 1000,
      commitNumber,
      commitUser: author,
      changedFields: told.changedFields,
    };
    return {
      objectName: def.name,
      channels: [allChanges, `/data/${changeEventOf(def.name)}`],
      data: { schema: schemaId(def), payload: { ChangeEventHeader: header, ...told.fields } },
    };
  });
}

function recordChanges({ changes, selected }: Transaction): RecordChange[] {
  const records = new Map<string, RecordChange>();
  for (const { objectName, before, after, author } of changes) {
    const def = selected(objectName);
    const id = after?.Id ?? before?.Id;
    if (!def || id === undefined || author === null) continue;
    const known = records.get(`${objectName} ${id}`);
    if (known) known.after = after;
    else records.set(`${objectName} ${id}`, { def, id, before, after, author });
  }
  return [...records.values()];
}

interface Told {
  changeType: ChangeType;
  changedFields: string[];
  fields: Record<string, Json>;
}

/** Undefined for a record that was there neither before nor after. */
function tell({ def, before, after }: RecordChange): Told | undefined {
  const wasThere = before !== undefined && before.IsDeleted !== true;
  const isThere = after !== undefined && after.IsDeleted !== true;
  if (!isThere) return wasThere ? { changeType: 'DELETE', changedFields: [], fields: {} } : undefined;
  if (!wasThere) {
    const changeType = before ? 'UNDELETE' : 'CREATE';
    const { fields } = pick(def, after, ({ name }) => after[name] !== null);
    return { changeType, changedFields: [], fields };
  }
  return {
    changeType: 'UPDATE',
    ...pick(def, after, ({ name }) => name === 'LastModifiedDate' || before[name] !== after[name]),
  };
}

/** The asked fields as an event carries them; their paths beside them. */
function pick(
  def: ObjectDef,
  row: Row,
  isAsked: (field: { name: string }) => boolean,
): { changedFields: string[]; fields: Record<string, Json> } {
  const changedFields: string[] = [];
  const fields: Record<string, Json> = {};
  for (const place of changeFields(def)) {
    if (!isAsked(place.field)) continue;
    changedFields.push(pathOf(place));
    const value = row[place.field.name] ?? null;
    if (place.compound === null) fields[place.name] = value;
    else fields[place.compound] = { ...(fields[place.compound] as object | undefined), [place.name]: value };
  }
  return { changedFields, fields };
}

const known = new WeakMap<ObjectDef, string>();

/** Another id for every other set of fields, 22 characters, as the platform's are. */
export function schemaId(def: ObjectDef): string {
  let id = known.get(def);
  if (id === undefined) {
    const fields = def.fields.map(({ name, type }) => `${name}:${type}`);
    id = createHash('md5')
      .update([def.name, ...fields].join())
      .digest('base64url');
    known.set(def, id);
  }
  return id;
}
