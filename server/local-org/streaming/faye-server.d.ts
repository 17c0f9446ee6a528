/**
 * What is used of faye's Bayeux server. Its HTTP adapter is not: it takes requests from the http server before the
 * app sees them, and with them the loopback rule, the body limit and the faults.
 */
declare module 'faye/src/protocol/server.js' {
  export interface FayeMessage {
    channel: string;
    clientId?: string;
    id?: string | number;
    error?: string;
    successful?: boolean;
    subscription?: string | string[];
    advice?: { reconnect?: string; interval?: number; timeout?: number };
    ext?: Record<string, unknown>;
    [name: string]: unknown;
  }

  /** The side of an engine that keeps connections: clients wait here, and are handed what `deliver` is given. */
  export interface FayeConnections {
    generateId(): string;
    hasConnection(clientId: string): boolean;
    deliver(clientId: string, messages: FayeMessage[]): boolean;
    trigger(event: 'close', clientId: string): void;
  }

  /** The side that knows clients and subscriptions; faye's own keeps them in memory, others may be given. */
  export interface FayeEngine {
    createClient(callback: (clientId: string) => void, context: unknown): void;
    clientExists(clientId: string, callback: (exists: boolean) => void, context: unknown): void;
    destroyClient(clientId: string): void;
    ping(clientId: string): void;
    subscribe(clientId: string, channel: string): void;
    unsubscribe(clientId: string, channel: string): void;
    publish(message: FayeMessage): void;
    emptyQueue(clientId: string): void;
    disconnect(): void;
  }

  export interface FayeExtension<Request> {
    incoming(message: FayeMessage, request: Request, next: (message: FayeMessage) => void): void;
    outgoing(message: FayeMessage, request: Request, next: (message: FayeMessage) => void): void;
  }

  export interface FayeServer<Request> {
    addExtension(extension: FayeExtension<Request>): void;
    process(messages: FayeMessage[], request: Request, callback: (replies: FayeMessage[]) => void): void;
    close(): void;
  }

  const Server: {
    create<Request>(options: {
      /** Seconds a connect waits for something to happen. */
      timeout: number;
      engine: { type: { create(connections: FayeConnections): FayeEngine } };
    }): FayeServer<Request>;
  };
  export default Server;
}
