import type { FastifyReply, FastifyRequest } from 'fastify';
import { methodNotAllowed, notFound, notSpoken, type SalesforceError } from '../errors.ts';
import type { Endpoint } from '../types.ts';
import { paramsOf } from './route.ts';

/** Parts of Salesforce that clients ask for and this org does not have. The first match names what is missing. */
const unspoken: [path: RegExp, feature: string][] = [
  [/^\/services\/Soap\/(?![mu]\/)/i, 'SOAP API'],
  [/^\/services\/async\//i, 'this Bulk API 1.0 resource'],
  [/^\/services\/apexrest(\/|$)/i, 'Apex REST'],
  [/^\/(lightning|secur)(\/|$)/i, 'pages, which this org was started without'],
  [/^\/services\/oauth2\//i, 'this OAuth endpoint'],
  [/^\/services\/data\/v[\d.]+\/event\/eventSchema(\/|$)/i, 'event schemas'],
  [/^\/services\/data\/v[\d.]+\/tooling(\/|$)/i, 'Tooling API'],
  [/^\/services\/data\/v[\d.]+\/metadata(\/|$)/i, 'Metadata API over REST'],
  [/^\/services\/data\/v[\d.]+\/composite\/graph(\/|$)/i, 'composite graph'],
  [/^\/services\/data\/v[\d.]+\/(sobjects\/\w+\/)?quickActions(\/|$)/i, 'quick actions'],
  [/^\/services\/data\/v[\d.]+\/(tabs|theme|appMenu)(\/|$)/i, 'tabs, themes and app menus'],
  [/^\/services\/data\/v[\d.]+\/(search\/|parameterizedSearch)/i, 'this search resource'],
  [/^\/services\/data\/v[\d.]+\/analytics(\/|$)/i, 'Reports and Dashboards API'],
  [/^\/services\/data\/v[\d.]+\/(chatter|connect)(\/|$)/i, 'Connect API'],
  [/^\/services\/data\/v[\d.]+\/(process|actions|flow)(\/|$)/i, 'process and action resources'],
  [/^\/services\/data\/v[\d.]+\/wave(\/|$)/i, 'CRM Analytics'],
  [/^\/services\/data\/v[\d.]+\/ui-api(\/|$)/i, 'this UI API resource'],
  [/^\/services\/data\/v[\d.]+\/jobs(\/|$)/i, 'this Bulk API 2.0 resource'],
];

/** A known path with another method, a known feature that is not spoken, or a path nobody knows: each by its name. */
export function refuseUnknown(request: FastifyRequest, _reply: FastifyReply, endpoints: Endpoint[]): never {
  throw refusalOf(request.method, pathOf(request.url), endpoints);
}

export function refusalOf(method: string, path: string, endpoints: readonly Endpoint[]): SalesforceError {
  const allowed = endpoints
    .filter((endpoint) => paramsOf(endpoint.path, path))
    .flatMap((endpoint) => endpoint.method);
  if (allowed.length) return methodNotAllowed(method, [...new Set(allowed)]);
  const feature = unspoken.find(([pattern]) => pattern.test(path))?.[1];
  return feature ? notSpoken(`${feature} (${path})`) : notFound(path);
}

function pathOf(url: string): string {
  const [path = '/'] = url.split('?');
  return path.length > 1 ? path.replace(/\/+$/, '') : path;
}
