import type { Readable } from 'node:stream';
import { Agent } from 'undici';
import type { Config } from './config.ts';
import { LoginError, orgSaid, SalesforceError, UnreachableError } from './connection/errors.ts';
import type { HttpAnswer } from './connection/http.ts';
import { readText, sendWithRetries } from './connection/http.ts';
import { logIn } from './connection/login.ts';
import type { Session } from './connection/login.ts';
import type { ApiAnswer, ApiRequest, QueryPage, SalesforceConnection } from './connection/types.ts';
import { apiVersion } from './connection/types.ts';
import type { Logger } from './log.ts';

export { LoginError, SalesforceError, UnreachableError } from './connection/errors.ts';

export { apiVersion } from './connection/types.ts';
export type { ApiAnswer, ApiRequest, QueryPage, SalesforceConnection } from './connection/types.ts';

export interface ConnectOptions {
  now?: () => number;
  backoffMs?: number;
}

/** More often than this in one run means that something other than age ends our sessions. */
const mostLogins = 4;

/**
 * Logs in and finds out who and where we are.
 *
 * @throws LoginError with the fix.
 */
export async function connect(
  config: Pick<Config, 'credentials'>,
  log: Logger,
  options: ConnectOptions = {},
): Promise<SalesforceConnection> {
  const link = new Link(config, log, options);
  try {
    await link.start();
  } catch (cause) {
    await link.close();
    throw cause;
  }
  return link;
}

class Link implements SalesforceConnection {
  organizationId = '';
  userId = '';
  apiCalls = 0;
  bytes = 0;
  serverTime: Date | undefined;
  #session: Session = { accessToken: '', instanceUrl: '' };
  #loggingIn: Promise<void> | undefined;
  #logins = 0;
  readonly #config: Pick<Config, 'credentials'>;
  readonly #log: Logger;
  readonly #options: ConnectOptions;
  readonly #dispatcher = new Agent({ connections: 8, connect: { timeout: 30_000 } });

  constructor(config: Pick<Config, 'credentials'>, log: Logger, options: ConnectOptions) {
    this.#config = config;
    this.#log = log;
    this.#options = options;
  }

  get instanceUrl(): string {
    return this.#session.instanceUrl;
  }

  async start(): Promise<void> {
    await this.#logIn();
    const { body } = await this.#whoAmI();
    if (!body?.user_id || !body.organization_id) {
      throw new LoginError(
        `${this.instanceUrl} did not say who we are (/services/oauth2/userinfo). ` +
          'Fix: give the External Client App the scopes "api" and "openid".',
      );
    }
    this.userId = body.user_id;
    this.organizationId = body.organization_id;
    this.#log.info({ organizationId: this.organizationId, userId: this.userId }, 'logged in');
  }

  async #whoAmI(): Promise<ApiAnswer<{ user_id?: string; organization_id?: string } | null>> {
    try {
      return await this.request({ path: '/services/oauth2/userinfo' });
    } catch (cause) {
      if (!(cause instanceof UnreachableError)) throw cause;
      const variable =
        this.#config.credentials.kind === 'token' ? 'SALESFORCE_INSTANCE_URL' : 'SALESFORCE_LOGIN_URL';
      throw new LoginError(
        `${cause.message}. Fix: check ${variable} and that the org can be reached from here.`,
        { cause },
      );
    }
  }

  async request<T>(request: ApiRequest): Promise<ApiAnswer<T>> {
    const { status, headers, body } = await this.download(request);
    const text = await readText(body, headers);
    const json = String(headers['content-type'] ?? '').includes('json');
    return { status, headers, body: (json && text ? JSON.parse(text) : text) as T };
  }

  async download(request: ApiRequest): Promise<ApiAnswer<Readable>> {
    const used = this.#session.accessToken;
    let answer = await this.#send(request);
    if (!answer.ok && noSession(answer)) {
      await this.#renew(used);
      answer = await this.#send(request);
    }
    const date = Date.parse(String(answer.headers.date ?? ''));
    if (!Number.isNaN(date)) this.serverTime = new Date(date);
    if (!answer.ok) throw this.#refusal(request, answer);
    const { status, headers, body } = answer;
    body.on('data', (chunk: Buffer) => (this.bytes += chunk.length)).pause();
    return { status, headers, body };
  }

  async *pages<T>(soql: string, options: { all?: boolean } = {}): AsyncIterable<QueryPage<T>> {
    let path: string | undefined = `/${options.all ? 'queryAll' : 'query'}?q=${encodeURIComponent(soql)}`;
    while (path) {
      const { body: page }: ApiAnswer<QueryPage<T>> = await this.request<QueryPage<T>>({
        path,
        headers: { 'sforce-query-options': 'batchSize=2000' },
      });
      yield page;
      path = page.done ? undefined : page.nextRecordsUrl;
    }
  }

  async query<T>(soql: string, options: { all?: boolean } = {}): Promise<T[]> {
    const records: T[] = [];
    for await (const page of this.pages<T>(soql, options)) records.push(...page.records);
    return records;
  }

  async close(): Promise<void> {
    await this.#dispatcher.close();
  }

  async #send(request: ApiRequest): Promise<HttpAnswer> {
    const { method = 'GET', path, body, headers } = request;
    const text =
      body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    const full = path.startsWith('/services/') ? path : `/services/data/v${apiVersion}${path}`;
    return sendWithRetries(
      {
        method,
        url: this.instanceUrl + full,
        headers: {
          accept: 'application/json',
          ...(text === body ? {} : { 'content-type': 'application/json' }),
          ...headers,
          authorization: `Bearer ${this.#session.accessToken}`,
        },
        body: text,
        repeatable: request.repeatable ?? (method !== 'POST' && method !== 'PATCH'),
      },
      {
        dispatcher: this.#dispatcher,
        log: this.#log,
        onAttempt: () => (this.apiCalls += 1),
        ...(this.#options.backoffMs === undefined ? {} : { backoffMs: this.#options.backoffMs }),
      },
    );
  }

  /** Concurrent requests that meet the same expired session share one log-in. */
  async #renew(expired: string): Promise<void> {
    if (this.#session.accessToken !== expired) return;
    if (this.#config.credentials.kind === 'token') {
      throw new LoginError(
        `${this.instanceUrl} does not accept the access token (expired, or of another org). ` +
          'Fix: set a fresh SALESFORCE_ACCESS_TOKEN, or use client credentials, which renew themselves.',
      );
    }
    this.#loggingIn ??= this.#logIn().finally(() => (this.#loggingIn = undefined));
    await this.#loggingIn;
  }

  async #logIn(): Promise<void> {
    this.#logins += 1;
    if (this.#logins > mostLogins) {
      throw new LoginError(
        `${this.instanceUrl} ended the session ${mostLogins} times in one run. ` +
          "Fix: check the session policy of the External Client App and of the run-as user's profile.",
      );
    }
    this.#session = await logIn(this.#config.credentials, this.#options.now ?? Date.now);
  }

  #refusal(request: ApiRequest, answer: { status: number; text: string }): Error {
    const { status, text } = answer;
    const body = jsonOrText(text);
    const { code, message } = orgSaid(status, body);
    if (noSession(answer))
      return new LoginError(`${this.instanceUrl} does not accept our session: ${message} (${code}).`);
    const where = `${request.method ?? 'GET'} ${request.path.split('?')[0]}`;
    return new SalesforceError(code, message, status, body, where);
  }
}

/** The identity endpoints answer 403 where every other one answers 401. */
function noSession({ status, text }: { status: number; text: string }): boolean {
  return status === 401 || (status === 403 && /Bad_OAuth_Token|Missing_OAuth_Token/.test(text));
}

/** A proxy between us and the org may answer HTML, whatever the content type says. */
function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof Object && cause.constructor.name === 'SyntaxError') return text;
    throw cause;
  }
}
