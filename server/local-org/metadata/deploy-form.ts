import { SalesforceError } from '../errors.ts';
import { deployOptions, type DeployOptions } from './deploy-options.ts';

const invalid = (message: string) => new SalesforceError(400, 'INVALID_MULTIPART_REQUEST', message);

/** Parts of a deploy form: `json` (or `entity_content`) with the options, `file` with the zip, byte for byte. */
export function deployForm(contentType: string, body: Buffer): { zip: Uint8Array; options: DeployOptions } {
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) throw invalid('The multipart body has no boundary');
  const parts = partsOf(body, Buffer.from(`--${boundary}`));
  const zip = parts.get('file');
  const json = parts.get('json') ?? parts.get('entity_content');
  if (!zip || !json) throw invalid('A deployment needs the parts "json" and "file"');
  return { zip, options: optionsOf(json.toString('utf8')) };
}

function partsOf(body: Buffer, mark: Buffer): Map<string, Buffer> {
  const parts = new Map<string, Buffer>();
  for (let at = body.indexOf(mark); at >= 0;) {
    const next = body.indexOf(mark, at + mark.length);
    if (next < 0) break;
    const part = body.subarray(at + mark.length, next);
    const end = part.indexOf('\r\n\r\n');
    const name = /name="([^"]+)"/.exec(part.subarray(0, Math.max(end, 0)).toString('utf8'))?.[1];
    // The line break before the next boundary belongs to the boundary.
    if (end >= 0 && name !== undefined) parts.set(name, part.subarray(end + 4, part.length - 2));
    at = next;
  }
  return parts;
}

function optionsOf(text: string): DeployOptions {
  let given: { deployOptions?: Record<string, unknown> };
  try {
    given = JSON.parse(text) as { deployOptions?: Record<string, unknown> };
  } catch (error) {
    throw invalid(`part "json" is not JSON: ${(error as Error).message}`);
  }
  if (typeof given !== 'object' || given === null) throw invalid('part "json" is not an object');
  const options = given.deployOptions ?? {};
  return deployOptions((name) => options[name]);
}
