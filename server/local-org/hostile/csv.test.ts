/** Uploads of ingest jobs that are no CSV, or CSV of something else. */
import { api, refusalOf, target, type Target } from './asking.ts';

let org: Target;
beforeAll(async () => {
  org = await target();
});
afterAll(async () => {
  expect(await org.isAlive()).toBe(true);
  await org.close();
});

interface Job {
  id: string;
  state: string;
  errorMessage?: string;
  numberRecordsFailed?: number;
}
const json = { 'content-type': 'application/json' };
const path = (id: string): string => `${api}/jobs/ingest/${id}`;
const parsed = (text: string): Job => JSON.parse(text) as Job;

async function uploaded(csv: string, operation = 'insert'): Promise<Job> {
  const made = await org.post('/jobs/ingest', JSON.stringify({ object: 'Account', operation }));
  const { id } = parsed(made.text);
  await org.ask('PUT', `${path(id)}/batches`, { 'content-type': 'text/csv' }, csv);
  await org.ask('PATCH', path(id), json, '{"state":"UploadComplete"}');
  for (;;) {
    const job = parsed((await org.ask('GET', path(id))).text);
    if (['JobComplete', 'Failed', 'Aborted'].includes(job.state)) return job;
  }
}

it.each([
  ['a quote that stays open', 'Name\n"abc\n', 'EOF reached before closing an opened quote'],
  ['a quote in the middle', 'Name\nab"c"\n', 'Found unescaped quote'],
  ['a row too short', 'Name,Rating\nx\n', 'InvalidBatch'],
  ['a byte-order mark', '\uFEFFName\nx\n', 'InvalidBatch : Field name not found'],
  ['a column twice', 'Name,Name\nx,y\n', 'InvalidBatch : Duplicate column'],
  ['a column of nobody', 'Nope\nx\n', 'InvalidBatch : Field name not found : Nope'],
  ['the prototype as a column', '__proto__,Name\nx,y\n', 'InvalidBatch : Field name not found'],
  ['other line ends', 'Name\r\nx\r\n', 'LineEnding is invalid on user data'],
  [
    'five thousand columns',
    `${Array.from({ length: 5000 }, (_, at) => `a${at}`).join(',')}\n`,
    'InvalidBatch',
  ],
])('%s fails the job', async (_what, csv, words) => {
  const { state, errorMessage } = await uploaded(csv);
  expect([state, errorMessage]).toEqual(['Failed', expect.stringContaining(words)]);
});

it.each(['Id,Name\n001000000000001AAA,x\n', 'Name\nx\n'])('a deletion takes ids alone: %j', async (csv) => {
  const { state, errorMessage } = await uploaded(csv, 'delete');
  expect([state, errorMessage]).toEqual([
    'Failed',
    "InvalidBatch : The 'delete' batch must contain only ids",
  ]);
});

it('a cell too long fails its row alone', async () => {
  const job = await uploaded(`Name\n${'x'.repeat(200_000)}\nshort\n`);
  expect(job).toMatchObject({ state: 'JobComplete', numberRecordsFailed: 1 });
});

it('what is no UTF-8, or no CSV by its content type, is refused at once', async () => {
  const { id } = parsed((await org.post('/jobs/ingest', '{"object":"Account","operation":"insert"}')).text);
  const bytes = Buffer.from([0x4e, 0x0a, 0xff, 0xfe, 0x0a]);
  const refused = [
    await org.ask('PUT', `${path(id)}/batches`, { 'content-type': 'text/csv' }, bytes),
    await org.ask('PUT', `${path(id)}/batches`, json, '{"Name":"x"}'),
  ];
  expect(refused.map(refusalOf)).toEqual([
    [400, 'CLIENTINPUTERROR'],
    [400, 'CLIENTINPUTERROR'],
  ]);
});

it.each([
  ['no boundary', 'multipart/form-data', 'x'],
  ['a boundary that is a pattern', 'multipart/form-data; boundary=((((a+)+)+)+)', 'a'.repeat(10_000)],
  [
    'a part that is missing',
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="job"\r\n\r\n{}\r\n--x--',
  ],
])('a job in parts with %s', async (_what, type, body) => {
  expect(refusalOf(await org.post('/jobs/ingest', body, { 'content-type': type }))).toEqual([
    400,
    'INVALID_MULTIPART_REQUEST',
  ]);
});
