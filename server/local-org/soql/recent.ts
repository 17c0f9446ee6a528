import type { Call, Org, Reader, Row } from '../types.ts';
import { attributes } from './wire.ts';

/** The platform remembers this many records for each user. */
const REMEMBERED = 200;

interface Viewed {
  object: string;
  id: string;
}

/** Latest first. */
const viewedBy = (org: Org, userId: string): Viewed[] => {
  const views = org.state('recently-viewed', () => new Map<string, Viewed[]>());
  let mine = views.get(userId);
  if (!mine) views.set(userId, (mine = []));
  return mine;
};

/** FOR VIEW: these records were looked at, the last of them last. */
export function noteViewed(org: Org, userId: string, object: string, ids: readonly string[]): void {
  const mine = viewedBy(org, userId);
  for (const id of ids) {
    const at = mine.findIndex((each) => each.id === id);
    if (at >= 0) mine.splice(at, 1);
    mine.unshift({ object, id });
  }
  mine.length = Math.min(mine.length, REMEMBERED);
}

/** Records the user looked at and may still see, latest first; of one object, or of all. */
export function recentItems(call: Call, reader: Reader, object?: string): object[] {
  return viewedBy(call.org, call.user.id)
    .filter((each) => object === undefined || each.object === object)
    .flatMap((each) => {
      const def = reader.schema.object(each.object);
      const row = def && reader.get(def.name, each.id);
      const name = def?.fields.find((field) => field.nameField)?.name;
      return row && name ? [itemJson(call, each.object, row, name)] : [];
    });
}

function itemJson({ version }: Call, object: string, row: Row, name: string): object {
  return { attributes: attributes({ version }, object, row), Id: row.Id, [name]: row[name] ?? null };
}
