import { AsyncLocalStorage } from 'node:async_hooks';

const origins = new AsyncLocalStorage<string>();

/** Does work whose changes were asked for by an API call: `com/salesforce/api/rest/66.0;client=Mine`. */
export function withOrigin<T>(url: string, callOptions: unknown, work: () => T): T {
  const [, soap, rest] = /^\/services\/(?:Soap\/\w+\/([\d.]+)|data\/v([\d.]+))/.exec(url) ?? [];
  if (soap === undefined && rest === undefined) return work();
  const api = soap === undefined ? (/\/jobs\/ingest/.test(url) ? 'bulkapi' : 'rest') : 'soap';
  const client = /(?:^|[,;\s])client=([^,;\s]+)/.exec(
    typeof callOptions === 'string' ? callOptions : '',
  )?.[1];
  const origin = `com/salesforce/api/${api}/${soap ?? rest}${client === undefined ? '' : `;client=${client}`}`;
  return origins.run(origin, work);
}

/** Empty when no API call made the change. */
export const currentOrigin = (): string => origins.getStore() ?? '';
