import type { Endpoint } from '../types.ts';
import { baseUrl, identityUrl, identityUrls } from '../web/oauth.ts';

const endpoint: Endpoint = {
  id: 'userinfo',
  method: ['GET', 'POST'],
  path: '/services/oauth2/userinfo',
  summary: 'Who the access token belongs to (OpenID Connect)',
  anonymous: true,
  handle({ org, user, headers }) {
    // OAuth endpoints answer a bad token in plain text, unlike the REST API.
    if (!user)
      return { status: 403, headers: { 'content-type': 'text/html;charset=UTF-8' }, body: 'Bad_OAuth_Token' };
    const base = baseUrl(org, headers);
    const row = org.reader(user).get('User', user.id);
    return {
      body: {
        sub: identityUrl(base, user),
        user_id: user.id,
        organization_id: user.organizationId,
        preferred_username: user.username,
        nickname: row?.CommunityNickname ?? null,
        name: user.name,
        email: row?.Email ?? null,
        email_verified: true,
        given_name: row?.FirstName ?? null,
        family_name: row?.LastName ?? null,
        zoneinfo: user.timeZone,
        urls: identityUrls(base, user.organizationId, user.id),
        active: true,
        user_type: 'STANDARD',
        language: row?.LanguageLocaleKey ?? 'en_US',
        locale: user.locale,
        updated_at: String(row?.LastModifiedDate ?? '').replace(/\.000Z$/, 'Z'),
        is_app_installed: true,
      },
    };
  },
};

export default endpoint;
