/** The org refused a request. `code` is Salesforce's errorCode ('INVALID_FIELD' …) or 'HTTP_<status>'. */
export class SalesforceError extends Error {
  override name = 'SalesforceError';
  readonly code: string;
  readonly status: number;
  /** Everything the org said, for callers that need more than the first error. */
  readonly body: unknown;

  constructor(code: string, message: string, status: number, body: unknown, where: string) {
    super(`${message} (${code}, ${where})`);
    this.code = code;
    this.status = status;
    this.body = body;
  }
}

/** The org could not be reached, or stopped answering, after every retry. */
export class UnreachableError extends Error {
  override name = 'UnreachableError';
}

/** Nobody is logged in. The message says which variable or setting to look at. */
export class LoginError extends Error {
  override name = 'LoginError';
}

interface OrgSaid {
  code: string;
  message: string;
}

/** Salesforce answers errors as [{errorCode, message}] (REST), {error, error_description} (OAuth) or HTML. */
export function orgSaid(status: number, body: unknown): OrgSaid {
  const first: unknown = Array.isArray(body) ? body[0] : body;
  if (typeof first === 'object' && first !== null) {
    const { errorCode, message, error, error_description: description } = first as Record<string, unknown>;
    if (typeof errorCode === 'string') return { code: errorCode, message: String(message ?? errorCode) };
    if (typeof error === 'string') return { code: error, message: String(description ?? error) };
  }
  const text =
    typeof body === 'string'
      ? body
          .replace(/<[^>]*>/g, ' ')
          .replace(/\s+/g, ' ')
          .trim()
      : '';
  return { code: `HTTP_${status}`, message: text.slice(0, 200) || `the org answered ${status}` };
}
