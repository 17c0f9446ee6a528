import { Connection } from 'jsforce';
import { buildApp } from '../app.ts';
import { loadSchema } from '../schema.ts';
import { createOrg } from '../org.ts';
import { seedTiny } from '../seeds/tiny.ts';
import { MemoryStore } from '../store.ts';

export interface Started {
  connection: Connection;
  url: string;
  token: string;
  username: string;
  close(): Promise<void>;
}

/** The tiny company behind a port of the loopback, and jsforce logged in as its administrator. */
export async function start({ version = '66.0' } = {}): Promise<Started> {
  const schema = loadSchema({
    forceAppDir: 'force-app/main/default',
    standardDir: 'server/local-org/standard',
  });
  const store = new MemoryStore(schema);
  await seedTiny(store, { asOf: '2026-11-20' });
  const org = createOrg({ store, clock: () => new Date('2026-11-21T02:00:00Z') });
  const app = await buildApp(org);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  org.url = url;
  const admin = org.sessions().find((user) => user.profileName === 'System Administrator');
  if (!admin) throw new Error('the tiny company has an administrator');
  const connection = new Connection({ instanceUrl: url, accessToken: admin.accessToken, version });
  return {
    connection,
    url,
    token: admin.accessToken,
    username: admin.username,
    close: () => app.close(),
  };
}

/** A custom object with an external id that several records may share, and one with an auto number. */
export async function deployObjects(connection: Connection): Promise<void> {
  const common = { deploymentStatus: 'Deployed', sharingModel: 'ReadWrite' };
  const results = await connection.metadata.create('CustomObject', [
    {
      ...common,
      fullName: 'Part__c',
      label: 'Part',
      pluralLabel: 'Parts',
      nameField: { type: 'Text', label: 'Part Name' },
      fields: [
        { fullName: 'Code__c', label: 'Code', type: 'Text', length: 80, externalId: true, unique: false },
      ],
    },
    {
      ...common,
      fullName: 'Measure__c',
      label: 'Measure',
      pluralLabel: 'Measures',
      nameField: { type: 'AutoNumber', label: 'Measure Number', displayFormat: 'M-{00000}' },
    },
  ] as never);
  if (![results].flat().every((result) => result.success)) throw new Error(JSON.stringify(results));
}
