import { SalesforceError } from '../errors.ts';
import { messagesOf } from './messages.ts';

const handshake = { channel: '/meta/handshake', version: '1.0', supportedConnectionTypes: ['long-polling'] };

test.each([
  ['no list', '7'],
  ['null', '[null]'],
  ['an empty list', '[]'],
  ['a list in a list', '[[{"channel":"/meta/handshake"}]]'],
  ['no channel', '[{}]'],
  ['a channel that is no text', '[{"channel":{"toString":1}}]'],
  ['a client that is no text', '[{"channel":"/meta/connect","clientId":["x"]}]'],
  ['types that are no texts', '[{"channel":"/meta/handshake","supportedConnectionTypes":{"length":1e9}}]'],
  ['subscriptions that are no texts', '[{"channel":"/meta/subscribe","subscription":[[["/data/x"]]]}]'],
  ['too many messages', JSON.stringify(Array.from({ length: 101 }, () => handshake))],
  ['prototypes', '[{"__proto__":{"channel":"/meta/handshake"}}]'],
])('%s is no Bayeux message', (_, payload) => {
  const read = () => messagesOf(JSON.parse(payload));
  expect(read).toThrow(SalesforceError);
  expect(read).toThrow(/Bad Bayeux message/);
});

test('what Bayeux knows of a message is kept, and nothing else', () => {
  const sent = JSON.parse(
    '{"channel":"/meta/subscribe","id":7,"clientId":"c","subscription":"/data/x","ext":{"replay":{}},"data":{"x":1},"__proto__":{"error":"x"},"error":"x","advice":{"timeout":1}}',
  );
  expect(messagesOf(sent)).toEqual([
    { channel: '/meta/subscribe', id: 7, clientId: 'c', subscription: '/data/x', ext: { replay: {} } },
  ]);
  expect(messagesOf([handshake])).toEqual([handshake]);
  expect(messagesOf(new URLSearchParams({ message: JSON.stringify(handshake) }))).toEqual([handshake]);
});
