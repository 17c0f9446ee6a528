/** Opens what a run needs, in the order that gives the clearest message: log in, then the mirror of that very org. */
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { connect, type SalesforceConnection } from '../connection.ts';
import type { Logger } from '../log.ts';
import { scorecardColumns } from '../metrics/columns.ts';
import { metrics } from '../metrics/index.ts';
import { openMirror, type Mirror } from '../mirror/mirror.ts';
import { dealReviewColumns } from '../review/columns.ts';
import { flags } from '../review/index.ts';

export interface Session {
  connection: SalesforceConnection;
  mirror: Mirror;
  folder: string;
}

/** KPI and flag columns of our own objects, as the registries have them. */
export const ownColumns = {
  Touchline_Scorecard__c: scorecardColumns(metrics),
  Touchline_Deal_Review__c: dealReviewColumns(flags),
};

/** Everything is closed again whatever `work` does. */
export async function withSession<T>(
  config: Config,
  log: Logger,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const connection = await connect(config, log);
  try {
    const folder = join(config.dataDirectory, connection.organizationId);
    const mirror = await openMirror(join(folder, 'mirror.duckdb'), {
      organizationId: connection.organizationId,
      ownColumns,
    });
    try {
      return await work({ connection, mirror, folder });
    } finally {
      await mirror.close();
    }
  } finally {
    await connection.close();
  }
}
