import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Secret } from '../config.ts';
import type { SalesforceConnection } from '../connection.ts';
import { connect } from '../connection.ts';
import { silentLogger } from '../log.ts';
import type { Mirror } from '../mirror/mirror.ts';
import { openMirror } from '../mirror/mirror.ts';
import { JobGone } from './bulk-job.ts';
import { sweepPages, usePages } from './bulk-pages.ts';
import type { Page } from './bulk-pages.ts';

const pageCount = 10;
const rowsPerPage = 40;
/** Values that break readers which split at commas and line ends. */
const note = (id: number) => `"row ${id}, ""quoted""\nsecond line é"`;
const pageText = (page: number) =>
  `"Id","Note"\n${Array.from({ length: rowsPerPage }, (_, i) => `"${page * rowsPerPage + i}",${note(page * rowsPerPage + i)}`).join('\n')}\n`;

let server: Server;
let folder: string;
let connection: SalesforceConnection;
let mirror: Mirror;
/** Locators asked for, in order; '' is the first page. */
let asked: string[];
/** Faults by locator, used up one by one. */
let faults: Map<
  string,
  ((response: ServerResponse, body: Buffer, headers: Record<string, string>) => void)[]
>;
let zipped: boolean;

beforeEach(async () => {
  asked = [];
  faults = new Map();
  zipped = true;
  server = createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const instanceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = { kind: 'token', accessToken: new Secret('x'), instanceUrl } as const;
  connection = await connect({ credentials }, silentLogger, { backoffMs: 1 });
  folder = mkdtempSync(join(tmpdir(), 'touchline-pages-'));
  mirror = await openMirror(':memory:');
});

afterEach(async () => {
  await mirror.close();
  await connection.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

function serve(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '', 'http://x');
  if (url.pathname.endsWith('/userinfo')) {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{"user_id":"005000000000001AAA","organization_id":"00D000000000001AAA"}');
    return;
  }
  const locator = url.searchParams.get('locator') ?? '';
  asked.push(locator);
  const page = locator === '' ? 0 : Number(locator.replace('L', ''));
  const text = Buffer.from(pageText(page));
  const body = zipped ? gzipSync(text) : text;
  const headers: Record<string, string> = {
    'content-type': 'text/csv',
    'sforce-numberofrecords': String(rowsPerPage),
    'sforce-locator': page + 1 < pageCount ? `L${page + 1}` : 'null',
    ...(zipped ? { 'content-encoding': 'gzip' } : {}),
  };
  const fault = faults.get(locator)?.shift();
  if (fault) fault(response, body, headers);
  else response.writeHead(200, headers).end(body);
}

/** Downloads and counts, as a load would. */
const download = (onPage?: (pages: number) => void): Promise<Page[]> =>
  usePages(
    {
      connection,
      mirror,
      log: silentLogger,
      folder,
      jobId: '750x',
      backoffMs: 1,
      ...(onPage ? { onPage } : {}),
    },
    async (pages) => {
      const announced = pages.reduce((sum, page) => sum + page.row_count, 0);
      if ((await ids(pages)).n !== announced) throw new Error('rows are missing');
      return [...pages];
    },
  );

async function ids(pages: readonly Page[]): Promise<{ n: number; sum: number; odd: number }> {
  const files = pages.map((page) => `'${join(folder, page.file)}'`).join(', ');
  const [row] = await mirror.all<{ n: number; sum: number; odd: number }>(`
    SELECT count(DISTINCT Id) AS n, sum(CAST(Id AS INTEGER)) AS sum,
      count(*) FILTER (WHERE Note <> 'row ' || Id || ', "quoted"' || chr(10) || 'second line é') AS odd
    FROM read_csv([${files}], auto_detect=false, header=true, delim=',', quote='"', escape='"', nullstr='',
      columns={'Id': 'VARCHAR', 'Note': 'VARCHAR'})`);
  return row ?? { n: 0, sum: 0, odd: 0 };
}

const all = { n: 400, sum: (399 * 400) / 2, odd: 0 };

test('ten pages, a header on each, arrive row by row and stay as they were sent', async () => {
  const pages = await download();
  expect(pages).toHaveLength(pageCount);
  expect(await ids(pages)).toEqual(all);
  const first = join(folder, pages[0]?.file ?? '');
  expect(readFileSync(first)).toEqual(gzipSync(pageText(0)));
  expect(statSync(first).mode & 0o777).toBe(0o600);
});

test('pages that come unzipped are kept so', async () => {
  zipped = false;
  const pages = await download();
  expect(await ids(pages)).toEqual(all);
  expect(readFileSync(join(folder, pages[3]?.file ?? '')).toString()).toBe(pageText(3));
});

test('a page that breaks off, comes short or comes late is fetched again, and only that page', async () => {
  faults.set('', [(response) => response.writeHead(429).end()]);
  faults.set('L3', [
    (response, body, headers) => {
      response.writeHead(200, { ...headers, 'content-length': String(body.length) });
      response.write(body.subarray(0, body.length / 2), () => response.destroy());
    },
    (response, body, headers) => response.writeHead(200, headers).end(body.subarray(0, body.length / 2)),
  ]);
  faults.set('L5', [
    (response, body, headers) =>
      response.writeHead(200, { ...headers, 'sforce-numberofrecords': '41' }).end(body),
  ]);
  expect(await ids(await download())).toEqual(all);
  expect(asked).toEqual([
    ...['', '', 'L1', 'L2', 'L3', 'L3', 'L4', 'L5', 'L6', 'L7', 'L8', 'L9'],
    ...['L3', 'L5'],
  ]);
});

test('a page that stays short stops the load, and is not kept', async () => {
  const short = (response: ServerResponse, body: Buffer, headers: Record<string, string>) =>
    response.writeHead(200, { ...headers, 'sforce-numberofrecords': '41' }).end(body);
  faults.set(
    'L1',
    Array.from({ length: 9 }, () => short),
  );
  await expect(download()).rejects.toThrow(/Page 2 .* holds 40 rows, but the org announced 41/);
  expect(readdirSync(folder)).toHaveLength(pageCount - 1);
  expect(readdirSync(folder)).not.toContain('750x-00001.csv.gz');
});

test('a page without an announced count is not taken on trust', async () => {
  const silent = (
    response: ServerResponse,
    body: Buffer,
    { 'sforce-numberofrecords': _, ...headers }: Record<string, string>,
  ) => response.writeHead(200, headers).end(body);
  faults.set(
    '',
    Array.from({ length: 9 }, () => silent),
  );
  await expect(download()).rejects.toThrow(/announced NaN/);
});

test.each([1, 4, 9])('killed after page %i, the next run goes on behind it', async (killedAfter) => {
  const killed = download((pages) => {
    if (pages === killedAfter) throw new Error('killed');
  });
  await expect(killed).rejects.toThrow('killed');
  writeFileSync(join(folder, '750x-00099.csv.gz.part'), 'half a page');
  asked = [];
  await sweepPages(mirror, folder);
  expect(readdirSync(folder)).toHaveLength(killedAfter);
  expect(await ids(await download())).toEqual(all);
  expect(asked).toHaveLength(pageCount - killedAfter);
});

test('a page whose file is gone is fetched again, and only that page', async () => {
  const pages = await download();
  rmSync(join(folder, pages[7]?.file ?? ''));
  asked = [];
  expect(await ids(await download())).toEqual(all);
  expect(asked).toEqual(['L7']);
});

test('expired results are told apart from a fault', async () => {
  faults.set('L2', [
    (response) =>
      response
        .writeHead(404, { 'content-type': 'application/json' })
        .end('[{"errorCode":"NOT_FOUND","message":"expired"}]'),
  ]);
  await expect(download()).rejects.toThrow(JobGone);
});
