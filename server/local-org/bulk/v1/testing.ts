import type { Connection } from 'jsforce';
import type { Served } from '../testing.ts';

/** The real jsforce, asking for its Bulk 1.0 jobs without a pause. */
export async function connectBulk(served: Served): Promise<Connection> {
  const connection = await served.connect();
  connection.bulk.pollInterval = 5;
  return connection;
}

export const jobInfo = (inner: string): string =>
  `<?xml version="1.0"?><jobInfo xmlns="http://www.force.com/2009/06/asyncapi/dataload">${inner}</jobInfo>`;

/** The inside of a job that inserts accounts. */
export const insertAccounts =
  '<operation>insert</operation><object>Account</object><contentType>CSV</contentType>';

/** Sends to `/services/async/66.0/job` + path, a POST when there is a payload; answers status and body in one text. */
export async function sendAsync(
  served: Served,
  path: string,
  payload?: string,
  token = served.token,
): Promise<string> {
  const answer = await served.app.inject({
    method: payload === undefined ? 'GET' : 'POST',
    url: `/services/async/66.0/job${path}`,
    headers: { 'x-sfdc-session': token, 'content-type': 'application/xml' },
    ...(payload === undefined ? {} : { payload }),
  });
  return `${answer.statusCode} ${answer.body}`;
}

export const idOf = (answer: string): string => /<id>(\w+)<\/id>/.exec(answer)?.[1] ?? '';

/** Asks for a batch until it is no longer under way; the platform works on it after it has answered. */
export async function finishedBatch(served: Served, path: string): Promise<string> {
  for (;;) {
    const told = await sendAsync(served, path);
    if (!/<state>(Queued|InProgress)<\/state>/.test(told)) return told;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
