import { buildApp } from '../../app.ts';
import type { LocalOrg } from '../../org.ts';
import { registerPageHost } from '../index.ts';
import type { PageHostOptions } from '../index.ts';

export interface ServedPages {
  url: string;
  close(): Promise<void>;
}

/** Serves an org's API and its pages on a free port of the loopback. */
export async function servePages(org: LocalOrg, options: PageHostOptions = {}): Promise<ServedPages> {
  const app = await buildApp(org);
  await registerPageHost(app, org, options);
  org.url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url: org.url,
    close: async () => {
      await app.close();
    },
  };
}
