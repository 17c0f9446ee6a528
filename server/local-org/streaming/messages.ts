import type { FayeMessage } from 'faye/src/protocol/server.js';
import { jsonParserError, SalesforceError } from '../errors.ts';

/** Messages one request may carry. */
const maximum = 100;
const texts = ['channel', 'clientId', 'version', 'connectionType'] as const;

/** The messages of a request, with what Bayeux knows of each and nothing else. Throws for what is no message. */
export function messagesOf(body: unknown): FayeMessage[] {
  const form = body instanceof URLSearchParams ? parsed(body.get('message')) : body;
  const messages = Array.isArray(form) ? form : [form];
  if (messages.length === 0 || messages.length > maximum)
    throw malformed(`expected 1 to ${maximum} messages, not ${messages.length}`);
  return messages.map(messageOf);
}

const malformed = (what: string) =>
  new SalesforceError(400, 'INVALID_INPUT', `400::Bad Bayeux message: ${what}`);

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '') as unknown;
  } catch (error) {
    throw jsonParserError((error as Error).message);
  }
}

function messageOf(given: unknown): FayeMessage {
  if (given === null || typeof given !== 'object' || Array.isArray(given)) throw malformed('not an object');
  const sent = new Map(Object.entries(given));
  const message: FayeMessage = { channel: '' };
  for (const name of texts) {
    const value = sent.get(name);
    if (value !== undefined && typeof value !== 'string') throw malformed(`${name} is not text`);
    if (value !== undefined) message[name] = value;
  }
  if (message.channel === '') throw malformed('no channel');
  const id = sent.get('id');
  if (typeof id === 'string' || typeof id === 'number') message.id = id;
  for (const name of ['subscription', 'supportedConnectionTypes'] as const) {
    const value: unknown = sent.get(name);
    if (value === undefined) continue;
    const list = Array.isArray(value) ? (value as unknown[]) : [value];
    if (list.length > maximum || !list.every((each) => typeof each === 'string'))
      throw malformed(`${name} is no list of texts`);
    message[name] = Array.isArray(value) ? list : list[0];
  }
  if (message.channel === '/meta/handshake') message['supportedConnectionTypes'] ??= [];
  if (typeof message['supportedConnectionTypes'] === 'string')
    message['supportedConnectionTypes'] = [message['supportedConnectionTypes']];
  // What an event might carry is refused unread; faye only asks whether it is there.
  if (!message.channel.startsWith('/meta/')) message['data'] = null;
  const ext = sent.get('ext') as unknown;
  if (ext !== null && typeof ext === 'object') message.ext = ext as Record<string, unknown>;
  return message;
}
