import { randomBytes } from 'node:crypto';
import type { Org, SessionUser } from '../../types.ts';
import { readCookie } from './cookies.ts';

export const SESSION_COOKIE = 'touchline_session';

/** A program that asks without a cookie starts a session each time; the oldest go. */
const MAX_SESSIONS = 1000;

/** One browser: which user it is signed in as, and which app it looks at. */
export interface BrowserSession {
  id: string;
  user: SessionUser;
  app: string | null;
}

/** Opaque ids in cookies; the access token of the user never reaches the browser. */
export class Sessions {
  readonly #org: Org;
  readonly #preferred: string | undefined;
  readonly #byId: Map<string, BrowserSession>;

  constructor(org: Org, preferredUsername: string | undefined) {
    this.#org = org;
    this.#preferred = preferredUsername;
    this.#byId = org.state('page-host.sessions', () => new Map<string, BrowserSession>());
  }

  find(cookieHeader: string | undefined): BrowserSession | undefined {
    return this.#byId.get(readCookie(cookieHeader, SESSION_COOKIE) ?? '');
  }

  start(): BrowserSession {
    const session: BrowserSession = {
      id: randomBytes(24).toString('base64url'),
      user: this.defaultUser(),
      app: null,
    };
    this.#byId.set(session.id, session);
    const [oldest] = this.#byId.keys();
    if (this.#byId.size > MAX_SESSIONS && oldest !== undefined) this.#byId.delete(oldest);
    return session;
  }

  /** False when the org has no such user to sign in as. */
  switchTo(session: BrowserSession, userId: string): boolean {
    const user = this.people().find((candidate) => candidate.id === userId);
    if (!user) return false;
    session.user = user;
    return true;
  }

  /** Who may open pages: an API-only profile may not, on the platform as well. */
  people(): SessionUser[] {
    return this.#org.sessions().filter((user) => !/\bAPI Only\b/i.test(user.profileName));
  }

  /** The user asked for; else the first person others report to; else the first of all. */
  defaultUser(): SessionUser {
    const users = this.people();
    const preferred = users.find((user) => user.username === this.#preferred);
    const manager = users.find(
      (user) => this.#org.store.table('User').lookup('ManagerId', user.id).length > 0,
    );
    const user = preferred ?? manager ?? users[0];
    if (!user) throw new Error('The org has no user to sign in as');
    return user;
  }
}
