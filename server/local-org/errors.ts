import type { SaveError } from './types.ts';

/**
 * An error as the platform answers it: HTTP status, code, message, fields. The wordings are the platform's own;
 * clients match on them.
 */
export class SalesforceError extends Error {
  readonly status: number;
  readonly errorCode: string;
  readonly fields: readonly string[] | undefined;

  constructor(status: number, errorCode: string, message: string, fields?: readonly string[]) {
    super(message);
    this.name = 'SalesforceError';
    this.status = status;
    this.errorCode = errorCode;
    this.fields = fields;
  }

  /** The body the platform sends: a list of one. */
  toBody(): { message: string; errorCode: string; fields?: readonly string[] }[] {
    const { message, errorCode, fields } = this;
    return [fields ? { message, errorCode, fields } : { message, errorCode }];
  }
}

const resourceMissing = 'The requested resource does not exist';

export const notFound = (what?: string) =>
  new SalesforceError(404, 'NOT_FOUND', what ? `${resourceMissing}: ${what}` : resourceMissing);

export const externalIdMissing = (field: string) =>
  new SalesforceError(
    404,
    'NOT_FOUND',
    `Provided external ID field does not exist or is not accessible: ${field}`,
  );

/** For what Salesforce has and this org does not speak. Never a plausible empty answer. */
export const notSpoken = (feature: string) =>
  new SalesforceError(403, 'FUNCTIONALITY_NOT_ENABLED', `The local org does not speak this yet: ${feature}`);

export const invalidType = (objectName: string) =>
  new SalesforceError(
    400,
    'INVALID_TYPE',
    `sObject type '${objectName}' is not supported. If you are attempting to use a custom object, be sure to append ` +
      `the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`,
  );

export const noSuchColumn = (field: string, objectName: string) =>
  new SalesforceError(
    400,
    'INVALID_FIELD',
    `No such column '${field}' on entity '${objectName}'. If you are attempting to use a custom field, be sure to ` +
      `append the '__c' after the custom field name. Please reference your WSDL or the describe call for the ` +
      `appropriate names.`,
  );

export const invalidSession = () =>
  new SalesforceError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');

/** An Authorization header of another kind than Bearer. */
export const invalidAuthHeader = () => new SalesforceError(401, 'INVALID_AUTH_HEADER', 'INVALID_HEADER_TYPE');

export const unsupportedVersion = () =>
  new SalesforceError(400, 'UNSUPPORTED_API_VERSION', 'Invalid Api version specified on URL');

export const methodNotAllowed = (method: string, allowed: readonly string[]) =>
  new SalesforceError(
    405,
    'METHOD_NOT_ALLOWED',
    `HTTP Method '${method}' not allowed. Allowed are ${allowed.join(',')}`,
  );

export const jsonParserError = (message: string) => new SalesforceError(400, 'JSON_PARSER_ERROR', message);

export const unsupportedMediaType = () =>
  new SalesforceError(415, 'UNSUPPORTED_MEDIA_TYPE', 'Records are taken as application/json only');

export const malformedId = (id: string) =>
  new SalesforceError(400, 'MALFORMED_ID', `Record ID: id value of incorrect type: ${id}`);

export const entityIsDeleted = () => new SalesforceError(404, 'ENTITY_IS_DELETED', 'entity is deleted');

export const invalidInput = (message: string) => new SalesforceError(400, 'INVALID_INPUT', message);

const saveStatus: Record<string, number> = {
  NOT_FOUND: 404,
  ENTITY_IS_DELETED: 404,
  INVALID_CROSS_REFERENCE_KEY: 404,
  INSUFFICIENT_ACCESS_OR_READONLY: 403,
};

/** A failed save of one record as an HTTP error; the platform answers 400 for nearly all of them. */
export function fromSaveErrors(errors: SaveError[]): SalesforceError {
  const first = errors[0];
  if (!first) throw new Error('a failed save needs at least one error');
  // A missing record is 404; the same code about a field of the record is a bad request.
  const status = first.fields.length ? 400 : (saveStatus[first.statusCode] ?? 400);
  return new SalesforceError(status, first.statusCode, first.message, first.fields);
}
