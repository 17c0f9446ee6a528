import { AccessBook, type Access } from './access/access.ts';
import { WriteRights } from './access/write-rights.ts';
import { addBaseline } from './baseline.ts';
import { createWriter } from './dml/writer.ts';
import { OwnerShares } from './dml/owner-shares.ts';
import { lockable } from './faults/saves.ts';
import { makeId } from './id.ts';
import { StoreReader } from './reader.ts';
import { readOnlySchema, stillThere, visibleSchema, type HiddenName } from './schema/visible.ts';
import { Sessions } from './session.ts';
import { stampOf } from './stamp.ts';
import type { MemoryStore } from './store.ts';
import { recordEvents } from './streaming/recorder.ts';
import { integrationUser } from './web/oauth.ts';
import type { Org, Reader, Schema, SessionUser, Writer } from './types.ts';

export interface OrgOptions {
  store: MemoryStore;
  clock: () => Date;
  /** What the org adds to every schema, a deployed one too: the fields of several currencies. */
  shape?: (schema: Schema) => Schema;
}

/** One org: a store that may already be seeded, a clock that never goes back, and the people who may log in. */
export class LocalOrg implements Org {
  readonly store: MemoryStore;
  readonly organizationId: string;
  url = '';
  private readonly clock: () => Date;
  private readonly known: Sessions;
  private readonly states = new Map<string, unknown>();
  private latest = -Infinity;
  private taken: { hidden: readonly HiddenName[]; readOnly: readonly HiddenName[] } = {
    hidden: [],
    readOnly: [],
  };
  private readonly shape: (schema: Schema) => Schema;
  private readonly access: AccessBook;
  /** What was taken from the integration user, applied to what it may see. */
  private narrowed: { from: Schema; to: Schema } | undefined;

  constructor({ store, clock, shape = (schema) => schema }: OrgOptions) {
    this.store = store;
    this.shape = shape;
    this.clock = clock;
    this.access = new AccessBook(this);
    addBaseline(store.schema, store, stampOf(this.now()));
    const organization = [...store.table('Organization').rows()][0];
    this.organizationId = organization?.Id ?? makeId('00D', 1);
    this.known = new Sessions(store, this.organizationId);
    new OwnerShares(store).complete(stampOf(this.now()));
    recordEvents(this);
  }

  get schema(): Schema {
    return this.store.schema;
  }

  /** What a deployment brings, or takes away: every request from now on is answered from this schema. */
  adopt(schema: Schema): void {
    this.store.adopt(this.shape(schema));
    new OwnerShares(this.store).complete(stampOf(this.now()));
  }

  now(): Date {
    this.latest = Math.max(this.latest, this.clock().getTime());
    return new Date(this.latest);
  }

  reader(user: SessionUser): Reader {
    return new StoreReader(this.store, user, this.schemaFor(user), this.accessOf(user).records());
  }

  /** The user's rights as they stand. */
  accessOf(user: { id: string }): Access {
    return this.access.of(user.id);
  }

  /** Objects and fields as the user may see them. */
  private schemaFor(user: SessionUser): Schema {
    const { schema } = this.accessOf(user);
    const { hidden, readOnly } = this.taken;
    if (hidden.length + readOnly.length === 0 || integrationUser(this)?.id !== user.id) return schema;
    if (this.narrowed?.from !== schema) {
      const writable = readOnlySchema(schema, stillThere(schema, readOnly));
      this.narrowed = { from: schema, to: visibleSchema(writable, stillThere(schema, hidden)) };
    }
    return this.narrowed.to;
  }

  /**
   * Takes objects ('Task') and fields ('Opportunity.Amount') away from the integration user, as a missing permission
   * does; `readOnly` leaves reading and takes writing. Replaces what was taken before.
   *
   * @throws when the org has nothing of that name.
   */
  hide(hidden: readonly HiddenName[], { readOnly = [] }: { readOnly?: readonly HiddenName[] } = {}): void {
    visibleSchema(this.schema, hidden);
    readOnlySchema(this.schema, readOnly);
    this.taken = { hidden, readOnly };
    this.narrowed = undefined;
  }

  writer(user: SessionUser): Writer {
    return lockable(this, createWriter(this, user, new WriteRights(this, this.schemaFor(user), user)));
  }

  session(accessToken: string): SessionUser | undefined {
    return this.known.byToken(accessToken);
  }

  sessions(): SessionUser[] {
    return this.known.all();
  }

  state<T>(key: string, create: () => T): T {
    if (!this.states.has(key)) this.states.set(key, create());
    return this.states.get(key) as T;
  }
}

export function createOrg(options: OrgOptions): LocalOrg {
  return new LocalOrg(options);
}
