import type { FayeConnections, FayeEngine, FayeMessage } from 'faye/src/protocol/server.js';
import type { Org, SessionUser } from '../types.ts';
import { eventFor } from './event-for.ts';
import { eventBus } from './recorder.ts';

/** Events handed out at once; whoever has more to catch up on gets them with the next connect. */
const batch = 500;
/** A client that neither waits nor asks for this long (real time) is gone. */
const patience = 4 * 60_000;

export interface Client {
  /** Undefined between a handshake's beginning and its end. */
  user: SessionUser | undefined;
  /** Value of the browser cookie that came with the handshake's answer. */
  browser: string;
  hasConnected: boolean;
  lastSeen: number;
  /** Channel → replay id of the last event that was handed out, or passed over. */
  readonly positions: Map<string, number>;
}

/**
 * faye's engine over the org's event log: a subscription is a position in the log, so replaying and listening are
 * the same thing, and nothing is queued for anybody.
 */
export class ReplayEngine implements FayeEngine {
  readonly clients = new Map<string, Client>();
  private readonly org: Org;
  private readonly connections: FayeConnections;
  private readonly wake = () => {
    for (const clientId of this.clients.keys()) this.soon(clientId);
  };
  private readonly due = new Set<string>();

  constructor(org: Org, connections: FayeConnections) {
    this.org = org;
    this.connections = connections;
    eventBus(org).listeners.add(this.wake);
  }

  createClient(callback: (clientId: string) => void, context: unknown): void {
    this.forgetTheGone();
    const clientId = this.connections.generateId();
    this.clients.set(clientId, {
      user: undefined,
      browser: '',
      hasConnected: false,
      lastSeen: Date.now(),
      positions: new Map(),
    });
    callback.call(context, clientId);
  }

  clientExists(clientId: string, callback: (exists: boolean) => void, context: unknown): void {
    callback.call(context, this.clients.has(clientId));
  }

  destroyClient(clientId: string): void {
    if (this.clients.delete(clientId)) this.connections.trigger('close', clientId);
  }

  ping(clientId: string): void {
    const client = this.clients.get(clientId);
    if (client) client.lastSeen = Date.now();
  }

  /** Where the subscription begins was decided when the message came in; without that, with the next event. */
  subscribe(clientId: string, channel: string): void {
    const positions = this.clients.get(clientId)?.positions;
    if (positions && !positions.has(channel)) positions.set(channel, eventBus(this.org).log.latest);
    this.soon(clientId);
  }

  unsubscribe(clientId: string, channel: string): void {
    this.clients.get(clientId)?.positions.delete(channel);
  }

  publish(message: FayeMessage): void {
    throw new Error(`${message.channel}: subscribers do not publish`);
  }

  emptyQueue(clientId: string): void {
    const client = this.clients.get(clientId);
    if (!client?.user || !this.connections.hasConnection(clientId)) return;
    client.lastSeen = Date.now();
    if (!this.org.session(client.user.accessToken)) return;
    const messages = this.messagesFor(client, client.user);
    if (messages.length > 0) this.connections.deliver(clientId, messages);
  }

  disconnect(): void {
    eventBus(this.org).listeners.delete(this.wake);
    this.clients.clear();
  }

  private messagesFor(client: Client, user: SessionUser): FayeMessage[] {
    const { log } = eventBus(this.org);
    const messages: FayeMessage[] = [];
    const reader = this.org.reader(user);
    const start = Math.min(...client.positions.values());
    if (start >= log.latest) return [];
    for (const event of log.after(start)) {
      if (messages.length >= batch) return messages;
      for (const channel of event.channels) {
        const position = client.positions.get(channel);
        if (position === undefined || position >= event.replayId) continue;
        client.positions.set(channel, event.replayId);
        const data = eventFor(reader.schema, event);
        // Rights may have changed since the subscription.
        if (data && (channel.startsWith('/event/') || reader.seesAll(event.objectName)))
          messages.push({ channel, data });
      }
    }
    for (const channel of client.positions.keys()) client.positions.set(channel, log.latest);
    return messages;
  }

  /** After the answer that is being written, and once for all events of one moment. */
  private soon(clientId: string): void {
    if (this.due.has(clientId)) return;
    this.due.add(clientId);
    setImmediate(() => {
      this.due.delete(clientId);
      this.emptyQueue(clientId);
    });
  }

  private forgetTheGone(): void {
    const oldest = Date.now() - patience;
    for (const [clientId, { lastSeen }] of this.clients)
      if (lastSeen < oldest && !this.connections.hasConnection(clientId)) this.destroyClient(clientId);
  }
}
