import { messagesOf } from './messages.ts';
import { streamingOf, type Visitor } from './bayeux.ts';
import type { Answer, Call } from '../types.ts';

const oldest = 37;
const newest = 66;
const cookie = 'BAYEUX_BROWSER';

/** Bayeux messages over HTTP: always 200, the messages say how it went. */
export async function answerBayeux(call: Call): Promise<Answer> {
  const messages = messagesOf(call.body);
  const problem = versionProblem(call.params['api']);
  if (problem !== undefined)
    return {
      body: messages.map(({ channel, id }) => ({
        channel,
        ...(id === undefined ? {} : { id }),
        error: problem,
        successful: false,
        advice: { reconnect: 'none' },
      })),
    };
  const visitor = visitorOf(call);
  const replies = await streamingOf(call.org).process(messages, visitor);
  const { newBrowser } = visitor;
  return {
    headers: {
      'cache-control': 'no-cache, no-store',
      ...(newBrowser === undefined
        ? {}
        : { 'set-cookie': `${cookie}=${newBrowser}; Path=/cometd; HttpOnly; SameSite=Strict` }),
    },
    body: replies,
  };
}

function versionProblem(version: string | undefined): string | undefined {
  const format = `URI format: '/cometd/${newest}.0'`;
  if (version === undefined) return `400::API version in the URI is mandatory. ${format}`;
  const number = /^(\d+)\.0$/.exec(version)?.[1];
  return number !== undefined && Number(number) >= oldest && Number(number) <= newest
    ? undefined
    : `400::Unsupported API version. Only API versions '${oldest}.0' and later are supported. ${format}`;
}

function visitorOf({ org, user, headers }: Call): Visitor {
  const cookies = new Map(
    (typeof headers['cookie'] === 'string' ? headers['cookie'] : '')
      .split(';')
      .map((pair): [string, string] => {
        const [name = '', ...value] = pair.trim().split('=');
        return [name, value.join('=')];
      }),
  );
  // A session id as a browser carries it; this org sets no such cookie, so no page of another site can use one.
  const sid = cookies.get('sid');
  return {
    user: (user as typeof user | undefined) ?? (sid === undefined ? undefined : org.session(sid)),
    browser: cookies.get(cookie),
  };
}
