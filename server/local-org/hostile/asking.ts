import { request } from 'node:http';
import { connect } from 'node:net';
import { listenTestOrg, type ListeningOrg } from '../testing.ts';

export interface Answered {
  status: number;
  text: string;
}

export interface Target extends ListeningOrg {
  /** One request on a connection of its own, with the administrator's token unless the headers say another. */
  ask(
    method: string,
    path: string,
    headers?: Record<string, string>,
    body?: string | Buffer,
  ): Promise<Answered>;
  /** POST of JSON text below /services/data/v66.0. */
  post(path: string, body: string | Buffer, headers?: Record<string, string>): Promise<Answered>;
  /** Bytes as they are; gives what came back until the org hung up. */
  raw(text: string): Promise<string>;
  /** One record was there from the start: the org lives and still knows it. */
  isAlive(): Promise<boolean>;
}

export const api = '/services/data/v66.0';

export async function target(): Promise<Target> {
  const org = await listenTestOrg();
  org.writer.insert('Account', { Name: 'Witness' });
  const { port } = new URL(org.url);
  const ask: Target['ask'] = (method, path, headers = {}, body) =>
    new Promise((done, fail) => {
      const sent = request(
        {
          agent: false,
          host: '127.0.0.1',
          port,
          method,
          path,
          headers: { authorization: `Bearer ${org.token}`, ...headers },
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('error', fail);
          answer.on('end', () =>
            done({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
          );
        },
      );
      sent.on('error', fail);
      sent.end(body);
    });
  return {
    ...org,
    ask,
    post: (path, body, headers = {}) =>
      ask('POST', api + path, { 'content-type': 'application/json', ...headers }, body),
    raw: (text) =>
      new Promise((done) => {
        const socket = connect(Number(port), '127.0.0.1', () => socket.write(text));
        let heard = '';
        socket.setEncoding('utf8').on('data', (chunk: string) => (heard += chunk));
        socket.on('error', () => done(heard)).on('close', () => done(heard));
      }),
    async isAlive() {
      const query = encodeURIComponent("SELECT Name FROM Account WHERE Name = 'Witness'");
      const { status, text } = await ask('GET', `${api}/query?q=${query}`);
      const answer = JSON.parse(text) as { records: { Name: string }[] };
      return status === 200 && answer.records[0]?.Name === 'Witness';
    },
  };
}

/** `[status, errorCode]` of a refusal in the platform's shape. */
export function refusalOf({ status, text }: Answered): [number, string] {
  const [first] = JSON.parse(text) as { errorCode: string; message: string }[];
  return [status, first?.errorCode ?? ''];
}
