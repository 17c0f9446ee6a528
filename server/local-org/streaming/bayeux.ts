import Server from 'faye/src/protocol/server.js';
import type { FayeExtension, FayeMessage, FayeServer } from 'faye/src/protocol/server.js';
import { randomBytes } from 'node:crypto';
import type { Org, SessionUser } from '../types.ts';
import { subscriptionProblem } from './channels.ts';
import { eventBus } from './recorder.ts';
import { ReplayEngine, type Client } from './replay-engine.ts';

/** Seconds a connect waits for an event. */
const timeout = 110;
/** Subscribers an org may have at once. */
const maximumClients = 1000;

/** Who sent a request: a token says it, or the cookie that a handshake was answered with. */
export interface Visitor {
  user: SessionUser | undefined;
  /** The browser cookie it came with. */
  browser: string | undefined;
  /** Cookie to set with the answer, after a handshake. */
  newBrowser?: string;
}

const refused = {
  handshake: '403::Handshake denied',
  session: '401::Authentication invalid',
  client: '403::Unknown client',
  full: '403::Organization concurrent user limit exceeded',
} as const;

/** The org's Bayeux server: faye's protocol, the platform's rules and words. */
export class Streaming {
  private readonly server: FayeServer<Visitor>;
  private readonly org: Org;
  private engine!: ReplayEngine;

  constructor(org: Org) {
    this.org = org;
    const type = {
      create: (connections: ConstructorParameters<typeof ReplayEngine>[1]) =>
        (this.engine = new ReplayEngine(org, connections)),
    };
    this.server = Server.create<Visitor>({ timeout, engine: { type } });
    this.server.addExtension(this.rules());
  }

  /** Resolves when every message has its answer: a connect's may take as long as nothing happens. */
  process(messages: FayeMessage[], visitor: Visitor): Promise<FayeMessage[]> {
    return new Promise((resolve) => this.server.process(messages, visitor, resolve));
  }

  /** Lets everybody go who waits. */
  close(): void {
    this.server.close();
  }

  private rules(): FayeExtension<Visitor> {
    return {
      incoming: (message, visitor, next) => {
        const problem =
          message.channel === '/meta/handshake' ? this.shake(message, visitor) : this.check(message, visitor);
        next(problem === undefined ? message : { ...message, error: problem });
      },
      outgoing: (message, visitor, next) => {
        if (message.channel === '/meta/handshake') this.shaken(message, visitor);
        else if (message.error !== undefined) inPlatformWords(message);
        next(message);
      },
    };
  }

  private shake({ supportedConnectionTypes }: FayeMessage, { user }: Visitor): string | undefined {
    if (!user) return refused.handshake;
    if (this.engine.clients.size >= maximumClients) return refused.full;
    const types = supportedConnectionTypes as string[];
    return types.includes('long-polling') ? undefined : `400::Invalid connection type ${types.join(',')}`;
  }

  private shaken(answer: FayeMessage, visitor: Visitor): void {
    answer['supportedConnectionTypes'] = ['long-polling'];
    answer['minimumVersion'] = '1.0';
    answer.ext = { replay: true, 'payload.format': true };
    if (answer.successful !== true) {
      inPlatformWords(answer);
      if (answer.error === refused.handshake) answer.ext['sfdc'] = { failureReason: refused.session };
      return;
    }
    const client = this.engine.clients.get(answer.clientId ?? '');
    if (!client) return;
    visitor.newBrowser = randomBytes(12).toString('base64url');
    client.user = visitor.user;
    client.browser = visitor.newBrowser;
  }

  /** Everything after the handshake: the client must be known, and be the visitor's own. */
  private check(message: FayeMessage, visitor: Visitor): string | undefined {
    const client = this.engine.clients.get(message.clientId ?? '');
    const user = visitor.user ?? this.userByCookie(client, visitor);
    if (!user) return refused.session;
    if (client?.user?.id !== user.id) return refused.client;
    if (message.channel === '/meta/connect') return connect(message, client);
    if (message.channel === '/meta/subscribe') return this.subscribe(message, client, user);
    return message.channel.startsWith('/meta/') ? undefined : '403:denied_by_security_policy:publish_denied';
  }

  private userByCookie(client: Client | undefined, { browser }: Visitor): SessionUser | undefined {
    if (!client?.user || browser === undefined || browser !== client.browser) return undefined;
    return this.org.session(client.user.accessToken);
  }

  private subscribe(message: FayeMessage, client: Client, user: SessionUser): string | undefined {
    const { log } = eventBus(this.org);
    const wanted = [message.subscription ?? []].flat();
    if (wanted.length === 0) return subscriptionProblem(this.org, user, undefined);
    const positions = new Map<string, number>();
    for (const channel of wanted) {
      const problem = subscriptionProblem(this.org, user, channel);
      if (problem !== undefined) return problem;
      const replayId = replayOf(message.ext, channel);
      if (replayId === -1) positions.set(channel, client.positions.get(channel) ?? log.latest);
      else if (replayId === -2) positions.set(channel, log.beginning);
      else if (Number.isSafeInteger(replayId) && log.has(replayId as number))
        positions.set(channel, replayId as number);
      else
        return (
          `400::The replayId {${String(replayId)}} you provided was invalid.  Please provide a valid ID, ` +
          '-2 to replay all events, or -1 to replay only new events.'
        );
    }
    for (const [channel, position] of positions) client.positions.set(channel, position);
    return undefined;
  }
}

function connect(message: FayeMessage, client: Client): string | undefined {
  if (message['connectionType'] !== 'long-polling')
    return `400::Invalid connection type ${String(message['connectionType'])}`;
  // The first connect only says how long the next one may wait.
  if (!client.hasConnected) message.advice = { timeout: 0 };
  client.hasConnected = true;
  return undefined;
}

/** `ext: { replay: { channel: id } }`; new events only, when it says nothing. */
function replayOf(ext: FayeMessage['ext'], channel: string): unknown {
  const replay = ext?.['replay'];
  if (replay === null || typeof replay !== 'object' || !Object.hasOwn(replay, channel)) return -1;
  const replayId = (replay as Record<string, unknown>)[channel];
  return typeof replayId === 'string' && /^-?\d+$/.test(replayId) ? Number(replayId) : (replayId ?? -1);
}

/** Who is not let in need not try again; who is not known may shake hands once more. */
function inPlatformWords(answer: FayeMessage): void {
  const error = String(answer.error);
  if (/^401:[^:]+:/.test(error)) answer.error = refused.client;
  if (error.startsWith('402:subscription:')) answer.error = '400::Channel name not specified';
  const advice =
    answer.error === refused.client ? { reconnect: 'handshake', interval: 0 } : { reconnect: 'none' };
  if (answer.channel === '/meta/handshake' || answer.channel === '/meta/connect') answer.advice = advice;
}

export const streamingOf = (org: Org): Streaming => org.state('streaming', () => new Streaming(org));
