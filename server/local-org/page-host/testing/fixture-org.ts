import { join } from 'node:path';
import type { LocalOrg } from '../../org.ts';
import { createTestOrg } from '../../testing.ts';
import type { SaveResult } from '../../types.ts';

/** The source tree of this folder's own tests. */
export const FIXTURE_ROOT = join(import.meta.dirname, '..', 'fixtures', 'force-app');

export interface FixtureOrg {
  org: LocalOrg;
  managerUsername: string;
  repUsername: string;
  /** The deal whose name is markup. */
  dealId: string;
}

/** Three users (one manager, one rep below) and three deals, one of them named to break careless pages. */
export function fixtureOrg(): FixtureOrg {
  const { org, writer } = createTestOrg();
  const insert = (object: string, input: Record<string, unknown>) =>
    saved(object, writer.insert(object, input));
  const [profile] = [...org.store.table('Profile').rows()];
  const person = (first: string, last: string, rest: Record<string, unknown>) =>
    insert('User', {
      FirstName: first,
      LastName: last,
      Alias: first.toLowerCase(),
      CommunityNickname: first,
      Email: `${first.toLowerCase()}@fixture.example`,
      Username: `${first.toLowerCase()}@fixture.example`,
      ProfileId: profile?.Id,
      IsActive: true,
      TimeZoneSidKey: 'America/New_York',
      LocaleSidKey: 'en_US',
      LanguageLocaleKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
      ...rest,
    });
  const manager = person('Mona', 'Manager', { Title: 'Sales manager' });
  person('Rita', 'Rep', { ManagerId: manager, LanguageLocaleKey: 'de', LocaleSidKey: 'de_DE' });
  const account = insert('Account', { Name: 'Acme <script>alert(1)</script>' });
  const names = ['Alpha "quoted", with comma', 'Beta', '<b>Gamma</b> & sons'];
  const deals = names.map((name, index) =>
    insert('Opportunity', {
      Name: name,
      AccountId: account,
      StageName: 'Prospecting',
      CloseDate: `2026-12-0${index + 1}`,
      Amount: 1000 * (index + 1),
    }),
  );
  return {
    org,
    managerUsername: 'mona@fixture.example',
    repUsername: 'rita@fixture.example',
    dealId: deals[2] ?? '',
  };
}

function saved(object: string, result: SaveResult): string {
  if (!result.success)
    throw new Error(`${object}: ${result.errors.map((error) => error.message).join('; ')}`);
  return result.id;
}
