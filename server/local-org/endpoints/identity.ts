import { notFound } from '../errors.ts';
import { fullId } from '../id.ts';
import type { Endpoint } from '../types.ts';
import { baseUrl, identityUrls } from '../web/oauth.ts';

const endpoint: Endpoint = {
  id: 'identity',
  method: 'GET',
  path: '/id/:organization/:user',
  summary: 'Identity of a user, as the `id` URL of a token answers it',
  handle({ org, user, params, headers }) {
    const row = org.reader(user).get('User', params.user ?? '');
    if (fullId(params.organization ?? '') !== org.organizationId || !row) throw notFound();
    const base = baseUrl(org, headers);
    return {
      body: {
        id: `${base}/id/${org.organizationId}/${row.Id}`,
        asserted_user: row.Id === user.id,
        user_id: row.Id,
        organization_id: org.organizationId,
        username: row.Username,
        nick_name: row.CommunityNickname,
        display_name: row.Name,
        email: row.Email,
        email_verified: true,
        first_name: row.FirstName,
        last_name: row.LastName,
        timezone: row.TimeZoneSidKey,
        active: row.IsActive,
        user_type: 'STANDARD',
        language: row.LanguageLocaleKey,
        locale: row.LocaleSidKey,
        urls: identityUrls(base, org.organizationId, row.Id),
      },
    };
  },
};

export default endpoint;
