/** Messages between components of one page. Every scope is the whole page here: the shell keeps no hidden pages. */
const subscriptions = new Set();

export const APPLICATION_SCOPE = Symbol('APPLICATION_SCOPE');
export const createMessageContext = () => ({});
export const releaseMessageContext = (context) => {
  for (const subscription of [...subscriptions])
    if (subscription.context === context) subscriptions.delete(subscription);
};

export class MessageContext {
  constructor(callback) {
    this.callback = callback;
    this.context = createMessageContext();
  }
  connect() {
    this.callback(this.context);
  }
  update() {
    // Takes no configuration.
  }
  disconnect() {
    releaseMessageContext(this.context);
  }
}

export function subscribe(context, channel, listener) {
  const subscription = { context, channel: channel.channelName, listener };
  subscriptions.add(subscription);
  return subscription;
}

export function unsubscribe(subscription) {
  subscriptions.delete(subscription);
}

export function publish(context, channel, message) {
  for (const { channel: name, listener } of [...subscriptions])
    if (name === channel.channelName) listener(message);
}
