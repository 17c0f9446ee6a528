import { answerBayeux } from '../streaming/answer.ts';
import type { Endpoint } from '../types.ts';
import { bodyLimit } from './cometd.ts';

const endpoint: Endpoint = {
  id: 'cometd-without-version',
  method: 'POST',
  path: '/cometd',
  summary: 'Refused: the address must say the API version',
  anonymous: true,
  bodyLimit,
  handle: answerBayeux,
};

export default endpoint;
