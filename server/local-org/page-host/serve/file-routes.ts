import { basename, dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { PageBuild } from '../build/builder.ts';
import { packageFolder } from '../build/packages.ts';
import { ASK_AGAIN, FOREVER, type Files } from './files.ts';

/** Style sheet of the second Lightning Design System, theme "Cosmos", as new orgs have it. */
const SLDS = join(packageFolder('@salesforce-ux/design-system-2'), 'dist', 'css', 'bundled');
const ASSETS = join(packageFolder('@salesforce-ux/design-system'), 'assets');

export const STYLES = ['/page-host/slds/slds2.cosmos.css', '/page-host/static/shell.css'];

type Wildcard = { Params: { '*': string } };

/** Everything a page loads besides its document and the org's API. Nothing here depends on who asks. */
export function addFileRoutes(
  app: FastifyInstance,
  build: PageBuild,
  files: Files,
  staticFolder: string,
): void {
  app.get<{ Params: { id: string; '*': string } }>('/page-host/app/:id/*', async (request, reply) => {
    const { id, '*': name } = request.params;
    const text = id === build.app.id ? build.app.files[name] : undefined;
    if (text === undefined) return reply.code(404).type('text/plain').send('Not found\n');
    return files.sendText(request, reply, `app/${id}/${name}`, text, FOREVER);
  });
  app.get<{ Params: { hash: string; '*': string } }>('/page-host/vendor/:hash/*', (request, reply) => {
    // The folder carries the hash in its name, so a stale address finds no file.
    const folder = join(dirname(build.vendor.folder), `vendor-${request.params.hash.replace(/\W/g, '')}`);
    return files.send(request, reply, folder, request.params['*'], FOREVER);
  });
  app.get<Wildcard>('/page-host/slds/*', (request, reply) =>
    files.send(request, reply, SLDS, request.params['*'], ASK_AGAIN),
  );
  app.get<Wildcard>('/page-host/static/*', (request, reply) =>
    files.send(request, reply, staticFolder, request.params['*'], ASK_AGAIN),
  );
  app.get<Wildcard>('/assets/*', (request, reply) =>
    files.send(request, reply, ASSETS, request.params['*'], ASK_AGAIN),
  );
  app.get<{ Params: { name: string } }>('/resource/:name', (request, reply) => {
    const resource = build.app.staticResources[request.params.name];
    if (!resource) return reply.code(404).type('text/plain').send('Not found\n');
    const path = join(build.root, resource);
    return files.send(request, reply, dirname(path), basename(path), ASK_AGAIN);
  });
}
