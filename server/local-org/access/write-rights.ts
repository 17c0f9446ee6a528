import { saveError, type Change } from '../dml/change.ts';
import type { FieldDef, ObjectDef, Row, SaveError, Schema, SessionUser } from '../types.ts';
import type { Access } from './access.ts';

const notHere = () => saveError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');

const notThere = (id: string) =>
  saveError(
    'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    `insufficient access rights on cross-reference id: ${id.slice(0, 15)}`,
  );

/** What the writer asks about one user: which records may be written, and what they may point to. */
export class WriteRights {
  /** Objects and fields as the user may see and write them. */
  readonly schema: Schema;
  private readonly org: { accessOf(user: { id: string }): Access };
  private readonly user: SessionUser;

  constructor(org: { accessOf(user: { id: string }): Access }, schema: Schema, user: SessionUser) {
    this.org = org;
    this.schema = schema;
    this.user = user;
  }

  sees(def: ObjectDef, row: Row): boolean {
    return this.access.records().filter(def)?.(row) !== false;
  }

  /** Why a record that is seen may not be changed or deleted; undefined when it may. */
  changeError(def: ObjectDef, row: Row, what: 'updated' | 'deleted'): SaveError | undefined {
    const seen = this.schema.object(def.name);
    const isAllowed = what === 'updated' ? seen?.updateable : seen?.deletable;
    const level = this.access.records().level(def, row);
    return isAllowed && level >= (what === 'updated' ? 2 : 3) ? undefined : notHere();
  }

  /** Why the record may not be stored as it would be: its owner, its parents, what it points to. */
  saveErrors(change: Change): SaveError[] {
    const { before, row, def } = change;
    const changed = def.fields.filter(
      (field) =>
        field.type === 'reference' &&
        change.given.has(field.name) &&
        typeof row[field.name] === 'string' &&
        before?.[field.name] !== row[field.name],
    );
    if (changed.length === 0 && before) return [];
    const handedOver = before !== undefined && changed.some(({ name }) => name === 'OwnerId');
    const error =
      (handedOver && this.access.records().level(def, before) < 3 ? notHere() : undefined) ??
      this.ownerError(change, changed) ??
      this.referenceError(change, changed);
    return error ? [error] : [];
  }

  private ownerError({ def, row, store }: Change, changed: readonly FieldDef[]): SaveError | undefined {
    if (!changed.some(({ name }) => name === 'OwnerId')) return undefined;
    const owner = store.table('User').get(String(row.OwnerId));
    // A queue reads what its members may.
    if (!owner || owner.Id === this.user.id) return undefined;
    return this.org.accessOf({ id: owner.Id }).rightsOn(def).read
      ? undefined
      : saveError('TRANSFER_REQUIRES_READ', 'The new owner must have read permission', ['OwnerId']);
  }

  private referenceError({ def, row, before }: Change, changed: readonly FieldDef[]): SaveError | undefined {
    const records = this.access.records();
    for (const field of changed) {
      const id = String(row[field.name]);
      if (!records.readsId(id)) return notThere(id);
    }
    const rule = this.access.ruleOf(def);
    if (rule.kind !== 'parents') return undefined;
    const parents = rule.parents.map(({ field }) => field).filter((field) => typeof row[field] === 'string');
    const isMoved = !before || changed.some(({ name }) => parents.includes(name));
    const [first] = parents;
    return isMoved && first !== undefined && records.level(def, row) < 2
      ? notThere(String(row[first]))
      : undefined;
  }

  private get access(): Access {
    return this.org.accessOf(this.user);
  }
}
