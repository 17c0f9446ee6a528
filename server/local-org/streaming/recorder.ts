import type { Json } from '../ledger.ts';
import { changeEventOf, objectOfChangeEvent, selectedEvents } from '../tooling/capture.ts';
import type { ObjectDef, Org, Row, RowChange } from '../types.ts';
import { changeEvents, schemaId } from './change-event.ts';
import { EventLog, type OrgEvent } from './event-log.ts';
import { currentOrigin } from './origin.ts';

/** The org's event bus and whoever waits for what it says. */
export interface EventBus {
  log: EventLog;
  /** Called after events were recorded. */
  listeners: Set<() => void>;
}

export const eventBus = (org: Org): EventBus =>
  org.state('events', () => ({
    log: new EventLog(org.store.ledger('events'), () => org.now().getTime()),
    listeners: new Set(),
  }));

/** From now on, what people save is told of: changes of selected objects, and platform events. */
export function recordEvents(org: Org): void {
  org.store.onCommit((changes) => {
    const events = [...capturedChanges(org, changes), ...published(org, changes)];
    if (events.length === 0) return;
    const { log, listeners } = eventBus(org);
    for (const event of events) log.append(event);
    for (const listener of listeners) listener();
  });
}

function capturedChanges(org: Org, changes: readonly RowChange[]): OrgEvent[] {
  const events = selectedEvents(org);
  if (events.size === 0) return [];
  const known = new Map<string, ObjectDef | undefined>();
  const selected = (objectName: string): ObjectDef | undefined => {
    if (!known.has(objectName)) {
      const event = changeEventOf(objectName);
      known.set(objectName, events.has(event) ? objectOfChangeEvent(org.schema, event) : undefined);
    }
    return known.get(objectName);
  };
  if (!changes.some(({ objectName }) => selected(objectName))) return [];
  const commitNumber = eventBus(org).log.latest + 1;
  return changeEvents({
    changes,
    selected,
    time: org.now().getTime(),
    commitNumber,
    origin: currentOrigin(),
  });
}

function published(org: Org, changes: readonly RowChange[]): OrgEvent[] {
  return changes.flatMap(({ objectName, after }) => {
    const def = org.schema.object(objectName);
    return def?.platformEvent && after ? [platformEvent(def, after)] : [];
  });
}

/** All fields, the empty ones too. Who gets it knows it by its replay id; who sent it, by its EventUuid. */
function platformEvent(def: ObjectDef, row: Row): OrgEvent {
  const payload: Record<string, Json> = {};
  for (const { name } of def.fields)
    if (name !== 'ReplayId' && name !== 'EventUuid') payload[name] = row[name] ?? null;
  return {
    objectName: def.name,
    channels: [`/event/${def.name}`],
    data: { schema: schemaId(def), payload, event: { EventUuid: row['EventUuid'] ?? null } },
  };
}
