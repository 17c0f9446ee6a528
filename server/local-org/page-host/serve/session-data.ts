import type { Org, Row, SessionUser } from '../../types.ts';
import type { BrowserSession } from './sessions.ts';

/** What `host/session` offers to modules in the browser. */
export interface SessionData {
  user: { id: string; name: string; username: string; profileName: string };
  users: { id: string; name: string; username: string; title: string }[];
  organization: { id: string; name: string };
  language: string;
  locale: string;
  timeZone: string;
  currency: string;
  app: string | null;
  customPermissions: string[];
}

export function sessionData(org: Org, session: BrowserSession, people: SessionUser[]): SessionData {
  const { user } = session;
  const row = org.store.table('User').get(user.id);
  const organization = org.store.table('Organization').get(org.organizationId);
  return {
    user: { id: user.id, name: user.name, username: user.username, profileName: user.profileName },
    users: people.map((other) => ({
      id: other.id,
      name: other.name,
      username: other.username,
      title: titleOf(org, other),
    })),
    organization: { id: org.organizationId, name: text(organization, 'Name') ?? '' },
    language: (text(row, 'LanguageLocaleKey') ?? 'en_US').replace('_', '-'),
    locale: (user.locale || 'en_US').replace('_', '-'),
    timeZone: user.timeZone,
    currency: text(organization, 'DefaultCurrencyIsoCode') ?? text(row, 'DefaultCurrencyIsoCode') ?? 'USD',
    app: session.app,
    customPermissions: customPermissions(org, user),
  };
}

/** Names of the custom permissions that the user's permission sets grant; none where the org does not describe them. */
function customPermissions(org: Org, user: SessionUser): string[] {
  if (!org.schema.object('SetupEntityAccess') || !org.schema.object('CustomPermission')) return [];
  const sets = org.store.table('PermissionSetAssignment').lookup('AssigneeId', user.id);
  const granted = sets.flatMap((set) =>
    org.store.table('SetupEntityAccess').lookup('ParentId', set['PermissionSetId'] ?? null),
  );
  const rows = granted.map((access) =>
    org.store.table('CustomPermission').get(String(access['SetupEntityId'])),
  );
  return rows.flatMap((row) => text(row, 'DeveloperName') ?? []);
}

function titleOf(org: Org, user: SessionUser): string {
  return text(org.store.table('User').get(user.id), 'Title') ?? user.profileName;
}

function text(row: Row | undefined, field: string): string | undefined {
  const value = row?.[field];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
