import { addBaseline } from './baseline.ts';
import { createWriter } from './dml/writer.ts';
import { OwnerShares } from './dml/owner-shares.ts';
import { makeId } from './id.ts';
import { StoreReader } from './reader.ts';
import { readOnlySchema, visibleSchema, type HiddenName } from './schema/visible.ts';
import { Sessions } from './session.ts';
import { stampOf } from './stamp.ts';
import type { MemoryStore } from './store.ts';
import { integrationUser } from './web/oauth.ts';
import type { Org, Reader, Schema, SessionUser, Writer } from './types.ts';

export interface OrgOptions {
  store: MemoryStore;
  clock: () => Date;
}

/** One org: a store that may already be seeded, a clock that never goes back, and the people who may log in. */
export class LocalOrg implements Org {
  readonly schema: Schema;
  readonly store: MemoryStore;
  readonly organizationId: string;
  url = '';
  private readonly clock: () => Date;
  private readonly known: Sessions;
  private readonly states = new Map<string, unknown>();
  private latest = -Infinity;
  private visible: { toAll: Schema; toIntegration: Schema };
  /** What the integration user may write; the schema itself when nothing was taken away. */
  private writable: Schema;

  constructor({ store, clock }: OrgOptions) {
    this.store = store;
    this.schema = store.schema;
    this.visible = { toAll: store.schema, toIntegration: store.schema };
    this.writable = store.schema;
    this.clock = clock;
    addBaseline(this.schema, store, stampOf(this.now()));
    const organization = [...store.table('Organization').rows()][0];
    this.organizationId = organization?.Id ?? makeId('00D', 1);
    this.known = new Sessions(store, this.organizationId);
    new OwnerShares(store).complete(stampOf(this.now()));
  }

  now(): Date {
    this.latest = Math.max(this.latest, this.clock().getTime());
    return new Date(this.latest);
  }

  reader(user: SessionUser): Reader {
    const isRestricted = this.visible.toIntegration !== this.visible.toAll;
    const seesLess = isRestricted && this.isIntegration(user);
    return new StoreReader(this.store, user, seesLess ? this.visible.toIntegration : this.visible.toAll);
  }

  private isIntegration(user: SessionUser): boolean {
    return integrationUser(this)?.id === user.id;
  }

  /**
   * Takes objects ('Task') and fields ('Opportunity.Amount') away from the integration user, as a missing permission
   * does, or from everybody, as a package that was never deployed; `readOnly` leaves reading and takes writing.
   * Replaces what was taken before.
   */
  hide(
    names: readonly HiddenName[],
    {
      fromEverybody = [],
      readOnly = [],
    }: { fromEverybody?: readonly HiddenName[]; readOnly?: readonly HiddenName[] } = {},
  ): void {
    const toAll = visibleSchema(this.schema, fromEverybody);
    this.writable = readOnlySchema(this.schema, readOnly);
    const isOurs = (name: string) => toAll.object(name.split('.')[0] ?? '') !== undefined;
    const visible = readOnlySchema(toAll, readOnly.filter(isOurs));
    this.visible = { toAll, toIntegration: visibleSchema(visible, names) };
  }

  writer(user: SessionUser): Writer {
    if (this.writable === this.schema || !this.isIntegration(user)) return createWriter(this, user);
    return createWriter(Object.create(this, { schema: { value: this.writable } }) as Org, user);
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
