import { addBaseline } from './baseline.ts';
import { createWriter } from './dml/writer.ts';
import { OwnerShares } from './dml/owner-shares.ts';
import { makeId } from './id.ts';
import { StoreReader } from './reader.ts';
import { stillThere, visibleSchema, type HiddenName } from './schema/visible.ts';
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
  readonly store: MemoryStore;
  readonly organizationId: string;
  url = '';
  private readonly clock: () => Date;
  private readonly known: Sessions;
  private readonly states = new Map<string, unknown>();
  private latest = -Infinity;
  private hidden: readonly HiddenName[] = [];
  private toIntegration: Schema;

  constructor({ store, clock }: OrgOptions) {
    this.store = store;
    this.toIntegration = store.schema;
    this.clock = clock;
    addBaseline(store.schema, store, stampOf(this.now()));
    const organization = [...store.table('Organization').rows()][0];
    this.organizationId = organization?.Id ?? makeId('00D', 1);
    this.known = new Sessions(store, this.organizationId);
    new OwnerShares(store).complete(stampOf(this.now()));
  }

  get schema(): Schema {
    return this.store.schema;
  }

  /** What a deployment brings, or takes away: every request from now on is answered from this schema. */
  adopt(schema: Schema): void {
    this.store.adopt(schema);
    this.toIntegration = visibleSchema(schema, stillThere(schema, this.hidden));
    new OwnerShares(this.store).complete(stampOf(this.now()));
  }

  now(): Date {
    this.latest = Math.max(this.latest, this.clock().getTime());
    return new Date(this.latest);
  }

  reader(user: SessionUser): Reader {
    const isRestricted = this.toIntegration !== this.schema;
    const seesLess = isRestricted && integrationUser(this)?.id === user.id;
    return new StoreReader(this.store, user, seesLess ? this.toIntegration : this.schema);
  }

  /**
   * Takes objects ('Task') and fields ('Opportunity.Amount') away from the integration user, as a missing permission
   * does. Replaces what was hidden before.
   */
  hide(names: readonly HiddenName[]): void {
    this.hidden = names;
    this.toIntegration = visibleSchema(this.schema, names);
  }

  writer(user: SessionUser): Writer {
    return createWriter(this, user);
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
