import { answerBayeux } from '../streaming/answer.ts';
import type { Endpoint } from '../types.ts';

/** Largest request: a handful of short messages. */
export const bodyLimit = 1024 * 1024;

const endpoint: Endpoint = {
  id: 'cometd',
  method: 'POST',
  path: '/cometd/:api',
  summary: 'Streaming API (Bayeux, long polling): change events and platform events, with replay',
  // Who is not let in is told so by a Bayeux message.
  anonymous: true,
  bodyLimit,
  handle: answerBayeux,
};

export default endpoint;
