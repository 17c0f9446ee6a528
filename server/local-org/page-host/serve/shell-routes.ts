import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Org } from '../../types.ts';
import type { PageBuild } from '../build/builder.ts';
import type { PageModel } from '../source/model.ts';
import { sessionCookie } from './cookies.ts';
import { bounceDocument, plainDocument, shellDocument } from './document.ts';
import { STYLES } from './file-routes.ts';
import { isFromOwnPage, isLoopbackHost, SECURITY_HEADERS } from './guard.ts';
import { sessionData } from './session-data.ts';
import { SESSION_COOKIE } from './sessions.ts';
import type { BrowserSession, Sessions } from './sessions.ts';

/** The shell's document, its redirects, and the switch of user. */
export function addShellRoutes(app: FastifyInstance, org: Org, build: PageBuild, sessions: Sessions): void {
  const html = (reply: FastifyReply, status: number, text: string) =>
    reply
      .code(status)
      .headers(SECURITY_HEADERS)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(text);

  function sessionOf(request: FastifyRequest, reply: FastifyReply): BrowserSession {
    const known = sessions.find(request.headers.cookie);
    if (known) return known;
    const session = sessions.start();
    void reply.header('set-cookie', sessionCookie(SESSION_COOKIE, session.id));
    return session;
  }

  function shell(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    if (!isLoopbackHost(request.headers.host))
      return html(reply, 421, plainDocument('Wrong host', 'Use 127.0.0.1 or localhost.'));
    if (build.failure) return html(reply, 500, plainDocument('The pages were not built', build.failure));
    // A link on another site arrives without the cookie; without this detour the person would become the default user.
    if (request.headers['sec-fetch-site'] === 'cross-site')
      return html(reply, 200, bounceDocument(request.url));
    const session = sessionOf(request, reply);
    const { app: bundle } = build;
    const data = sessionData(org, session, sessions.people());
    const status = pageExists(bundle.model, request.url) ? 200 : 404;
    const entry = `/page-host/app/${bundle.id}/${bundle.entry}`;
    const title =
      bundle.model.apps.find((a) => a.name === session.app)?.label ??
      bundle.model.apps[0]?.label ??
      'Local org';
    return html(
      reply,
      status,
      shellDocument({
        language: data.language,
        title,
        styles: STYLES,
        preload: bundle.preload,
        entry,
        session: data,
      }),
    );
  }

  function toFirstTab(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const chosen = sessions.find(request.headers.cookie)?.app;
    const { apps } = build.app.model;
    const first = (apps.find((candidate) => candidate.name === chosen) ?? apps[0])?.tabs[0];
    const tab = first === undefined ? undefined : build.app.model.tabs[first];
    if (!tab) return shell(request, reply);
    return reply.redirect(
      tab.kind === 'object' ? `/lightning/o/${tab.object}/list` : `/lightning/n/${tab.name}`,
      302,
    );
  }

  for (const path of ['/', '/lightning', '/lightning/page/home']) app.get(path, toFirstTab);
  app.get('/lightning/*', (request, reply) =>
    (/^\/lightning\/?(\?|$)/.test(request.url) ? toFirstTab : shell)(request, reply),
  );
  app.get<{ Params: { name: string; '*'?: string } }>('/lightning/app/:name', openApp);
  app.get<{ Params: { name: string; '*'?: string } }>('/lightning/app/:name/*', openApp);

  function openApp(
    request: FastifyRequest<{ Params: { name: string; '*'?: string } }>,
    reply: FastifyReply,
  ): FastifyReply {
    const name = request.params.name.replace(/^c__/, '');
    if (!build.app.model.apps.some((candidate) => candidate.name === name)) return shell(request, reply);
    sessionOf(request, reply).app = name;
    const rest = request.params['*'];
    return rest ? reply.redirect(`/lightning/${rest}`, 302) : toFirstTab(request, reply);
  }

  app.post<{ Body: { userId?: unknown } }>('/page-host/session', (request, reply) => {
    const session = isFromOwnPage(request.headers) ? sessions.find(request.headers.cookie) : undefined;
    if (!session) return reply.code(403).send({ message: 'Only pages of this host may switch the user' });
    const { userId } = request.body ?? {};
    if (typeof userId !== 'string' || !sessions.switchTo(session, userId)) {
      return reply.code(400).send({ message: 'No such user' });
    }
    return reply.code(204).send();
  });
}

const SETUP_PAGE = /^\/lightning\/setup\/CustomMetadata\/(home|[^/]+\/(home|new)|[^/]+\/[^/]+\/edit)$/;

/** Whether a page stands behind the address; records are looked up by the page itself, with the viewer's rights. */
function pageExists(model: PageModel, url: string): boolean {
  const { pathname } = new URL(url, 'http://localhost');
  if (SETUP_PAGE.test(pathname)) return true;
  const [, kind, first = '', second] = pathname.split('/').filter(Boolean).map(decodeURIComponent);
  if (kind === 'n') return model.tabs[first] !== undefined;
  if (kind === 'o')
    return model.objects[first] !== undefined && ['list', 'home', 'new'].includes(second ?? '');
  if (kind === 'r')
    return (
      model.objects[first] !== undefined ||
      Object.values(model.objects).some((o) => o.keyPrefix === first.slice(0, 3))
    );
  return kind === 'cmp' && model.addressable[first] !== undefined;
}
