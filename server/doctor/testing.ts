import type { AddressInfo } from 'node:net';
import { Secret } from '../config.ts';
import { connect } from '../connection.ts';
import type { SalesforceConnection } from '../connection.ts';
import { buildApp } from '../local-org/app.ts';
import { seedQuarter } from '../local-org/seeds/quarter.ts';
import type { TestOrg } from '../local-org/testing.ts';
import { createTestOrg } from '../local-org/testing.ts';
import { deployPages } from '../local-org/tooling/tooling.ts';
import type { Row } from '../local-org/types.ts';
import { connectedApp } from '../local-org/web/oauth.ts';
import { silentLogger } from '../log.ts';
import { scorecardColumns } from '../metrics/columns.ts';
import { metrics } from '../metrics/index.ts';
import { dealReviewColumns } from '../review/columns.ts';
import { flags } from '../review/index.ts';
import type { Diagnosis } from './doctor.ts';
import { diagnose } from './doctor.ts';

export const now = new Date('2026-11-20T23:00:00Z');

export interface Patient extends TestOrg {
  url: string;
  /** As the run-as user of the connected app, which is the integration user. */
  connection: SalesforceConnection;
  credentials: { kind: 'client-credentials'; loginUrl: string; clientId: string; clientSecret: Secret };
  findings(): Promise<Diagnosis[]>;
  /** Changes rows behind the platform's back; null removes one. */
  change(objectName: string, how: (row: Row) => Row | null): void;
  rows(objectName: string): Row[];
  close(): Promise<void>;
}

/** KPI and flag columns of our own objects. */
export const ownColumns = {
  Touchline_Scorecard__c: scorecardColumns(metrics),
  Touchline_Deal_Review__c: dealReviewColumns(flags),
};

/** A small company in perfect health, served; tests take away one thing each. */
export async function openPatient({ currencies = [] }: { currencies?: string[] } = {}): Promise<Patient> {
  const made = createTestOrg({
    clock: () => now,
    currencies,
    seed: (store) => void seedQuarter(store, { asOf: '2026-11-20', scale: 0.1 }),
  });
  const { org } = made;
  deployPages(org, 'force-app/main/default');
  const app = await buildApp(org);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  org.url = url;
  const credentials = {
    kind: 'client-credentials',
    loginUrl: url,
    clientId: connectedApp.clientId,
    clientSecret: new Secret(connectedApp.clientSecret),
  } as const;
  const connection = await connect({ credentials }, silentLogger, { backoffMs: 1 });
  return {
    ...made,
    url,
    connection,
    credentials,
    async findings() {
      const all: Diagnosis[] = [];
      for await (const diagnosis of diagnose(connection, now, ownColumns)) all.push(diagnosis);
      return all;
    },
    rows: (objectName) => [...org.store.table(objectName).rows()],
    change(objectName, how) {
      const table = org.store.table(objectName);
      for (const row of [...table.rows()]) {
        const changed = how({ ...row });
        if (changed) table.put(changed);
        else table.remove(row.Id);
      }
    },
    async close() {
      await connection.close();
      app.server.closeAllConnections();
      await app.close();
    },
  };
}
