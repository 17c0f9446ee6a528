import { createHash, timingSafeEqual } from 'node:crypto';
import type { MemoryStore } from './store.ts';
import type { Row, SessionUser } from './types.ts';

/** Who may speak to the org: every active user has one preset access token. */
export class Sessions {
  private readonly store: MemoryStore;
  private readonly organizationId: string;
  private known: { user: SessionUser; digest: Buffer }[] = [];
  private readAt = -1;

  constructor(store: MemoryStore, organizationId: string) {
    this.store = store;
    this.organizationId = organizationId;
  }

  all(): SessionUser[] {
    return this.current().map((entry) => entry.user);
  }

  /** Every token is compared in constant time, so an answer's delay tells nothing about a token. */
  byToken(accessToken: string): SessionUser | undefined {
    const digest = digestOf(accessToken);
    let found: SessionUser | undefined;
    for (const entry of this.current()) if (timingSafeEqual(entry.digest, digest)) found = entry.user;
    return found;
  }

  private current(): { user: SessionUser; digest: Buffer }[] {
    const users = this.store.table('User');
    if (users.version !== this.readAt) {
      this.readAt = users.version;
      const taken = new Set<string>();
      this.known = [...users.rows()]
        .filter((row) => row.IsActive === true)
        .map((row) => this.sessionOf(row, taken))
        .map((user) => ({ user, digest: digestOf(user.accessToken) }));
    }
    return this.known;
  }

  private sessionOf(row: Row, taken: Set<string>): SessionUser {
    const username = String(row.Username ?? row.Id);
    const profile =
      row.ProfileId === null ? undefined : this.store.table('Profile').get(String(row.ProfileId));
    return {
      id: row.Id,
      username,
      name: String(row.Name ?? username),
      profileName: String(profile?.Name ?? ''),
      organizationId: this.organizationId,
      timeZone: String(row.TimeZoneSidKey ?? 'GMT'),
      locale: String(row.LocaleSidKey ?? 'en_US'),
      accessToken: this.tokenFor(username, taken),
    };
  }

  /** `<org id>!<username>`: the sf CLI accepts only word characters and dots after the exclamation mark. */
  private tokenFor(username: string, taken: Set<string>): string {
    const base = `${this.organizationId}!${username.replace(/[^0-9A-Za-z.]/g, '.')}`;
    let token = base;
    for (let count = 2; taken.has(token); count++) token = `${base}.${count}`;
    taken.add(token);
    return token;
  }
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
