import type { Connection } from 'jsforce';
import { StreamingExtension } from 'jsforce/lib/api/streaming.js';

/** What a subscriber of jsforce's faye client hears, and how to wait for it. */
export interface Listener<T> {
  heard: T[];
  /** Resolves when this many events were heard in all. */
  until(count: number): Promise<T[]>;
  close(): Promise<void>;
}

/** Subscribes with the real client; `replayId` as the platform takes it (-1 new events, -2 all that are kept). */
export async function listen<T>(
  connection: Connection,
  channel: string,
  replayId?: number,
): Promise<Listener<T>> {
  const extensions = replayId === undefined ? [] : [new StreamingExtension.Replay(channel, replayId)];
  const client = connection.streaming.createClient(extensions);
  const heard: T[] = [];
  let awake: () => void = () => undefined;
  const subscription = client.subscribe(channel, (event: T) => {
    heard.push(event);
    awake();
  });
  // jsforce's types leave disconnect out.
  const close = async () => {
    await (client as unknown as { disconnect(): PromiseLike<void> }).disconnect();
  };
  try {
    await subscription;
  } catch (error) {
    await close();
    throw error;
  }
  return {
    heard,
    async until(count) {
      while (heard.length < count) await new Promise<void>((resolve) => (awake = resolve));
      return heard;
    },
    close,
  };
}

export interface ChangeMessage {
  schema: string;
  payload: Record<string, unknown> & { ChangeEventHeader: Record<string, unknown> };
  event: { replayId: number };
}
