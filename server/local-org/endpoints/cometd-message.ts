import { answerBayeux } from '../streaming/answer.ts';
import type { Endpoint } from '../types.ts';
import { bodyLimit } from './cometd.ts';

const endpoint: Endpoint = {
  id: 'cometd-message',
  method: 'POST',
  path: '/cometd/:api/:message',
  summary: 'The same for clients that put the kind of message into the address (`handshake`, `connect`)',
  anonymous: true,
  bodyLimit,
  handle: answerBayeux,
};

export default endpoint;
