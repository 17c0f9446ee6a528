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
  /** What the integration user sees, and may write; the schema itself when nothing was taken away. */
  private visible: Schema;
  private writable: Schema;

  constructor({ store, clock, shape = (schema) => schema }: OrgOptions) {
    this.store = store;
    this.shape = shape;
    this.visible = store.schema;
    this.writable = store.schema;
    this.clock = clock;
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
    const { hidden, readOnly } = this.taken;
    this.take(stillThere(this.schema, hidden), stillThere(this.schema, readOnly));
    new OwnerShares(this.store).complete(stampOf(this.now()));
  }

  now(): Date {
    this.latest = Math.max(this.latest, this.clock().getTime());
    return new Date(this.latest);
  }

  reader(user: SessionUser): Reader {
    const seesLess = this.visible !== this.schema && this.isIntegration(user);
    return new StoreReader(this.store, user, seesLess ? this.visible : this.schema);
  }

  private isIntegration(user: SessionUser): boolean {
    return integrationUser(this)?.id === user.id;
  }

  /**
   * Takes objects ('Task') and fields ('Opportunity.Amount') away from the integration user, as a missing permission
   * does; `readOnly` leaves reading and takes writing. Replaces what was taken before.
   */
  hide(hidden: readonly HiddenName[], { readOnly = [] }: { readOnly?: readonly HiddenName[] } = {}): void {
    this.taken = { hidden, readOnly };
    this.take(hidden, readOnly);
  }

  private take(hidden: readonly HiddenName[], readOnly: readonly HiddenName[]): void {
    this.writable = readOnlySchema(this.schema, readOnly);
    this.visible = visibleSchema(this.writable, hidden);
  }

  writer(user: SessionUser): Writer {
    const isFree = this.writable === this.schema || !this.isIntegration(user);
    const org = isFree ? this : (Object.create(this, { schema: { value: this.writable } }) as Org);
    return lockable(this, createWriter(org, user));
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
