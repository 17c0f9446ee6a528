import { jsonParserError, SalesforceError } from '../errors.ts';

/**
 * A job and its data in one request: part `job` is JSON, part `content` the CSV. Part bodies are taken byte for byte
 * between the boundaries, so quotes and newlines in the CSV are safe.
 */
export function multipartJob(
  contentType: string,
  body: string,
): { job: Record<string, unknown>; content: string } {
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined)
    throw new SalesforceError(400, 'INVALID_MULTIPART_REQUEST', 'The multipart body has no boundary');
  const parts = new Map<string, string>();
  for (const part of `\n${body}`
    .split(new RegExp(`\\r?\\n--${boundary.replace(/[^\w]/g, '\\$&')}`))
    .slice(1)) {
    const [, headers = '', content = ''] = /^\r?\n([\s\S]*?)\r?\n\r?\n([\s\S]*)$/.exec(part) ?? [];
    const name = /name="?([^";\r\n]+)"?/i.exec(headers)?.[1];
    if (name !== undefined) parts.set(name, content);
  }
  const [job, content] = [parts.get('job'), parts.get('content')];
  if (job === undefined || content === undefined) {
    throw new SalesforceError(
      400,
      'INVALID_MULTIPART_REQUEST',
      'A multipart job needs the parts "job" and "content"',
    );
  }
  return { job: jsonObject(job), content };
}

function jsonObject(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw jsonParserError('part "job" is not JSON');
  }
}
