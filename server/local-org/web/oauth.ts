import type { Org, SessionUser } from '../types.ts';

/** The connected app every local org has: its client credentials run as the integration user. */
export const connectedApp = { clientId: 'touchline-local', clientSecret: 'touchline-local-secret' } as const;

/** Who the connected app runs as: a user called integration, else an administrator, else whoever there is. */
export function integrationUser(org: Org): SessionUser | undefined {
  const users = org.sessions();
  return (
    users.find((user) => /integration/i.test(user.username) || /integration/i.test(user.profileName)) ??
    users.find((user) => user.profileName === 'System Administrator') ??
    users[0]
  );
}

export function identityUrl(base: string, user: SessionUser): string {
  return `${base}/id/${user.organizationId}/${user.id}`;
}

/** Where this org is reached: its own URL once it listens, else whatever the caller used. */
export function baseUrl(org: Org, headers: Record<string, string | string[] | undefined>): string {
  return org.url || `http://${String(headers.host ?? 'localhost')}`;
}

export function identityUrls(base: string, organizationId: string, userId: string): Record<string, string> {
  const rest = `${base}/services/data/v{version}`;
  return {
    enterprise: `${base}/services/Soap/c/{version}/${organizationId.slice(0, 15)}`,
    metadata: `${base}/services/Soap/m/{version}/${organizationId.slice(0, 15)}`,
    partner: `${base}/services/Soap/u/{version}/${organizationId.slice(0, 15)}`,
    rest: `${rest}/`,
    sobjects: `${rest}/sobjects/`,
    search: `${rest}/search/`,
    query: `${rest}/query/`,
    profile: `${base}/${userId}`,
    custom_domain: base,
  };
}

/** A user by name and password. Nobody chooses passwords here: a user's access token is the password too. */
export function userByPassword(org: Org, username: string, password: string): SessionUser | undefined {
  const user = org.session(password);
  return user?.username.toLowerCase() === username.toLowerCase() ? user : undefined;
}
