import { SalesforceError } from '../../errors.ts';
import { element, parseXml, XmlError, xmlOf, type XmlNode } from '../../metadata/xml.ts';
import type { Answer, Call, SessionUser } from '../../types.ts';
import { versionOf } from '../../web/versions.ts';
import type { AsyncJob, Batch } from './job.ts';

const namespace = 'http://www.force.com/2009/06/asyncapi/dataload';

/** A refusal of this API: an exception code and its message, in XML. */
export class AsyncError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'AsyncError';
    this.code = code;
  }
}

const xml = (status: number, root: string, values: Record<string, unknown> | XmlNode[]): Answer => {
  const children = Array.isArray(values) ? values : childrenOf(values);
  const node = { ...element(root, children), attributes: { xmlns: namespace } };
  return {
    status,
    headers: { 'content-type': 'application/xml;charset=UTF-8' },
    body: `<?xml version="1.0" encoding="UTF-8"?>${xmlOf(node)}`,
  };
};

const childrenOf = (values: Record<string, unknown>): XmlNode[] =>
  Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => element(name, String(value)));

/** Finds the caller by X-SFDC-SESSION, and tells what went wrong as this API does. */
export async function answered(
  call: Call,
  work: (user: SessionUser) => Answer | Promise<Answer>,
): Promise<Answer> {
  try {
    versionOf(`v${call.params['number'] ?? ''}`);
    const user = (call.user as SessionUser | undefined) ?? call.org.session(sessionId(call));
    if (!user) throw new AsyncError('InvalidSessionId', 'Invalid session id');
    return await work(user);
  } catch (error) {
    if (error instanceof AsyncError) return asyncRefusal(error.code, error.message);
    if (!(error instanceof SalesforceError)) throw error;
    return asyncRefusal('InvalidJob', error.message);
  }
}

/** Whatever this API refuses, as it says so. */
export const asyncRefusal = (code: string, message: string): Answer =>
  xml(400, 'error', { exceptionCode: code, exceptionMessage: message });

const sessionId = ({ headers }: Call): string => [headers['x-sfdc-session'] ?? ''].flat()[0] ?? '';

/** The values of a `<jobInfo>`. */
export function readJobInfo(call: Call): Map<string, string> {
  try {
    const root = parseXml(String(call.body ?? ''));
    if (root.name === 'jobInfo') return new Map(root.children.map(({ name, text }) => [name, text]));
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
  }
  throw new AsyncError('InvalidJob', 'Unable to parse Job');
}

export function jobInfo(job: AsyncJob, status = 200): Answer {
  const count = (state: Batch['state']) => job.batches.filter((batch) => batch.state === state).length;
  const outcomes = job.batches.flatMap((batch) => batch.outcomes);
  return xml(status, 'jobInfo', {
    id: job.id,
    operation: job.operation.name,
    object: job.object.name,
    createdById: job.user.id,
    createdDate: job.created,
    systemModstamp: job.created,
    state: job.state,
    externalIdFieldName:
      'keyField' in job.operation && job.operation.name === 'upsert' ? job.operation.keyField : undefined,
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    numberBatchesQueued: count('Queued'),
    numberBatchesInProgress: count('InProgress'),
    numberBatchesCompleted: count('Completed'),
    numberBatchesFailed: count('Failed'),
    numberBatchesTotal: job.batches.length,
    numberRecordsProcessed: job.batches.reduce((sum, batch) => sum + processed(batch), 0),
    numberRetries: 0,
    apiVersion: job.version,
    numberRecordsFailed: outcomes.filter((outcome) => !outcome.success).length,
  });
}

const processed = ({ outcomes, found }: Batch): number => found?.rows.size ?? outcomes.length;

export const batchInfo = (job: AsyncJob, batch: Batch, status = 200): Answer =>
  xml(status, 'batchInfo', batchValues(job, batch));

export const batchList = (job: AsyncJob): Answer =>
  xml(
    200,
    'batchInfoList',
    job.batches.map((batch) => element('batchInfo', childrenOf(batchValues(job, batch)))),
  );

/** The results of a query, by their ids: one, with all its rows. */
export const resultList = (ids: readonly string[]): Answer =>
  xml(
    200,
    'result-list',
    ids.map((id) => element('result', id)),
  );

const batchValues = (job: AsyncJob, batch: Batch): Record<string, unknown> => ({
  id: batch.id,
  jobId: job.id,
  state: batch.state,
  stateMessage: batch.message,
  createdDate: batch.created,
  systemModstamp: batch.created,
  numberRecordsProcessed: processed(batch),
  numberRecordsFailed: batch.outcomes.filter((outcome) => !outcome.success).length,
});
