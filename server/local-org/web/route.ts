import type { Endpoint } from '../types.ts';

/** What the `:names` of a route pattern stand for in a path; undefined when the path is not of that route. */
export function paramsOf(pattern: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const found = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decoded(found);
    else if (part !== found) return undefined;
  }
  return params;
}

/** The endpoint that answers a path, found as the app's router finds it: words before parameters. */
export function routeOf(
  endpoints: readonly Endpoint[],
  method: string,
  path: string,
): { endpoint: Endpoint; params: Record<string, string> } | undefined {
  return endpoints
    .filter((endpoint) => [endpoint.method].flat().some((each) => each === method))
    .flatMap((endpoint) => {
      const params = paramsOf(endpoint.path, path);
      return params ? [{ endpoint, params }] : [];
    })
    .sort((one, other) => (shape(one.endpoint) < shape(other.endpoint) ? -1 : 1))[0];
}

/** Sorts a word (' ') before a parameter (':') in the first segment where two patterns differ. */
const shape = (endpoint: Endpoint): string =>
  endpoint.path
    .split('/')
    .map((part) => (part.startsWith(':') ? ':' : ' '))
    .join('');

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
