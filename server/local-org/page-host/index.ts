import { join, resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { hasPackage } from '../metadata/org-metadata.ts';
import type { Tree } from '../metadata/tree.ts';
import type { Org, Schema } from '../types.ts';
import { startBuild } from './build/builder.ts';
import type { PageBuild } from './build/builder.ts';
import { DeployedPages, buildOfTree } from './build/deployed-pages.ts';
import { addCookieAuthentication } from './serve/authentication.ts';
import { Files } from './serve/files.ts';
import { addFileRoutes } from './serve/file-routes.ts';
import { addFrontdoor } from './serve/frontdoor.ts';
import { addSetupRoutes } from './serve/setup-routes.ts';
import { addShellRoutes } from './serve/shell-routes.ts';
import { Sessions } from './serve/sessions.ts';
import { schemaNames } from './source/schema-names.ts';

export interface PageHostOptions {
  /** Source tree with lwc, labels, flexipages …; default force-app/main/default. */
  sourceRoot?: string;
  /** Who a browser without a session is signed in as; default the first user whom others report to. */
  defaultUsername?: string;
  /** Rebuild when a source file changes. */
  watch?: boolean;
  log?: (message: string) => void;
  /** A build that `startPages` has begun; default: begin one now. */
  build?: Promise<PageBuild>;
}

/**
 * Begins to build the pages of an org: of what was deployed to it, else of the package's sources where it has the
 * package.
 */
export function startPagesOf(
  schema: Schema,
  deployed: Tree,
  log: (message: string) => void,
): Promise<PageBuild> {
  if (deployed.size === 0 && hasPackage({ schema })) return startPages(schema, { log });
  return buildOfTree(deployed, schemaNames(schema), log);
}

/** Begins to build the pages, on a thread of their own: the rows of the org can be loaded meanwhile. */
export function startPages(
  schema: Schema,
  { sourceRoot, watch, log }: Omit<PageHostOptions, 'build'> = {},
): Promise<PageBuild> {
  return startBuild({
    root: resolve(sourceRoot ?? SOURCE_ROOT),
    schema: schemaNames(schema),
    ...(watch === undefined ? {} : { watch }),
    ...(log ? { log } : {}),
  });
}

export const SOURCE_ROOT = resolve(import.meta.dirname, '..', '..', '..', 'force-app', 'main', 'default');

/**
 * Builds the pages and adds their routes to the local org's server: `/`, `/lightning/*`, `/page-host/*`, `/assets/*`
 * and `/resource/*`. Requests of those pages to the org's API are authenticated by their session cookie. Call it
 * before the server listens. What is deployed later shows with the next page that is opened. Rejects with PageBuildError.
 */
export async function registerPageHost(
  app: FastifyInstance,
  org: Org,
  options: PageHostOptions = {},
): Promise<PageBuild> {
  const sessions = new Sessions(org, options.defaultUsername);
  addCookieAuthentication(app, sessions);
  const build = await (options.build ?? startPages(org.schema, options));
  const pages = new DeployedPages(org, build, options.log);
  app.addHook('onRequest', async ({ url }) => {
    if (/^\/(lightning\b|[?]|$)/.test(url)) await pages.settled();
  });
  const files = new Files();
  addFileRoutes(app, build, files, join(import.meta.dirname, 'static'));
  addShellRoutes(app, org, build, sessions);
  addSetupRoutes(app, org, sessions);
  addFrontdoor(app, org, sessions);
  app.addHook('onClose', () => build.close());
  return build;
}
