import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Endpoint } from '../types.ts';

const folder = join(import.meta.dirname, '..', 'endpoints');

/** One endpoint per file of endpoints/, named after it. A file that is none, or two for one route, stops the start. */
export async function loadEndpoints(): Promise<Endpoint[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const endpoints: Endpoint[] = [];
  const routes = new Map<string, string>();
  for (const file of files.sort()) {
    const { default: endpoint } = (await import(join(folder, file))) as { default?: Endpoint };
    const name = file.slice(0, -3);
    if (endpoint?.id !== name)
      throw new Error(`endpoints/${file} must export an endpoint with the id ${name}`);
    for (const method of [endpoint.method].flat()) {
      const route = `${method} ${endpoint.path.replace(/:\w+/g, ':')}`;
      const other = routes.get(route);
      if (other) throw new Error(`endpoints/${file} and ${other} both answer ${method} ${endpoint.path}`);
      routes.set(route, file);
    }
    endpoints.push(endpoint);
  }
  return endpoints;
}
